// A server with the sample people and one browser, for all tests of the file that imports them: there
// before the first, gone after the last.

import { after, before } from "node:test";
import { launch, visitor } from "./browser.js";
import { start } from "./server.js";

export let server, browser;

before(async () => {
  server = await start({ demo: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/// Somebody who opens the site, with settings as `visitor` takes them.
export const anyone = (settings) => visitor(browser, server, settings);

/// Somebody who is signed in with this address.
export async function someone(email, settings) {
  const person = await anyone(settings);
  await person.signIn(email);
  return person;
}
