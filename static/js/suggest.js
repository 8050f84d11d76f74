// Offers while a question is typed: a combobox with a list (ARIA 1.2). Without it the form works as it is.
(() => {
  "use strict";
  const WAIT = 150; // milliseconds after the last letter
  const box = document.querySelector("[data-suggest]");
  if (!box) return;

  const input = box.querySelector("input");
  const list = document.createElement("ul");
  const said = document.createElement("p");
  const known = new Map(); // what was asked on this page already
  let asked = null;
  let waiting = 0;
  let chosen = -1;
  let typed = input.value;

  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  said.className = "sr";
  said.setAttribute("role", "status");
  box.append(list, said);
  input.type = "text"; // HTML lets a search field be no combobox
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) input.setAttribute(name, value);

  const options = () => [...list.children];
  const isOpen = () => !list.hidden;

  function close() {
    clearTimeout(waiting);
    asked?.abort();
    list.hidden = true;
    chosen = -1;
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function option({ pieces, kind_name: kind, question }, number) {
    const row = document.createElement("li");
    const words = document.createElement("span");
    const tag = document.createElement("span");
    row.id = `suggestion-${number}`;
    row.dataset.question = question;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    words.lang = "zh-Hans";
    for (const [text, isTyped] of pieces) {
      const piece = isTyped ? document.createElement("b") : document.createDocumentFragment();
      piece.append(text);
      words.append(piece);
    }
    tag.className = "quiet";
    tag.textContent = kind;
    row.append(words, " ", tag);
    return row;
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    if (!suggestions.length) return close();
    chosen = -1;
    list.hidden = false;
    said.textContent = box.dataset.found.replace("{n}", suggestions.length);
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    const rows = options();
    chosen = (number + rows.length + 1) % (rows.length + 1); // one place beyond the last is the box itself
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < rows.length) {
      input.setAttribute("aria-activedescendant", rows[chosen].id);
      rows[chosen].scrollIntoView({ block: "nearest" });
    } else {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
    }
  }

  function accept(row) {
    input.value = row.dataset.question;
    close();
    input.form.requestSubmit();
  }

  async function ask(question) {
    asked?.abort();
    if (known.has(question)) return show(known.get(question));
    const mine = (asked = new AbortController());
    try {
      const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(question)}`, { signal: mine.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      known.set(question, suggestions);
      if (!mine.signal.aborted && input.value.trim() === question && document.activeElement === input) show(suggestions);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  function changed() {
    const question = input.value.trim();
    clearTimeout(waiting);
    if (question === typed) return;
    typed = question;
    if (!question) return close();
    waiting = setTimeout(ask, WAIT, question);
  }

  input.addEventListener("input", (event) => {
    if (!event.isComposing) changed();
  });
  input.addEventListener("compositionstart", () => {
    clearTimeout(waiting);
    asked?.abort();
  });
  input.addEventListener("compositionend", changed);
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) accept(row);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !isOpen()) return;
    const open = options();
    const keys = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen < 0 ? open.length - 1 : chosen - 1),
      Escape: close,
      Tab: null,
      Enter: chosen < 0 ? null : () => accept(open[chosen]),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keys[event.key]();
  });
})();
