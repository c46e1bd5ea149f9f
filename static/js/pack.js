// Lessons on this device, each in one file with its pictures. Without it lessons need the network.

/// Lessons that were opened are kept without asking, so many.
const OPENED = 12;

const name = (person) => `kept-${person || "anyone"}`;
const parts = (address) => address.match(/\/l\/([^/]+)\/pack\/([^?]+)/) ?? [];

/// Whether this browser can keep lessons here.
export const able = () => "caches" in globalThis && "serviceWorker" in navigator;

/// Keeps a lesson and its pictures. `wanted` are those that a person asked for: they stay until removed.
export async function keep(person, address, wanted = false) {
  const cache = await caches.open(name(person));
  const [, mark] = parts(address);
  const [same] = (await kept(person)).filter((pack) => pack.address === address);
  if (same && (same.wanted || !wanted)) return;
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const text = await response.text();
  const pack = new DOMParser().parseFromString(text, "text/html");
  for (const template of pack.querySelectorAll("template")) {
    for (const picture of template.content.querySelectorAll("img[src]")) await cache.add(picture.getAttribute("src"));
  }
  const already = (await kept(person)).some((pack) => pack.mark === mark && pack.wanted);
  const headers = { "content-type": "text/html; charset=utf-8", "x-wanted": wanted || already ? "1" : "", "x-at": new Date().toISOString() };
  await cache.put(address, new Response(text, { headers }));
  await tidy(person);
}

/// What is kept of this person, the latest first: mark, version, title, bytes, address, wanted.
export async function kept(person) {
  if (!(await caches.has(name(person)))) return [];
  const cache = await caches.open(name(person));
  const found = [];
  for (const request of await cache.keys()) {
    const url = new URL(request.url);
    const [, mark, version] = parts(url.pathname);
    if (!mark) continue;
    const response = await cache.match(request);
    const [at, wanted] = [response.headers.get("x-at"), response.headers.get("x-wanted") === "1"];
    const { title, bytes } = (await document_of(response)).body.dataset;
    found.push({ mark, version, title, bytes: Number(bytes), address: url.pathname + url.search, wanted, at });
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

const document_of = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");

/// A lesson as a document, in this version or else the latest that is here; null when it is not.
export async function pack(person, mark, version) {
  if (!able()) return null;
  const same = (await kept(person)).filter((pack) => pack.mark.toUpperCase() === mark.toUpperCase());
  const found = same.find((pack) => pack.version === version) ?? same[0];
  if (!found) return null;
  return document_of(await (await caches.open(name(person))).match(found.address));
}

/// Takes a lesson off this device, in all its versions; the pictures go when no lesson needs them.
export async function drop(person, mark, but = () => false) {
  const cache = await caches.open(name(person));
  for (const old of await kept(person)) if (old.mark === mark && !but(old)) await cache.delete(old.address);
  const needed = new Set();
  for (const { address } of await kept(person)) {
    for (const template of (await document_of(await cache.match(address))).querySelectorAll("template")) {
      for (const picture of template.content.querySelectorAll("img[src]")) needed.add(picture.getAttribute("src"));
    }
  }
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith("/media/") && !needed.has(pathname)) await cache.delete(pathname);
  }
}

/// Of those that nobody asked for, the oldest make room. A lesson that was begun in an older version
/// keeps it: two versions of each, not more.
async function tidy(person) {
  const all = await kept(person);
  for (const old of all.filter((pack) => !pack.wanted).slice(OPENED)) await drop(person, old.mark);
  for (const { mark } of all) {
    const versions = all.filter((pack) => pack.mark === mark).slice(0, 2);
    if (all.filter((pack) => pack.mark === mark).length > 2) await drop(person, mark, (pack) => versions.includes(pack));
  }
}
