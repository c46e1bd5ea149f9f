// The script that marks without the server gives the same results as the server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const { mark } = await import(`data:text/javascript,${encodeURIComponent(read("static/js/mark.js"))}`);

for (const { name, key, form, mark: wanted } of JSON.parse(read("tests/vectors/marks.json"))) {
  test(`marking: ${name}`, () => assert.deepEqual(mark(key, new URLSearchParams(form)), wanted));
}
