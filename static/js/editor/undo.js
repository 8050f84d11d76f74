// Undo and redo of everything done in the editor: deeds on rows, and what was typed into a field while it had the focus.
import { controls, directivesOf, endOf, focusOn, form, isDeleted, itemsIn, listOf, outlines, renumber, rowOf, rows, setValue } from "./page.js";
import { mark } from "./deleting.js";
import { say } from "./announcing.js";

const done = [];
const undone = [];
let typing = null; // the field that has the focus, and what it held when it got it

const isText = (control) => control?.matches?.("textarea, input:not([type=radio], [type=checkbox], [type=hidden], [type=submit])");
const stateOf = (control) => (/^(radio|checkbox)$/.test(control.type) ? control.checked : control.value);

// Where each row stands and what each field holds.
function picture() {
  const places = outlines.flatMap((outline) => itemsIn(outline).map((item) => ({ outline, item, list: directivesOf(item) })));
  const state = new Map();
  for (const row of rows()) {
    state.set(row, isDeleted(row));
    for (const control of controls(row)) if (!control.closest(".menu, .gone")) state.set(control, stateOf(control));
  }
  return { places, state };
}

// A deed: ``change`` alters the page and returns the row to go on with.
export function perform(change) {
  commit();
  const before = picture();
  const row = change();
  renumber();
  done.push({ before, after: picture() });
  undone.length = 0;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  return row;
}

// Brings the page to one picture from another; fields that both hold alike keep what was typed since.
function show(target, from) {
  const kept = new Set(target.places.flatMap(({ item, list }) => [item, ...list]));
  for (const row of rows()) if (!kept.has(row)) row.remove();
  for (const outline of outlines) {
    const order = target.places.filter((one) => one.outline === outline).map(({ item }) => item);
    arrange(order, () => itemsIn(outline), (item, before) => outline.insertBefore(item, before ?? endOf(outline)));
  }
  for (const { item, list } of target.places) {
    arrange(list, () => directivesOf(item), (row, before) => listOf(item).insertBefore(row, before ?? null));
  }
  for (const [one, state] of target.state) {
    if (from.state.get(one) === state) continue;
    if (typeof state === "boolean" && one.dataset?.row) mark(one, state);
    else if (typeof state === "boolean") one.checked = state;
    else setValue(one, state);
  }
  renumber();
}

// Puts rows into an order, touching those alone that stand elsewhere: the others keep their layout.
function arrange(order, current, insert) {
  order.forEach((row, index) => {
    const here = current();
    if (here[index] !== row) insert(row, here[index]);
  });
}

function changed(target, from) {
  const one = [...target.state.keys()].find((key) => target.state.get(key) !== from.state.get(key));
  return one && rowOf(one)?.isConnected ? rowOf(one) : rowThatMoved(target, from);
}

function rowThatMoved(target, from) {
  const order = ({ places }) => places.flatMap(({ item, list }) => [item, ...list]);
  const [here, there] = [order(target), order(from)];
  return here.find((row, index) => row !== there[index]) ?? here[0];
}

function step(stack, other, name) {
  commit();
  const entry = stack.pop();
  if (!entry) return say(name === "undone" ? "nothingToUndo" : "nothingToRedo");
  const isBack = name === "undone";
  if (entry.control) {
    setValue(entry.control, isBack ? entry.before : entry.after);
    entry.control.focus();
  } else {
    const [target, from] = isBack ? [entry.before, entry.after] : [entry.after, entry.before];
    show(target, from);
    const row = changed(target, from);
    if (row) focusOn(row);
  }
  begin(document.activeElement);
  other.push(entry);
  form.dispatchEvent(new Event("change", { bubbles: true }));
  say(name);
}

export const undo = () => step(done, undone, "undone");
export const redo = () => step(undone, done, "redone");

// What is typed into a field is one entry when the field is left, or when a deed comes between.
function begin(control) {
  typing = isText(control) ? { control, before: control.value } : null;
}

export function commit() {
  if (!typing || typing.control.value === typing.before) return;
  done.push({ control: typing.control, before: typing.before, after: typing.control.value });
  undone.length = 0;
  typing.before = typing.control.value;
}

// Whether the field itself still has something to undo or redo.
export const isTyping = () => Boolean(typing) && typing.control.value !== typing.before;
export const canRedo = () => undone.length > 0;

form.addEventListener("focusin", (event) => begin(event.target));
form.addEventListener("focusout", commit);
