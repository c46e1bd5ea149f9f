// Lessons on this device, each in one file with its pictures. Without it lessons need the network.

/// Lessons that were opened are kept without asking, so many.
const OPENED = 12;

const name = (person) => `kept-${person || "anyone"}`;
const parts = (address) => address.match(/\/l\/([^/]+)\/pack\/([^?]+)/) ?? [];
const read = (text) => new DOMParser().parseFromString(text, "text/html");

/// Whether this browser can keep lessons here.
export const able = () => "caches" in globalThis && "serviceWorker" in navigator;

/// Keeps a lesson and its pictures. `wanted` are those that a person asked for: they stay until removed.
export async function keep(person, address, wanted = false) {
  const all = await kept(person);
  const same = all.find((pack) => pack.address === address);
  if (same && (same.wanted || !wanted)) return;
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok || response.redirected) throw new Error(`the server answered ${response.status}`);
  const text = await response.text();
  const pack = read(text);
  const pictures = Array.from(pack.querySelectorAll("template"), ({ content }) => [...content.querySelectorAll("img[src]")]);
  const media = pictures.flat().map((picture) => picture.getAttribute("src"));
  const cache = await caches.open(name(person));
  for (const picture of media) if (!(await cache.match(picture))) await cache.add(picture);
  const { title, bytes, speaks } = pack.body.dataset;
  const [, mark] = parts(address);
  const about = { title, lang: speaks, bytes: Number(bytes), media, at: new Date().toISOString() };
  about.wanted = wanted || all.some((pack) => pack.mark === mark && pack.wanted);
  const headers = { "content-type": "text/html; charset=utf-8", "x-about": encodeURIComponent(JSON.stringify(about)) };
  await cache.put(address, new Response(text, { headers }));
  await tidy(person);
}

/// What is kept of this person, the latest first: mark, version, title, bytes, media, address, wanted.
export async function kept(person) {
  if (!(await caches.has(name(person)))) return [];
  const cache = await caches.open(name(person));
  const found = [];
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    const [, mark, version] = parts(pathname);
    const about = mark && (await cache.match(request)).headers.get("x-about");
    if (about) found.push({ mark, version, address: pathname + search, ...JSON.parse(decodeURIComponent(about)) });
  }
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

/// A lesson as a document, in this version or else the latest that is here; null when it is not.
export async function pack(person, mark, version) {
  if (!able()) return null;
  const same = (await kept(person)).filter((pack) => pack.mark.toUpperCase() === mark.toUpperCase());
  const found = same.find((pack) => pack.version === version) ?? same[0];
  if (!found) return null;
  return read(await (await (await caches.open(name(person))).match(found.address)).text());
}

/// Takes lessons off this device, and the pictures that no other lesson needs.
async function without(person, gone) {
  const cache = await caches.open(name(person));
  for (const { address } of gone) await cache.delete(address);
  const needed = new Set((await kept(person)).flatMap(({ media }) => media));
  for (const picture of gone.flatMap(({ media }) => media)) if (!needed.has(picture)) await cache.delete(picture);
}

/// Takes a lesson off this device, in all its versions.
export async function drop(person, mark) {
  await without(person, (await kept(person)).filter((pack) => pack.mark === mark));
}

/// Of those that nobody asked for, the oldest make room. A lesson that was begun in an older version
/// keeps it: of each, the latest two stay.
async function tidy(person) {
  const [all, seen] = [await kept(person), {}];
  const older = all.filter(({ mark }) => (seen[mark] = (seen[mark] ?? 0) + 1) > 2);
  const opened = all.filter((pack) => !pack.wanted && !older.includes(pack)).slice(OPENED);
  await without(person, [...older, ...opened]);
}
