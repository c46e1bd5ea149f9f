// What is said in a form that can't go on: nothing was answered yet, or nothing could be kept. Without
// it the server says the first, and the browser the second.

import { status } from "./status.js";
import { say } from "./words.js";

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
