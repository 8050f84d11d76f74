// The checklist beside the editor: anew after what is typed was kept, and its links lead to fields also in closed parts.
const place = document.getElementById("checks"); // a reading has none

export function showChecklist(html) {
  const told = place.querySelector(".sum")?.textContent;
  const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  place.innerHTML = html;
  const sum = place.querySelector(".sum");
  if (sum.textContent !== told) sum.setAttribute("role", "status"); // said where it changed, not at every keeping
  if (focused) (place.querySelector(`[href="${CSS.escape(focused)}"]`) ?? place).focus({ preventScroll: true });
}

place?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  for (let node = target.parentElement; node; node = node.parentElement) if (node.matches("details")) node.open = true;
  const control = target.matches("input, textarea, select") ? target : target.querySelector("input:not([type=hidden]), textarea, select");
  target.scrollIntoView({ block: "center" });
  (control ?? target).focus({ preventScroll: true });
});
