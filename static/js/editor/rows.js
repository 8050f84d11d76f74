// What a person does to rows besides typing, done in the page: nothing is saved by it. The buttons of the page lead here.
import {
  blank, directivesOf, endOf, field, focusOn, form, fromTemplate, isBlank, isDeleted, isItem, isNew, itemOf, items, itemsIn, listOf, mainField, outlineOf,
  outlines, phrase, rowByRef, rowOf, setValue, where,
} from "./page.js";
import { join, setApart, strictest } from "./joining.js";
import { mark } from "./deleting.js";
import { perform } from "./undo.js";
import { say } from "./announcing.js";

const COPIED = ["verb", "speaker", "addressee", "disclosure", "disclosure_reason"]; // said of each part of a split directive
const JOINED = ["speaker", "addressee", "verb", "deadline_text"]; // words of both rows, where two are merged
const BETWEEN_UNITS = /[,，、;；]/;

// Behind an item, or as the last of an outline.
export function addItem(after = null, outline = after ? outlineOf(after) : outlines[0]) {
  const item = perform(() => {
    const one = blank("item");
    outline.insertBefore(one, after ? after.nextElementSibling : endOf(outline));
    listOf(one).append(blank("directive"));
    return one;
  });
  focusOn(item);
  say("added", { where: where(item) });
}

export function addDirective(beside) {
  const row = perform(() => {
    const one = blank("directive");
    isItem(beside) ? listOf(beside).append(one) : beside.after(one);
    return one;
  });
  focusOn(row);
  say("added", { where: where(row) });
}

// An empty last directive becomes the next item, as in any outline.
export function leaveItem(row) {
  const after = itemOf(row);
  perform(() => row.remove());
  const next = after.nextElementSibling;
  next?.dataset.row && isBlank(next) ? focusOn(next) : addItem(after);
}

function tellMoved(row, control) {
  control?.matches("input, textarea, select") && row.contains(control) && control.checkVisibility() ? control.focus() : focusOn(row);
  row.scrollIntoView({ block: "nearest" });
  say("moved", { where: where(row) });
}

function moving(row, change) {
  const control = document.activeElement;
  const place = control?.selectionStart;
  perform(change);
  tellMoved(row, control);
  if (control?.setSelectionRange && place !== null && place !== undefined && control.type !== "date") control.setSelectionRange(place, place);
}

export function shift(row, step) {
  const siblings = isItem(row) ? itemsIn(outlineOf(row)) : directivesOf(itemOf(row));
  const other = siblings[siblings.indexOf(row) + step];
  if (other) return moving(row, () => (step < 0 ? other.before(row) : other.after(row)));
  return isItem(row) ? toOutline(row, step) : toNeighbour(row, step);
}

// An item to the meeting before (its end) or behind (its start), where the page shows several.
function toOutline(item, step) {
  const other = outlines[outlines.indexOf(outlineOf(item)) + step];
  if (!other) return say("atEdge");
  return moving(item, () => other.insertBefore(item, step < 0 ? endOf(other) : (itemsIn(other)[0] ?? endOf(other))));
}

// A directive to the item before (its end) or behind (its start).
export function toNeighbour(row, step) {
  const standing = items().filter((item) => !isDeleted(item) || item === itemOf(row));
  const home = standing[standing.indexOf(itemOf(row)) + step];
  if (!home) return say("atEdge");
  return moving(row, () => (step < 0 ? listOf(home).append(row) : listOf(home).prepend(row)));
}

// Before or behind another row, wherever that stands; a directive on an item goes to its start.
export function place(row, target, isBehind) {
  moving(row, () => {
    if (!isItem(row) && isItem(target)) listOf(target).prepend(row);
    else isBehind ? target.after(row) : target.before(row);
  });
}

// ``to`` is the reference of an item or its number.
export function moveTo(row, to) {
  const target = rowByRef(to) ?? itemsIn(outlineOf(row)).filter((item) => !isDeleted(item))[Number(to) - 1];
  if (!target || !isItem(target) || isDeleted(target) || target === itemOf(row)) return say("noSuchItem");
  if (!isItem(row)) return moving(row, () => listOf(target).append(row));
  return moving(row, () => (items().indexOf(row) < items().indexOf(target) ? target.after(row) : target.before(row)));
}

// Directives for lines of text: the first keeps the row, the others come behind it.
export function lines(row, texts, name, values = {}) {
  const last = perform(() => {
    setValue(mainField(row), texts[0]);
    return texts.slice(1).reduce((before, text, index) => {
      const one = blank("directive");
      isItem(before) ? listOf(before).prepend(one) : before.after(one);
      if (!isItem(row)) inherit(row, one, text);
      mainField(one).value = text;
      return one;
    }, row);
  });
  focusOn(last, mainField(last).value.length);
  say(name, { count: texts.length, where: where(row), ...values });
}

// What is said of the whole is said of each part; units and the deadline go with the words that name them.
function inherit(whole, part, text) {
  if (COPIED.some((name) => field(whole, name))) showRare(part).open = false;
  for (const name of COPIED) if (field(whole, name) && field(part, name)) field(part, name).value = field(whole, name).value;
  const units = field(whole, "units").value.split(BETWEEN_UNITS).map((unit) => unit.trim());
  field(part, "units").value = units.filter((unit) => unit && text.includes(unit)).join("、");
  const deadline = field(whole, "deadline_text").value;
  if (!deadline || !text.includes(deadline)) return;
  for (const name of ["deadline_text", "deadline_on"]) field(part, name).value = field(whole, name).value;
}

export function splitAt(row, start, end = start) {
  const text = mainField(row).value;
  const parts = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()];
  if (!parts[0] || !parts[1]) return addDirective(row);
  lines(row, parts, "split");
  focusOn(row.nextElementSibling, 0);
}

export function splitLines(row) {
  const parts = mainField(row).value.split("\n").map((line) => line.trim()).filter(Boolean);
  parts.length > 1 ? lines(row, parts, "split") : say("nothingToSplit");
}

// The upper row keeps its key and gets the words of both.
export function merge(row) {
  const rest = directivesOf(itemOf(row));
  const lower = rest.slice(rest.indexOf(row) + 1).find((one) => !isDeleted(one));
  if (!lower) return say("nothingToMerge");
  const place = mainField(row).value.trimEnd().length;
  perform(() => {
    const text = mainField(row).value.trimEnd() + mainField(lower).value.trimStart();
    if (lower.querySelector(":scope > .more")) showRare(row);
    takeOver(row, lower);
    setValue(mainField(row), text);
    isNew(lower) ? lower.remove() : mark(lower, true);
  });
  focusOn(row, place);
  say("merged", { where: where(row) });
}

// No word of the lower row is lost, and the stricter disclosure holds for both.
function takeOver(row, lower) {
  const valueOf = (one, name) => field(one, name)?.value ?? "";
  const both = (name) => [valueOf(row, name), valueOf(lower, name)].filter(Boolean);
  const units = both("units").flatMap((names) => names.split(BETWEEN_UNITS)).map((name) => name.trim()).filter(Boolean);
  const merged = {
    units: [...new Set(units)].join("、"),
    deadline_on: both("deadline_on")[0],
    headline: both("headline")[0],
    disclosure: strictest(both("disclosure")),
    disclosure_reason: [...new Set(both("disclosure_reason"))].join("；"),
    ...Object.fromEntries(JOINED.map((name) => [name, [...new Set(both(name))].join("、")])),
  };
  for (const [name, value] of Object.entries(merged)) if (value && field(row, name)) field(row, name).value = value;
}

export function mergeBack(row) {
  const rest = directivesOf(itemOf(row));
  const upper = rest.slice(0, rest.indexOf(row)).reverse().find((one) => !isDeleted(one));
  if (isBlank(row)) return removeBlank(row, upper ?? itemOf(row));
  return upper ? merge(upper) : say("nothingToMerge");
}

export function removeBlank(row, next) {
  perform(() => row.remove());
  if (next) focusOn(next, mainField(next).value.length);
}

export function remove(row) {
  const [name, next] = [where(row), row.nextElementSibling ?? row.previousElementSibling];
  perform(() => (isNew(row) ? row.remove() : mark(row, true)));
  const restore = isNew(row) ? null : row.querySelector("[value^='restore ']");
  restore ? restore.focus() : focusOn(rowOf(next) ?? items()[0] ?? row);
  say("deleted", { where: name });
}

export function restore(row) {
  perform(() => mark(row, false));
  focusOn(row);
  say("restored", { where: where(row) });
}

export function more(row) {
  const rare = showRare(row);
  rare.append(destinations(row));
  rare.querySelector("input, select").focus();
}

// All rare fields of a row, in place of those few that stood there.
function showRare(row) {
  const [old, rare] = [row.querySelector(":scope > .more"), fromTemplate("more-directive", row.dataset.ref)];
  for (const control of rare.querySelectorAll("input, select")) {
    const known = old?.querySelector(`[name="${CSS.escape(control.name)}"]`);
    if (known) control.value = known.value;
  }
  old ? old.replaceWith(rare) : row.append(rare);
  return rare;
}

// The items that a directive can be moved to, as they are called now.
function destinations(row) {
  const [place, label, list, button] = ["p", "label", "select", "button"].map((name) => document.createElement(name));
  const others = items().filter((item) => !isDeleted(item) && item !== itemOf(row));
  list.name = `${row.dataset.ref}-to`;
  list.append(...others.map((item) => new Option(`${where(item)} ${mainField(item).value.slice(0, 20)}`, item.dataset.ref)));
  Object.assign(button, { className: "desk-button", name: "deed", value: `move ${row.dataset.ref}`, textContent: phrase("move") });
  label.append(`${phrase("moveTo")} `, list);
  place.className = "to";
  place.append(label, button);
  return place;
}

// The buttons

const DEEDS = {
  "add-item": (row, button) => addItem(row, outlineOf(button)),
  "add-directive": addDirective,
  up: (row) => shift(row, -1),
  down: (row) => shift(row, 1),
  move: (row) => moveTo(row, form.elements[`${row.dataset.ref}-to`].value),
  split: splitLines,
  merge,
  apart: setApart,
  join,
  delete: remove,
  restore,
  more,
};

// Returns whether the deed was done here; what needs the server is sent to it.
export function act(button) {
  const [verb, ref] = button.value.split(" ");
  const row = ref ? rowByRef(ref) : null;
  if (!DEEDS[verb] || (!row && verb !== "add-item")) return false;
  button.closest("details.menu")?.removeAttribute("open");
  DEEDS[verb](row, button);
  return true;
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=deed]");
  if (button && act(button)) event.preventDefault();
});
