// Signing out: sends what waits first, and on a computer that is shared takes everything away. Without
// it the server ends the session, and what stayed here is locked away by the next page.

import { flush, waiting } from "./outbox.js";
import { last, wipe } from "./who.js";
import { count } from "./words.js";

/// Looks after every button that signs out.
export function guard() {
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action).pathname !== "/signout") return;
    event.preventDefault();
    leave(event.target);
  });
}

async function leave(form) {
  const person = document.body.dataset.person || (await last().catch(() => ""));
  try {
    if (person && (await sent(person))) return;
  } catch {
    // This device remembers nothing, so there is nothing to take away.
  }
  HTMLFormElement.prototype.submit.call(form);
}

/// Sends what waits. True when somebody would rather stay than lose what could not be sent.
async function sent(person) {
  await flush(person).catch(() => {});
  if (!("shared" in document.body.dataset)) return false;
  const left = (await waiting(person)).length;
  if (left && !confirm(await count("leave", left))) return true;
  await wipe(person);
  return false;
}
