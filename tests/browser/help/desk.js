// A server with the sample people for all tests of the file that imports it, and for each test a computer
// of its own that reaches it over a line that can be cut.

import { after, afterEach, before, beforeEach } from "node:test";
import { between } from "./between.js";
import { computer } from "./person.js";
import { start } from "./server.js";

export let server, line, desk;

before(async () => (server = await start({ demo: true })));
beforeEach(async () => {
  line = await between(server);
  desk = computer(line);
  await desk.open();
});
afterEach(async () => {
  await desk?.away();
  line?.close();
});
after(() => server?.stop());
