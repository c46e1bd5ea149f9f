// The main job in a real browser, on the sample people: a lesson interrupted and carried on, a module
// to its certificate, the coordinator's pages; with scripts, by keyboard alone, and without scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fillIn } from "./help/answer.js";
import { DESK, PHONE } from "./help/browser.js";
import { anyone, server, someone } from "./help/house.js";

/// Answers and goes on until the lesson is done, choosing the first options. `press` presses a button.
async function takeToTheEnd(page, press) {
  for (let steps = 0; steps < 60; steps += 1) {
    if (page.url().endsWith("/done")) return;
    const here = page.url();
    if (!(await page.locator("[data-result]").count()) && (await page.locator("button[value=check]:visible").count())) {
      await fillIn(page);
      const moves = page.locator("input[type=hidden][name=a]");
      const made = await moves.count();
      await press("check");
      // A case goes on with one move more.
      await page.locator("[data-result]").or(moves.nth(made)).first().waitFor({ state: "attached" });
    } else {
      await press("next");
      await page.waitForURL((url) => url.pathname !== new URL(here).pathname);
    }
  }
  assert.fail(`no end: ${page.url()}`);
}

test("a half-made answer is there again on another device", async () => {
  const desk = await someone("theo@demo.example", { width: DESK });
  await desk.goto("/l/PUB-07");
  await desk.page.getByRole("button", { name: "Start" }).click();
  const choice = desk.page.locator("[data-answers] input").nth(1);
  await choice.check();
  // Nothing is sent by hand: the choice saves itself.
  await desk.page.waitForResponse((response) => response.request().method() === "POST" && response.status() === 204);
  const phone = await someone("theo@demo.example", { width: PHONE, scripts: false });
  await phone.goto("/");
  await phone.page.getByRole("link", { name: /Carry on/ }).first().click();
  assert.ok(await phone.page.locator("[data-answers] input").nth(1).isChecked());
  desk.isCalm();
  await desk.close();
  await phone.close();
});

test("closing the tab right after a choice loses nothing", async () => {
  const nell = await someone("nell@demo.example");
  await nell.goto("/l/ADM-04");
  await nell.page.getByRole("button", { name: "Start" }).click();
  await nell.page.locator("[data-answers] input").first().check();
  await nell.page.goto("/l/ADM-04");
  const later = await someone("nell@demo.example");
  await later.page.goto(`${server.url}/l/ADM-04/1`);
  await assert.doesNotReject(later.page.locator("[data-answers] input:checked").first().waitFor());
  await nell.close();
  await later.close();
});

test("an answer is explained in place, and focus goes to the explanation", async () => {
  const ike = await someone("ike@demo.example");
  await ike.goto("/l/PUB-03");
  await ike.page.getByRole("button", { name: "Start" }).click();
  await ike.page.locator("[data-answers] input").first().focus();
  await ike.page.keyboard.press("2");
  assert.ok(await ike.page.locator("[data-answers] input").nth(1).isChecked(), "a digit chooses");
  await ike.page.keyboard.press("Enter");
  await ike.page.locator("[data-result]").waitFor();
  assert.equal(await ike.page.evaluate(() => document.activeElement?.id), "result");
  assert.match(await ike.page.title(), /^(Right|Not quite|Partly)/);
  await ike.keepsTheRules("answered step");
  await ike.page.goBack();
  await ike.page.locator("h1").waitFor();
  await ike.close();
});

test("the network is cut: the page says so, nothing typed is lost, and it saves when asked again", async () => {
  const luz = await someone("luz@demo.example");
  await luz.goto("/l/PUB-02");
  await luz.page.getByRole("button", { name: "Start" }).click();
  // What the page brings must be there before the line is cut.
  await luz.page.waitForLoadState("networkidle");
  await luz.context.setOffline(true);
  await luz.page.locator("[data-answers] input").first().check();
  await luz.page.getByText("Offline, saved on this device").waitFor();
  assert.ok(await luz.page.locator("[data-answers] input").first().isChecked());
  await luz.context.setOffline(false);
  await luz.page.getByRole("button", { name: "Save my place" }).click();
  await luz.page.getByRole("heading", { name: "Go. Your place is saved." }).waitFor();
  await luz.close();
});

for (const scripts of [true, false]) {
  test(`two lessons, the evaluation and the feedback form lead to a certificate, ${scripts ? "with" : "without"} scripts`, async () => {
    // Ruth has three lessons and half of the fourth; Theo four.
    const person = await someone(scripts ? "ruth@demo.example" : "theo@demo.example", { width: PHONE, scripts, dark: scripts });
    const { page } = person;
    // What looks at a page from inside needs scripts.
    const rules = (name) => scripts && person.keepsTheRules(name);
    const press = (value) => page.locator(`main button[value=${value}]`).first().click();
    for (const mark of scripts ? ["ADM-05", "PUB-07"] : ["PUB-07"]) {
      await person.goto(`/l/${mark}`);
      if (await page.locator("main form button").count()) await page.locator("main form button").click();
      else await page.locator("main a.btn").first().click();
      await takeToTheEnd(page, press);
      await rules(`${mark} done`);
    }
    await person.goto("/m/rights-and-privacy");
    await rules("module");
    await page.getByRole("link", { name: "Start the evaluation" }).click();
    await rules("evaluation");
    const right = await rightAnswers();
    for (const id of right) await page.locator(`input[value="${id}"]`).check();
    await press("check");
    await page.getByRole("heading", { name: "You passed" }).waitFor();
    await rules("evaluation result");
    await page.getByRole("link", { name: /One last page/ }).click();
    for (const group of await page.locator("fieldset").all()) await group.locator("input").nth(3).check();
    await rules("feedback form");
    await page.getByRole("button", { name: "Send and finish the module" }).click();
    await page.getByText("0.833 contact hours").first().waitFor();
    await rules("module done");
    await page.getByRole("link", { name: "See your certificate" }).click();
    await rules("certificate");
    const pdf = await page.getByRole("link", { name: /PDF/ }).first().getAttribute("href");
    const [one, two] = await Promise.all([person.context.request.get(pdf), person.context.request.get(pdf)]);
    assert.equal(one.headers()["content-type"], "application/pdf");
    assert.deepEqual(await one.body(), await two.body());
    const code = (await page.content()).match(/TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/)[0];
    const clerk = await anyone({ width: DESK });
    await clerk.goto(`/v/${code}`);
    await clerk.page.getByRole("heading", { name: "This certificate is genuine" }).waitFor();
    await clerk.keepsTheRules("verification");
    await clerk.close();
    await person.close();
  });
}

/// The ids of the right options, from the module's file: nobody sees them in a page.
async function rightAnswers() {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(new URL("../../content/modules/rights-and-privacy.toml", import.meta.url), "utf8");
  return [...text.matchAll(/\[\[question\.option\]\]\s+id = "([^"]+)"(?:(?!\[\[)[^])*?right = true/g)].map((match) => match[1]);
}

const PAGES = [
  ["bea@demo.example", ["/", "/r", "/record", "/record/transcript", "/me", "/me/email", "/me/password", "/cohorts/new-directors", "/lessons?minutes=10"]],
  [
    "dana@demo.example",
    ["/assoc/cohorts", "/assoc/cohorts/new", "/assoc/cohorts/new-directors", "/assoc/cohorts/new-directors/settings",
      "/assoc/cohorts/new-directors/people", "/assoc/cohorts/new-directors/digest"],
  ],
];
for (const [email, paths] of PAGES) {
  for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
    test(`the pages of ${email} keep the rules, ${width} pixels wide and ${dark ? "dark" : "light"}`, async () => {
      const person = await someone(email, { width, dark });
      for (const path of paths) {
        await person.goto(path);
        await person.keepsTheRules(path);
      }
      await person.close();
    });
  }
}

test("the paused page keeps the rules and can be left by signing out", async () => {
  const amos = await someone("amos@demo.example", { width: PHONE });
  await amos.goto("/l/ADM-04");
  await amos.page.getByRole("button", { name: "Start" }).click();
  await amos.page.getByRole("button", { name: "Save my place" }).click();
  await amos.page.getByRole("img", { name: /QR code/ }).waitFor();
  await amos.page.getByText("This is a shared computer").click();
  await amos.keepsTheRules("paused");
  await amos.page.getByRole("button", { name: "Sign out here" }).click();
  await amos.page.waitForURL((url) => !url.pathname.endsWith("/paused"));
  await amos.goto("/record");
  assert.match(amos.page.url(), /\/signin/);
  await amos.close();
});

test("a coordinator adds people after a dry run", async () => {
  const dana = await someone("dana@demo.example");
  await dana.goto("/assoc/cohorts/new-directors/people");
  await dana.page.locator("textarea").fill("Ada Quill, ada.quill@demo.example, Fox Hollow Library\nnot an address\nruth@demo.example");
  await dana.page.locator("main form button").first().click();
  await dana.page.getByText("ada.quill@demo.example").first().waitFor();
  await dana.keepsTheRules("dry run");
  await dana.close();
});
