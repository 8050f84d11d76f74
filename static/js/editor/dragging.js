// Rows are dragged by their number, with a mouse, a pen or a finger. Keys and the menu do the same.
import { directivesOf, form, isItem, itemOf, listOf, rowOf } from "./page.js";
import { place } from "./rows.js";

const EDGE = 60; // pixels from the top or bottom of the window where it scrolls
let dragged = null;
let target = null;

function mark(row, isBehind) {
  target?.row.classList.remove("drop-before", "drop-behind");
  target = row && { row, isBehind };
  row?.classList.add(isBehind ? "drop-behind" : "drop-before");
}

function over(event) {
  const under = rowOf(document.elementFromPoint(Math.min(Math.max(event.clientX, 1), innerWidth - 1), event.clientY));
  if (!under) return null;
  const row = isItem(dragged) ? itemOf(under) : under;
  if (row === dragged || dragged.contains(row)) return null;
  const isBelow = (one) => event.clientY > (one.getBoundingClientRect().top + one.getBoundingClientRect().bottom) / 2;
  if (isItem(dragged) || !isItem(row)) return [row, isBelow(row)];
  const last = directivesOf(row).filter((one) => one !== dragged).at(-1); // beside the directives of an item
  return last && isBelow(listOf(row)) ? [last, true] : [row, true];
}

function move(event) {
  const found = over(event);
  mark(...(found ?? [null]));
  if (event.clientY < EDGE) scrollBy(0, -12);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, 12);
}

function end(isDone) {
  const found = target;
  mark(null);
  form.classList.remove("dragging");
  dragged.classList.remove("dragged");
  const row = dragged;
  dragged = null;
  if (isDone && found) place(row, found.row, found.isBehind);
}

form.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.(".no");
  const row = rowOf(handle);
  if (!row || event.button || row.classList.contains("deleted")) return;
  event.preventDefault();
  dragged = row;
  row.classList.add("dragged");
  form.classList.add("dragging");
  handle.setPointerCapture(event.pointerId);
});
form.addEventListener("pointermove", (event) => dragged && move(event));
form.addEventListener("pointerup", () => dragged && end(true));
form.addEventListener("pointercancel", () => dragged && end(false));
document.addEventListener("keydown", (event) => dragged && event.key === "Escape" && end(false));
