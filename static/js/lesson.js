// Sends a step without a full page load, moves focus to what came of it, and goes on from what this
// device holds when there is no network. Without it the browser sends the form and shows the next page.

import { act, arrived, note } from "./act.js";
import { start } from "./clock.js";
import { changed, restore, save, settle } from "./draft.js";
import { PATIENCE, flush, queue, waiting, within } from "./outbox.js";
import { focus, follow, stay } from "./play.js";
import { complain, fail, status } from "./status.js";
import { blank } from "./words.js";

export { changed };

/// Shows a page that the server sent.
async function show(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!page.querySelector("main")) throw new Error("not a page");
  document.title = page.title;
  document.body.replaceWith(page.body);
  history.pushState(null, "", response.url);
  focus();
  await ready();
}

/// What a page of the player needs once it is shown.
async function ready() {
  await arrived().catch(() => {});
  const form = document.querySelector("form[data-step]");
  if (form?.dataset.step) await restore(form);
  const left = await waiting(document.body.dataset.person ?? "").catch(() => []);
  if (left.length) status("waiting", left.length);
}

async function post(done) {
  // What was done before comes before: the server's next page should know of it.
  if ((await waiting(done.person).catch(() => [])).length) await flush(done.person);
  const body = new URLSearchParams(done.form);
  const response = await fetch(done.url, { method: "POST", body, headers: { Accept: "text/html" }, signal: within(PATIENCE) });
  if (response.status >= 500) throw new Error(`the server answered ${response.status}`);
  return response;
}

/// Sends what a form says with this button; when that can't be, keeps it and goes on without the network.
export async function send(form, button) {
  const done = act(form, button.name, button.value);
  // The questions that close a module are the server's alone.
  const own = Boolean(done.step);
  // A patron comes: what is half made stays on this device, for there may be no network to fetch it back.
  if (own) await settle(form, done.what !== "pause");
  const back = own && done.what === "pause" ? await blank(done) : null;
  if (!back) status("saving");
  let response;
  try {
    response = await post(done);
  } catch {
    return own ? keep(done, form, back) : fail(form);
  }
  const away = new URL(response.url).pathname.startsWith("/signin");
  // Away too long, or somebody else is signed in: what was done waits here for whom it belongs to.
  if (own && (away || response.status === 409)) await queue(done).catch(() => {});
  if (away) return location.assign(response.url);
  // A case that goes on is no answer yet.
  const { searchParams } = new URL(response.url);
  if (own && response.ok && !searchParams.has("new")) await note(done).catch(() => {});
  try {
    await show(response);
  } catch {
    location.assign(response.url);
  }
}

async function keep(done, form, back) {
  const more = await stay(done, form).catch(() => "");
  form.removeAttribute("aria-busy");
  if (more === "missing") return complain(form);
  try {
    await queue(done);
    if (!more) await note(done);
  } catch {
    // Nothing can be kept here, and the page says so. What was typed stays where it stands.
    back?.();
    return fail(form);
  }
  if (back) await blank(done, "offline");
  else if (!more) await follow(done);
  else changed(form);
  status("offline");
}

document.addEventListener("visibilitychange", () => document.hidden && save());
document.addEventListener("carrel-again", () => document.querySelector("form[data-step]") && changed(document.querySelector("form[data-step]")));
start();
ready();
