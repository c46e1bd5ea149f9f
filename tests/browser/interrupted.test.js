// Lessons that are interrupted all the time: by patrons, crashes, dead networks and a dead server, on two
// devices, at places that chance chooses. Each ends complete, counts once, and no half answer is lost.
// CARREL_TEST_INTERRUPTIONS says how many there are in all; a failure names its seed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fillIn, isDone, oneStep } from "./help/answer.js";
import { chance } from "./help/chance.js";
import { arrive } from "./help/person.js";
import { start } from "./help/server.js";

const EACH = 8;
const IN_ALL = Number(process.env.CARREL_TEST_INTERRUPTIONS ?? 40);
const LESSONS = ["PUB-07", "ADM-05", "PUB-06", "COL-09"];

let server;
before(async () => (server = await start({ demo: true })));
after(() => server?.stop());

/// What is answered in the form at hand, as the person sees it; runs in the page.
function answered() {
  const fields = [...document.querySelectorAll("[data-answers] :is(input, select, textarea):not([type=hidden])")];
  return fields.filter((field) => !/radio|checkbox/.test(field.type) || field.checked).map((field) => `${field.name}=${field.value}`);
}

async function sitDown(t, email, mark) {
  const desk = await arrive(t, server, email);
  await desk.begin(mark);
  return desk;
}

/// What can happen between two acts; each leaves the lesson open again.
const INTERRUPTIONS = {
  async "the tab is killed"(desk, path) {
    await desk.killTab();
    await desk.carryOn(path);
  },
  async "the browser is closed"(desk, path) {
    await desk.close();
    await desk.open();
    await desk.carryOn(path);
  },
  async "the page is loaded again"(desk, path) {
    await desk.carryOn(path);
  },
  async "the network goes or comes"(desk) {
    if (desk.line.isCut) desk.line.mend();
    else desk.line.cut();
  },
  async "the server is killed"(desk) {
    await server.kill();
    if (!isDone(desk.page)) await oneStep(desk.page);
    await server.again();
    await desk.carryOn(new URL(desk.page.url()).pathname);
  },
  async "a patron comes"(desk, path) {
    await desk.page.keyboard.press("Escape");
    await desk.page.getByRole("heading", { name: "Go. Your place is saved." }).waitFor();
    await desk.carryOn(path);
  },
};

/// Answers by half, and waits until this device has written it down.
async function halfAnswer(desk) {
  const { page } = desk;
  if (await page.locator("[data-result]").count()) return null;
  if (!(await page.locator("main button[value=check]:visible").count())) return null;
  await fillIn(page);
  const given = await page.evaluate(answered);
  const { step } = await page.evaluate(() => ({ ...document.querySelector("form[data-step]").dataset }));
  await desk.until(async ([step, given]) => {
    const open = await new Promise((done) => (indexedDB.open("carrel").onsuccess = (event) => done(event.target.result)));
    const rows = await new Promise((done) => (open.transaction("drafts").objectStore("drafts").getAll().onsuccess = (event) => done(event.target.result)));
    open.close();
    const row = rows.find(({ key }) => key.endsWith(`|${step}`));
    return row && given.every((pair) => new URLSearchParams(row.form).getAll(pair.split("=")[0]).includes(pair.slice(pair.indexOf("=") + 1)));
  }, [step, given]);
  return given;
}

/// What the other device answered meanwhile is answered here as well, once this one hears of it.
const elsewhere = () => document.querySelector("[data-result]") !== null;

async function interrupt(desk, kind, known) {
  const path = new URL(desk.page.url()).pathname;
  const given = kind === "the server is killed" ? null : await halfAnswer(desk);
  await INTERRUPTIONS[kind](desk, path);
  if (!given || (known.has(path) && (await desk.page.evaluate(elsewhere)))) return;
  await desk.shows(answered, given);
}

/// One step further, and notes where that was for the other device.
async function goOn(desk, done) {
  done.add(new URL(desk.page.url()).pathname);
  await oneStep(desk.page);
}

for (let seed = 1; seed <= Math.ceil(IN_ALL / EACH); seed += 1) {
  const mark = LESSONS[seed % LESSONS.length];
  test(`${EACH} interruptions on two devices: complete, once (seed ${seed})`, async (t) => {
    const pick = chance(seed);
    const email = `busy-${seed}@demo.example`;
    await server.run("user", "add", "--name", `Busy ${seed}`, "--library", "Elm Creek", email);
    const desks = [await sitDown(t, email, mark), await sitDown(t, email, mark)];
    const done = [new Set(), new Set()];
    const kinds = Object.keys(INTERRUPTIONS);
    for (let count = 0; count < EACH; count += 1) {
      const open = [0, 1].filter((one) => !isDone(desks[one].page));
      if (!open.length) break;
      const one = open[pick(open.length)];
      const kind = kinds[pick(kinds.length)];
      t.diagnostic(`device ${one}, ${new URL(desks[one].page.url()).pathname}: ${kind}`);
      await interrupt(desks[one], kind, done[1 - one]);
      if (!isDone(desks[one].page)) await goOn(desks[one], done[one]);
    }
    // At last one of them comes to the end, and both have a network again.
    for (const desk of desks) desk.line.mend();
    await desks[0].carryOn(`/l/${mark}`);
    while (!isDone(desks[0].page)) await oneStep(desks[0].page);
    for (const desk of desks) {
      await desk.page.goto("/");
      await desk.hasRows("acts", 0);
    }
    assert.equal((await desks[0].completions(mark)).length, 1);
  });
}
