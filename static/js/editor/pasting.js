// Several pasted lines become several directives.
import { form, isItem, mainField, rowOf } from "./page.js";
import { lines } from "./rows.js";

form.addEventListener("paste", (event) => {
  const [control, row] = [event.target, rowOf(event.target)];
  if (!row || control !== mainField(row)) return;
  const pasted = event.clipboardData.getData("text/plain").split(/\r\n?|\n/).map((line) => line.trim()).filter(Boolean);
  if (pasted.length < 2) return;
  event.preventDefault();
  const before = control.value.slice(0, control.selectionStart);
  const after = control.value.slice(control.selectionEnd);
  pasted[0] = before + pasted[0];
  isItem(row) && after ? (pasted[0] += after) : (pasted[pasted.length - 1] += after);
  lines(row, pasted, "pasted");
});
