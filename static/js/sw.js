// The service worker: pages come from the network, and when it does not answer, from this device. Without
// it they come from the network alone. The server puts RELEASE and FILES before it, and the outbox.

const SHELL = `shell-${RELEASE}`;
/// So long the network may take with a lesson that is here, in milliseconds; longer at its end, where the
/// server alone knows what comes next.
const RACE = 3000;
const RACE_AT_THE_END = 10_000;

async function fill() {
  await (await caches.open(SHELL)).addAll(FILES);
}

/// The files of this release and of the one before stay: a lesson in another tab may still need those.
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith("shell-") && name !== SHELL);
  for (const name of old.slice(0, -1)) await caches.delete(name);
  await clients.claim();
}

const who = async () => (await get("meta", "person").catch(() => null))?.value ?? "";

async function isHere(mark) {
  const name = `kept-${(await who()) || "anyone"}`;
  if (!(await caches.has(name))) return false;
  const start = `/l/${mark}/pack/`.toUpperCase();
  return (await (await caches.open(name)).keys()).some(({ url }) => new URL(url).pathname.toUpperCase().startsWith(start));
}

async function shell() {
  const own = await (await caches.open(SHELL)).match("/offline");
  return own ?? (await caches.match("/offline")) ?? Response.error();
}

/// A page: what belongs to one person is never kept here, so it is the network's or the one that stands in.
async function page(request, mark) {
  const { pathname } = new URL(request.url);
  const training = request.method === "POST" && pathname === "/record/add" && request.clone();
  const network = fetch(request);
  network.catch(() => {});
  const here = mark && (await isHere(mark).catch(() => false));
  const patience = pathname.endsWith("/done") ? RACE_AT_THE_END : RACE;
  const late = new Promise((done) => setTimeout(done, patience));
  try {
    const response = await (here && request.method === "GET" ? Promise.race([network, late]) : network);
    const down = response && response.status >= 502 && response.status <= 504;
    return response && !(down && here) ? response : shell();
  } catch {
    return training ? wait(training).catch(shell) : shell();
  }
}

/// Training that is added without a network waits in the outbox, its files as text that can be locked away.
async function wait(request) {
  const [said, person] = [await request.formData(), await who()];
  if (!person) throw new Error("nobody is known here");
  const [words, files] = [new URLSearchParams(), []];
  for (const [name, value] of said) {
    if (typeof value === "string") words.append(name, value);
    else if (value.size) {
      const { target } = await new Promise((onload) => Object.assign(new FileReader(), { onload }).readAsDataURL(value));
      files.push([value.name, target.result]);
    }
  }
  // Nothing is said yet: the form that stands in asks for it.
  if (!words.get("title").trim() && !files.length) throw new Error("it has no name");
  await queue({ id: words.get("id"), at: new Date().toISOString(), person, label: words.get("title"), form: String(words), files });
  return Response.redirect("/record/add?kept", 303);
}

/// What pages send goes straight to the network: a page that closes waits for no worker.
function install(event) {
  event.addRoutes?.({ condition: { requestMethod: "POST", requestMode: "cors" }, source: "network" }).catch(() => {});
  event.waitUntil(fill());
}

self.addEventListener("install", install);
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "go") self.skipWaiting();
  if (event.data === "claim") event.waitUntil(clients.claim());
});
self.addEventListener("sync", (event) => event.tag === "outbox" && event.waitUntil(who().then(flush)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    const [, mark] = pathname.match(/^\/l\/([^/]+)(?:\/(?:\d+|done|paused))?$/) ?? [];
    event.respondWith(page(request, mark));
  } else if (request.method === "GET" && /^\/(s|media)\//.test(pathname)) {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
  }
});
