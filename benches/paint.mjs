// How soon a lesson can be read on a slow phone, beside the same text as a static page.
//
//   npm install --no-save lighthouse        (in a folder of your choice; NODE_PATH or that folder as cwd)
//   node benches/paint.mjs http://127.0.0.1:8080/l/PUB-02/1
//   node benches/paint.mjs http://127.0.0.1:8080/l/PUB-02/1 5 100      (five rounds at 100 kbit/s)
//
// Lighthouse simulates a network of 400 ms and 400 kbit/s, or what is asked for, and a processor that is six times slower. The
// static page has the same words and one small style sheet and comes from a server of a few lines here.
// Both are taken in turn, in one run; what counts is the ratio.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const ours = process.argv[2] ?? "http://127.0.0.1:8080/l/PUB-02/1";
const rounds = Number(process.argv[3] ?? 5);
const kbits = Number(process.argv[4] ?? 400);
const require = createRequire(join(process.cwd(), "x.js"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

/** The words of the page, each block as a paragraph, its questions as a list. */
async function staticPage() {
  const html = await (await fetch(ours)).text();
  const main = html.replace(/[^]*<main[^>]*>/, "").replace(/<\/main>[^]*/, "").replace(/<svg[^]*?<\/svg>/g, "");
  const blocks = main.replace(/<\/(p|li|h\d|label|legend|summary|button|figcaption)>/g, "\n").replace(/<[^>]+>/g, " ");
  const lines = blocks.split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
  const body = lines.map((line, at) => (at ? `<p>${line}</p>` : `<h1>${line}</h1>`)).join("\n");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Lesson</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/s.css"><main>${body}</main></html>`;
}

const page = gzipSync(await staticPage());
const css = gzipSync("body{font:1.1rem/1.6 Georgia,serif;margin:1rem auto;max-width:36rem;padding:0 1rem;color:#222}h1{line-height:1.2}");
const server = createServer((request, response) => {
  const sheet = request.url === "/s.css";
  response.writeHead(200, { "content-type": sheet ? "text/css" : "text/html; charset=utf-8", "content-encoding": "gzip" });
  response.end(sheet ? css : page);
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const still = `http://127.0.0.1:${server.address().port}/`;

const settings = {
  onlyCategories: ["performance"],
  formFactor: "mobile",
  screenEmulation: { mobile: true, width: 390, height: 844, deviceScaleFactor: 2, disabled: false },
  throttlingMethod: "simulate",
  throttling: { rttMs: 400, throughputKbps: kbits, cpuSlowdownMultiplier: 6, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0 },
};

async function measure(url) {
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const chrome = await launch({ chromeFlags: flags, chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium" });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error" }, { extends: "lighthouse:default", settings });
    const of = (id) => lhr.audits[id].numericValue;
    return {
      fcp: of("first-contentful-paint"),
      lcp: of("largest-contentful-paint"),
      tbt: of("total-blocking-time"),
      cls: of("cumulative-layout-shift"),
      bytes: of("total-byte-weight"),
      score: lhr.categories.performance.score * 100,
    };
  } finally {
    await chrome.kill();
  }
}

const taken = { ours: [], still: [] };
for (let round = 0; round < rounds; round += 1) {
  taken.ours.push(await measure(ours));
  taken.still.push(await measure(still));
}
const middle = (list, key) => list.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(list.length / 2)];
const row = (name, list) => {
  const ms = (key) => Math.round(middle(list, key));
  return `| ${name} | ${ms("fcp")} | ${ms("lcp")} | ${ms("tbt")} | ${middle(list, "cls").toFixed(3)} | ${ms("bytes")} | ${ms("score")} |`;
};
console.log("| What | FCP ms | LCP ms | blocked ms | shift | bytes | score |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
console.log(row("Lesson step", taken.ours));
console.log(row("The same words as a static page", taken.still));
console.log(`\nLargest paint: ${(middle(taken.ours, "lcp") / middle(taken.still, "lcp")).toFixed(2)} × static (${rounds} rounds, the median of each).`);
server.close();
