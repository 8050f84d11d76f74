// Tells a person who hears the page what was done, in the page's language.
import { phrase } from "./page.js";

const place = document.getElementById("editor-said");
let waiting = 0;

export function say(name, values) {
  clearTimeout(waiting);
  place.textContent = "";
  waiting = setTimeout(() => (place.textContent = phrase(name, values)), 50); // the same words again are said again
}
