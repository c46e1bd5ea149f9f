// Every public page: accessible, calm, in a narrow window, light and dark, with and without scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PHONE, launch, visitor } from "./help/browser.js";
import { start } from "./help/server.js";

/// Pages that anyone can open, each with the status it answers.
const PAGES = [
  ["/", 200],
  ["/lessons", 200],
  ["/lessons?q=privacy", 200],
  ["/lessons/quality", 200],
  ["/m/rights-and-privacy", 200],
  ["/paths", 200],
  ["/paths/new-library-staff", 200],
  ["/l/PUB-03", 200],
  ["/l/PUB-03/1", 200],
  ["/l/PUB-03/all", 200],
  ["/l/PUB-03/quality", 200],
  ["/signin", 200],
  ["/display", 200],
  ["/help", 200],
  ["/accessibility", 200],
  ["/privacy", 200],
  ["/about", 200],
  ["/no/such/page", 404],
];

let server, browser;
before(async () => {
  server = await start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const [path, status] of PAGES) {
  for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
    test(`${path} keeps the rules, ${width} pixels wide and ${dark ? "dark" : "light"}`, async () => {
      const ada = await visitor(browser, server, { width, dark });
      await ada.goto(path, status);
      await ada.keepsTheRules(path);
      await ada.close();
    });
  }
}

test("every page says the same without scripts", async () => {
  const [ada, tom] = [await visitor(browser, server), await visitor(browser, server, { scripts: false })];
  for (const [path, status] of PAGES) {
    await ada.goto(path, status);
    await tom.goto(path, status);
    assert.equal(await tom.page.locator("h1").innerText(), await ada.page.locator("h1").innerText(), path);
  }
  tom.isCalm();
  await ada.close();
  await tom.close();
});

test("no link on these pages leads to nothing", async () => {
  const ada = await visitor(browser, server, { scripts: false });
  const links = new Map();
  for (const [path, status] of PAGES) {
    await ada.goto(path, status);
    for (const link of await ada.page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href))) {
      const url = new URL(link);
      // The skip link of each page leads to itself.
      if (url.origin === server.url && url.pathname !== path) links.set(url.pathname + url.search, path);
    }
  }
  for (const [link, from] of links) {
    const response = await ada.context.request.get(link);
    assert.ok(response.status() < 400, `${link} on ${from} answers ${response.status()}`);
  }
  await ada.close();
});

test("the first administrator comes in by the link that the start prints", async () => {
  const ann = await visitor(browser, server);
  await ann.open(server.administratorLink);
  assert.match(await ann.page.locator("h1").innerText(), /\S/);
  ann.isCalm();
  await ann.close();
});
