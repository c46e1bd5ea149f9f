// What a device keeps, for whom, and how it is taken away again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, launch, visitor } from "./help/browser.js";
import { desk, line, server } from "./help/desk.js";

const kept = (page) => page.evaluate(async () => {
  const found = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) found.push(`${name} ${new URL(url).pathname}`);
  return found;
});

test("another person signs in: nothing of the former is seen or sent, and it waits until they are back", async () => {
  await desk.signIn("ruth@demo.example");
  await desk.begin("PUB-07");
  const { page } = desk;
  line.change("/sync", () => "{}");
  line.cut();
  await page.locator("[data-answers] input").first().check();
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
  const waiting = await desk.rows("acts");
  assert.ok(waiting.length > 0);
  // Somebody else takes the seat, with a network that does not let Ruth's acts through first.
  await page.goto("about:blank");
  line.mend();
  await desk.signIn("theo@demo.example");
  await desk.until(async () => {
    const open = await new Promise((done) => (indexedDB.open("carrel").onsuccess = (event) => done(event.target.result)));
    const rows = await new Promise((done) => (open.transaction("meta").objectStore("meta").getAll().onsuccess = (event) => done(event.target.result)));
    open.close();
    return rows.some(({ key }) => key.startsWith("sealed:"));
  });
  line.changed.delete("/sync");
  const ruths = waiting[0].person;
  for (const store of ["acts", "drafts", "places"]) {
    assert.ok((await desk.rows(store)).every((row) => row.person !== ruths), store);
  }
  assert.ok((await kept(page)).every((file) => !file.includes(ruths)), "her lessons are gone from sight");
  const meta = JSON.stringify(await desk.rows("meta"));
  assert.ok(!meta.includes("do=check"), "what is sealed can't be read");
  await page.goto("/l/PUB-07");
  await page.getByRole("button", { name: "Start" }).waitFor();
  await page.evaluate(() => document.dispatchEvent(new Event("carrel-again")));
  await desk.hasRows("acts", 0);
  // Ruth is back.
  await desk.signIn("ruth@demo.example");
  await desk.until(async () => {
    const page = new DOMParser().parseFromString(await (await fetch("/l/PUB-07/1")).text(), "text/html");
    return page.querySelector("[data-result]") !== null;
  });
});

test("signing out on a shared computer leaves no lesson, no row and no worker", async () => {
  await desk.signIn("nell@demo.example", { shared: true });
  await desk.begin("PUB-07");
  const { page } = desk;
  await page.locator("[data-answers] input").first().check();
  await desk.hasRows("drafts", 1);
  await page.goto("/signout");
  await page.waitForLoadState("networkidle");
  await page.locator("main form button").click();
  await page.getByRole("heading", { name: "You are signed out" }).waitFor();
  await page.waitForLoadState("networkidle");
  for (const store of ["acts", "drafts", "places", "meta"]) assert.deepEqual(await desk.rows(store), [], store);
  assert.deepEqual(await kept(page), []);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

test("on a shared computer what could not be sent is told before it is lost", async () => {
  await desk.signIn("ike@demo.example", { shared: true });
  await desk.begin("PUB-07");
  const { page } = desk;
  line.cut();
  await page.locator("[data-answers] input").first().check();
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
  line.mend();
  line.change("/sync", () => "not what is expected");
  await page.goto("/signout");
  await page.waitForLoadState("networkidle");
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    const text = dialog.message();
    await dialog.dismiss();
    return text;
  });
  await page.locator("main form button").click();
  assert.match(await asked, /could not be sent yet/);
  assert.ok((await desk.rows("acts")).length > 0, "whoever stays keeps it");
});

test("a module is kept on this device, with its size before, and can be removed", async () => {
  await desk.signIn("amos@demo.example");
  const { page } = desk;
  await page.goto("/m/rights-and-privacy");
  const button = page.getByRole("button", { name: /Keep these \d+ lessons on this device \(\d+ kB\)/ });
  await button.click();
  await page.getByText(/All \d+ lessons are on this device/).waitFor();
  await page.goto("/me/device");
  const remove = page.getByRole("button", { name: /^Remove/ });
  await remove.first().waitFor();
  const count = await remove.count();
  assert.ok(count > 3, `${count} lessons`);
  await remove.first().click();
  await page.waitForFunction((count) => document.querySelectorAll("[data-device=lessons] button").length === count - 1, count);
  line.cut();
  await page.goto("/m/rights-and-privacy");
  await page.getByRole("heading", { name: "You are offline" }).waitFor();
  await page.locator("[data-device=lessons] a").first().waitFor();
  assert.equal(await page.locator("[data-device=lessons] a").count(), count - 1);
  // A lesson that was never opened is there as well.
  await page.locator("[data-device=lessons] a").first().click();
  await page.locator("form[data-step]").waitFor();
});

test("a new release waits until it is asked for, and takes nobody out of a lesson", async () => {
  await desk.signIn("luz@demo.example");
  await desk.begin("PUB-07");
  const { page } = desk;
  line.change("/sw.js", (script) => script.replace(/RELEASE = "/, 'RELEASE = "next-'));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    await new Promise((done) => {
      const look = () => (registration.waiting ? done() : registration.installing?.addEventListener("statechange", look));
      look();
    });
  });
  assert.equal(await page.getByText("Carrel was updated").count(), 0, "not in a lesson");
  line.cut();
  await page.locator("[data-answers] input").first().check();
  await page.locator("main button[value=check]").click();
  await page.locator("[data-result]").waitFor();
  line.mend();
  await page.goto("/");
  await page.getByText("Carrel was updated. Reload when you like.").waitFor();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Reload" }).click()]);
  assert.ok((await page.evaluate(() => caches.keys())).some((name) => name.startsWith("shell-next-")));
  await desk.hasRows("acts", 0);
});

test("the pages of the device keep the rules", async () => {
  const browser = await launch();
  for (const dark of [true, false]) {
    const ruth = await visitor(browser, server, { width: PHONE, dark });
    for (const path of ["/me/device", "/offline", "/signin"]) {
      await ruth.goto(path);
      await ruth.page.waitForLoadState("networkidle");
      await ruth.keepsTheRules(path);
    }
    await ruth.close();
  }
  const plain = await visitor(browser, server, { scripts: false });
  await plain.goto("/me/device");
  // What is said without scripts alone is out of reach of a search by text.
  const said = plain.page.locator("noscript p").first();
  assert.equal(await said.innerText(), "This browser keeps no lessons on this device.");
  assert.ok(await said.isVisible());
  await browser.close();
});
