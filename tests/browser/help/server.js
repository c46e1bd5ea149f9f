// Runs the built program on a port and in a data directory of its own.

import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const target = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
const binary = process.env.CARREL_TEST_BINARY ?? join(target, "debug/carrel");

/// How long the first start may take: it makes a database.
const PATIENCE = 120_000;

/// A port that nobody listens on.
function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/// The options of the program come from here alone, not from whoever runs the tests.
function surroundings(port, home, options) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith("CARREL_") && name !== "DATABASE_URL") env[name] = value;
  }
  return {
    ...env,
    CARREL_LISTEN: `127.0.0.1:${port}`,
    CARREL_DATA_DIR: join(home, "data"),
    CARREL_CONTENT_DIR: join(repository, "content"),
    ...options,
  };
}

/// Starts the program and waits until it serves. `demo` adds the sample people; `options` are
/// variables like `{ CARREL_NAME: "Willow Creek" }`.
export async function start({ demo = false, options = {} } = {}) {
  if (!existsSync(binary)) throw new Error(`${binary} is not there: run cargo build first`);
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), "carrel-browser-"));
  const env = surroundings(port, home, options);
  const child = spawn(binary, demo ? ["--demo"] : [], { env, cwd: home, stdio: ["ignore", "pipe", "pipe"] });
  const server = new Server(child, home, env, `http://127.0.0.1:${port}`);
  try {
    await server.serves();
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return server;
}

class Server {
  constructor(child, home, env, url) {
    Object.assign(this, { child, home, env, url });
    // Nobody is left to stop it when the tests are cut short.
    this.orphaned = () => this.child.kill("SIGTERM");
    process.once("exit", this.orphaned);
    this.#watch();
  }

  #watch() {
    const { child } = this;
    this.said = "";
    const hear = (chunk) => (this.said += chunk);
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    this.ended = new Promise((done) => child.once("exit", (code, signal) => done(code ?? signal)));
  }

  /// Resolves once it has said that it serves.
  serves() {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`not serving in time:\n${this.said}`)), PATIENCE);
      const look = () => {
        if (!this.said.includes("Ctrl-C")) return;
        clearTimeout(timer);
        this.child.stdout.off("data", look);
        done();
      };
      this.child.stdout.on("data", look);
      this.ended.then((status) => fail(new Error(`ended with ${status}:\n${this.said}`)));
    });
  }

  /// The link for the first administrator, which works once.
  get administratorLink() {
    const link = this.said.match(/administrator[^]*?(http:\S+\/signin\/\S+)/);
    if (!link) throw new Error(`no link for the administrator:\n${this.said}`);
    return link[1];
  }

  /// Runs a command of the program beside the server; returns what it prints.
  async run(...args) {
    const { stdout } = await promisify(execFile)(binary, args, { env: this.env, cwd: this.home });
    return stdout.trim();
  }

  /// A new link that signs in the person with this address.
  link(email) {
    return this.run("user", "link", email);
  }

  /// Kills it, as when the power goes.
  async kill() {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  /// Starts it again where it was, on what it kept.
  async again() {
    this.child = spawn(binary, [], { env: this.env, cwd: this.home, stdio: ["ignore", "pipe", "pipe"] });
    this.#watch();
    await this.serves();
  }

  /// Stops it as an administrator would, and removes what it kept.
  async stop() {
    process.off("exit", this.orphaned);
    this.child.kill("SIGTERM");
    const status = await this.ended;
    rmSync(this.home, { recursive: true, force: true });
    if (status !== 0) throw new Error(`the server ended with ${status}:\n${this.said}`);
  }
}
