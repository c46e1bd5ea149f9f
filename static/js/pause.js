// Clears the screen the moment the place is saved, before any answer comes. Without it the page of the
// lesson stands until the next one is there.

import { page } from "./words.js";

/// Shows nothing but that the place is kept, and without a network (`offline`) what to do. What comes
/// back puts the page there again.
export async function blank({ url }, trouble = "") {
  const before = [document.title, ...document.body.childNodes];
  document.body.hidden = true;
  const back = () => {
    const [title, ...nodes] = before;
    document.title = title;
    document.body.replaceChildren(...nodes);
  };
  try {
    const calm = (await page()).querySelector("template[data-paused]").content.cloneNode(true);
    for (const line of calm.querySelectorAll("[data-if]")) if (line.dataset.if !== trouble) line.remove();
    calm.querySelector("a").href = url;
    document.body.replaceChildren(document.importNode(calm, true));
    document.title = document.querySelector("h1").textContent;
    document.querySelector("h1").focus();
  } finally {
    document.body.hidden = false;
  }
  return back;
}
