// What comes within a step before its answer: a hint, or the next turn of a case. Without it, and
// whenever there is a network, the server brings them.

import { mark } from "./mark.js";

/// The key of the check at this step, or nothing.
export function key(lesson, number) {
  const { key } = lesson?.querySelector(`template[data-number="${number}"]`)?.dataset ?? {};
  return key && JSON.parse(key);
}

const more = (lesson, number) => lesson.querySelector(`template[data-further="${number}"]`)?.content;
const hidden = (name, value) => Object.assign(document.createElement("input"), { type: "hidden", name, value });

/// What pressing this button leads to: "hint", "turn", "missing" or, when the answer is whole, nothing.
export function further(lesson, number, what, body) {
  if (what === "hint") return "hint";
  const rule = what === "check" && key(lesson, number);
  if (!rule) return "";
  const { complete, next } = mark(rule, body);
  const picked = body.getAll("a").some((token) => token.endsWith("?"));
  return complete ? "" : next !== undefined && picked ? "turn" : "missing";
}

/// Shows the next hint below the answers.
export function hint(lesson, number, form) {
  const all = [...more(lesson, number).querySelectorAll("[data-hint]")];
  const shown = form.querySelector("[name=hints]");
  const now = Number(shown?.value ?? 0) + 1;
  if (now > all.length) return;
  const line = document.importNode(all[now - 1], true);
  for (const old of form.querySelectorAll("[data-new]")) old.removeAttribute("data-new");
  const before = [...form.querySelectorAll("p.note, [data-answers]")].pop();
  before.after(line);
  if (shown) shown.value = now;
  else line.after(hidden("hints", now));
  if (now === all.length) form.querySelector("button[value=hint]")?.remove();
  line.focus();
}

/// Makes the move that was picked, and shows the turn it leads to.
export function turn(lesson, number, form, body) {
  const { next } = mark(key(lesson, number), body);
  const content = more(lesson, number).querySelector(`[data-turn="${next}"]`).content;
  const made = body.getAll("a").map((token) => token.replace(/\?$/, ""));
  for (const old of form.querySelectorAll("input[type=hidden][name=a]")) old.remove();
  form.querySelector("[data-answers]").replaceWith(...made.map((token) => hidden("a", token)), document.importNode(content, true));
  form.querySelector("[data-new]")?.focus();
}

/// Brings a fresh form to where a half-made answer had come.
export function replay(lesson, number, form, kept) {
  const said = new URLSearchParams(kept);
  for (let shown = Number(said.get("hints") ?? 0); shown > 0; shown -= 1) hint(lesson, number, form);
  const made = said.getAll("a").filter((token) => !token.endsWith("?"));
  if (key(lesson, number)?.by !== "path") return;
  for (let count = 1; count <= made.length; count += 1) {
    turn(lesson, number, form, new URLSearchParams(made.slice(0, count).map((token) => ["a", token])));
  }
}
