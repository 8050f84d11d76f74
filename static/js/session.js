// Warns before a session ends because nobody used it, so that nothing typed is lost. Asking does not prolong it.
const EARLY = 5 * 60; // seconds
const OFTEN = 60;
const warning = document.getElementById("session-warning");
const words = warning.querySelector("p");
const [stay, signIn] = [warning.querySelector("button"), warning.querySelector("a")];
const said = words.textContent;
let waiting = 0;

async function ask(method) {
  try {
    const body = new URLSearchParams({ csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value });
    const response = await fetch(warning.dataset.url, method === "POST" ? { method, body } : { method });
    show((await response.json()).left);
  } catch {
    later(OFTEN); // the server is away: it will tell by and by
  }
}

function show(left) {
  const isSoon = left <= EARLY;
  const isNews = warning.hidden && isSoon;
  warning.hidden = !isSoon;
  words.textContent = left > 0 ? said : warning.dataset.ended;
  stay.hidden = left <= 0;
  signIn.hidden = left > 0;
  if (isNews) (left > 0 ? stay : signIn).focus();
  later(isSoon ? Math.min(Math.max(left, 10), OFTEN) : left - EARLY);
}

function later(seconds) {
  clearTimeout(waiting);
  waiting = setTimeout(ask, Math.min(seconds + 1, 24 * 3600) * 1000, "GET");
}

stay.addEventListener("click", () => ask("POST"));
ask("GET");
