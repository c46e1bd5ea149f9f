// The page that is shown when another can't be reached: the lesson that was asked for, if it is on this
// device, or the form to add training, else the lessons that are. Without it the page says that there is no network.

import { tend } from "./add.js";
import { uuid, waiting } from "./outbox.js";
import { play } from "./play.js";
import { last } from "./who.js";
import { count } from "./words.js";

/// The form to add training. What is sent off the worker takes care of.
async function add(person) {
  document.querySelector("main").replaceChildren(document.querySelector("template[data-add]").content);
  document.querySelector("[data-kept]").hidden = location.search !== "?kept";
  const form = document.querySelector("main form");
  const { id, title, occurred_on: day } = form.elements;
  // Nothing is kept in which nothing is said.
  title.required = true;
  day.value = day.max = new Date().toLocaleDateString("en-CA");
  await tend(form, person);
  // The same form keeps its name, however often it is sent.
  id.value ||= uuid();
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
    const adds = document.querySelector("[data-adds]");
    adds.hidden = !person;
    const left = await waiting(person).catch(() => []);
    if (left.length) adds.prepend(await count("waiting", left.length), ". ");
    // Nobody is in the middle of anything: what was asked for may come now.
    if (location.pathname !== "/offline") addEventListener("online", () => location.reload());
  }
  await import("./desk.js");
}

begin();
