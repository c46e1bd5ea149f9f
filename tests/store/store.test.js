// The files that people add, kept in an S3-compatible store: put, found, read and swept as in a folder.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import S3rver from "s3rver";

const folder = mkdtempSync(join(tmpdir(), "carrel-store-"));
let store;
let endpoint;

before(async () => {
  store = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory: folder, configureBuckets: [{ name: "carrel" }] });
  const { port } = await store.run();
  endpoint = `http://127.0.0.1:${port}`;
});

after(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

// Runs what the program's own tests say of such a store, with these options for it.
function run(options) {
  const env = { ...process.env, CARREL_TEST_S3: JSON.stringify({ endpoint, bucket: "carrel", ...options }) };
  const name = "store::shelf::tests::the_same_holds_in_an_s3_compatible_store";
  const args = ["test", "--locked", "--lib", name, "--", "--ignored", "--exact"];
  const cargo = spawn("cargo", args, { cwd: fileURLToPath(new URL("../..", import.meta.url)), env });
  let said = "";
  for (const stream of [cargo.stdout, cargo.stderr]) stream.on("data", (part) => (said += part));
  return new Promise((done) => cargo.on("close", (code) => done({ code, said })));
}

test("files are kept in the bucket, found again, and swept", async () => {
  const { code, said } = await run({ key: ["S3RVER", "S3RVER"] });
  assert.equal(code, 0, said);
  assert.match(said, /1 passed/, "the test was found and run");
  const files = readdirSync(folder, { recursive: true }).map(String);
  assert.ok(files.some((file) => /carrel\/files\/evidence\/[0-9a-f]{2}\/[0-9a-f]{64}/.test(file)), files.join("\n"));
});

test("a key that the store does not know is an error and no empty shelf", async () => {
  const { code, said } = await run({ key: ["NOBODY", "false"] });
  assert.notEqual(code, 0);
  assert.match(said, /InvalidAccessKeyId|403|Forbidden/, said);
});
