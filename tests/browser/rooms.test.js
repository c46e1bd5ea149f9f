// A group room in a real browser: opened at a desk, joined on a phone, closed, the sheet entered; a board that
// earns by it. Each page accessible in both themes at both widths, and the same without scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { someone } from "./help/house.js";

const QUESTION = "What will you do at your library because of this?";

for (const [guest, scripts, width, dark] of [
  ["nell@demo.example", true, PHONE, true],
  ["luz@demo.example", true, DESK, false],
  ["wren@demo.example", false, PHONE, false],
]) {
  const how = `${scripts ? "with" : "without"} scripts, ${width} pixels wide, ${dark ? "dark" : "light"}`;
  test(`people take a module together, ${how}`, async () => {
    const rules = (who, name) => (scripts ? who.keepsTheRules(name) : null);
    const dana = await someone("dana@demo.example", { scripts, width, dark });
    await dana.goto("/assoc/rooms");
    await rules(dana, "rooms");
    await dana.page.getByRole("link", { name: "Open a room" }).click();
    dana.expected.add(dana.page.url());
    await dana.page.getByRole("button", { name: "Open the room" }).click();
    await dana.page.getByText("There is a problem").waitFor();
    await rules(dana, "room-problems");
    await dana.page.getByLabel("Module").selectOption({ label: "Governance" });
    await dana.page.getByRole("button", { name: "Open the room" }).click();
    await dana.page.getByRole("heading", { level: 1, name: "Your group room" }).waitFor();
    await rules(dana, "room");
    const [code] = (await dana.page.locator("main").innerText()).match(/\b[2-9A-Z]{3}-[2-9A-Z]{3}\b/);

    const one = await someone(guest, { scripts, width, dark });
    await one.goto("/room");
    await rules(one, "room-ask");
    await one.page.getByLabel("Room code").fill(code.toLowerCase());
    await one.page.getByRole("button", { name: "Go to the room" }).click();
    await one.page.getByRole("button", { name: "I am here" }).click();
    await one.page.getByText("You are on the list.").waitFor();
    one.expected.add(`${one.page.url()}/answer`);
    await rules(one, "room-asked");
    await one.page.getByRole("button", { name: "Send" }).click();
    await one.page.getByText("There is a problem").waitFor();
    await rules(one, "room-answer-problems");
    await one.page.getByLabel(QUESTION).fill("I will ask my board about it.");
    await one.page.getByRole("button", { name: "Send" }).click();
    await one.page.getByText("Your answer is kept.").waitFor();

    await dana.page.getByRole("link", { name: "Refresh" }).click();
    await dana.page.getByText("1 person is on the list, 1 answered.").waitFor();
    await rules(dana, "room-list");
    await dana.page.getByRole("button", { name: "Close the room" }).click();
    await dana.page.getByText("The room is closed.").waitFor();
    await rules(dana, "room-closed");
    const room = new URL(dana.page.url()).pathname;
    await dana.goto(`${room}/sheet`);
    await rules(dana, "room-sheet");
    // People write on it: the numbers leave the room to the names.
    if (scripts) {
      const width = (nth) => dana.page.locator("thead th").nth(nth).evaluate((cell) => cell.getBoundingClientRect().width);
      assert.ok((await width(0)) < (await width(1)), "numbers take more room than names");
    }
    await dana.goto(`${room}/paper`);
    await rules(dana, "room-paper");
    await dana.page.getByLabel("Who signed the sheet?").fill("bea@demo.example; A sign.\nSomebody Unknown; A shelf.");
    await dana.page.getByRole("button", { name: "Check the list" }).click();
    await dana.page.getByText("1 person can be entered, and one line is not known.").waitFor();
    await rules(dana, "room-paper-check");
    await dana.page.getByRole("button", { name: "Enter 1 person" }).click();
    await dana.page.getByText("1 person entered from the sheet.").waitFor();

    await one.page.reload();
    await one.page.getByText(/on your record/).waitFor();
    await rules(one, "room-counted");
    await one.goto("/record");
    await one.page.getByRole("heading", { name: "Together with others" }).waitFor();
    await rules(one, "record-with-room");
    dana.isCalm();
    one.isCalm();
    await dana.close();
    await one.close();
  });
}

for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
  test(`a board is made, enrolled and seen by its members, ${width} pixels wide`, async () => {
    const registrar = await someone("registrar@demo.example", { width, dark });
    const { page } = registrar;
    await registrar.goto("/assoc/programs/nebraska-boards/boards");
    await registrar.keepsTheRules("boards");
    await page.getByLabel("Name of the board").fill(`Elm Creek Board ${width}`);
    await page.getByLabel("Library").fill("Elm Creek");
    await page.getByRole("button", { name: "Make the board" }).click();
    await page.getByText("The board is made.").waitFor();
    await registrar.keepsTheRules("board");
    await page.getByLabel("Email address of their account").fill("bea@demo.example");
    await page.getByLabel("First day on the board").fill("2025-01-01");
    await page.getByRole("button", { name: "Add to the board" }).click();
    await page.getByText("Added to the board.").waitFor();
    await page.getByLabel("When was your certificate issued?").fill("2025-01-01");
    await page.getByRole("button", { name: "Put it in the program" }).click();
    await page.getByText("The board is in the program.").waitFor();
    await registrar.keepsTheRules("board-enrolled");
    const bea = await someone("bea@demo.example", { width, dark });
    await bea.goto("/record/programs");
    await bea.page.getByRole("heading", { name: "Your boards" }).waitFor();
    await bea.keepsTheRules("programs-with-board");
    await bea.page.locator("section", { hasText: "Your boards" }).getByRole("link", { name: "Public Library Board Certification" }).first().click();
    await bea.page.getByText(/Elm Creek Board \d+ has/).first().waitFor();
    await bea.keepsTheRules("program-of-board");
    assert.equal(await bea.page.getByRole("button", { name: "Hand it in" }).count(), 0);
    registrar.isCalm();
    bea.isCalm();
    await registrar.close();
    await bea.close();
  });
}
