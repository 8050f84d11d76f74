/* The paste page: pointing at a passage, in the text or in what was read, lights it in both. Without it the links lead there. */
(() => {
  const box = document.querySelector(".report-text");
  let lit = [];

  const light = (event) => {
    const here = event.target.closest?.("[data-at]");
    for (const one of lit) one.classList.remove("lit");
    lit = here ? [...document.querySelectorAll(`[data-at="${here.dataset.at}"]`)] : [];
    for (const one of lit) one.classList.add("lit");
    const piece = lit.find((one) => box.contains(one));
    if (piece && !box.contains(here)) show(piece);
  };

  /* Scrolls the text alone: a page that moves under the pointer would light the next passage. */
  const show = (piece) => {
    const [frame, place] = [box.getBoundingClientRect(), piece.getBoundingClientRect()];
    if (place.top < frame.top || place.bottom > frame.bottom) box.scrollTop += place.top - frame.top - frame.height / 3;
  };

  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light);
})();
