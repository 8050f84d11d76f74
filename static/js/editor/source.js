// The report beside the rows: the piece that a row was read from is lit and brought into view while the row is worked on.
const box = document.querySelector(".source .report-text");

function light(ref) {
  let first = null;
  for (const piece of box.querySelectorAll("[data-of]")) {
    const isLit = piece.dataset.of === ref;
    piece.classList.toggle("lit", isLit);
    if (isLit) first ??= piece;
  }
  if (!first) return;
  const [frame, place] = [box.getBoundingClientRect(), first.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 3;
}

if (box) {
  document.addEventListener("focusin", ({ target }) => {
    const row = target.closest?.("[data-ref]");
    if (row) light(row.dataset.ref);
  });
}
