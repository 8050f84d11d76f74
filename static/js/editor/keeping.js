// Keeps what is typed on the server, seconds after a change and when the page is left. Nothing of it is saved by that.
import { form, phrase } from "./page.js";
import { showChecklist } from "./checklist.js";

const PAUSE = 2000; // milliseconds without a change
const LONGEST = 8000; // while somebody goes on typing
const AGAIN = 4000; // after a failure
const words = document.getElementById("editor-words").dataset;
const line = document.getElementById("editor-status");

const SENT_AS = new Set(["csrfmiddlewaretoken", "form_token"]);
const written = () => JSON.stringify([...new FormData(form)].filter(([name]) => !SENT_AS.has(name)));
const opened = words.dirty ? null : written();
let kept = opened;
let trouble = ""; // why nothing can be kept just now: "signedOut", "otherUser", "offline" or a sentence of the server
let waiting = 0;
let since = 0;
let asked = null;

export const isDirty = () => written() !== opened;
export const isKept = () => !isDirty() || (!trouble && written() === kept);

function show(text, link = null) {
  line.textContent = text;
  line.classList.toggle("trouble", Boolean(trouble));
  if (link) line.append(" ", link);
}

function signIn() {
  const link = document.createElement("a");
  Object.assign(link, { href: words.signInUrl, target: "_blank", rel: "opener", textContent: phrase("signIn") });
  return link;
}

function fail(name, text = phrase(name)) {
  const isNews = trouble !== name;
  trouble = name;
  if (isNews) show(text, name === "signedOut" || name === "otherUser" ? signIn() : null);
  if (isNews) line.setAttribute("role", "alert");
  if (["signedOut", "otherUser", "offline"].includes(name)) later(AGAIN);
  return false;
}

function succeed(said) {
  const wasSignedOut = trouble === "signedOut" || trouble === "otherUser";
  trouble = "";
  line.removeAttribute("role");
  if (said) show(wasSignedOut ? `${phrase("signedIn")} ${said}` : said);
  return true;
}

function later(time) {
  clearTimeout(waiting);
  waiting = setTimeout(keep, time);
}

async function answerOf(response) {
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return isJson && !response.redirected ? response.json() : null;
}

// Asks for a token that holds. Null where nobody is signed in.
async function renew() {
  const state = await answerOf(await fetch(words.unsavedUrl, { headers: { Accept: "application/json" } }));
  if (!state) return fail("signedOut");
  if (String(state.user) !== words.user) return fail("otherUser");
  for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) one.value = state.csrf_token;
  return true;
}

async function send() {
  const response = await fetch(words.unsavedUrl, { method: "POST", body: new FormData(form) });
  return [response.status, await answerOf(response)];
}

async function attempt() {
  const sent = written();
  try {
    if (trouble === "otherUser" && !(await renew())) return false;
    let [status, answer] = await send();
    if (!answer && status >= 500) return fail("offline");
    if (!answer) {
      if (!(await renew())) return false;
      [status, answer] = await send();
      if (!answer) return fail("signedOut");
    }
    if (answer.error) return fail(answer.error, answer.error);
    kept = sent;
    if (answer.checklist) showChecklist(answer.checklist);
    return succeed(answer.said);
  } catch {
    return fail("offline");
  }
}

// One request at a time; returns whether the server has all that is typed.
export async function keep() {
  clearTimeout(waiting);
  waiting = since = 0;
  while (asked) await asked;
  if (!trouble && written() === kept) return true;
  asked = attempt();
  const isDone = await asked;
  asked = null;
  return isDone;
}

// Before a save: whether the server can be reached by this person with this page. What it refuses to keep may still be saved.
export async function reach() {
  while (asked) await asked;
  asked = attempt();
  const isDone = await asked;
  asked = null;
  return isDone || !["signedOut", "otherUser", "offline"].includes(trouble);
}

function changed() {
  if (written() === kept && !trouble) return;
  const now = Date.now();
  since ||= now;
  if (!trouble) show(phrase("notKept"));
  later(Math.max(0, Math.min(PAUSE, since + LONGEST - now)));
}

// What a page does at the last moment; false where it is too much for that.
export function hurry() {
  if (isKept()) return true;
  if (trouble) return false;
  return navigator.sendBeacon(words.unsavedUrl, new FormData(form));
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
window.addEventListener("focus", () => ["signedOut", "otherUser", "offline"].includes(trouble) && keep());
window.addEventListener("online", () => trouble === "offline" && keep());
if (words.dirty) later(PAUSE);
