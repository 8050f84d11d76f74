// The report and what was read in it: pointing at a piece or a row lights both, and brings the words of a row into view.
const box = document.querySelector(".report-text");
let lit = [];

// A piece names what it is of; a row is its own.
const subjectOf = (node) => {
  const one = node?.closest?.("[data-of], [data-ref]");
  return one && (one.dataset.of ?? one.dataset.ref);
};

function light(target) {
  const subject = subjectOf(target);
  for (const one of lit) one.classList.remove("lit");
  lit = subject ? [...document.querySelectorAll(`[data-of="${CSS.escape(subject)}"], [data-ref="${CSS.escape(subject)}"]`)] : [];
  for (const one of lit) one.classList.add("lit");
  const piece = lit.find((one) => box.contains(one));
  if (piece && !box.contains(target)) show(piece);
}

// Scrolls the text alone: a page that moves under the pointer would light the next row.
function show(piece) {
  const [frame, place] = [box.getBoundingClientRect(), piece.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 3;
}

if (box) {
  document.addEventListener("focusin", ({ target }) => light(target));
  document.addEventListener("mouseover", ({ target }) => document.activeElement.closest("[data-ref]") || light(target)); // work goes before pointing
}
