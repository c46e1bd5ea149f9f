// An act: what a learner does in a step, as the form that is sent. Without it the form is sent as it is.

import { seconds } from "./clock.js";
import { device, uuid } from "./outbox.js";
import { change } from "./store.js";

/// A device that may not remember anything still sends what is done.
let here = "";
device().then((known) => (here = known), () => {});

/// What this form does when this is pressed. Nothing is waited for: the page may be about to close.
export function act(form, name, value) {
  const { mark, version } = document.querySelector("main").dataset;
  const person = document.body.dataset.person ?? "";
  const body = new URLSearchParams(new FormData(form));
  if (name) body.set(name, value);
  const id = uuid();
  const at = new Date().toISOString();
  const along = { id, at, person, device: here, seconds: seconds() };
  for (const [field, said] of Object.entries(along)) if (said !== "") body.set(field, said);
  const url = new URL(form.action).pathname;
  const number = Number(url.split("/").pop());
  const label = document.title.replace(/ – [^–]*$/, "");
  const what = body.get("do");
  return { id, at, person, mark, version, step: form.dataset.step, number, what, draft: what === "draft", url, label, form: body.toString() };
}

/// Notes on this device how far this brings the learner.
export function note({ person, mark, version, number, what, form, label, at }) {
  return change("places", `${person}|${mark}`, (old) => {
    const row = old.version === version ? { ...old } : { ...old, done: {}, answers: {}, finished: false };
    Object.assign(row, { person, mark, version, number, label, at });
    row.answers = { ...row.answers };
    if (what === "check") row.answers[number] = form;
    if (what === "next") row.done = { ...row.done, [number]: true };
    return row;
  });
}

/// Notes what the server says in the page at hand: the version, and which steps are done.
export async function arrived() {
  const { mark, version, done, pack } = document.querySelector("main")?.dataset ?? {};
  if (!mark || !version || !done) return;
  const person = document.body.dataset.person ?? "";
  await change("places", `${person}|${mark}`, (old) => {
    const row = old.version === version ? { ...old } : { ...old, done: {}, answers: {}, finished: false };
    const known = { ...row.done };
    for (const [index, flag] of [...done].entries()) if (flag === "1") known[index + 1] = true;
    const number = Number(location.pathname.match(/\/(\d+)$/)?.[1] ?? row.number ?? 1);
    return { ...row, person, mark, version, pack, done: known, number, at: new Date().toISOString() };
  });
}
