// What comes within a step without a network: a hint, the next turn of a case, and of all that may be said of
// an answer, what fits. Without it, and whenever there is a network, the server brings them.

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

/// Leaves of the explanation what fits the answer.
export function explain(main, rule, body) {
  let chosen = body.getAll("a");
  if (rule) {
    const { right, parts } = mark(rule, body);
    chosen = Object.keys(parts);
    const verdict = right === true ? "right" : right === "partly" ? "partly" : "wrong";
    for (const part of main.querySelectorAll("[data-verdict]")) if (part.dataset.verdict !== verdict) part.remove();
    document.title = `${main.querySelector("[data-result]").textContent} ${document.title}`;
  }
  for (const part of main.querySelectorAll("[data-mine]")) if (!chosen.includes(part.dataset.mine)) part.remove();
  for (const part of main.querySelectorAll("[data-other]")) if (chosen.includes(part.dataset.other)) part.remove();
  const met = (tokens) => tokens.split(" ").some((token) => chosen.includes(token));
  for (const part of main.querySelectorAll("[data-with]")) if (!met(part.dataset.with)) part.remove();
  for (const part of main.querySelectorAll("[data-typed]")) part.textContent = body.get("text");
  for (const group of main.querySelectorAll("details[data-others]")) {
    const left = Math.min(group.querySelectorAll("li").length, 4);
    for (const said of group.querySelectorAll("[data-left]")) if (Number(said.dataset.left) !== left) said.remove();
    if (!left) group.remove();
  }
  const words = body.get("text")?.trim();
  for (const part of main.querySelectorAll("[data-said]")) {
    if (words) part.querySelector(".said").textContent = words;
    else part.remove();
  }
}
