// Training done elsewhere in a real browser: added on a phone without scripts and at a desk with them,
// decided by a validator; each page accessible in both themes at both widths.

import assert from "node:assert/strict";
import { test } from "node:test";
import { between } from "./help/between.js";
import { DESK, PHONE } from "./help/browser.js";
import { server, someone } from "./help/house.js";
import { computer, isLaidOut } from "./help/person.js";

/// Opens every closed part of the page, for axe looks at nothing that is hidden.
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));

/// A picture made by the browser itself, as a file.
async function photo(page) {
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 120, height: 90 } });
  return { name: "IMG_0001.png", mimeType: "image/png", buffer: shot };
}

async function fill(page, title) {
  await page.getByLabel("What was it called?").fill(title);
  // A day that is over wherever the person's library and this machine are.
  await page.getByLabel("When was it?").fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel("Who gave it?").fill("Prairie State Webinars");
  await page.getByLabel("How long did it last?").fill("1:00");
  await page.getByLabel("What kind of training?").selectOption({ label: "Webinar" });
  await page.getByLabel("With others, at a set time").check();
  await page.getByLabel("What can you do now?").fill("I can ask a provider three questions.");
}

for (const [who, scripts, width, dark] of [
  ["wren@demo.example", true, PHONE, true],
  ["luz@demo.example", false, DESK, false],
]) {
  const how = `${scripts ? "with" : "without"} scripts, ${width} pixels wide, ${dark ? "dark" : "light"}`;
  test(`training is added, checked, sent and answered, ${how}`, async () => {
    const title = `Rural broadband ${width}`;
    const learner = await someone(who, { scripts, width, dark });
    const { page } = learner;
    await learner.goto("/record");
    await page.getByRole("link", { name: "Add training" }).click();
    if (scripts) await learner.keepsTheRules("add");
    await page.getByRole("button", { name: "Check and send" }).click();
    await page.getByText("There is a problem").waitFor();
    // Chromium notes in its console that a page came with 422, which it did on purpose.
    learner.faults.splice(0, learner.faults.length, ...learner.faults.filter((fault) => !fault.includes("422")));
    if (scripts) await learner.keepsTheRules("add-problems");
    await fill(page, title);
    await page.getByLabel("Photo or file that shows it").setInputFiles(await photo(page));
    await page.getByRole("button", { name: "Check and send" }).click();
    await page.getByRole("heading", { level: 1, name: "Check your training" }).waitFor();
    const shown = page.locator("img[alt='Photo or file 1']");
    await shown.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector("img[alt='Photo or file 1']").naturalWidth > 0);
    if (scripts) await learner.keepsTheRules("check");
    await page.getByRole("button", { name: "Send it in" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    if (scripts) await learner.keepsTheRules("request");

    const validator = await someone("validator@demo.example", { scripts, width, dark });
    await validator.goto("/assoc/requests");
    if (scripts) await validator.keepsTheRules("queue");
    await validator.page.getByRole("link", { name: title }).click();
    await validator.page.getByRole("heading", { level: 1, name: title }).waitFor();
    const request = new URL(validator.page.url()).pathname;
    await unfold(validator.page);
    if (scripts) await validator.keepsTheRules("decide");
    await validator.page.getByLabel("Your question").fill("Was it live?");
    await validator.page.getByRole("button", { name: "Send the question" }).click();
    await validator.page.getByText("It waits here for the answer.").waitFor();

    await learner.goto("/record");
    await page.getByRole("link", { name: title }).click();
    if (scripts) await learner.keepsTheRules("returned");
    await page.getByLabel("Your answer").fill("Yes, on Tuesday.");
    await page.getByRole("button", { name: "Send the answer" }).click();
    await page.getByText("Yes, on Tuesday.").waitFor();

    await validator.goto("/assoc/requests");
    await validator.page.getByRole("link", { name: title }).click();
    await validator.page.getByRole("button", { name: "Accept 60 minutes" }).focus();
    await validator.page.keyboard.press("Enter");
    await validator.page.getByText("The minutes are on the record").waitFor();
    await learner.goto("/record");
    if (scripts) await learner.keepsTheRules("record-with-training");
    await page.getByRole("link", { name: title }).click();
    await page.getByText("60 minutes are on your record.").waitFor();
    if (scripts) await learner.keepsTheRules("accepted");

    await validator.goto(request);
    await unfold(validator.page);
    await validator.page.getByLabel("Why it does not count any more").fill("Ten minutes were about a product.");
    await validator.page.getByRole("button", { name: "Take it back" }).click();
    await unfold(validator.page);
    await validator.page.getByLabel("Minutes of part 1").fill("50");
    await validator.page.getByRole("button", { name: "Accept these parts" }).click();
    await validator.page.getByText("The minutes are on the record").waitFor();
    await validator.goto(request);
    await validator.page.getByText("Accepted: 50 minutes of 60 minutes claimed").waitFor();
    if (scripts) await validator.keepsTheRules("decided-in-part");
    await page.reload();
    await page.getByText("You asked for 60 minutes, and 50 minutes count.").waitFor();
    if (scripts) await learner.keepsTheRules("accepted-in-part");
    learner.isCalm();
    await validator.close();
    await learner.close();
  });
}

test("the attendance of an event is read, checked and entered", async () => {
  const validator = await someone("validator@demo.example", { width: PHONE });
  const { page } = validator;
  await validator.goto("/assoc/attendance");
  await validator.keepsTheRules("attendance");
  const report = [
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
    "Bea Lindqvist,bea@demo.example,11/04/2025 06:00:00 PM,11/04/2025 06:50:00 PM,50,No",
    "iPhone,,11/04/2025 06:00:00 PM,11/04/2025 06:50:00 PM,50,Yes",
    "Sam,,soon,11/04/2025 06:50:00 PM,50,Yes",
  ].join("\n");
  const file = { name: "participants.csv", mimeType: "text/csv", buffer: Buffer.from(report) };
  await page.getByLabel("Attendance report").setInputFiles(file);
  await page.getByLabel("What was it called?").fill("Weeding, calmly");
  await page.getByLabel("How long was the event?").fill("60");
  await page.getByLabel("What can people do after it?").fill("Weed one shelf in an afternoon.");
  await page.getByRole("button", { name: "Read the report" }).click();
  await page.getByText("1 person is entered. 1 person is not known yet.").waitFor();
  await validator.keepsTheRules("attendance-check");
  await page.getByLabel("Leave out: iPhone").check();
  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByRole("button", { name: "Enter 1 person" }).click();
  await page.getByText("1 person is entered, and the email is on its way.").waitFor();
  assert.equal(new URL(page.url()).pathname, "/assoc/attendance");
  validator.isCalm();
  await validator.close();
});

/// A computer of its own on a line that can be cut, signed in, with everything laid out for a time without a network.
async function apart(email, run) {
  const line = await between(server);
  const desk = computer(line);
  try {
    await desk.open();
    await desk.signIn(email);
    await desk.page.goto("/record");
    await desk.until(isLaidOut);
    await run(desk, line, desk.page);
  } finally {
    await desk.away();
    line.close();
  }
}

const again = (page) => page.evaluate(() => document.dispatchEvent(new Event("carrel-again")));
const called = (everything, title) => everything.activities.filter(({ form }) => form.title === title);

test("training is added without a network: what is typed stays, the photo too, and it arrives once", async () => {
  await apart("ike@demo.example", async (desk, line, page) => {
    const title = "Weeding in a cellar";
    const picture = await photo(page);
    line.cut();
    await page.goto("/record/add");
    await page.getByText("You are offline. Fill this in all the same").waitFor();
    assert.equal(await page.getByLabel("When was it?").inputValue(), await page.evaluate(() => new Date().toLocaleDateString("en-CA")));
    await page.getByLabel("What was it called?").fill(title);
    await page.getByLabel("With others, at a set time").check();
    await desk.hasRows("drafts", 1);
    await page.reload();
    await page.getByLabel("What was it called?").waitFor();
    assert.equal(await page.getByLabel("What was it called?").inputValue(), title);
    assert.ok(await page.getByLabel("With others, at a set time").isChecked());
    await fill(page, title);
    await page.getByLabel("Photo or file that shows it").setInputFiles(picture);
    await page.getByRole("button", { name: "Keep it on this device" }).click();
    await page.getByText("It waits on this device, and goes").waitFor();
    assert.equal(await page.getByLabel("What was it called?").inputValue(), "", "the next one is another one");
    await desk.hasRows("acts", 1);
    await desk.hasRows("drafts", 0);
    await page.goto("/record");
    await page.getByText("1 thing waiting to send. Add training").waitFor();
    await desk.close();
    await desk.open();
    // The first time the server has it, and its answer is lost.
    const lost = line.loseAnswerTo("POST", "/record/add/kept");
    line.mend();
    await desk.page.goto("/record");
    await lost;
    // It is not forgotten: it goes again, by itself or when asked.
    await again(desk.page);
    await desk.hasRows("acts", 0);
    assert.ok(line.count("POST", "/record/add/kept") > 1, "sent once, though nobody said that it came");
    const everything = await desk.everything();
    const [added, ...more] = called(everything, title);
    assert.equal(more.length, 0);
    assert.equal(everything.activity_evidence.filter((file) => file.activity_id === added.id).length, 1);
    await desk.page.goto("/record");
    await desk.page.getByRole("link", { name: title }).click();
    await desk.page.getByRole("heading", { level: 1, name: "Check your training" }).waitFor();
    await desk.page.locator("img[alt='Photo or file 1']").waitFor();
  });
});

test("what is typed with a network stays when the page is loaded again, and a session that is gone leads back to it", async () => {
  await apart("bea@demo.example", async (desk, line, page) => {
    const title = "Half a form";
    const isStill = async () => {
      await page.getByText("You typed this before, and it was not sent or saved.").waitFor();
      assert.equal(await page.getByLabel("What was it called?").inputValue(), title);
      assert.ok(await page.getByLabel("With others, at a set time").isChecked());
    };
    await page.goto("/record/add");
    await page.getByLabel("What was it called?").fill(title);
    await page.getByLabel("With others, at a set time").check();
    await desk.until(async () => {
      const open = await new Promise((done) => (indexedDB.open("carrel").onsuccess = (event) => done(event.target.result)));
      const rows = await new Promise((done) => (open.transaction("drafts").objectStore("drafts").getAll().onsuccess = (event) => done(event.target.result)));
      open.close();
      return rows.some(({ form }) => form.includes("mode=live"));
    });
    await page.reload();
    await isStill();
    await page.goto("/lessons");
    await page.goto("/record/add");
    await isStill();
    await fill(page, title);
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Check and send" }).click();
    await page.getByRole("heading", { level: 1, name: "You were signed out" }).waitFor();
    const [other] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Sign in in another tab" }).click()]);
    await other.waitForURL((url) => url.pathname === "/signin" && url.search === "?next=%2Frecord%2Fadd");
  });
});

test("a form without a network in which nothing is said is not kept", async () => {
  await apart("amos@demo.example", async (desk, line, page) => {
    line.cut();
    await page.goto("/record/add");
    await page.getByText("You are offline. Fill this in all the same").waitFor();
    await page.getByRole("button", { name: "Keep it on this device" }).click();
    assert.ok(await page.getByLabel("What was it called?").evaluate((field) => field.matches(":user-invalid")));
    assert.equal(await page.getByText("It waits on this device, and goes").isVisible(), false);
    await desk.hasRows("acts", 0);
  });
});

test("the network goes while the form is filled in: pressing the button keeps it all the same", async () => {
  await apart("theo@demo.example", async (desk, line, page) => {
    const title = "Between two towers";
    await page.goto("/record/add");
    await fill(page, title);
    line.cut();
    await page.getByRole("button", { name: "Check and send" }).click();
    await page.getByText("It waits on this device, and goes").waitFor();
    line.mend();
    await again(page);
    await desk.hasRows("acts", 0);
    assert.equal(called(await desk.everything(), title).length, 1);
  });
});

test("somebody else signs in: training that waits is locked away, and arrives when its owner is back", async () => {
  await apart("nell@demo.example", async (desk, line, page) => {
    const title = "Nobody else’s";
    line.cut();
    await page.goto("/record/add");
    await page.getByText("You are offline.").waitFor();
    await fill(page, title);
    await page.getByLabel("Photo or file that shows it").setInputFiles(await photo(page));
    await page.getByRole("button", { name: "Keep it on this device" }).click();
    await page.getByText("It waits on this device, and goes").waitFor();
    const [{ person }] = await desk.hasRows("acts", 1);
    await page.goto("about:blank");
    line.change("/record/add/kept", () => "{}");
    line.mend();
    await desk.signIn("luz@demo.example");
    await page.goto("/record");
    await desk.until(async () => {
      const open = await new Promise((done) => (indexedDB.open("carrel").onsuccess = (event) => done(event.target.result)));
      const rows = await new Promise((done) => (open.transaction("meta").objectStore("meta").getAll().onsuccess = (event) => done(event.target.result)));
      open.close();
      return rows.some(({ key }) => key.startsWith("sealed:"));
    });
    line.changed.delete("/record/add/kept");
    assert.ok((await desk.rows("acts")).every((row) => row.person !== person));
    assert.ok(!JSON.stringify(await desk.rows("meta")).includes("Nobody else"), "what is sealed can't be read");
    assert.equal(called(await desk.everything(), title).length, 0, "nothing of it is on the other's record");
    await desk.signIn("nell@demo.example");
    await page.goto("/record");
    await page.getByRole("link", { name: title }).waitFor();
    await desk.hasRows("acts", 0);
    assert.equal(called(await desk.everything(), title).length, 1);
  });
});

for (const [width, dark] of [[PHONE, false], [DESK, true]]) {
  test(`the form without a network keeps the rules, ${width} pixels wide, ${dark ? "dark" : "light"}`, async () => {
    const learner = await someone("ike@demo.example", { width, dark });
    const { page } = learner;
    await learner.goto("/record");
    await page.waitForFunction(isLaidOut);
    await page.context().setOffline(true);
    await page.goto("/record/add?kept");
    await page.getByText("It waits on this device, and goes").waitFor();
    // Chromium notes that there is no network, which is what this is about.
    learner.faults.length = 0;
    await learner.keepsTheRules("add-offline");
    await learner.close();
  });
}
