// What scripts say, from the page that is shown without a network: its words, and the calm page of a pause. Without
// it they say nothing, and the page of a lesson stands until the next one is there.

let shell;

async function read() {
  const kept = await globalThis.caches?.match("/offline");
  const page = await parsed(kept ?? (await fetch("/offline")));
  const { lang } = document.documentElement;
  if (!kept || page.documentElement.lang === lang || page.body.dataset.only === lang) return page;
  // Kept in another language than this page is in: the one of this page is better, when there is a network.
  const fresh = await fetch("/offline", { cache: "reload" }).catch(() => null);
  if (!fresh?.ok) return page;
  const name = (await caches.keys()).filter((name) => name.startsWith("shell-")).pop();
  if (name) await (await caches.open(name)).put("/offline", fresh.clone());
  return parsed(fresh);
}

async function parsed(response) {
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/// The page without a network, as a document.
export const page = () => (shell ??= read().catch((error) => {
  shell = null;
  throw error;
}));

/// A sentence, with `{n}` and the like filled in.
export async function say(key, values = {}) {
  const template = (await page()).querySelector("template[data-words]");
  const text = template?.content.querySelector(`[data-say="${key}"]`)?.textContent ?? "";
  return text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}

/// A sentence in which one is not said like many.
export const count = (key, n, values = {}) => say(n === 1 ? `${key}-one` : key, { n, ...values });

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
