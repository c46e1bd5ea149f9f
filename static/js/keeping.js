// The button that keeps a lesson, or all lessons of a module or a pathway, on this device, with its size.
// Without it there is no such button, and a lesson can be printed.

import { keep, kept } from "./pack.js";
import { count, say } from "./words.js";

const person = () => document.body.dataset.person ?? "";
const size = (bytes) => Math.max(1, Math.round(bytes / 1000));

async function offer(place) {
  const packs = await (await fetch(place.dataset.keep)).json();
  if (!packs.length) return;
  const here = await kept(person());
  const missing = packs.filter(({ address }) => !here.some((pack) => pack.address === address && pack.wanted));
  place.hidden = false;
  place.classList.add("row");
  if (!missing.length) return place.replaceChildren(await count("kept-here", packs.length));
  const kb = size(missing.reduce((sum, { bytes }) => sum + bytes, 0));
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet" });
  const words = Object.assign(document.createElement("span"), { role: "status", className: "small soft", textContent: await say("keep-hint") });
  button.textContent = await count("keep", packs.length, { kb });
  button.addEventListener("click", () => take(place, button, words, missing));
  place.replaceChildren(button, " ", words);
}

async function take(place, button, words, missing) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    for (const [index, { address }] of missing.entries()) {
      words.textContent = await say("keeping", { n: index + 1, total: missing.length });
      await keep(person(), address, true);
    }
    // What is here can be opened without the network once the worker is ready, and not before.
    await navigator.serviceWorker.ready;
    words.textContent = await count("kept-here", missing.length);
    button.remove();
    navigator.storage?.persist?.();
  } catch {
    words.textContent = await say("keep-failed");
    button.ariaBusy = "false";
  }
}

for (const place of document.querySelectorAll("[data-keep]")) offer(place).catch(() => {});
