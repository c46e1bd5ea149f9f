// A lesson with a video: nothing plays or loads by itself, its captions run along, its transcript says it
// all, and nobody has to play it, with scripts and without, with the network and without.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { between } from "./help/between.js";
import { DESK, PHONE, launch, visitor } from "./help/browser.js";
import { computer } from "./help/person.js";
import { start } from "./help/server.js";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const LESSON = "lessons/readers-advisory";
const STEP = `## At the desk {#seen video}

See how the second question is asked.

![A librarian asks a reader a second question](desk.webm "One second at the desk")

> Ana: And what did you like about it?
>
> The reader looks up and smiles.

`;
const CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:00.900\nAnd what did you like about it?\n";

let content, server, browser;
before(async () => {
  content = mkdtempSync(join(tmpdir(), "carrel-content-"));
  cpSync(join(repository, "content"), content, { recursive: true });
  const file = join(content, LESSON, "lesson.md");
  // The video comes second, behind the first question.
  const [front, first, ...rest] = readFileSync(file, "utf8").split(/^(?=## )/m);
  writeFileSync(file, [front, first, STEP, ...rest].join(""));
  cpSync(join(repository, "tests/media/desk.webm"), join(content, LESSON, "desk.webm"));
  writeFileSync(join(content, LESSON, "desk.vtt"), CAPTIONS);
  server = await start({ demo: true, options: { CARREL_CONTENT_DIR: content } });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(content, { recursive: true, force: true });
});

for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
  test(`a video waits to be asked, and its captions run along, ${width} pixels wide`, async () => {
    const nell = await visitor(browser, server, { width, dark });
    await nell.signIn("nell@demo.example");
    const asked = [];
    nell.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await nell.goto("/l/PUB-08/2");
    await nell.page.waitForLoadState("networkidle");
    assert.deepEqual(asked.filter((path) => path.endsWith(".webm")), [], "nothing is loaded before");
    const video = nell.page.locator("video");
    assert.equal(await video.evaluate((video) => video.paused && !video.autoplay && video.controls), true);
    await nell.page.getByText("Video, 1 kB.").waitFor();
    await nell.page.getByText("Transcript", { exact: true }).click();
    await nell.page.getByText("The reader looks up and smiles.").waitFor();
    await nell.keepsTheRules(`video ${width}`);
    const cues = await video.evaluate(async (video) => {
      await new Promise((done, fail) => {
        video.addEventListener("playing", done, { once: true });
        video.addEventListener("error", () => fail(new Error(video.error?.message)));
        video.muted = true;
        video.play().catch(fail);
      });
      const [track] = video.textTracks;
      while (!track.cues?.length) await new Promise((done) => requestAnimationFrame(done));
      return [track.kind, track.mode, track.cues[0].text];
    });
    assert.deepEqual(cues, ["captions", "showing", "And what did you like about it?"]);
    await nell.close();
  });
}

test("without scripts nobody has to play it to go on, and on paper there is its transcript", async () => {
  const ike = await visitor(browser, server, { scripts: false });
  await ike.signIn("ike@demo.example");
  await ike.goto("/l/PUB-08/2");
  assert.ok(await ike.page.locator("video[controls]").isVisible());
  await ike.page.locator("main button[value=next]").click();
  await ike.page.waitForURL(/\/3$/);
  await ike.goto("/l/PUB-08/all");
  await ike.page.emulateMedia({ media: "print" });
  assert.ok(await ike.page.getByText("The reader looks up and smiles.").isVisible());
  assert.ok(!(await ike.page.locator("video").isVisible()));
  await ike.close();
});

test("a player gets the piece that it asks for", async () => {
  const ike = await visitor(browser, server);
  await ike.signIn("ike@demo.example");
  await ike.goto("/l/PUB-08/2");
  const address = await ike.page.locator("video source").getAttribute("src");
  const whole = readFileSync(join(repository, "tests/media/desk.webm"));
  for (const [range, status, from, to] of [["bytes=0-3", 206, 0, 4], ["bytes=100-", 206, 100, whole.length], ["", 200, 0, whole.length]]) {
    const answer = await ike.page.request.get(address, { headers: range ? { range } : {} });
    assert.equal(answer.status(), status, range);
    assert.deepEqual(await answer.body(), whole.subarray(from, to), range);
    assert.equal(answer.headers()["content-range"], range ? `bytes ${from}-${to - 1}/${whole.length}` : undefined);
  }
  const beyond = await ike.page.request.get(address, { headers: { range: `bytes=${whole.length}-` } });
  assert.equal(beyond.status(), 416);
  await ike.close();
});

test("without a network the transcript stands in for it", async (t) => {
  const line = await between(server);
  const desk = computer(line);
  t.after(async () => {
    await desk.away();
    line.close();
  });
  await desk.open();
  await desk.signIn("luz@demo.example");
  await desk.begin("PUB-08");
  line.cut();
  await desk.page.goto("/l/PUB-08/2");
  await desk.page.getByText("Transcript", { exact: true }).click();
  await desk.page.getByText("The reader looks up and smiles.").waitFor();
  await desk.page.locator("main button[value=next]").click();
  await desk.page.waitForURL(/\/3$/);
});
