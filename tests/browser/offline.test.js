// A lesson without a network, in a real browser: the line cut, the server killed, the tab killed, the
// answer lost, the clock wrong, storage refused. Nothing is lost and nothing counts twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { takeToTheEnd } from "./help/answer.js";
import { computer } from "./help/person.js";
import { desk, line, server } from "./help/desk.js";

async function chooseAndCheck(page) {
  await page.locator("[data-answers] input").first().check();
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
}

test("cut in the middle, finished without a network, the browser closed and opened again: counted, once", async () => {
  await desk.signIn("ruth@demo.example");
  await desk.begin("ADM-05");
  line.cut();
  await takeToTheEnd(desk.page);
  await desk.page.getByText("Counts. It will send by itself.").waitFor();
  const waiting = await desk.rows("acts");
  assert.ok(waiting.length > 3, `${waiting.length} acts wait`);
  await desk.close();
  await desk.open();
  await desk.page.goto("/");
  await desk.page.getByRole("heading", { name: "You are offline" }).waitFor();
  await desk.page.locator("[data-device=lessons] a").first().waitFor();
  line.mend();
  await desk.page.goto("/");
  await desk.hasRows("acts", 0);
  assert.equal((await desk.completions("ADM-05")).length, 1);
  await desk.page.goto("/l/ADM-05/done");
  await desk.page.getByText("You can now").waitFor();
});

test("finished without a network: the page says what comes next as soon as the server knows", async () => {
  await desk.signIn("amos@demo.example");
  await desk.begin("PUB-13");
  line.cut();
  await takeToTheEnd(desk.page);
  await desk.page.getByText("Counts. It will send by itself.").waitFor();
  line.mend();
  await desk.page.evaluate(() => dispatchEvent(new Event("online")));
  await desk.page.getByRole("heading", { name: "What now?" }).waitFor();
});

test("an answer is explained without a network, and right is said of what is right", async () => {
  await desk.signIn("theo@demo.example");
  await desk.begin("PUB-07");
  line.cut();
  const { page } = desk;
  while (!(await page.locator("main button[value=check]").count())) {
    const here = page.url();
    await page.locator("main button[value=next]").click();
    await page.waitForURL((url) => url.href !== here);
  }
  await page.locator("main button[value=check]").click();
  await page.getByText("Choose an answer first").waitFor();
  await chooseAndCheck(page);
  assert.match(await page.title(), /^(Right|Not quite|Partly)/);
  assert.equal(await page.locator("[data-result]").count(), 1);
  await page.getByText("Your answer").waitFor();
  assert.ok(await page.locator("[data-result]").evaluate((result) => result === document.activeElement));
  await page.getByRole("link", { name: "Try it again" }).click();
  await page.locator("main button[value=check]").waitFor();
});

test("a case goes on turn by turn without a network, and its moves are there after the tab was closed", async () => {
  await desk.signIn("luz@demo.example");
  await desk.begin("ADM-05");
  const { page } = desk;
  await page.goto("/l/ADM-05/5");
  await page.locator("[data-answers] input").first().waitFor();
  await page.waitForLoadState("networkidle");
  line.cut();
  await page.locator("[data-answers] input").first().check();
  await page.locator("main button[value=check]").click();
  await page.getByRole("heading", { name: "The sign-up page is open" }).waitFor();
  await desk.hasRows("drafts", 1);
  await page.reload();
  await page.getByRole("heading", { name: "The sign-up page is open" }).waitFor();
});

test("half an answer that the server has is there without a network as well", async () => {
  await desk.signIn("luz@demo.example");
  await desk.begin("PUB-07");
  const { page } = desk;
  while (!(await page.locator("[data-answers] input").count())) {
    const here = page.url();
    await page.locator("main button[value=next]").click();
    await page.waitForURL((url) => url.href !== here);
  }
  await page.locator("[data-answers] input").last().check();
  await page.locator("[data-status][data-state=saved]").waitFor();
  line.cut();
  await page.reload();
  await page.locator("[data-answers] input:checked").waitFor();
  assert.ok(await page.locator("[data-answers] input").last().isChecked());
});

test("the answer of the server is lost after it stored what was sent: it counts once", async () => {
  await desk.signIn("nell@demo.example");
  await desk.begin("PUB-07");
  const { page } = desk;
  const path = new URL(page.url()).pathname;
  const lost = line.loseAnswerTo("POST", path);
  await page.locator("[data-answers] input").first().check();
  await page.locator("main button[value=check]").click();
  await lost;
  await page.locator("[data-result]").waitFor();
  await desk.hasRows("acts", 0);
  const { learning_events: events } = await desk.everything();
  const { version } = await page.evaluate(() => document.querySelector("main").dataset);
  const answers = events.filter((event) => event.kind === "answered" && event.lesson_version_id === version);
  assert.equal(answers.length, 1);
  await page.reload();
  await page.locator("[data-result]").waitFor();
});

test("checked while what was half made is still on its way: nothing of the half stays behind", async () => {
  await desk.signIn("theo@demo.example");
  await desk.begin("PUB-13");
  const { page } = desk;
  const held = line.hold("POST", new URL(page.url()).pathname);
  await page.locator("[data-answers] input").first().check();
  await held.caught;
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
  held.release();
  await held.answered;
  await page.getByRole("link", { name: "Try it again" }).click();
  await page.locator("main button[value=check]").waitFor();
  await page.locator("[data-answers] input").last().check();
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
  await desk.hasRows("acts", 0);
  await desk.hasRows("drafts", 0);
});

test("the tab is killed with half an answer in it, without a network: it is there again", async () => {
  await desk.signIn("ike@demo.example");
  await desk.begin("PUB-07");
  line.cut();
  await desk.page.locator("[data-answers] input").nth(1).check();
  await desk.hasRows("drafts", 1);
  const path = new URL(desk.page.url()).pathname;
  const session = await desk.context.newCDPSession(desk.page);
  const crashed = desk.page.waitForEvent("crash");
  // It does not live to answer.
  session.send("Page.crash").catch(() => {});
  await crashed;
  desk.page = await desk.context.newPage();
  await desk.page.goto(path);
  await desk.page.locator("[data-answers] input").nth(1).waitFor();
  await desk.until(() => document.querySelectorAll("[data-answers] input")[1].checked);
  line.mend();
  await desk.page.evaluate(() => dispatchEvent(new Event("online")));
  await desk.hasRows("acts", 0);
  // And another device has it as well.
  const phone = computer(line);
  await phone.open();
  await phone.signIn("ike@demo.example");
  await phone.page.goto(path);
  assert.ok(await phone.page.locator("[data-answers] input").nth(1).isChecked());
  await phone.away();
});

test("a clock that is a year behind changes nothing", async () => {
  await desk.close();
  await desk.open({
    before: () => {
      const RealDate = Date;
      const late = 365 * 24 * 3600 * 1000;
      globalThis.Date = class extends RealDate {
        constructor(...given) {
          super(...(given.length ? given : [RealDate.now() - late]));
        }
        static now() {
          return RealDate.now() - late;
        }
      };
    },
  });
  await desk.signIn("amos@demo.example");
  await desk.begin("ADM-05");
  line.cut();
  await takeToTheEnd(desk.page);
  await desk.page.getByText("Counts. It will send by itself.").waitFor();
  line.mend();
  await desk.page.evaluate(() => dispatchEvent(new Event("online")));
  await desk.hasRows("acts", 0);
  const [done, ...more] = await desk.completions("ADM-05");
  assert.deepEqual(more, []);
  assert.ok(Math.abs(new Date(done.completed_at) - new Date()) < 3600_000, done.completed_at);
});

test("storage is refused: the page says the truth, and with the network all works", async () => {
  await desk.close();
  await desk.open({ before: () => Object.defineProperty(globalThis, "indexedDB", { value: { open: () => { throw new Error("refused"); } } }) });
  await desk.signIn("wren@demo.example");
  const { page } = desk;
  await page.goto("/l/PUB-07");
  await page.locator("main form button, main a.btn").first().click();
  await page.locator("form[data-step]").waitFor();
  await page.waitForLoadState("networkidle");
  line.cut();
  await page.locator("[data-answers] input").first().check();
  await page.getByText("Could not save.").waitFor();
  assert.ok(await page.locator("[data-answers] input").first().isChecked());
  line.mend();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
  await page.goto("/me/device");
  await page.getByText("This browser keeps no lessons on this device.").waitFor();
});

test("save my place clears the screen at once, with one key, and says what to do without a network", async () => {
  await desk.signIn("ruth@demo.example");
  await desk.begin("PUB-07");
  const { page } = desk;
  const title = await page.locator("h1").innerText();
  line.cut();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Go. Your place is saved." }).waitFor();
  await page.getByText("You are offline. Your place is on this device.").waitFor();
  assert.ok(!(await page.content()).includes(title));
  await page.getByRole("link", { name: "Carry on" }).click();
  await page.getByRole("heading", { name: title }).waitFor();
});

test("a patron comes in the middle of an answer, without a network: it is there again", async () => {
  await desk.signIn("amos@demo.example");
  await desk.begin("PUB-07");
  const { page } = desk;
  line.cut();
  const half = page.locator("[data-answers] input").nth(1);
  await half.check();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Carry on" }).click();
  await half.waitFor();
  await desk.until(() => document.querySelectorAll("[data-answers] input")[1].checked);
});

test("the server is killed and started again: what was done meanwhile arrives", async () => {
  await desk.signIn("luz@demo.example");
  await desk.begin("PUB-07");
  await server.kill();
  const { page } = desk;
  await chooseAndCheck(page);
  await page.getByText("Offline, saved on this device").waitFor();
  await server.again();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await desk.hasRows("acts", 0);
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  await page.reload();
  await page.locator("[data-result]").waitFor();
});
