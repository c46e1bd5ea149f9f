// Measures how long a lesson took: while its page is seen, not paused, and somebody was active within
// the last minute. Only a sum per lesson is kept. Without it no time is measured, and nothing else is lost.

import { change, get } from "./store.js";

/// After so long without a sign of life nobody is taken to be there, in milliseconds.
const STILL = 60_000;
/// How often the sum is written down.
const EVERY = 10_000;

let active = -STILL;
let since = performance.now();
let written = performance.now();
/// What was written down, and what was not yet, in milliseconds.
let [sum, more] = [0, 0];

const lesson = () => document.querySelector("main")?.dataset.mark;
const key = () => `${document.body.dataset.person ?? ""}|${lesson()}`;
const running = () => !document.hidden && document.querySelector("form[data-step]") !== null;

/// Counts what has passed since it was last looked at. A device that slept did not learn.
function tick() {
  const now = performance.now();
  const passed = now - since;
  since = now;
  if (running() && now - active < STILL && passed < 5000) more += passed;
  if (now - written > EVERY) write();
}

/// Another tab may have added to the sum meanwhile; what comes back holds that too.
async function write() {
  written = performance.now();
  if (!more || !lesson()) return;
  const added = more;
  const [person, mark] = key().split("|");
  const add = (row) => ({ ...row, person, mark, milliseconds: (row.milliseconds ?? 0) + added });
  const old = await change("places", key(), add).catch(() => undefined);
  sum = (old?.milliseconds ?? sum) + added;
  more -= added;
}

/// Whole seconds spent in the lesson of this page, on this device.
export function seconds() {
  tick();
  return Math.round((sum + more) / 1000);
}

/// Starts measuring.
export async function start() {
  const alive = () => (active = performance.now());
  for (const sign of ["pointerdown", "pointermove", "keydown", "scroll", "input"]) {
    addEventListener(sign, alive, { passive: true, capture: true });
  }
  alive();
  document.addEventListener("visibilitychange", () => {
    tick();
    if (document.hidden) write();
    else alive();
  });
  setInterval(tick, 1000);
  sum += (await get("places", key()).catch(() => null))?.milliseconds ?? 0;
}
