// Leaving the page: what is typed goes along; only where it cannot does the browser ask.
import { hurry, isKept, keep } from "./keeping.js";
import { isLeaving } from "./saving.js";

window.addEventListener("beforeunload", (event) => {
  if (isLeaving() || isKept() || hurry()) return;
  event.preventDefault();
  keep(); // while the browser asks
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && !isLeaving()) keep();
});
