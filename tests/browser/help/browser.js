// A Chromium without surprises, and people at it who notice what goes wrong.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/// The widths that the design is made for, in CSS pixels.
export const PHONE = 390;
export const DESK = 1280;
/// The width at which nothing may need sideways scrolling (WCAG 2.2, 1.4.10).
const NARROWEST = 320;

/// Starts Chromium. Playwright gives each start a fresh profile.
export async function launch() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  assert.ok(executablePath, `no Chromium in ${PLACES.join(", ")}; CHROMIUM names another`);
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

/// Opens the browser with a profile on disk, which it finds again the next time.
export async function openProfile(profile, baseURL) {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  assert.ok(executablePath, `no Chromium in ${PLACES.join(", ")}; CHROMIUM names another`);
  const viewport = { width: DESK, height: 900 };
  const settings = { executablePath, args: FLAGS, headless: true, baseURL, viewport, locale: "en-US", reducedMotion: "reduce" };
  const context = await chromium.launchPersistentContext(profile, settings);
  context.setDefaultTimeout(15_000);
  return context;
}

/// Someone who opens the site. `scripts: false` turns JavaScript off.
export async function visitor(browser, server, settings = {}) {
  const { width = DESK, dark = false, scripts = true, language = "en-US", ...rest } = settings;
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: scripts,
    locale: language,
    reducedMotion: "reduce",
    ...rest,
  });
  context.setDefaultTimeout(15_000);
  return new Visitor(context, await context.newPage(), server);
}

class Visitor {
  constructor(context, page, server) {
    Object.assign(this, { context, page, server, faults: [], expected: new Set() });
    page.on("console", (message) => this.#hear(message));
    page.on("pageerror", (error) => this.faults.push(`script: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${server.url}/`) && !url.startsWith("data:")) this.faults.push(`asked another host: ${url}`);
    });
  }

  #hear(message) {
    if (!["error", "warning"].includes(message.type())) return;
    const { url } = message.location();
    if (this.expected.has(url)) return;
    this.faults.push(`console: ${message.text()} (${url})`);
  }

  /// Goes to a path; fails unless it answers with this status.
  async goto(path, status = 200) {
    const url = new URL(path, this.server.url).href;
    // The browser complains of a page that isn't there, even where a test wants just that.
    if (status >= 400) this.expected.add(url);
    const response = await this.page.goto(url);
    assert.equal(response.status(), status, `${path}: ${response.status()}`);
    return response;
  }

  /// Signs in by a fresh link for this address.
  async signIn(email) {
    await this.open(await this.server.link(email));
  }

  /// Opens a sign-in link and confirms it.
  async open(link) {
    await this.page.goto(link);
    await this.page.locator("main form button").first().click();
    await this.page.waitForURL((url) => !url.pathname.startsWith("/signin"));
  }

  /// What axe finds wrong with the page as it stands, each with where it is.
  async violations() {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), STANDARDS);
    return found.violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
  }

  /// Fails if the page breaks a rule of accessibility, needs sideways scrolling when narrow, wrote to
  /// the console or asked another host.
  async keepsTheRules(name = this.page.url()) {
    await this.shoot(name);
    const broken = await this.violations();
    assert.deepEqual(broken, [], `${name}:\n${broken.join("\n")}`);
    await this.fits(name);
    this.isCalm(name);
  }

  /// Fails if something is wider than a narrow window.
  async fits(name = this.page.url()) {
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: NARROWEST, height: size.height });
    const wide = await this.page.evaluate((width) => {
      if (document.documentElement.scrollWidth <= width) return [];
      const beyond = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > width + 1);
      return beyond.map((part) => `${part.tagName.toLowerCase()}.${part.className}`);
    }, NARROWEST);
    await this.page.setViewportSize(size);
    assert.deepEqual(wide, [], `${name} is wider than ${NARROWEST} pixels`);
  }

  /// Fails if anything went wrong that a person wouldn't see.
  isCalm(name = this.page.url()) {
    assert.deepEqual(this.faults, [], `${name}:\n${this.faults.join("\n")}`);
  }

  /// Keeps a picture of the whole page in the folder that CARREL_TEST_PICTURES names.
  async shoot(name) {
    const folder = process.env.CARREL_TEST_PICTURES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const file = name.replace(/^https?:\/\/[^/]+/, "").replace(/[^\w-]+/g, "-").replace(/^-|-$/g, "") || "home";
    const { width } = this.page.viewportSize();
    await this.page.screenshot({ path: join(folder, `${file}-${width}.png`), fullPage: true });
  }

  close() {
    return this.context.close();
  }
}
