// The preview of a layout while it is typed, and the figures of a run while it works. Without it the
// preview comes with a button, and so does the next look at the figures.

const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

/// Puts what a page has in a place of this one.
function take(page, selector) {
  const [now, then] = [document.querySelector(selector), page.querySelector(selector)];
  if (now && then && now.innerHTML !== then.innerHTML) now.replaceWith(then);
}

const form = document.querySelector("form[data-preview]");
let timer;
let latest = 0;

async function show() {
  const mine = ++latest;
  const body = new FormData(form);
  // Pictures go up with the button: every letter that is typed would send them again.
  for (const [name, value] of [...body]) if (value instanceof File && !form.elements[name].dataset.fresh) body.delete(name);
  const answer = await fetch(form.dataset.preview, { method: "POST", body }).catch(() => null);
  if (mine !== latest || !answer || ![200, 422].includes(answer.status)) return;
  const page = await parsed(answer);
  take(page, "#preview");
  for (const name of ["logo", "first_signature", "second_signature"]) {
    form.elements[name].value = page.querySelector(`[name=${name}]`)?.value ?? "";
    delete form.elements[`${name}_file`].dataset.fresh;
  }
}

form?.addEventListener("input", (event) => {
  if (event.target.type === "file") event.target.dataset.fresh = "yes";
  clearTimeout(timer);
  timer = setTimeout(show, 500);
});

async function again() {
  const place = document.querySelector("[data-again]");
  if (!place) return;
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok && !place.contains(document.activeElement)) take(await parsed(answer), `#${place.id}`);
  setTimeout(again, Number(place.dataset.again) * 1000);
}
if (document.querySelector("[data-again]")) setTimeout(again, 2000);
