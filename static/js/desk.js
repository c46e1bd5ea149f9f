// What goes on behind every page: who is here, what waits, what is kept, a new version. Without it
// pages need the network, and nothing waits.

import { able, keep } from "./pack.js";
import { flush, queue, uuid, waiting } from "./outbox.js";
import { status } from "./status.js";
import { of, put } from "./store.js";
import { arrive, guard } from "./who.js";
import { say } from "./words.js";

/// After a failure it is tried again so much later, in seconds; then only when something happens.
const AGAIN = [2, 8, 30, 120];
let tried = 0;
let timer;

const body = () => document.body.dataset;
const person = () => body().person ?? "";

/// Sends what waits, and says how it stands.
export async function deliver() {
  clearTimeout(timer);
  try {
    const became = await flush(person());
    const left = (await waiting(person())).length;
    tried = 0;
    // The end of a lesson has more to say once the server knows of it.
    if (became === "sent" && !left && document.querySelector("[data-finished]")) return location.reload();
    const { state } = document.querySelector("[data-status]")?.dataset ?? {};
    if (left) status("waiting", left);
    else if (became === "sent" || /offline|waiting/.test(state)) status("saved");
    document.dispatchEvent(new Event("carrel-sent"));
  } catch (error) {
    const left = (await waiting(person()).catch(() => [])).length;
    if (left) status(error.answered ? "waiting" : "offline", left);
    if (left && tried < AGAIN.length) timer = setTimeout(deliver, AGAIN[tried++] * 1000);
  }
}

function triggers() {
  const now = () => {
    tried = 0;
    deliver();
  };
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => document.hidden || now());
  document.addEventListener("carrel-again", now);
  document.addEventListener("carrel-queued", () => (timer = setTimeout(deliver, AGAIN[0] * 1000)));
}

/// Says that a new version waits. Nobody is taken out of a lesson for it.
async function updated(registration) {
  if (!registration.waiting || document.querySelector("form[data-step]")) return;
  const line = Object.assign(document.createElement("p"), { className: "note info" });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet sm" });
  line.append(await say("updated"), " ", button);
  button.textContent = await say("reload");
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    registration.waiting.postMessage("go");
  });
  document.querySelector("main .wrap")?.append(line);
}

/// What was half made when a tab closed and never reached the server goes now, whatever page this is.
async function gather() {
  const { step } = document.querySelector("form[data-step]")?.dataset ?? {};
  for (const row of await of("drafts", person())) {
    if (row.sent || !row.half || row.half.step === step) continue;
    await queue({ ...row.half, id: uuid() });
    await put("drafts", { ...row, sent: true });
  }
}

async function begin() {
  guard();
  // On a computer that is shared nothing is laid out for somebody who isn't there.
  const wanted = person() || !("shared" in body());
  if (!("shell" in body())) {
    await arrive(person(), "shared" in body()).catch(() => {});
    if (/^\/record/.test(location.pathname)) (await import("./add.js")).tend(document.querySelector("[data-add]"), person()).catch(() => {});
  }
  triggers();
  // What waits goes out whether or not the worker is soon there.
  const sent = gather().catch(() => {}).then(deliver);
  const worker = able() && wanted && (await navigator.serviceWorker.register("/sw.js").catch(() => null));
  if (worker) {
    await updated(worker);
    // A page that came while the worker was being made is not looked after yet.
    if (!navigator.serviceWorker.controller) worker.active?.postMessage("claim");
  }
  await sent;
  const { pack } = document.querySelector("main")?.dataset ?? {};
  if (pack && worker) await keep(person(), pack).catch(() => {});
  if (worker && document.querySelector("[data-keep]")) await import("./keeping.js");
  if (document.querySelector("[data-device]")) await import("./device.js");
}

begin();
