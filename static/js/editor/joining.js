// Items that are parted or joined: rows keep their keys, no word is lost, nothing hidden is shown.
import { blank, directivesOf, field, focusOn, isDeleted, isNew, itemOf, itemsIn, listOf, mainField, outlineOf, setValue, where } from "./page.js";
import { mark } from "./deleting.js";
import { perform } from "./undo.js";
import { say } from "./announcing.js";

const STRICTEST = ["withheld", "on_request", "public"];
export const strictest = (codes) => STRICTEST.find((one) => codes.includes(one));

// From a directive on, an item of its own behind this one.
export function setApart(row) {
  const home = itemOf(row);
  const rest = directivesOf(home);
  const item = perform(() => {
    const one = blank("item");
    home.after(one);
    listOf(one).append(...rest.slice(rest.indexOf(row)));
    field(one, "kind").value = field(home, "kind").value;
    hide(one, home);
    return one;
  });
  focusOn(item);
  say("added", { where: where(item) });
}

// An item with the one above it, which keeps its key and gets the words and the directives of both.
export function join(item) {
  const all = itemsIn(outlineOf(item));
  const upper = all.slice(0, all.indexOf(item)).reverse().find((one) => !isDeleted(one));
  if (!upper) return say("atEdge");
  perform(() => {
    joinWords(upper, item);
    listOf(upper).append(...directivesOf(item));
    isNew(item) ? item.remove() : mark(item, true);
  });
  focusOn(upper);
  say("merged", { where: where(upper) });
}

function joinWords(upper, item) {
  const [mine, theirs] = [field(upper, "text").value, field(item, "text").value];
  const title = mainField(item).value.trim();
  const isTold = !title || `${mainField(upper).value}${mine}${theirs}`.includes(title);
  if (!mainField(upper).value.trim()) setValue(mainField(upper), title);
  const words = [mine, isTold || mainField(upper).value === title ? "" : title, theirs].map((one) => one.trim()).filter(Boolean);
  setValue(field(upper, "text"), words.join("\n"));
  if (!field(upper, "outcome").value) field(upper, "outcome").value = field(item, "outcome").value;
  hide(upper, item);
}

const disclosures = (row) => [...row.querySelectorAll(`[name="${row.dataset.ref}-disclosure"]`)];

// The stricter disclosure of both holds for the first, with the reasons of both.
function hide(row, other) {
  const chosen = [row, other].flatMap((one) => disclosures(one).filter((choice) => choice.checked).map((choice) => choice.value));
  const code = strictest(chosen);
  if (!code) return;
  disclosures(row).find((one) => one.value === code).checked = true;
  const reasons = [row, other].map((one) => field(one, "disclosure_reason").value).filter(Boolean);
  field(row, "disclosure_reason").value = [...new Set(reasons)].join("；");
}
