// The drill: the server is killed, now and then with its database, while learners send what they do in
// lessons as fast as it goes. Whatever it said it has is there in the end, once, and everything that was
// done is counted once. CARREL_TEST_KILLS says how often in all; chance comes out the same each time.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chance } from "./help/chance.js";
import { ofAct, sender } from "./help/sender.js";
import { start } from "./help/server.js";

const KILLS = Number(process.env.CARREL_TEST_KILLS ?? 60);
/// A part takes a minute or two.
const PARTS = 4;
const LEARNERS = 4;
/// Every so often the power goes: the database dies as well.
const POWER = 10;

let server, lessons;
before(async () => (server = await start({ demo: true })));
after(() => server?.stop());

/// Kills the first process of the private database; the others end with it.
function killDatabase() {
  const path = join(server.env.CARREL_DATA_DIR, "postgres/cluster/postmaster.pid");
  process.kill(Number(readFileSync(path, "utf8").split("\n")[0]), "SIGKILL");
}

for (let part = 1; part <= PARTS; part += 1) test(`killed ${KILLS / PARTS} times: what was acknowledged is there, and counts once (part ${part})`, async (t) => {
  const pick = chance(part);
  const senders = [];
  for (let number = 1; number <= LEARNERS; number += 1) {
    const email = `killed-${part}-${number}@demo.example`;
    await server.run("user", "add", "--name", `Killed ${number}`, "--library", "Elm Creek", email);
    senders.push(await sender(server, email, lessons, pick));
    lessons = senders[0].lessons;
  }
  for (let kill = 1; kill <= KILLS / PARTS; kill += 1) {
    // Somewhere within the next few requests: before, while or after the server writes.
    const sending = senders.map((one) => one.sendUntilCut());
    await senders[pick(LEARNERS)].begun(1 + pick(6));
    for (let turns = pick(40); turns > 0; turns -= 1) await new Promise((done) => setImmediate(done));
    const killed = server.kill();
    if (kill % POWER === 0) killDatabase();
    await killed;
    await Promise.all(sending);
    await server.again();
  }
  let acknowledged = 0;
  for (const one of senders) {
    await one.sendAll();
    const { learning_events: events, lesson_completions: done } = await one.everything();
    const ids = events.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, "an event is there twice");
    const lost = [...one.acknowledged].filter((id) => !ids.includes(id));
    assert.deepEqual(lost, [], "acknowledged and lost");
    assert.deepEqual(ids.filter((id) => !one.acknowledged.has(ofAct(id))), [], "there is more than was done");
    assert.equal(done.length, lessons.length);
    acknowledged += one.acknowledged.size;
  }
  t.diagnostic(`${acknowledged} acts acknowledged`);
  await server.run("progress", "rebuild", "--check");
});
