// Keeps what is half made: on this device at once, on the server as soon as you pause for breath.
// Without it what is half made goes with the button that is pressed.

import { act } from "./act.js";
import { queue } from "./outbox.js";
import { change, get, put, remove } from "./store.js";
import { status } from "./status.js";
import { say } from "./words.js";

const QUIET = 800;
let timer;
let pending = null;

const key = (form) => [document.body.dataset.person ?? "", document.querySelector("main").dataset.version, form.dataset.step].join("|");
const named = (form) => [...form.elements].filter((field) => field.name && field.name !== "id" && field.type !== "submit");
const fields = (form) => named(form).filter((field) => field.type !== "hidden");

/// What stands in a form, without what goes along.
function content(form) {
  const body = new URLSearchParams();
  for (const field of named(form)) {
    if (!/radio|checkbox/.test(field.type) || field.checked) body.append(field.name, field.value);
  }
  return body.toString();
}

/// Puts what was kept back into a form.
export function fill(form, kept) {
  const said = new URLSearchParams(kept);
  const taken = {};
  for (const field of fields(form)) {
    const values = said.getAll(field.name);
    if (/radio|checkbox/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[(taken[field.name] = (taken[field.name] ?? -1) + 1)] ?? "";
  }
}

/// The same in words, for people.
function words(form) {
  const said = fields(form).map((field) => (/radio|checkbox/.test(field.type) ? field.checked && field.closest("label")?.innerText : field.value));
  return said.filter(Boolean).join("; ").trim();
}

/// Something was typed or chosen.
export async function changed(form) {
  clearTimeout(timer);
  [pending, timer] = [form, setTimeout(save, QUIET)];
  status("saving");
  const half = act(form, "do", "draft");
  const row = { person: half.person, form: content(form), at: half.at, sent: false, half };
  if (form.dataset.step) await change("drafts", key(form), ({ base }) => ({ ...row, base })).catch(() => {});
}

/// Sends what is half made, or keeps it to be sent.
export async function save() {
  clearTimeout(timer);
  const form = pending;
  pending = null;
  if (!form?.isConnected) return;
  const [row, body, half] = [key(form), content(form), act(form, "do", "draft")];
  try {
    const answer = await fetch(half.url, { method: "POST", body: new URLSearchParams(half.form), keepalive: true, redirect: "manual" });
    if (answer.status !== 204) throw new Error(`the server answered ${answer.status}`);
    // A row that is gone by now was checked, and does not come back.
    const known = (old) => "form" in old && { ...old, base: body, sent: old.form === body };
    if (form.dataset.step) await change("drafts", row, known).catch(() => {});
    if (!pending) status("saved");
  } catch {
    if (!form.dataset.step) return status("failed");
    await queue(half).then(() => status("offline"), () => status("failed"));
  }
}

/// What is half made goes with a button now. Where it is made by that (`made`), it is forgotten here.
export async function settle(form, made) {
  clearTimeout(timer);
  pending = null;
  if (made) await remove("drafts", key(form)).catch(() => {});
}

/// Puts back what was half made here and never reached the server. Where another device changed it as
/// well, the later one stands and the earlier one is shown.
export async function restore(form) {
  const row = await get("drafts", key(form)).catch(() => null);
  const theirs = content(form);
  // What is being typed right now is later than anything that was kept.
  if (!row || row.sent || row.form === theirs || pending === form) return;
  const [before, mine] = [words(form), new Date(row.at) >= new Date(form.dataset.at ?? 0)];
  fill(form, row.form);
  const [half, after] = [{ ...act(form, "do", "draft"), at: row.at }, words(form)];
  if (!mine) fill(form, theirs);
  if (before && theirs !== row.base) {
    const textContent = await say(mine ? "draft-elsewhere" : "draft-here", { answer: mine ? before : after });
    form.prepend(Object.assign(document.createElement("p"), { className: "note info", textContent }));
  }
  if (mine) return changed(form);
  await put("drafts", { ...row, sent: true });
  await queue(half);
}
