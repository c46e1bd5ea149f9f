// The lesson player, as far as it must be there at once. Without this file every step is a plain form:
// answers go with the button that is pressed, and the ribbon saves what is half made. The rest comes
// when the page is read and the browser idle, or with the first thing that is done.

const form = () => document.querySelector("form[data-step]");
let loading;
let lesson = null;
let half = null;

function load() {
  return (loading ??= import("./lesson.js").then((module) => (lesson = module)));
}

function changed(event) {
  const of = event.target.closest?.("form[data-step]");
  if (!of) return;
  half = of;
  load().then((module) => module.changed(of), () => {});
}

function digit(event) {
  const group = event.target.closest?.("[data-answers]");
  if (!group || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  const input = group.querySelectorAll("[type=radio],[type=checkbox]")[Number(event.key) - 1];
  if (!input) return;
  input.focus();
  input.click();
}

/// One key to be gone: a patron has come. In a note that stands open, it closes the note.
function escape(event) {
  if (event.key !== "Escape" || event.isComposing || event.target.closest?.("details[open], select")) return;
  document.querySelector("button[name=do][value=pause]")?.click();
}

function send(event) {
  const of = event.target;
  const button = event.submitter;
  // What goes to another place, as a note does, is left to the browser.
  if (!of.matches("form[data-step]") || !button || button.hasAttribute("formaction")) return;
  event.preventDefault();
  half = null;
  if (of.getAttribute("aria-busy") === "true") return;
  of.setAttribute("aria-busy", "true");
  load().then((module) => module.send(of, button), () => {
    // What should send in place is not there: the browser does it, and shows what comes.
    of.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    HTMLFormElement.prototype.submit.call(of);
  });
}

/// Leaving before the rest has come: what is half made still goes.
function leave() {
  if (lesson || !half || !document.hidden) return;
  const body = new URLSearchParams(new FormData(half));
  body.set("do", "draft");
  fetch(half.action, { method: "POST", body, keepalive: true }).catch(() => {});
}

document.addEventListener("input", changed);
document.addEventListener("keydown", digit);
document.addEventListener("keydown", escape);
document.addEventListener("submit", send);
document.addEventListener("visibilitychange", leave);
addEventListener("popstate", () => location.reload());
function rest() {
  if (form()) load().catch(() => {});
  // The page that stands in for others first shows the lesson; what is half made in it is not to be sent before.
  if (!("shell" in document.body.dataset)) import("./desk.js").catch(() => {});
}
const idle = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 200));
// Only when the page is painted: on a thin line the rest would take its turn from the words.
const painted = () => idle(rest, { timeout: 1000 });
if (document.readyState === "complete") painted();
else addEventListener("load", painted, { once: true });
