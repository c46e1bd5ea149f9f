// The lesson player. Without this file every step is a plain form: answers go with the button that
// is pressed, and the ribbon saves what is half made. This adds: saving while you choose or type,
// sending without a full page load, moving focus to the result, and choosing with the number keys.

const QUIET = 800;
let timer = 0;
let pending = null;

const form = () => document.querySelector("form[data-step]");

function say(state) {
  const status = document.querySelector("[data-status]");
  const text = status?.dataset[state];
  const place = status?.querySelector("span");
  if (text && place) place.textContent = text;
}

function draft(of) {
  const body = new URLSearchParams(new FormData(of));
  body.set("do", "draft");
  body.set("id", crypto.randomUUID?.() ?? body.get("id"));
  return body;
}

async function save(leaving = false) {
  clearTimeout(timer);
  if (!pending) return;
  const of = pending;
  pending = null;
  if (!leaving) say("saving");
  try {
    const response = await fetch(of.action, { method: "POST", body: draft(of), keepalive: true });
    say(response.ok ? "saved" : "failed");
  } catch {
    say("failed");
  }
}

function changed(event) {
  const of = event.target.closest("form[data-step]");
  if (!of) return;
  pending = of;
  clearTimeout(timer);
  timer = setTimeout(save, QUIET);
}

function digit(event) {
  const group = event.target.closest("[data-answers]");
  if (!group || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  const input = group.querySelectorAll("[type=radio],[type=checkbox]")[Number(event.key) - 1];
  if (!input) return;
  input.focus();
  input.click();
}

async function send(event) {
  const of = event.target;
  const button = event.submitter;
  // Leaving for another kind of page is left to the browser.
  if (!of.matches("form[data-step]") || !button || button.value === "pause") return;
  event.preventDefault();
  clearTimeout(timer);
  pending = null;
  if (of.ariaBusy === "true") return;
  of.ariaBusy = "true";
  const body = new URLSearchParams(new FormData(of, button));
  try {
    const response = await fetch(of.action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!page.querySelector("main")) throw new Error("not a page");
    document.title = page.title;
    document.body.replaceWith(page.body);
    history.pushState(null, "", response.url);
    window.scrollTo(0, 0);
    const target = ["[data-result]", "[role=alert]", "[data-new]", "h1"].map((q) => document.querySelector(q)).find(Boolean);
    if (target) {
      target.tabIndex = -1;
      target.focus({ preventScroll: !target.matches("[data-new]") });
    }
  } catch {
    // The network or the server failed: let the browser do it, and show what it has to say.
    of.removeAttribute("aria-busy");
    HTMLFormElement.prototype.submit.call(withButton(of, button));
  }
}

function withButton(of, button) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
  of.append(field);
  return of;
}

if (form()) {
  document.addEventListener("input", changed);
  document.addEventListener("keydown", digit);
  document.addEventListener("submit", send);
  document.addEventListener("visibilitychange", () => document.hidden && save(true));
  window.addEventListener("popstate", () => location.reload());
}
