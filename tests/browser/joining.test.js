// Somebody who signed up twice makes one account of two: asked from the one, allowed by a letter to the other, and
// looked at before it is done; accessible, and the same without scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { server, someone } from "./help/house.js";
import { linkTo } from "./help/letters.js";

for (const [stays, goes, scripts, width, dark] of [
  ["luz@demo.example", "theo@demo.example", true, PHONE, true],
  ["nell@demo.example", "wren@demo.example", false, DESK, false],
]) {
  const how = `${scripts ? "with" : "without"} scripts, ${width} pixels wide, ${dark ? "dark" : "light"}`;

  test(`two accounts become one, and what both did is in one record, ${how}`, async () => {
    const person = await someone(stays, { scripts, width, dark });
    const { page } = person;
    await person.goto("/me");
    await page.getByRole("link", { name: "Join two accounts" }).click();
    const email = page.getByLabel("Email of the other account");
    person.expected.add(page.url());
    await email.fill("nobody at all");
    await page.getByRole("button", { name: "Send the message" }).click();
    await page.getByText("There is a problem").waitFor();
    assert.equal(await email.inputValue(), "nobody at all");
    if (scripts) await person.keepsTheRules("joining-problems");
    await email.fill(goes);
    await page.getByRole("button", { name: "Send the message" }).click();
    await page.getByText("a message is on its way").waitFor();
    if (scripts) await person.keepsTheRules("joining-asked");

    await page.goto(await linkTo(server, goes, /http\S+\/me\/join\/[\w.-]+/));
    await page.getByRole("heading", { name: `What moves from ${goes} to ${stays}` }).waitFor();
    if (scripts) await person.keepsTheRules("joining-ready");
    await page.getByRole("button", { name: "Join the two accounts" }).click();
    await page.getByText("The two accounts are one").waitFor();
    await page.getByText(goes, { exact: true }).waitFor();
    if (scripts) await person.keepsTheRules("joined");
    person.isCalm();
    await person.close();

    // The other address leads to the account that stays.
    const again = await someone(goes, { scripts, width, dark });
    await again.goto("/me");
    await again.page.getByText(stays).first().waitFor();
    again.isCalm();
    await again.close();
  });
}
