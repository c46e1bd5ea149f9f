// A renewal on its way: attested by a supervisor, looked at by a validator, then by the registrar; each page
// accessible in both themes at both widths, and the same without scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { anyone, server, someone } from "./help/house.js";
import { linkTo } from "./help/letters.js";

for (const [who, scripts, width, dark] of [
  ["bea@demo.example", true, PHONE, true],
  ["marisol@demo.example", false, DESK, false],
]) {
  const how = `${scripts ? "with" : "without"} scripts, ${width} pixels wide, ${dark ? "dark" : "light"}`;

  test(`a period is attested by the chair of the board and handed in, ${how}`, async () => {
    const learner = await someone(who, { scripts, width, dark });
    const { page } = learner;
    await learner.goto("/record/programs/new/montana");
    await page.getByLabel("Library director").first().check();
    await page.getByLabel("When was your certificate issued?").fill("2024-05-01");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("heading", { level: 2, name: "Renewal" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Hand it in" }).count(), 0);
    const chair = `chair-of-${who}`;
    const asking = await page.locator("form", { hasText: "Who attests?" }).getAttribute("action");
    learner.expected.add(new URL(asking, page.url()).href);
    await page.getByLabel("Who attests?").fill("Carol Reed");
    await page.getByRole("button", { name: "Ask them to attest" }).click();
    await page.getByText("There is a problem").waitFor();
    if (scripts) await learner.keepsTheRules("attest-problems");
    assert.equal(await page.getByLabel("Who attests?").inputValue(), "Carol Reed");
    await page.getByLabel("Their position").fill("Chair of the board");
    await page.getByLabel("Their email").fill(chair);
    await page.getByRole("button", { name: "Ask them to attest" }).click();
    await page.getByText("has not answered yet").waitFor();
    if (scripts) await learner.keepsTheRules("attest-asked");

    const carol = await anyone({ scripts, width, dark });
    await carol.page.goto(await linkTo(server, chair, /http\S+\/attest\/[\w.-]+/));
    await carol.page.getByRole("heading", { level: 1, name: /The training of/ }).waitFor();
    if (scripts) await carol.keepsTheRules("attest");
    await carol.page.getByRole("button", { name: "I attest this", exact: true }).click();
    await carol.page.getByText("Thank you. You attested this").waitFor();
    carol.isCalm();
    await carol.close();

    await page.reload();
    await page.getByRole("button", { name: "Hand it in" }).click();
    await page.getByText("You have handed it in.", { exact: true }).waitFor();
    if (scripts) await learner.keepsTheRules("handed-in");
    learner.isCalm();
    await learner.close();
  });

  test(`a validator passes a renewal on, and a registrar recognizes a certificate, ${how}`, async () => {
    const learner = await someone(who, { scripts, width, dark });
    await learner.goto("/record/programs/new/wisconsin");
    await learner.page.getByLabel("When was your certificate issued?").fill("2026-02-01");
    await learner.page.getByRole("button", { name: "Join" }).click();
    await learner.page.getByRole("button", { name: "Hand it in" }).click();
    await learner.page.getByText("the turn of the validator").waitFor();
    await learner.close();

    const dana = await someone("validator@demo.example", { scripts, width, dark });
    await dana.goto("/assoc/periods");
    if (scripts) await dana.keepsTheRules("steps");
    dana.expected.add(dana.page.url());
    await dana.page.getByRole("button", { name: /^Give it back/ }).first().click();
    await dana.page.getByText("There is a problem").waitFor();
    if (scripts) await dana.keepsTheRules("steps-problems");
    await dana.page.getByLabel(/^A word about it/).first().fill("Looks good.");
    await dana.page.getByRole("button", { name: /^Pass it on/ }).first().click();
    await dana.page.getByText("It is the turn of the state now.").waitFor();
    dana.isCalm();
    await dana.close();

    const iris = await someone("registrar@demo.example", { scripts, width, dark });
    await iris.goto("/assoc/programs/wisconsin/people");
    await iris.page.getByText("the turn of the state").first().waitFor();
    if (scripts) await iris.keepsTheRules("people");
    await iris.page.getByRole("link", { name: /^Recognize a certificate/ }).first().click();
    await iris.page.getByRole("heading", { level: 1, name: "Recognize a certificate of another authority" }).waitFor();
    if (scripts) await iris.keepsTheRules("recognize");
    iris.expected.add(iris.page.url());
    await iris.page.getByLabel("Its number").fill("IN-4711");
    await iris.page.getByRole("button", { name: "Recognize it" }).click();
    await iris.page.getByText("There is a problem").waitFor();
    if (scripts) await iris.keepsTheRules("recognize-problems");
    assert.equal(await iris.page.getByLabel("Its number").inputValue(), "IN-4711");
    for (const path of ["/assoc/ahead", "/assoc/programs/georgia/audit"]) {
      await iris.goto(path);
      if (scripts) await iris.keepsTheRules(path);
    }
    iris.isCalm();
    await iris.close();
  });
}
