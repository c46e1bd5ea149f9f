// The other half of the drill: the tab is killed in the middle of lessons, before, while or after what was
// pressed is written down and sent. Whatever the page had taken is on the server in the end, once.
// CARREL_TEST_TAB_KILLS says how often in all; chance comes out the same each time.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isDone, moved, press, takeToTheEnd } from "./help/answer.js";
import { chance } from "./help/chance.js";
import { arrive } from "./help/person.js";
import { start } from "./help/server.js";

const KILLS = Number(process.env.CARREL_TEST_TAB_KILLS ?? 100);
const PARTS = 4;
/// What a press leaves behind.
const ACTS = ["step_done", "answered", "wrote", "drafted"];
const LESSONS = ["PUB-07", "ADM-05", "PUB-06", "COL-09"];

let server;
before(async () => (server = await start({ demo: true })));
after(() => server?.stop());

for (let part = 1; part <= PARTS; part += 1) test(`the tab is killed ${KILLS / PARTS} times: what was taken is there, and counts once (part ${part})`, async (t) => {
  const pick = chance(part);
  const email = `tabs-${part}@demo.example`;
  await server.run("user", "add", "--name", `Tabs ${part}`, "--library", "Elm Creek", email);
  const desk = await arrive(t, server, email);
  const marks = LESSONS.concat(LESSONS).slice(part - 1, part - 1 + LESSONS.length);
  // What was pressed at which step, and what of that the page took: it showed what comes next.
  const [pressed, taken] = [[], []];
  const begun = [];
  let killed = 0;
  while (killed < KILLS / PARTS) {
    const mark = marks[begun.length];
    assert.ok(mark, "the lessons are too short for so many kills");
    begun.push(mark);
    await desk.carryOn(`/l/${mark}`);
    while (killed < KILLS / PARTS && !isDone(desk.page)) {
      const step = `${mark} ${await desk.page.locator("form[data-step]").getAttribute("data-step")}`;
      pressed.push(step);
      const was = await press(desk.page);
      const seen = moved(desk.page, was).then(() => taken.push(step), () => {});
      if (pick(2)) await seen;
      for (let turns = pick(40); turns > 0; turns -= 1) await new Promise((done) => setImmediate(done));
      if (isDone(desk.page)) break;
      await desk.killTab();
      await seen;
      killed += 1;
      await desk.carryOn(`/l/${mark}`);
    }
    await takeToTheEnd(desk.page);
  }
  await desk.page.goto("/");
  await desk.hasRows("acts", 0);
  const { lessons, learning_events: events } = await desk.everything();
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length, "an event is there twice");
  const mark = (id) => lessons.find((lesson) => lesson.id === id).mark.replace(" ", "-");
  const there = events.filter(({ kind }) => ACTS.includes(kind)).map(({ lesson_id: id, payload }) => `${mark(id)} ${payload.step}`);
  const times = (list, step) => list.filter((one) => one === step).length;
  const lost = [...new Set(taken)].filter((step) => times(there, step) < times(taken, step));
  assert.deepEqual(lost, [], "taken and lost");
  for (const mark of begun) assert.equal((await desk.completions(mark)).length, 1, mark);
  t.diagnostic(`${pressed.length} pressed, ${taken.length} seen to be taken, in ${begun.length} lessons`);
});
