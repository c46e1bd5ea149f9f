// Programs in a real browser: a learner joins one and sees where they stand, a registrar reads and approves
// its rules; each page accessible in both themes at both widths, and the same without scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { someone } from "./help/house.js";

/// Opens every closed part of the page, for axe looks at nothing that is hidden.
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));

for (const [who, scripts, width, dark] of [
  ["bea@demo.example", true, PHONE, true],
  ["marisol@demo.example", true, DESK, false],
  ["amos@demo.example", false, DESK, false],
]) {
  const how = `${scripts ? "with" : "without"} scripts, ${width} pixels wide, ${dark ? "dark" : "light"}`;
  test(`a program is joined and explains every number, ${how}`, async () => {
    const learner = await someone(who, { scripts, width, dark });
    const { page } = learner;
    await learner.goto("/record");
    await page.getByRole("link", { name: "Join a program" }).click();
    await page.getByRole("heading", { level: 1, name: "Programs" }).waitFor();
    if (scripts) await learner.keepsTheRules("programs");
    await page.getByRole("link", { name: /Join.*Montana/ }).click();
    // The browser complains of a form that is shown again, even where a test wants just that.
    learner.expected.add(page.url());
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("There is a problem").waitFor();
    if (scripts) await learner.keepsTheRules("join-problems");
    await page.getByLabel(/director/i).first().check();
    await page.getByLabel("When was your certificate issued?").fill("2024-05-01");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("heading", { level: 1, name: "Montana Library Certification Program" }).waitFor();
    if (scripts) await unfold(page);
    if (scripts) await learner.keepsTheRules("program");
    await learner.goto("/record");
    assert.match(await page.locator("section#programs").innerText(), /to go/);
    if (scripts) await learner.keepsTheRules("record");
    learner.isCalm();
    await learner.close();
  });
}

for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
  test(`a registrar reads, foresees and approves rules, ${width} pixels wide, ${dark ? "dark" : "light"}`, async () => {
    const iris = await someone("registrar@demo.example", { width, dark });
    const { page } = iris;
    await iris.goto("/assoc");
    await iris.keepsTheRules("association");
    for (const path of ["/assoc/programs", "/assoc/questions", "/assoc/programs/wisconsin", "/assoc/programs/wisconsin/people", "/assoc/decisions",
      "/assoc/standing", "/assoc/standing/people", "/assoc/libraries", "/assoc/reports", "/assoc/reports/new", "/assoc/reports/board"]) {
      await iris.goto(path);
      await unfold(page);
      await iris.keepsTheRules(path);
    }
    await iris.goto("/assoc/programs/montana");
    await page.getByRole("link", { name: "What would change, and for whom?" }).click();
    await page.getByRole("heading", { level: 1, name: "What if" }).waitFor();
    await iris.keepsTheRules("what-if");
    iris.isCalm();
    await iris.close();
  });
}

test("what the rules leave open is decided, and corrected without scripts", async () => {
  const iris = await someone("registrar@demo.example", { width: PHONE, dark: true });
  const { page } = iris;
  await iris.goto("/assoc/questions");
  await iris.keepsTheRules("questions");
  // Bea has finished a module of fifty minutes, and Montana counts whole half hours only.
  await page.getByRole("link", { name: /Rights and privacy/ }).first().click();
  await page.getByRole("heading", { level: 2, name: "What is open" }).waitFor();
  await iris.keepsTheRules("question");
  const path = new URL(page.url()).pathname;
  iris.expected.add(page.url());
  await page.getByLabel(/^How many/).fill("0.3");
  await page.getByRole("button", { name: "Decide" }).click();
  await page.getByText("There is a problem").waitFor();
  await iris.keepsTheRules("question-problems");
  await page.getByLabel("What do you decide?").selectOption({ label: "Give credit" });
  assert.equal(await page.getByLabel(/^How many/).inputValue(), "0.3");
  await page.getByLabel(/^How many/).fill("0.5");
  await page.getByLabel("Why?").fill("The library said so by phone.");
  await page.getByRole("button", { name: "Decide" }).click();
  await page.getByText("Decided. The credit is on the record.").waitFor();
  await iris.keepsTheRules("question-decided");
  iris.isCalm();
  await iris.close();

  const plain = await someone("registrar@demo.example", { width: DESK, scripts: false });
  await plain.goto(path);
  await plain.page.getByLabel("What do you decide?").selectOption({ label: "No credit" });
  await plain.page.getByLabel("Why?").fill("It was another module.");
  await plain.page.getByRole("button", { name: "Decide" }).click();
  await plain.page.getByText("The record says that there is no credit").waitFor();
  await plain.close();
});
