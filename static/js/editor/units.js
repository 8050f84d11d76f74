// Units are suggested as they are typed: by their names, by pinyin, by its initials. A combobox with a list (ARIA 1.2).
import { form, nameOf, phrase, rowOf, setValue } from "./page.js";

const MOST = 8;
const words = document.getElementById("editor-words").dataset;
const list = document.createElement("ul");
let known = null; // [name, pinyin, initials], the most used first
let input = null;
let chosen = -1;

list.id = "unit-options";
list.className = "unit-options";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", phrase("units"));
form.append(list);

const isUnits = (control) => control?.matches?.("input") && rowOf(control) && nameOf(control) === "units";

async function load() {
  try {
    known ??= fetch(words.unitsUrl).then((response) => (response.ok ? response.json() : { units: [] }));
    return (await known).units;
  } catch {
    known = null;
    return [];
  }
}

// The name at the cursor, and where it begins and ends.
function part() {
  const [text, place] = [input.value, input.selectionStart];
  const start = Math.max(...[..."、，,;；"].map((mark) => text.lastIndexOf(mark, place - 1))) + 1;
  const end = text.slice(place).search(/[、，,;；]/);
  return { start, end: end < 0 ? text.length : place + end, typed: text.slice(start, place).trim() };
}

function rank([name, pinyin, initials], typed) {
  if (name.startsWith(typed)) return 0;
  if (initials.startsWith(typed)) return 1;
  if (pinyin.startsWith(typed)) return 2;
  return name.includes(typed) || initials.includes(typed) ? 3 : -1;
}

function close() {
  list.hidden = true;
  chosen = -1;
  input?.setAttribute("aria-expanded", "false");
  input?.removeAttribute("aria-activedescendant");
}

function choose(index) {
  const options = [...list.children];
  chosen = (index + options.length) % options.length;
  options.forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
  input.setAttribute("aria-activedescendant", options[chosen].id);
  options[chosen].scrollIntoView({ block: "nearest" });
}

function accept(name) {
  const { start, end } = part();
  setValue(input, input.value.slice(0, start) + name + input.value.slice(end));
  input.setSelectionRange(start + name.length, start + name.length);
  close();
}

async function suggest() {
  const typed = part().typed.toLowerCase();
  if (!typed) return close();
  const here = input;
  const units = (await load()).map((unit) => [rank(unit, typed), unit[0]]).filter(([order, name]) => order >= 0 && name !== typed);
  if (input !== here || document.activeElement !== here) return;
  const found = units.sort((one, other) => one[0] - other[0]).slice(0, MOST);
  if (!found.length) return close();
  list.replaceChildren(...found.map(([, name], index) => option(name, index)));
  input.after(list);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  chosen = -1;
  if (/^[a-z]+$/.test(typed)) choose(0); // letters are no name: Enter takes the first
}

function option(name, index) {
  const one = document.createElement("li");
  Object.assign(one, { id: `unit-${index}`, textContent: name, lang: "zh-Hans" });
  one.setAttribute("role", "option");
  one.setAttribute("aria-selected", "false");
  return one;
}

function become(control) {
  input = control;
  if (control.hasAttribute("role")) return;
  control.removeAttribute("list");
  const facts = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(facts)) control.setAttribute(name, value);
}

form.addEventListener("focusin", (event) => {
  if (!isUnits(event.target)) return;
  become(event.target);
  load();
});
form.addEventListener("focusout", (event) => event.target === input && close());
form.addEventListener("input", (event) => event.target === input && !event.isComposing && suggest());
form.addEventListener("compositionend", (event) => event.target === input && suggest());
list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener("click", (event) => event.target.textContent && event.target !== list && accept(event.target.textContent));
form.addEventListener(
  "keydown",
  (event) => {
    if (event.target !== input || list.hidden || event.isComposing || event.keyCode === 229) return;
    const keys = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen < 0 ? -1 : chosen - 1),
      Escape: close,
      Enter: chosen < 0 ? null : () => accept(list.children[chosen].textContent),
      Tab: chosen < 0 ? null : () => accept(list.children[chosen].textContent),
    };
    if (!keys[event.key] || event.altKey) return;
    if (event.key !== "Tab") event.preventDefault();
    if (event.key !== "Tab") event.stopImmediatePropagation();
    keys[event.key]();
  },
  true,
);
