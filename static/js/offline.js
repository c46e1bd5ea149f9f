// The page that is shown when another can't be reached: the lesson that was asked for, if it is on this
// device, or the form to add training, else the lessons that are. Without it the page says that there is no network.

import { fill } from "./draft.js";
import { uuid } from "./outbox.js";
import { play } from "./play.js";
import { get, put, remove } from "./store.js";
import { last } from "./who.js";

/// The form to add training: what is typed stays here until it is sent off, which the worker takes care of.
async function add(person) {
  const key = `${person}|add`;
  if (location.search) await remove("drafts", key);
  const { form: half } = (await get("drafts", key)) ?? {};
  document.querySelector("main").replaceChildren(document.querySelector("template[data-add]").content);
  document.querySelector("[data-kept]").hidden = !location.search;
  const form = document.querySelector("main form");
  const { id, occurred_on: day } = form.elements;
  day.value = day.max = new Date().toLocaleDateString("en-CA");
  if (half) fill(form, half);
  // The same form keeps its name, however often it is sent.
  id.value = new URLSearchParams(half).get("id") ?? uuid();
  form.addEventListener("input", () => {
    const said = new FormData(form);
    said.delete("evidence");
    put("drafts", { key, person, form: String(new URLSearchParams(said)), sent: true }).catch(() => {});
  });
}

async function begin() {
  const person = (document.body.dataset.person = await last().catch(() => ""));
  const [, mark, where] = location.pathname.match(/^\/l\/([^/]+)(?:\/(\d+|done|paused|all))?$/) ?? [];
  const again = new URLSearchParams(location.search).has("again");
  if (person && location.pathname === "/record/add") {
    await add(person);
  } else if (mark && (await play(mark.toUpperCase(), where, again).catch(() => false))) {
    await import("./lesson.js");
  } else {
    const asked = document.querySelector(`[data-asked="${location.pathname}"]`);
    if (asked) asked.hidden = false;
    document.querySelector("[data-adds]").hidden = !person;
    // Nobody is in the middle of anything: what was asked for may come now.
    if (location.pathname !== "/offline") addEventListener("online", () => location.reload());
  }
  await import("./desk.js");
}

begin();
