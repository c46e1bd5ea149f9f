// The helpers can be trusted: each kind of fault on a page is named.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, visitor } from "./help/browser.js";

const page = (body) => `<!doctype html><html lang=en><head><title>T</title>
  <meta name=viewport content="width=device-width"><link rel=icon href="data:,"></head>
  <body><main><h1>T</h1>${body}</main></body></html>`;

const BODIES = {
  "/fine": "<p>Fine.</p>",
  "/pale": "<p style='color:#bbb'>Can't be read.</p>",
  "/wide": "<p class=wide style='width:500px'>Needs scrolling.</p>",
  "/loud": "<script>console.error('out loud')</script>",
  "/broken": "<script>nothing.there()</script>",
  "/abroad": "<img alt='' src='http://localhost:9/pixel.png'>",
};

let site, server, browser;
before(async () => {
  site = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(page(BODIES[request.url] ?? ""));
  });
  await new Promise((done) => site.listen(0, "127.0.0.1", done));
  server = { url: `http://127.0.0.1:${site.address().port}` };
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
});

for (const [path, named] of [
  ["/fine", null],
  ["/pale", /color-contrast/],
  ["/wide", /wider than 320 pixels/],
  ["/loud", /console: out loud/],
  ["/broken", /script: nothing is not defined/],
  ["/abroad", /asked another host: http:\/\/localhost:9/],
]) {
  test(`${path} ${named ? "is found out" : "is let through"}`, async () => {
    const ada = await visitor(browser, server);
    await ada.goto(path);
    const checked = ada.keepsTheRules(path);
    await (named ? assert.rejects(checked, named) : checked);
    await ada.close();
  });
}
