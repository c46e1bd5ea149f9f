// The other half of the drill: the tab is killed in the middle of lessons, before, while or after what was
// pressed is written down and sent. Whatever the page had taken is on the server in the end, once.
// CARREL_TEST_TAB_KILLS says how often in all; chance comes out the same each time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isDone, moved, press, takeToTheEnd } from "./help/answer.js";
import { chance } from "./help/chance.js";
import { arrive } from "./help/person.js";
import { ofAct } from "./help/sender.js";
import { start } from "./help/server.js";

const KILLS = Number(process.env.CARREL_TEST_TAB_KILLS ?? 100);
const PARTS = 4;
const LESSONS = ["PUB-07", "ADM-05", "PUB-06", "COL-09"];

/// The id of the act that is pressed next in this page; empty where the tab dies before it is sent.
function nextAct(page) {
  const said = (request) => new URLSearchParams(request.postData() ?? "");
  const pressed = (request) => request.method() === "POST" && ["check", "next"].includes(said(request).get("do"));
  return page.waitForRequest(pressed).then((request) => said(request).get("id"), () => "");
}

let server;
before(async () => (server = await start({ demo: true })));
after(() => server?.stop());

for (let part = 1; part <= PARTS; part += 1) test(`the tab is killed ${KILLS / PARTS} times: what was taken is there, and counts once (part ${part})`, async (t) => {
  const pick = chance(part);
  const email = `tabs-${part}@demo.example`;
  await server.run("user", "add", "--name", `Tabs ${part}`, "--library", "Elm Creek", email);
  const desk = await arrive(t, server, email);
  const marks = LESSONS.concat(LESSONS).slice(part - 1, part - 1 + LESSONS.length);
  // What the page took of what was pressed: it showed what comes next. Step and act, by which the server knows it.
  const taken = [];
  const lost = [];
  const begun = [];
  let [killed, pressed] = [0, 0];
  while (killed < KILLS / PARTS) {
    const mark = marks[begun.length];
    assert.ok(mark, "the lessons are too short for so many kills");
    begun.push(mark);
    await desk.carryOn(`/l/${mark}`);
    while (killed < KILLS / PARTS && !isDone(desk.page)) {
      const step = `${mark} ${await desk.page.locator("form[data-step]").getAttribute("data-step")}`;
      pressed += 1;
      const act = nextAct(desk.page);
      const was = await press(desk.page);
      const seen = moved(desk.page, was).then(async () => taken.push({ step, act: await act }), () => {});
      if (pick(2)) await seen;
      for (let turns = pick(40); turns > 0; turns -= 1) await new Promise((done) => setImmediate(done));
      if (isDone(desk.page)) {
        await seen;
        break;
      }
      await desk.killTab();
      await seen;
      killed += 1;
      await desk.carryOn(`/l/${mark}`);
    }
    // Before the lesson is taken to its end, which answers again what may have been lost.
    await desk.page.goto("/");
    await desk.hasRows("acts", 0);
    const there = new Set((await desk.everything()).learning_events.map(({ id }) => ofAct(id)));
    lost.push(...taken.filter(({ act }) => !act || !there.has(ofAct(act))));
    await desk.carryOn(`/l/${mark}`);
    await takeToTheEnd(desk.page);
  }
  assert.deepEqual(lost, [], "taken and lost");
  assert.ok(taken.length * 4 >= pressed, `of ${pressed} that were pressed only ${taken.length} were seen to be taken`);
  await desk.page.goto("/");
  await desk.hasRows("acts", 0);
  const { learning_events: events } = await desk.everything();
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length, "an event is there twice");
  for (const mark of begun) assert.equal((await desk.completions(mark)).length, 1, mark);
  t.diagnostic(`${pressed} pressed, ${taken.length} seen to be taken, in ${begun.length} lessons`);
});
