// Says whether what you did is saved, and where, and in a form why it can't go on. Without this the page says
// "Saved", which is true of every page that came from the server, and the server says what a form lacks.

import { count, say } from "./words.js";

/// Not more often than this, in milliseconds: it is read aloud.
const CALM = 2000;
let last = -CALM;
let next = null;
let timer;

/// Shows one of: saved, saving, offline, waiting (with how many), failed.
export function status(key, n = 0) {
  next = [key, n];
  clearTimeout(timer);
  timer = setTimeout(write, Math.max(0, last + CALM - performance.now()));
}

async function write() {
  const [key, n] = next;
  const text = key === "waiting" ? await count(key, n) : await say(key).catch(() => "");
  const place = document.querySelector("[data-status]");
  const span = place?.querySelector("span");
  if (!span || !text) return;
  last = performance.now();
  place.dataset.state = key;
  const tick = place.querySelector("svg");
  if (tick) tick.style.display = key === "saved" || key === "offline" ? "" : "none";
  span.replaceChildren(text);
  if (key === "failed") {
    const again = Object.assign(document.createElement("button"), { type: "button", className: "btn plain sm" });
    again.textContent = await say("again");
    again.addEventListener("click", () => document.dispatchEvent(new Event("carrel-again")));
    span.append(" ", again);
  }
}

/// There is nothing to check yet.
export async function complain(form) {
  form.querySelector("[role=alert]")?.remove();
  const line = Object.assign(document.createElement("p"), { className: "err" });
  line.setAttribute("role", "alert");
  line.textContent = await say("choose-first");
  form.prepend(line);
}

/// What was sent is neither there nor here.
export function fail(form) {
  form.removeAttribute("aria-busy");
  status("failed");
}
