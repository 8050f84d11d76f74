// Keys of search: "/" goes to the box, ↑ and ↓ walk from it through the answers. "/" can be switched off.
(() => {
  "use strict";
  const OFF = "search-key-off";
  const box = document.querySelector("form.search input[name=q]");
  if (!box) return;
  const answers = () => [...document.querySelectorAll(".hits h2 a")];
  const isTyping = (target) => target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

  const store = {
    get: () => { try { return localStorage.getItem(OFF); } catch { return null; } },
    set: (isOff) => { try { isOff ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF); } catch { /* kept for this page */ } },
  };
  let isOff = Boolean(store.get());

  const choice = document.querySelector("[data-search-key]");
  if (choice) {
    const tick = choice.querySelector("input");
    choice.hidden = false;
    tick.checked = !isOff;
    tick.addEventListener("change", () => store.set((isOff = !tick.checked)));
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !isOff && !isTyping(event.target)) {
      event.preventDefault();
      box.focus();
      box.select();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const rows = answers();
    const here = rows.indexOf(document.activeElement);
    if (!rows.length || (here < 0 && document.activeElement !== box)) return;
    const there = here + (event.key === "ArrowDown" ? 1 : -1);
    if (there >= rows.length || there < -1) return;
    event.preventDefault();
    (rows[there] ?? box).focus();
  });
})();
