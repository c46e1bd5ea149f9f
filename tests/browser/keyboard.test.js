// The main flow for those who can't use a mouse, or see colors of their own: from the home page to the end
// of a lesson by keyboard alone, with a ring around every stop; and the same pages in forced colors.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { anyone, someone } from "./help/house.js";

/// Presses Tab once and says where that led.
async function tab(page) {
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const at = document.activeElement;
    // The ring may be drawn around the whole line of an answer.
    const ringed = [at, at.closest("label"), at.closest("li"), at.closest(".card")].filter(Boolean).some((part) => {
      const style = getComputedStyle(part);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow.includes("0px 0px 0px");
    });
    const box = at.getBoundingClientRect();
    return {
      tag: at.tagName, type: at.type, name: at.name, value: at.value, text: at.innerText?.trim() ?? "", ringed,
      seen: box.bottom > 0 && box.top < innerHeight, inMain: Boolean(at.closest("main")),
      first: [...document.querySelectorAll(`[name="${at.name}"]`)].indexOf(at) === 0,
      place: [...document.querySelectorAll("main select")].indexOf(at) + 1,
    };
  });
}

/// Goes on until a stop is what is looked for.
async function reach(page, wanted) {
  for (let presses = 0; presses < 90; presses += 1) {
    const stop = await tab(page);
    if (stop.tag === "BODY") continue;
    assert.ok(stop.ringed, `no ring around ${JSON.stringify(stop)} on ${page.url()}`);
    assert.ok(stop.seen, `out of sight: ${JSON.stringify(stop)} on ${page.url()}`);
    if (wanted(stop)) return stop;
  }
  return assert.fail(`no Tab leads there on ${page.url()}`);
}

/// Answers what the step asks, whatever it is, and presses its button.
async function answer(page) {
  const forward = (stop) => stop.inMain && stop.tag === "BUTTON" && ["check", "next"].includes(stop.value);
  const field = (stop) => stop.inMain && stop.first && ["radio", "checkbox"].includes(stop.type) && stop.name !== "sure";
  const list = (stop) => stop.inMain && stop.tag === "SELECT";
  const typed = (stop) => stop.inMain && (stop.tag === "TEXTAREA" || stop.type === "text") && !stop.value;
  for (let stops = 0; stops < 30; stops += 1) {
    const stop = await reach(page, (at) => forward(at) || field(at) || list(at) || typed(at));
    if (forward(stop)) break;
    if (field(stop)) await page.keyboard.press("Space");
    else if (list(stop)) for (let down = 0; down < stop.place; down += 1) await page.keyboard.press("ArrowDown");
    else await page.keyboard.type("6");
  }
  await page.keyboard.press("Enter");
}

test("from the home page to the end of a lesson by keyboard alone", async () => {
  const nell = await anyone({ width: DESK });
  const { page } = nell;
  await nell.goto("/");
  await reach(page, (stop) => stop.tag === "BUTTON" && stop.value === "10");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/lessons?minutes=10");
  await nell.goto("/lessons?q=confidential");
  await reach(page, (stop) => stop.tag === "A" && stop.inMain && stop.text.startsWith("Patron records are confidential"));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/l/ADM-04");
  await reach(page, (stop) => stop.tag === "BUTTON" && stop.text === "Start");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/l/ADM-04/1");
  for (let presses = 0; presses < 60 && !page.url().endsWith("/done"); presses += 1) {
    const before = await page.title();
    await answer(page);
    await page.waitForFunction((title) => document.title !== title, before);
  }
  assert.match(page.url(), /\/l\/ADM-04\/done$/);
  nell.isCalm();
  await nell.close();
});

for (const width of [PHONE, DESK]) {
  test(`in forced colors what is chosen, current or pressed shows, ${width} pixels wide`, async () => {
    const luz = await anyone({ width, forcedColors: "active" });
    await luz.signIn("luz@demo.example");
    for (const path of ["/", "/lessons", "/l/PUB-03", "/record", "/r"]) {
      await luz.goto(path);
      // axe works out contrast from colors that the system has replaced.
      await luz.fits(`${path} in forced colors`);
    }
    await luz.goto("/lessons");
    const borders = (selector) =>
      luz.page.locator(selector).first().evaluate((part) => {
        const style = getComputedStyle(part);
        return ["Top", "Right", "Bottom", "Left"].map((side) => `${style[`border${side}Color`]} ${style[`border${side}Width`]}`).join();
      });
    assert.notEqual(await borders("nav [aria-current=page]"), await borders("nav a:not([aria-current])"), "the current tab");
    await luz.goto("/l/PUB-03/1?again=1");
    const input = luz.page.locator("[data-answers] input").first();
    const row = luz.page.locator("[data-answers] .choice");
    const look = (at) => row.nth(at).evaluate((part) => {
      const { outline, borderInlineStart, backgroundColor } = getComputedStyle(part);
      return [outline, borderInlineStart, backgroundColor, part.querySelector("input").checked].join();
    });
    await input.check();
    assert.notEqual(await look(0), await look(1), "the chosen answer");
    await luz.close();
  });
}

test("a validator accepts what waits with two keys for each, with no script setting the focus", async () => {
  const learner = await someone("wren@demo.example", { scripts: false, width: DESK });
  const titles = ["Keys one", "Keys two", "Keys three"];
  for (const title of titles) {
    const { page } = learner;
    await learner.goto("/record/add");
    await page.getByLabel("What was it called?").fill(title);
    await page.getByLabel("Who gave it?").fill("Prairie State Webinars");
    await page.getByLabel("How long did it last?").fill(`${20 + titles.indexOf(title)}`);
    await page.getByLabel("What kind of training?").selectOption({ label: "Webinar" });
    await page.getByLabel("With others, at a set time").check();
    await page.getByLabel("What can you do now?").fill(`I can press ${title}.`);
    await page.getByRole("button", { name: "Check and send" }).click();
    await page.getByRole("button", { name: "Send it in" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }
  await learner.close();
  const dana = await someone("validator@demo.example", { scripts: false, width: DESK });
  const { page } = dana;
  const waits = async () => page.locator("tbody th a").allInnerTexts();
  await dana.goto("/assoc/requests");
  await page.getByText("By keyboard: Enter opens the first request.").waitFor();
  const all = await waits();
  assert.ok(titles.every((title) => all.includes(title)), all.join());
  await page.keyboard.press("Enter");
  for (const [number, title] of all.entries()) {
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    const before = page.url();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== before);
    await page.getByText("Accepted.").waitFor();
    const last = number === all.length - 1;
    assert.equal(new URL(page.url()).pathname === "/assoc/requests", last, page.url());
  }
  await page.getByText("Nothing is waiting.", { exact: true }).waitFor();
  dana.isCalm();
  await dana.close();
});
