// Every kind of check in a real browser: answered by keyboard alone, and accessible before, with a
// hint and after, in both themes and widths, with scripts and without.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { anyone } from "./help/house.js";

/// Presses Tab until what has the focus matches.
async function reach(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`no Tab leads to ${selector}`);
}

/// Chooses in each list, in turn, the option that begins so.
async function pick(page, words) {
  for (const word of words) {
    await reach(page, "[data-answers] select");
    await page.keyboard.type(word);
  }
  await press(page, "check");
}

/// Goes to a button and presses it.
async function press(page, value) {
  await reach(page, `button[name=do][value=${value}]:not([hidden])`);
  await page.keyboard.press("Enter");
}

/// Types, or chooses by number, and sends with Enter.
async function type(page, selector, keys) {
  await reach(page, selector);
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press("Enter");
}

/// Where a kind is asked, and how its right answer is given by keyboard.
const KINDS = {
  hotspot: ["/l/PUB-02/5", (page) => type(page, "[data-answers] input", ["3"])],
  match: ["/l/PUB-02/7", (page) => pick(page, ["Article VII", "Article VI,", "Article VII", "Article V,"])],
  "short text": ["/l/PUB-03/5", (page) => type(page, "#text", [..."Copyright"])],
  "true or false": ["/l/PUB-03/6", (page) => type(page, "[data-answers] input", ["2", "3"])],
  number: ["/l/ADM-23/4", (page) => type(page, "#text", ["6"])],
  gaps: ["/l/PUB-07/6", (page) => pick(page, ["the page", "a volunteer"])],
  branching: [
    "/l/ADM-05/5",
    async (page) => {
      await type(page, "[data-answers] input", ["3"]);
      await page.locator("#turn:focus").waitFor();
      await type(page, "[data-answers] input", ["1"]);
    },
  ],
};

async function order(page) {
  const right = ["Ask for ID", "Refer", "Say nothing", "Ask for court", "Keep"];
  const shown = await page.locator("[data-answers] label").allInnerTexts();
  await pick(page, shown.map((line) => String(right.findIndex((begin) => line.startsWith(begin)) + 1)));
}
KINDS.order = ["/l/ADM-05/4", order];

for (const [kind, [path, answer]] of Object.entries(KINDS)) {
  for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
    test(`${kind}, by keyboard, ${width} pixels wide and ${dark ? "dark" : "light"}`, async () => {
      const nell = await anyone({ width, dark });
      if (kind === "number") await nell.signIn(width === PHONE ? "nell@demo.example" : "amos@demo.example");
      await nell.goto(path);
      await nell.keepsTheRules(`${kind} asked`);
      await answer(nell.page);
      await nell.page.locator("[data-result]").waitFor();
      assert.match(await nell.page.title(), /^Right\./);
      assert.equal(await nell.page.evaluate(() => document.activeElement?.id), "result");
      await nell.keepsTheRules(`${kind} explained`);
      await nell.close();
    });
  }
}

test("a hint takes the focus, and what was typed stays", async () => {
  const ada = await anyone();
  await ada.goto("/l/PUB-03/5");
  await reach(ada.page, "#text");
  await ada.page.keyboard.type("freedom");
  await press(ada.page, "hint");
  await ada.page.locator("#hint:focus").waitFor();
  assert.equal(await ada.page.locator("#text").inputValue(), "freedom");
  await ada.keepsTheRules("with a hint");
  await ada.page.goBack();
  await ada.page.locator("h1").waitFor();
  await ada.close();
});

test("without scripts an order that is not whole is told and kept", async () => {
  const tom = await anyone({ scripts: false, width: PHONE });
  await tom.goto("/l/ADM-05/4");
  const lists = tom.page.locator("[data-answers] select");
  await lists.first().selectOption({ index: 2 });
  tom.expected.add(tom.page.url());
  await tom.page.getByRole("button", { name: "Check my answer" }).click();
  await tom.page.getByRole("alert").waitFor();
  assert.match(await lists.first().inputValue(), /=2$/);
  await tom.close();
});
