// The interface in Spanish, whose words are longer: accessible, within a narrow window, in both themes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PHONE } from "./help/browser.js";
import { anyone } from "./help/house.js";

const PUBLIC = ["/", "/lessons?minutes=10", "/l/PUB-06", "/m/rights-and-privacy", "/paths", "/signin", "/help", "/display", "/v"];
const OWN = ["/", "/record", "/record/transcript", "/me", "/me/email", "/cohorts/new-directors", "/no/such/page"];

for (const [width, dark] of [[PHONE, true], [DESK, false]]) {
  const look = `${width} pixels wide and ${dark ? "dark" : "light"}`;

  test(`public pages in Spanish keep the rules, ${look}`, async () => {
    const luz = await anyone({ width, dark, language: "es-MX" });
    for (const path of PUBLIC) {
      await luz.goto(path);
      assert.equal(await luz.page.locator("html").getAttribute("lang"), "es", path);
      await luz.keepsTheRules(`es ${path}`);
    }
    await luz.close();
  });

  test(`a learner's pages in Spanish keep the rules, ${look}`, async () => {
    const bea = await anyone({ width, dark });
    await bea.signIn("bea@demo.example");
    await bea.goto("/help");
    // The second time it is Spanish already.
    const spanish = bea.page.getByRole("button", { name: "Español" });
    if (await spanish.count()) await spanish.click();
    await bea.page.getByRole("heading", { name: "Ayuda", exact: true }).waitFor();
    for (const path of OWN) {
      await bea.goto(path, path.startsWith("/no/") ? 404 : 200);
      assert.equal(await bea.page.locator("html").getAttribute("lang"), "es", path);
      await bea.keepsTheRules(`es own ${path}`);
    }
    await bea.close();
  });

  for (const mark of ["PUB-06", "PUB-03"]) {
    test(`${mark} is taken in Spanish, ${look}`, async () => {
      const luz = await anyone({ width, dark, language: "es" });
      const { page } = luz;
      await luz.goto(`/l/${mark}`);
      await page.getByRole("button", { name: "Empezar" }).click();
      await page.locator("[data-answers] input").first().check();
      await luz.keepsTheRules(`es ${mark} step`);
      await page.locator("main button[value=check]").click();
      await page.locator("[data-result]").waitFor();
      await luz.keepsTheRules(`es ${mark} answered`);
      await page.getByRole("button", { name: "Guardar mi lugar" }).click();
      await page.getByRole("heading", { name: "Vaya. Su lugar está guardado." }).waitFor();
      await luz.keepsTheRules(`es ${mark} paused`);
      await luz.close();
    });
  }
}

test("the language changes and changes back where one is, without scripts", async () => {
  const luz = await anyone({ width: PHONE, scripts: false });
  await luz.goto("/lessons?minutes=5");
  await luz.page.getByRole("button", { name: "Español" }).click();
  await luz.page.getByRole("heading", { name: "Caben en 5 minutos" }).waitFor();
  await luz.page.getByRole("button", { name: "English" }).click();
  await luz.page.getByRole("heading", { name: "Fits in 5 minutes" }).waitFor();
  assert.equal(new URL(luz.page.url()).search, "?minutes=5");
  luz.isCalm();
  await luz.close();
});
