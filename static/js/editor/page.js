// The rows of the editor as the page draws them. The one module that knows the markup.
export const form = document.querySelector("form.editor");
export const outlines = [...document.querySelectorAll(".outline")]; // one for each meeting that the page shows
const texts = document.getElementById("editor-words").dataset;

export const phrase = (name, values = {}) => texts[name].replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);

export const itemsIn = (outline) => [...outline.querySelectorAll(":scope > [data-row=item]")];
export const items = () => outlines.flatMap(itemsIn);
export const outlineOf = (node) => node.closest(".outline");
export const endOf = (outline) => outline.querySelector(":scope > .acts");
export const directivesOf = (item) => [...listOf(item).querySelectorAll(":scope > [data-row=directive]")];
export const rows = () => [...form.querySelectorAll("[data-row]")];
export const rowOf = (node) => node?.closest?.("[data-row]") ?? null;
export const itemOf = (row) => row.closest("[data-row=item]");
export const isItem = (row) => row.dataset.row === "item";
export const isDeleted = (row) => row.classList.contains("deleted");
export const isNew = (row) => /^new\d+$/.test(row.dataset.ref);
export const rowByRef = (ref) => form.querySelector(`[data-row][data-ref="${CSS.escape(ref)}"]`);
export const listOf = (item) => item.querySelector(":scope > ol");
export const field = (row, name) => row.querySelector(`[name="${CSS.escape(`${row.dataset.ref}-${name}`)}"]`);
export const mainField = (row) => field(row, isItem(row) ? "title" : "text");
export const nameOf = (control) => control.name.slice(control.name.indexOf("-") + 1);
export const controls = (row) => [...row.querySelectorAll("input:not([type=hidden]), select, textarea")];

// Whether a person has put words into a row: a new one without any is no row.
export const isBlank = (row) =>
  isNew(row) &&
  controls(row).every((one) => !/^(text|search|date)/.test(one.type) || !one.value.trim()) &&
  (!isItem(row) || directivesOf(row).every(isBlank));

export function setValue(control, value) {
  if (control.value === value) return;
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

export function focusOn(row, place = null, name = "") {
  const control = (name && field(row, name)) || mainField(row);
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "nearest" });
  if (place !== null && control.setSelectionRange) control.setSelectionRange(place, place);
}

// New rows

let drawn = Math.max(0, ...rows().map((row) => (isNew(row) ? Number(row.dataset.ref.slice(3)) : 0)));

export function blank(kind) {
  drawn += 1;
  return fromTemplate(`new-${kind}`, `new${drawn}`);
}

export function fromTemplate(id, ref) {
  const copy = document.createElement("template");
  copy.innerHTML = document.getElementById(id).innerHTML.replaceAll("REF", ref);
  return copy.content.firstElementChild;
}

// Numbers, in the page and in the names that a screen reader says

const DIGITS = "零一二三四五六七八九";
export function counted(number) {
  if (number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return (tens > 1 ? DIGITS[tens] : "") + (tens ? "十" : "") + (ones || !tens ? DIGITS[ones] : "");
}

const numberOf = (row) => row.querySelector(".no").textContent.replace(/[（）、\s]/g, "");
export const where = (row) => (isItem(row) ? `${texts.item}${numberOf(row)}` : `${numberOf(itemOf(row))}（${numberOf(row)}）`);

export function renumber() {
  for (const outline of outlines) number(itemsIn(outline));
}

function number(all) {
  const standing = all.filter((item) => !isDeleted(item));
  for (const item of all) {
    const over = isDeleted(item) ? "" : counted(standing.indexOf(item) + 1);
    write(item, over, over && `${over}、`, `${texts.item}${over}`);
    item.setAttribute("aria-label", `${texts.item}${over}`);
    const below = directivesOf(item).filter((row) => !isDeleted(row));
    for (const row of directivesOf(item)) {
      const number = isDeleted(row) ? "" : counted(below.indexOf(row) + 1);
      write(row, number, number && `（${number}）`, `${over}（${number}）`);
    }
  }
}

function write(row, number, shown, prefix) {
  const place = row.querySelector(".no");
  const [before, label] = [place.dataset.prefix ?? labelledBy(row), prefix];
  place.textContent = shown;
  place.dataset.prefix = label;
  const list = isItem(row) ? listOf(row) : null;
  for (const one of row.querySelectorAll("[aria-label], legend")) {
    if (list?.contains(one)) continue;
    if (one.tagName === "LEGEND") one.textContent = one.textContent.replace(before, label);
    else one.setAttribute("aria-label", one.getAttribute("aria-label").replace(before, label));
  }
}

// What the labels of a row begin with, as the server drew them.
function labelledBy(row) {
  if (isItem(row)) return `${texts.item}${numberOf(row)}`;
  return mainField(row).getAttribute("aria-label").match(/^[^（]*（[^）]*）/)?.[0] ?? "";
}
