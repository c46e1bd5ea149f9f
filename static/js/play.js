// Plays a lesson from this device: its steps, what is said of an answer, the end. Without it a lesson
// stops where the network does, with everything saved.

import { fill, restore } from "./draft.js";
import { explain, further, hint, key, replay, turn } from "./further.js";
import { pack } from "./pack.js";
import { change, get } from "./store.js";

const person = () => document.body.dataset.person ?? "";
const place = (mark) => get("places", `${person()}|${mark}`);

/// Moves to what is to be read first.
export function focus() {
  scrollTo(0, 0);
  const target = ["[data-result]", "[role=alert]", "[data-new]", "h1"].map((query) => document.querySelector(query)).find(Boolean);
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: !target.matches("[data-new]") });
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
  const { mark: name, version } = lesson.body.dataset;
  const [asked, answered] = ["number", "answered"].map((kind) => lesson.querySelector(`template[data-${kind}="${number}"]`));
  const said = row.answers?.[number];
  show(lesson, asked, `/l/${name}/${number}`);
  if (said && answered && !again) {
    document.querySelector("main").replaceChildren(document.importNode(answered.content, true));
    document.querySelector("header button[hidden]").value = "next";
    explain(document.querySelector("main"), key(lesson, number), new URLSearchParams(said));
  }
  const form = document.querySelector("form[data-step]");
  const half = said ? null : await get("drafts", [person(), version, form.dataset.step].join("|"));
  if (half) replay(lesson, number, form, half.form);
  // What never reached the server is put back by `restore`; what did, only the server would show.
  if (half?.sent) fill(form, half.form);
  if (said && again) fill(form, said);
  focus();
  await change("places", `${person()}|${name}`, (old) => ({ ...old, number, at: new Date().toISOString() }));
  await restore(form);
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

async function here(mark, version) {
  const lesson = await pack(person(), mark, version);
  return lesson?.body.dataset.version === version ? lesson : null;
}

/// Does what a button does within a step; says "missing" when there is nothing to mark yet.
export async function stay({ mark, version, number, what, form: sent }, form) {
  const lesson = await here(mark, version);
  const body = new URLSearchParams(sent);
  if (!lesson) return what === "check" && !body.has("a") && !body.get("text") && form.querySelector("[data-answers]") ? "missing" : "";
  const next = further(lesson, number, what, body);
  if (next === "hint") hint(lesson, number, form);
  if (next === "turn") turn(lesson, number, form, body);
  return next;
}

/// Goes where an act leads, without the network. Where the lesson is not here, the page stays.
export async function follow({ mark, version, number, what }) {
  const lesson = await here(mark, version);
  if (!lesson) return;
  const steps = lesson.querySelectorAll("template[data-number]").length;
  await play(mark, what !== "next" ? String(number) : number < steps ? String(number + 1) : "done");
}
