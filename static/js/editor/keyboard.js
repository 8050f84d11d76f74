// The keys of the editor. Nothing happens while an input method composes: Enter then only takes a word.
import { directivesOf, focusOn, form, isBlank, isDeleted, isItem, itemOf, listOf, mainField, nameOf, rowOf } from "./page.js";
import { addDirective, addItem, leaveItem, mergeBack, removeBlank, shift, splitAt, toNeighbour } from "./rows.js";
import { canRedo, isTyping, redo, undo } from "./undo.js";
import { save } from "./saving.js";

const isComposing = (event) => event.isComposing || event.keyCode === 229;
const isCommand = (event) => (event.ctrlKey || event.metaKey) && !event.altKey;

function next(row) {
  const standing = directivesOf(isItem(row) ? row : itemOf(row)).filter((one) => !isDeleted(one));
  return standing[standing.indexOf(row) + 1];
}

function enter(row, control) {
  if (isItem(row)) return next(row) ? focusOn(next(row)) : addDirective(row);
  const isLast = !next(row);
  if (isLast && isBlank(row) && directivesOf(itemOf(row)).length > 1) return leaveItem(row);
  return !isLast && isBlank(next(row)) ? focusOn(next(row)) : addDirective(row);
}

function onEnter(event, row, control) {
  const isField = control.matches("input:not([type=submit])");
  if (!row) {
    if (isField || control.name === "title") {
      event.preventDefault(); // Enter never saves: it goes on to the next field
      following(control)?.focus();
    }
    return;
  }
  if (isItem(row) && nameOf(control) === "text") return; // an item's text has lines of its own
  if (!isField && control.tagName !== "TEXTAREA") return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) isItem(row) ? addItem(row) : splitAt(row, ...cut(row, control));
  else enter(row, control);
}

const cut = (row, control) =>
  control === mainField(row) ? [control.selectionStart, control.selectionEnd] : [mainField(row).value.length];

function following(control) {
  const order = [...form.elements].filter((one) => one.type !== "hidden" && !one.disabled && one.tabIndex >= 0 && one.checkVisibility());
  return order[order.indexOf(control) + 1];
}

function onBackspace(event, row, control) {
  if (control !== mainField(row) || control.selectionStart || control.selectionEnd) return;
  if (isItem(row)) {
    if (!isBlank(row) || !row.previousElementSibling?.dataset?.row) return;
    event.preventDefault();
    const before = row.previousElementSibling;
    return removeBlank(row, directivesOf(before).at(-1) ?? before);
  }
  event.preventDefault();
  mergeBack(row);
}

form.addEventListener("keydown", (event) => {
  const control = event.target;
  if (isComposing(event) || event.defaultPrevented) return;
  const row = rowOf(control);
  if (event.key === "Enter" && !event.shiftKey && !event.altKey) return onEnter(event, row, control);
  if (!row || isDeleted(row)) return;
  if (event.altKey && /^Arrow(Up|Down)$/.test(event.key)) {
    event.preventDefault();
    const step = event.key === "ArrowUp" ? -1 : 1;
    return event.shiftKey && !isItem(row) ? toNeighbour(row, step) : shift(row, step);
  }
  if (event.key === "Backspace" && !event.ctrlKey && !event.altKey && !event.metaKey) onBackspace(event, row, control);
});

document.addEventListener("keydown", (event) => {
  if (!isCommand(event) || isComposing(event)) return;
  const key = event.key.toLowerCase();
  if (key === "s" && !event.shiftKey) {
    event.preventDefault();
    if (!event.repeat) save();
  }
  const isRedo = (key === "z" && event.shiftKey) || key === "y";
  if ((key !== "z" && !isRedo) || isTyping()) return; // the field's own undo comes first
  if (isRedo && !canRedo()) return;
  event.preventDefault();
  isRedo ? redo() : undo();
});
