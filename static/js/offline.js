// The page that is shown when another can't be reached: the lesson that was asked for, if it is on this
// device, else the lessons that are. Without it the page says that there is no network.

import { play } from "./play.js";
import { last } from "./who.js";

async function begin() {
  document.body.dataset.person = await last().catch(() => "");
  const [, mark, where] = location.pathname.match(/^\/l\/([^/]+)(?:\/(\d+|done|paused|all))?$/) ?? [];
  const again = new URLSearchParams(location.search).has("again");
  if (mark && (await play(mark.toUpperCase(), where, again).catch(() => false))) {
    await import("./lesson.js");
  } else {
    const asked = document.querySelector(`[data-asked="${location.pathname}"]`);
    if (asked) asked.hidden = false;
    // Nobody is in the middle of anything: what was asked for may come now.
    if (location.pathname !== "/offline") addEventListener("online", () => location.reload());
  }
  await import("./desk.js");
}

begin();
