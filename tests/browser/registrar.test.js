// The registrar's desk in a real browser: a certificate found, issued anew and withdrawn, and a layout
// whose preview follows what is typed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { someone } from "./help/house.js";

const REGISTRAR = "registrar@demo.example";

test("a certificate is found, issued anew, withdrawn and taken back", async () => {
  const iris = await someone(REGISTRAR, { width: DESK });
  const { page } = iris;
  await iris.goto("/assoc/certificates?q=lindq");
  await iris.keepsTheRules("register");
  await page.getByRole("link", { name: "Bea Lindqvist" }).click();
  await iris.keepsTheRules("certificate at the desk");
  await page.getByRole("link", { name: "Issue again" }).click();
  await iris.keepsTheRules("issue again");
  await page.getByLabel("Name to print").fill("Bea Lind");
  await page.getByLabel("Note for your files").fill("Married.");
  await page.getByRole("button", { name: "Issue the new certificate" }).click();
  await page.getByText("It takes the place of").waitFor();
  await iris.keepsTheRules("issued again");
  await page.getByRole("link", { name: "Withdraw" }).click();
  await iris.keepsTheRules("withdraw");
  iris.expected.add(`${page.url()}`);
  await page.getByRole("button", { name: "Withdraw this certificate" }).click();
  await page.getByText("There is a problem").waitFor();
  await iris.keepsTheRules("withdraw with problems");
  const code = (await page.content()).match(/TLA-[0-9A-Z]{4}-[0-9A-Z]{4}/)[0];
  await page.getByLabel("Its owner asked for it to be withdrawn.").check();
  await page.getByLabel("Note for your files").fill("By phone.");
  await page.getByLabel(/^Type the code/).fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Withdraw this certificate" }).click();
  await page.getByText("Withdrawn. Its owner has been told by email.").waitFor();
  await iris.keepsTheRules("withdrawn");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("The certificate holds again").waitFor();
  await iris.close();
});

test("issuing many shows who gets what before anything is done", async () => {
  const iris = await someone(REGISTRAR, { width: PHONE, dark: true });
  await iris.goto("/assoc/certificates/issue?module=rights-and-privacy");
  await iris.keepsTheRules("dry run");
  await iris.page.getByText("Nobody gets a certificate.").waitFor();
  await iris.close();
});

/// A picture with nothing much on it.
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

test("the preview of a layout follows what is typed, and works without scripts", async () => {
  const iris = await someone(REGISTRAR, { width: DESK });
  const { page } = iris;
  await iris.goto("/assoc/certificates/layout/home");
  await iris.keepsTheRules("layout");
  const fields = await page.locator("form[data-preview] .field").evaluateAll((all) => all.map((field) => field.getBoundingClientRect()));
  for (const [place, field] of fields.entries()) {
    assert.ok(place === 0 || field.top >= fields[place - 1].bottom + 8, `field ${place} clings to the one above it`);
  }
  await page.getByLabel("Heading").fill("Certificate of Library Learning");
  await page.locator("#preview").getByText("Certificate of Library Learning").waitFor();
  await page.getByLabel("Logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: PICTURE });
  assert.equal(await page.evaluate(() => document.activeElement?.id !== ""), true, "focus stays in the form");
  // Pictures go up with the button.
  await page.getByRole("button", { name: "Show the preview" }).click();
  await page.locator("#preview img").first().waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved. New certificates look like this from now on.").waitFor();
  await iris.keepsTheRules("layout saved");
  const plain = await someone(REGISTRAR, { width: PHONE, scripts: false });
  await plain.goto("/assoc/certificates/layout/home");
  await plain.page.getByLabel("Heading").fill("Another");
  await plain.page.getByRole("button", { name: "Show the preview" }).click();
  await plain.page.locator("#preview").getByText("Another").waitFor();
  await iris.close();
  await plain.close();
});
