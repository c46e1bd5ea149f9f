// Lists what is on this device: lessons, and what waits to be sent. Without it the page says how to do
// without: with the network, or on paper.

import { able, drop, kept } from "./pack.js";
import { waiting } from "./outbox.js";
import { get, of, remove } from "./store.js";
import { count, say } from "./words.js";

const person = () => document.body.dataset.person ?? "";
const part = (name) => document.querySelector(`[data-device=${name}]`);
const kb = (bytes) => Math.max(1, Math.round(bytes / 1000));
const tag = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};
const button = (text, press) => {
  const made = tag("button", { type: "button", className: "btn quiet sm" }, text);
  made.addEventListener("click", press);
  return made;
};

async function lessons() {
  const list = part("lessons");
  const [packs, places] = [await kept(person()), await of("places", person())];
  const rows = packs.map(async (pack) => {
    const row = places.find((place) => place.mark === pack.mark);
    const begun = row && !row.finished;
    const facts = [await say("size", { kb: kb(pack.bytes) })];
    if (row?.finished) facts.push(await say("finished-here"));
    else if (row?.number) facts.push(await say("at-step", { n: row.number }));
    if (row?.milliseconds > 30_000) facts.push(await count("spent", Math.round(row.milliseconds / 60_000) || 1));
    const link = tag("a", { href: `/l/${pack.mark}${begun && row.number ? `/${row.number}` : ""}`, ...(pack.lang && { lang: pack.lang }) }, pack.title);
    const take = "removable" in list.dataset ? [button(await say("remove"), () => drop(person(), pack.mark).then(show))] : [];
    for (const one of take) one.append(tag("span", { className: "vh" }, `: ${pack.title}`));
    return tag("li", { className: "row apart" }, tag("div", {}, link, tag("p", { className: "meta" }, ...facts.flatMap((fact) => [tag("span", {}, fact), " "]))), ...take);
  });
  list.replaceChildren(...(packs.length ? await Promise.all(rows) : [tag("li", { className: "soft" }, await say("nothing-kept"))]));
}

async function acts() {
  const list = part("waiting");
  if (!list) return;
  const [left, all] = [await waiting(person()), await of("acts", person())];
  const sent = await get("meta", `sent:${person()}`);
  part("count").textContent = left.length ? await count("waiting", left.length) : await say("nothing-waits");
  part("sent").textContent = sent ? await say("last-sent", { at: new Date(sent.at).toLocaleString(document.documentElement.lang) }) : await say("never-sent");
  const rows = all.map(async (act) => {
    const line = tag("li", { className: "stack g1" }, act.label);
    if (!act.refused) return line;
    const copy = button(await say("copy"), () => navigator.clipboard.writeText(new URLSearchParams(act.form).get("text") || act.form));
    const gone = button(await say("remove"), () => remove("acts", act.id).then(show));
    line.append(tag("p", { className: "small err" }, act.refused), tag("div", { className: "row" }, copy, gone));
    return line;
  });
  list.replaceChildren(...(await Promise.all(rows)));
  const now = button(await say("send-now"), () => document.dispatchEvent(new Event("carrel-again")));
  part("now").replaceChildren(...(left.length ? [now] : []));
}

async function show() {
  await lessons();
  await acts();
  const used = (await navigator.storage?.estimate?.())?.usage;
  if (part("space") && used) part("space").textContent = await say("space", { kb: kb(used) });
}

/// Shows the lists; where this browser keeps nothing, the page says why.
export async function list() {
  const here = able() && (await get("meta", "device").then(() => true, () => false));
  for (const block of document.querySelectorAll("[data-able]")) block.hidden = (block.dataset.able === "yes") !== here;
  if (here) await show();
}

document.addEventListener("carrel-sent", () => show().catch(() => {}));
list();
