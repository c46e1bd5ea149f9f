// Plays a lesson from this device: its steps, what is said of an answer, the end. Without it a lesson
// stops where the network does, with everything saved.

import { fill, restore } from "./draft.js";
import { judge } from "./judge.js";
import { pack } from "./pack.js";
import { change, get } from "./store.js";

const person = () => document.body.dataset.person ?? "";
const place = (mark) => get("places", `${person()}|${mark}`);

/// Moves to what is to be read first.
export function focus() {
  scrollTo(0, 0);
  const target = ["[data-result]", "[role=alert]", "h1"].map((query) => document.querySelector(query)).find(Boolean);
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/// Shows a part of the lesson instead of the page, and says where this is.
function show(lesson, template, path) {
  const { mark, version } = lesson.body.dataset;
  document.body.replaceChildren(document.importNode(template.content, true));
  Object.assign(document.querySelector("main").dataset, { mark, version });
  document.title = template.dataset.title;
  if (location.pathname !== path) history.pushState(null, "", path);
}

/// Shows a step: with what is said of the answer, when there is one and no other is wanted.
async function step(lesson, number, row, again) {
  const { mark } = lesson.body.dataset;
  const [asked, answered] = ["number", "answered"].map((kind) => lesson.querySelector(`template[data-${kind}="${number}"]`));
  const said = row.answers?.[number];
  show(lesson, asked, `/l/${mark}/${number}`);
  if (said && answered && !again) {
    document.querySelector("main").replaceChildren(document.importNode(answered.content, true));
    document.querySelector("header button[hidden]").value = "next";
    explain(document.querySelector("main"), asked.dataset.key && JSON.parse(asked.dataset.key), new URLSearchParams(said));
  }
  const form = document.querySelector("form[data-step]");
  if (said && again) fill(form, said);
  focus();
  await change("places", `${person()}|${mark}`, (old) => ({ ...old, number, at: new Date().toISOString() }));
  await restore(form);
}

/// Leaves of the explanation what fits the answer.
function explain(main, key, body) {
  const chosen = body.getAll("a");
  if (key) {
    const { right } = judge(key, body);
    const verdict = right === true ? "right" : right === "partly" ? "partly" : "wrong";
    for (const part of main.querySelectorAll("[data-verdict]")) if (part.dataset.verdict !== verdict) part.remove();
    document.title = `${main.querySelector("[data-result]").textContent} ${document.title}`;
  }
  for (const part of main.querySelectorAll("[data-mine]")) if (!chosen.includes(part.dataset.mine)) part.remove();
  for (const part of main.querySelectorAll("[data-other]")) if (chosen.includes(part.dataset.other)) part.remove();
  for (const group of main.querySelectorAll("details[data-others]")) if (!group.querySelector("li")) group.remove();
  const words = body.get("text")?.trim();
  for (const part of main.querySelectorAll("[data-said]")) {
    if (words) part.querySelector(".said").textContent = words;
    else part.remove();
  }
}

/// Plays what an address of a lesson shows; false when the lesson is not on this device.
export async function play(mark, where = "", again = false) {
  const row = (await place(mark)) ?? {};
  const lesson = await pack(person(), mark, row.version);
  if (!lesson) return false;
  const steps = lesson.querySelectorAll("template[data-number]").length;
  const fits = !row.version || row.version === lesson.body.dataset.version ? row : {};
  const open = Array.from({ length: steps }, (_, index) => index + 1).find((number) => !fits.done?.[number]);
  if (where === "done" && !open) {
    show(lesson, lesson.querySelector("template[data-finish]"), `/l/${mark}/done`);
    focus();
    await change("places", `${person()}|${mark}`, (old) => ({ ...old, finished: true }));
    return true;
  }
  const wanted = Number(where) || (where === "done" ? open : fits.number) || 1;
  await step(lesson, Math.min(Math.max(wanted, 1), steps), fits, again);
  return true;
}

/// Goes where an act leads, without the network. Where the lesson is not here, the page stays.
export async function follow({ mark, version, number, what }) {
  const lesson = await pack(person(), mark, version);
  if (lesson?.body.dataset.version !== version) return;
  const steps = lesson.querySelectorAll("template[data-number]").length;
  await play(mark, what !== "next" ? String(number) : number < steps ? String(number + 1) : "done");
}
