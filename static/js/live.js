// The preview of a layout while it is typed, and the figures of a run while it works. Without it the
// preview comes with a button, and so does the next look at the figures.

async function take(selector, ...request) {
  const answer = await fetch(...request);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const then = page.querySelector(selector);
  if (then) document.querySelector(selector)?.replaceWith(then);
}

const form = document.querySelector("form[data-preview]");
let timer;
form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const body = new FormData(form);
    // Pictures go up with the button: every letter that is typed would send them again.
    for (const [name, value] of [...body]) if (value.size >= 0) body.delete(name);
    take("#preview", form.dataset.preview, { method: "POST", body }).catch(() => {});
  }, 500);
});

function again() {
  if (document.querySelector("[data-again]")) take("#run", location.href).finally(() => setTimeout(again, 2000));
}
again();
