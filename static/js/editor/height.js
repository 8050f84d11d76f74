// Fields of text are as high as their words, where the browser does not do it by itself.
import { form } from "./page.js";

function fit(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

if (!CSS.supports("field-sizing", "content")) {
  for (const area of form.querySelectorAll("textarea")) fit(area);
  form.addEventListener("input", (event) => event.target.tagName === "TEXTAREA" && fit(event.target));
}
