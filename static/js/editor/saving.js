// Saving: first the server keeps what is typed, so that a save that fails on its way loses nothing.
import { form, isBlank, isDeleted, rowOf, rows } from "./page.js";
import { reach } from "./keeping.js";

const RETURN = "editor-return"; // in the session of the window: where a person was when the page was saved
const LONGEST = 20000; // milliseconds until a save that brings no answer may be sent again
let state = ""; // "asking" the server, then "going"

export const isLeaving = () => state === "going";

// Saves and stays.
export const save = () => form.requestSubmit(form.querySelector(".first-button"));

form.addEventListener("submit", async (event) => {
  if (event.defaultPrevented) return;
  if (state === "going" && !event.submitter?.dataset.passed) return event.preventDefault(); // a double click
  if (state === "going") return;
  event.preventDefault();
  if (state) return;
  state = "asking";
  const button = event.submitter;
  const may = await reach();
  state = may ? "going" : "";
  if (!may) return;
  remember(button);
  setTimeout(() => (state = ""), LONGEST);
  if (button) button.dataset.passed = "1";
  form.requestSubmit(button ?? undefined);
  if (button) delete button.dataset.passed;
});

window.addEventListener("pageshow", (event) => event.persisted && (state = ""));

// Where the focus was: its field, in the how manieth row that is kept.
function remember(button) {
  if (button?.name !== "_continue" && button?.value !== "apply") return sessionStorage.removeItem(RETURN);
  const control = document.activeElement;
  const kept = rows().filter((row) => !isBlank(row) && !isDeleted(row));
  const row = kept.indexOf(rowOf(control));
  const name = row < 0 ? control.name : control.name?.slice(control.name.indexOf("-") + 1);
  const place = /^(textarea|text)$/.test(control.type) ? control.selectionStart : null;
  sessionStorage.setItem(RETURN, JSON.stringify({ row, name, place, top: scrollY, at: Date.now() }));
}

function goBack() {
  const kept = JSON.parse(sessionStorage.getItem(RETURN) ?? "null");
  sessionStorage.removeItem(RETURN);
  if (!kept?.name || Date.now() - kept.at > LONGEST || form.querySelector("[aria-invalid=true], .conflicts")) return;
  const row = rows()[kept.row];
  const control = form.elements[row ? `${row.dataset.ref}-${kept.name}` : kept.name];
  scrollTo(0, kept.top);
  control?.focus?.({ preventScroll: true });
  if (kept.place !== null) control?.setSelectionRange?.(kept.place, kept.place);
}

goBack();
