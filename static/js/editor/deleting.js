// A row that goes with the next save: struck through until then, and brought back by one button.
import { phrase } from "./page.js";

export function mark(row, isGone) {
  row.classList.toggle("deleted", isGone);
  const line = row.dataset.row === "item" ? row.querySelector(":scope > .line") : row;
  line.querySelector(":scope > .gone")?.remove();
  const menu = line.querySelector(":scope > .menu");
  if (menu) menu.hidden = isGone;
  if (isGone) (menu ?? line.lastElementChild).after(reminder(row));
}

function reminder(row) {
  const [place, label, tick, button] = ["p", "label", "input", "button"].map((name) => document.createElement(name));
  Object.assign(tick, { type: "checkbox", name: `${row.dataset.ref}-delete`, value: "on", checked: true });
  Object.assign(button, { className: "desk-button", name: "deed", value: `restore ${row.dataset.ref}`, textContent: phrase("restore") });
  label.append(tick, ` ${phrase("gone")}`);
  place.className = "gone";
  place.append(label, button);
  return place;
}
