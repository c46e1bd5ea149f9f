// What a learner did and the server does not have yet. Without it, an answer that can't be sent stays
// in its form until it can.

import { get, of, put, remove } from "./store.js";

/// So many acts go in one request.
const BATCH = 30;
/// A network that says nothing for so long, in milliseconds, is none.
export const PATIENCE = 8000;

export const within = (patience) => AbortSignal.timeout?.(patience);

/// A new identity, UUID version 7: it begins with the time, so later ones sort behind.
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = Date.now(), byte = 5; byte >= 0; byte -= 1, at = Math.floor(at / 256)) bytes[byte] = at % 256;
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/// The identity of this device.
export async function device() {
  const known = await get("meta", "device");
  if (known) return known.value;
  const value = uuid();
  await put("meta", { key: "device", value });
  return value;
}

/// Keeps an act until the server has it. What is half made replaces what was half made before.
export async function queue(act) {
  if (act.draft) {
    const same = (old) => old.draft && old.version === act.version && old.step === act.step;
    for (const old of (await of("acts", act.person)).filter(same)) await remove("acts", old.id);
  }
  await put("acts", act);
  globalThis.document?.dispatchEvent(new Event("carrel-queued"));
  const worker = globalThis.registration ?? (await globalThis.navigator.serviceWorker?.getRegistration?.());
  // Where the browser can, it sends by itself, even when no page is open.
  await worker?.sync?.register("outbox").catch(() => {});
}

/// The acts of a person that wait, in the order in which they were done; training, with its photos, comes last.
export async function waiting(person) {
  const acts = (await of("acts", person)).filter((act) => !act.refused);
  return acts.sort((a, b) => !b.files - !a.files || (a.id < b.id ? -1 : 1));
}

let sending;

/// Sends what waits of this person, and of nobody else. Says what became of it: "sent"; "sealed" when
/// the server knows somebody else here, or nobody; "empty". Fails like the network does.
export function flush(person) {
  return (sending ??= send(person).finally(() => (sending = null)));
}

async function send(person) {
  const acts = await waiting(person);
  if (!acts.length) return "empty";
  for (let from = 0; from < acts.length; ) {
    // Training goes one by one: its photos take their time on a thin line.
    const { files } = acts[from];
    const some = acts.slice(from, from + (files ? 1 : BATCH)).filter((act) => !act.files === !files);
    from += some.length;
    const body = JSON.stringify({ device: await device(), sent_at: new Date().toISOString(), person, acts: some });
    const headers = { "content-type": "application/json" };
    const signal = within(PATIENCE * (files ? 40 : 2));
    const response = await fetch(files ? "/record/add/kept" : "/sync", { method: "POST", headers, body, signal });
    if (response.status === 401 || response.status === 409) return "sealed";
    if (!response.ok) throw Object.assign(new Error(`the server answered ${response.status}`), { answered: true });
    const { kept, refused } = await response.json();
    for (const id of kept) await remove("acts", id);
    for (const { id, why } of refused) {
      const act = acts.find((act) => act.id === id);
      if (act) await put("acts", { ...act, refused: why });
    }
  }
  await put("meta", { key: `sent:${person}`, at: new Date().toISOString() });
  return "sent";
}
