// Keeps what belongs to one person from the next one at this device, and takes it away with signing out where a
// computer is shared. Without it nothing is kept here at all, and the server ends the session.

import { flush, waiting } from "./outbox.js";
import { all, get, of, put, remove } from "./store.js";
import { count } from "./words.js";

const STORES = ["acts", "drafts", "places"];
const words = new TextEncoder();

/// Whoever was here last, as far as this device knows.
export const last = async () => (await get("meta", "person"))?.value ?? "";

/// Somebody has come, or nobody: `shared` says that this computer is used by many.
export async function arrive(person, shared) {
  const before = await last();
  if (before && before !== person) {
    if ((await get("meta", `shared:${before}`))?.value) await wipe(before);
    else await seal(before);
  }
  if (!person) return remove("meta", "person");
  await put("meta", { key: "person", value: person });
  await put("meta", { key: `shared:${person}`, value: shared });
  await unseal(person);
}

/// The key that locks away what a person left here. The server gives it to that person alone.
async function key(person) {
  const known = await get("meta", `key:${person}`);
  if (known || !globalThis.crypto?.subtle) return known?.value;
  const response = await fetch("/me/seal");
  if (!response.ok || response.redirected) return undefined;
  const bits = await crypto.subtle.digest("SHA-256", words.encode(await response.text()));
  const value = await crypto.subtle.importKey("raw", bits, "AES-GCM", false, ["encrypt", "decrypt"]);
  await put("meta", { key: `key:${person}`, value });
  return value;
}

/// Locks away what a person left, and forgets the key. Lessons that were kept for them go.
async function seal(person) {
  const lock = (await get("meta", `key:${person}`))?.value;
  const rows = {};
  for (const store of STORES) rows[store] = await of(store, person);
  if (lock && STORES.some((store) => rows[store].length)) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const value = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, lock, words.encode(JSON.stringify(rows)));
    await put("meta", { key: `sealed:${person}`, iv, value });
    await clear(person);
  }
  await remove("meta", `key:${person}`);
  await globalThis.caches?.delete(`kept-${person}`);
}

/// Brings back what was locked away, for the person it belongs to.
async function unseal(person) {
  const lock = await key(person).catch(() => undefined);
  const sealed = await get("meta", `sealed:${person}`);
  if (!lock || !sealed) return;
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, lock, sealed.value);
  for (const [store, rows] of Object.entries(JSON.parse(new TextDecoder().decode(text)))) {
    for (const row of rows) await put(store, row);
  }
  await remove("meta", `sealed:${person}`);
}

async function clear(person) {
  for (const store of STORES) for (const row of await of(store, person)) await remove(store, row.id ?? row.key);
}

/// Forgets a person: their rows, their lessons, and when nobody else has anything here, all of it.
export async function wipe(person) {
  await clear(person);
  for (const { key } of await all("meta")) if (key.endsWith(`:${person}`) || key === "person") await remove("meta", key);
  await globalThis.caches?.delete(`kept-${person}`);
  if ((await all("meta")).some(({ key }) => key.includes(":"))) return;
  await remove("meta", "device");
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}

/// Looks after every button that signs out. Who has nothing here, or no memory at all, just goes.
export function guard() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (new URL(form.action).pathname !== "/signout") return;
    event.preventDefault();
    const person = document.body.dataset.person || (await last().catch(() => ""));
    if (!person || !(await stays(person).catch(() => false))) HTMLFormElement.prototype.submit.call(form);
  });
}

/// Sends what waits. True when somebody would rather stay than lose what could not be sent.
async function stays(person) {
  await flush(person).catch(() => {});
  if (!("shared" in document.body.dataset)) return false;
  const left = (await waiting(person)).length;
  if (left && !confirm(await count("leave", left))) return true;
  await wipe(person);
}
