// One browser with a profile of its own on disk, so that it can be closed and opened again.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isDone } from "./answer.js";
import { between } from "./between.js";
import { openProfile } from "./browser.js";

/// How long something may take, in milliseconds.
const PATIENCE = 15_000;

/// A computer with one browser, which reaches the site over this line.
export function computer(line) {
  return new Computer(line, mkdtempSync(join(tmpdir(), "carrel-profile-")));
}

/// Somebody who signs in at a computer of their own, which goes when the test ends.
export async function arrive(t, server, email) {
  const desk = computer(await between(server));
  t.after(async () => {
    await desk.away();
    desk.line.close();
  });
  await desk.open();
  await desk.signIn(email);
  return desk;
}

/// Whether the page can do without the network from now on: the worker is there with what stands in for
/// pages, and this device knows who sits at it. Runs in the page.
export async function isLaidOut() {
  if (!navigator.serviceWorker.controller || !(await caches.match("/offline"))) return false;
  // Opening what isn't there would make it, empty, before the page does.
  if (!(await indexedDB.databases()).length) return false;
  const open = await new Promise((done) => (indexedDB.open("carrel").onsuccess = (event) => done(event.target.result)));
  const { value } = await new Promise((done) => (open.transaction("meta").objectStore("meta").get("person").onsuccess = (event) => done(event.target.result ?? {})));
  open.close();
  return Boolean(value) && value === document.body.dataset.person;
}

class Computer {
  constructor(line, profile) {
    Object.assign(this, { line, profile, context: null });
  }

  /// Opens the browser. `before` runs in every page before its own scripts.
  async open({ before } = {}) {
    this.context = await openProfile(this.profile, this.line.url);
    if (before) await this.context.addInitScript(before);
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    return this.page;
  }

  async signIn(email, { shared = false } = {}) {
    await this.page.goto(this.line.link(await this.line.server.link(email)));
    if (shared) await this.page.getByLabel("This is a shared computer").check();
    await this.page.locator("main form button").first().click();
    await this.page.waitForURL((url) => !url.pathname.startsWith("/signin"));
  }

  /// Opens a lesson and waits until all of it is on this device.
  async begin(mark) {
    await this.page.goto(`/l/${mark}`);
    const start = this.page.locator("main form button", { hasText: "Start" });
    if (await start.count()) await start.click();
    else await this.page.locator("main a.btn").first().click();
    await this.page.locator("form[data-step]").waitFor();
    await this.isKept(mark);
  }

  /// Opens a lesson where it was left, with the network or without.
  async carryOn(path) {
    const { page } = this;
    await page.goto(path);
    // The page that stands in for others has a button of its own, until it shows the lesson.
    await page.locator("main [data-device]").waitFor({ state: "detached" });
    const step = page.locator("form[data-step]");
    const end = page.getByText("You can now");
    const cover = page.locator("main form:not([data-step]) button, main a.btn").first();
    await step.or(cover).or(end).first().waitFor();
    if (isDone(page) || (await step.count())) return;
    await cover.click();
    await step.or(end).first().waitFor();
  }

  /// Kills the tab, as when the browser runs out of memory, and opens an empty one.
  async killTab() {
    const session = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent("crash");
    // It does not live to answer.
    session.send("Page.crash").catch(() => {});
    await crashed;
    const dead = this.page;
    this.page = await this.context.newPage();
    // Whoever still waits for something in it learns that nothing comes.
    await dead.close();
  }

  /// Waits until this is so in the page; asks it again and again, with nothing but a breath between.
  async until(what, given) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      if (await this.page.evaluate(what, given).catch(() => false)) return;
      if (Date.now() > end) throw new Error(`not so in time: ${what}`);
      await new Promise((done) => setImmediate(done));
    }
  }

  /// Waits until this function comes out so in the page, and says what it came out as when it does not.
  async shows(what, wanted) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const is = await this.page.evaluate(what).catch(() => null);
      if (isDeepStrictEqual(is, wanted) || Date.now() > end) return assert.deepEqual(is, wanted);
      await new Promise((done) => setImmediate(done));
    }
  }

  /// Waits until a lesson is on this device and the worker looks after the page.
  isKept(mark) {
    return this.until(async (mark) => {
      if (!navigator.serviceWorker.controller) return false;
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) if (url.includes(`/l/${mark}/pack/`)) return true;
      }
      return false;
    }, mark);
  }

  /// What this device remembers in a store.
  rows(store) {
    return this.page.evaluate(async (store) => {
      if (!(await indexedDB.databases()).length) return [];
      const open = await new Promise((done, fail) => {
        const request = indexedDB.open("carrel");
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      if (!open.objectStoreNames.contains(store)) return [];
      const rows = await new Promise((done) => (open.transaction(store).objectStore(store).getAll().onsuccess = (event) => done(event.target.result)));
      open.close();
      return rows;
    }, store);
  }

  /// Waits until so many rows are in a store.
  async hasRows(store, count) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const rows = await this.rows(store).catch(() => null);
      if (rows?.length === count) return rows;
      if (Date.now() > end) throw new Error(`not ${count} rows in ${store}: ${JSON.stringify(rows)}`);
      await new Promise((done) => setImmediate(done));
    }
  }

  /// Everything that the server holds of whoever is signed in, as they can download it.
  async everything() {
    return (await this.page.request.get("/record/record.json")).json();
  }

  /// How often the server knows the lesson of the page to be finished, and when that was.
  async completions(mark) {
    const { lessons, lesson_completions: done } = await this.everything();
    const lesson = lessons.find((lesson) => lesson.mark === mark.replace("-", " "));
    return done.filter((completion) => completion.lesson_id === lesson?.id);
  }

  /// Closes the browser, as a person does.
  close() {
    return this.context.close();
  }

  /// Ends it all.
  async away() {
    await this.context?.close().catch(() => {});
    rmSync(this.profile, { recursive: true, force: true });
  }
}
