/* The reading page: pointing at a passage, in the text or in what was read, lights it in both. Without it the links lead there. */
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

/* What is typed is kept on the server, and the page has an address of its own: it can be reloaded, left and come back to. */
(() => {
  const PAUSE = 3000; // milliseconds without a change
  const form = document.querySelector("form[data-kept-url]");
  let waiting = 0;
  let isTyped = false;
  if (!form) return;
  if (form.dataset.keptUrl) history.replaceState(null, "", form.dataset.keptUrl);

  const typed = () => {
    const fields = new FormData(form);
    fields.set("step", "keep");
    isTyped = false;
    return fields;
  };
  const keep = () => fetch(form.action, { method: "POST", body: typed() }).catch(() => (isTyped = true));

  form.addEventListener("input", () => {
    isTyped = true;
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    isTyped = false;
  });
  addEventListener("pagehide", () => isTyped && navigator.sendBeacon(form.action, typed()));
})();
