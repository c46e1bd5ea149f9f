// Answering, whatever is asked.

/// Answers a check of any kind: the first options, each list another one, a number.
export async function fillIn(page) {
  const groups = new Set();
  for (const choice of await page.locator("[data-answers] input[type=radio], [data-answers] input[type=checkbox]").all()) {
    const [name, type] = [await choice.getAttribute("name"), await choice.getAttribute("type")];
    if (type === "checkbox" || !groups.has(name)) await choice.check();
    groups.add(name);
  }
  for (const [at, list] of (await page.locator("[data-answers] select").all()).entries()) {
    const count = await list.locator("option").count();
    await list.selectOption({ index: Math.min(at + 1, count - 1) });
  }
  const field = page.locator("[data-answers] input#text");
  if (await field.count()) await field.fill("1");
}

/// Presses the button that answers what is asked, or goes on where nothing is or it is answered. Returns how
/// the page was, for `moved`.
export async function press(page) {
  const was = await page.evaluate(() => {
    document.querySelector("main").dataset.seen = "yes";
    return { result: Boolean(document.querySelector("[data-result]")), made: document.querySelectorAll("input[type=hidden][name=a]").length };
  });
  if (!was.result && (await page.locator("main button[value=check]:visible").count())) {
    await fillIn(page);
    await page.locator("main button[value=check]").click();
  } else {
    await page.locator("main button[value=next]").first().click();
  }
  return was;
}

/// Waits for what a press brings: another page, what came of the answer, or the next turn of a case.
export async function moved(page, was) {
  await page.waitForFunction((was) => {
    const main = document.querySelector("main");
    const made = document.querySelectorAll("input[type=hidden][name=a]").length;
    return main && (!main.dataset.seen || Boolean(document.querySelector("[data-result]")) !== was.result || made !== was.made);
  }, was);
}

/// Answers what is asked, or goes on, with or without the network.
export async function oneStep(page) {
  await moved(page, await press(page));
}

/// Whether this is the page behind the last step.
export const isDone = (page) => new URL(page.url()).pathname.endsWith("/done");

/// Goes on and answers until the lesson ends.
export async function takeToTheEnd(page) {
  for (let steps = 0; steps < 60; steps += 1) {
    if (isDone(page)) return;
    await oneStep(page);
  }
  throw new Error(`no end: ${page.url()}`);
}
