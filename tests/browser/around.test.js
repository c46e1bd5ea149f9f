// Around the lesson in a real browser: notes and bookmarks with scripts and without, the handout on
// paper, the goal, what comes after a lesson; each page accessible in both themes at both widths.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { server, someone } from "./help/house.js";

/// Opens every closed part of the page, for axe looks at nothing that is hidden.
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));

for (const [scripts, width, dark] of [[true, PHONE, true], [false, DESK, false]]) {
  const how = `${scripts ? "with" : "without"} scripts, ${width} pixels wide, ${dark ? "dark" : "light"}`;
  test(`a note is written at a step, found, deleted and brought back, ${how}`, async () => {
    const person = await someone(scripts ? "nell@demo.example" : "ike@demo.example", { scripts, width, dark });
    const { page } = person;
    await person.goto("/notes");
    if (scripts) await person.keepsTheRules("notes-empty");
    await person.goto("/l/PUB-06/1");
    await page.locator("[data-answers] input").nth(1).check();
    if (!scripts) await page.locator("#note summary").click();
    else await unfold(page);
    await page.getByLabel("Note to myself").fill("Ask Pat about this");
    await page.getByRole("button", { name: "Bookmark this step" }).click();
    await page.getByRole("button", { name: "Take the bookmark away" }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/l/PUB-06/1");
    assert.ok(await page.locator("[data-answers] input").nth(1).isChecked(), "what was chosen is still chosen");
    assert.equal(await page.getByLabel("Note to myself").inputValue(), "Ask Pat about this");
    if (scripts) await person.keepsTheRules("step-with-note");

    await page.getByLabel("Note to myself").fill("Ask Pat tomorrow");
    await page.getByRole("button", { name: "Save the note" }).click();
    await page.getByText("Saved with your notes.").waitFor();
    await page.getByRole("link", { name: "See all my notes" }).click();
    await page.getByLabel("Search my notes").fill("tomorrow");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("1 note with").waitFor();
    if (scripts) {
      await unfold(page);
      await person.keepsTheRules("notes");
    }
    await page.getByRole("button", { name: /^Delete the note/ }).click();
    await page.getByText("You can bring it back").waitFor();
    if (scripts) await person.keepsTheRules("notes-deleted");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator("article").getByText("Ask Pat tomorrow").first().waitFor();
    person.isCalm();
    await person.close();
  });
}

for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
  test(`handout, goal and what comes next keep the rules, ${width} pixels wide and ${dark ? "dark" : "light"}`, async () => {
    const ruth = await someone("ruth@demo.example", { width, dark });
    await ruth.goto("/");
    await ruth.keepsTheRules("home-with-goal");
    await ruth.goto("/record");
    await unfold(ruth.page);
    await ruth.keepsTheRules("record-with-goal");
    await ruth.goto("/l/PUB-03/handout");
    await ruth.keepsTheRules("handout");
    const done = await ruth.page.goto(`${server.url}/l/PUB-03/done`);
    assert.equal(done.status(), 200);
    await ruth.keepsTheRules("done");
    await ruth.close();
  });
}

test("every handout is two pages on paper, from the page as from the PDF", async () => {
  const ada = await someone("ruth@demo.example");
  await ada.goto("/lessons");
  const paths = new Set();
  for (;;) {
    const links = await ada.page.locator(".card h3 a").evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
    links.forEach((path) => paths.add(path));
    const next = ada.page.getByRole("link", { name: "Next page" });
    if (!(await next.count())) break;
    await next.first().click();
  }
  assert.ok(paths.size > 4);
  for (const path of paths) {
    await ada.goto(`${path}/handout`);
    const paper = await ada.page.pdf({ format: "Letter", preferCSSPageSize: true });
    const pages = paper.toString("latin1").match(/\/Type ?\/Page\b/g)?.length;
    assert.ok(pages <= 2, `${path}/handout prints on ${pages} pages`);
    const file = await ada.context.request.get(`${server.url}${path}/handout.pdf`);
    assert.equal(file.status(), 200, path);
    assert.ok((await file.body()).length < 60_000, path);
  }
  await ada.close();
});
