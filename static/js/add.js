// The form to add training: what is typed stays on this device until the server shows that it has it. Without it the
// form is as the server sent it, and what it is given goes with the button that is pressed.

import { fill } from "./draft.js";
import { get, put, remove } from "./store.js";

/// Puts what was typed before into the form of this page, if it is new or the same one, and keeps what is typed
/// now. A page that leads to it says that it arrived, and one without a network that it waits in the outbox.
export async function tend(form, person) {
  const key = `${person}|add`;
  let { form: half } = (await get("drafts", key)) ?? {};
  const last = new URLSearchParams(half).get("id");
  if (location.search === "?kept" || document.querySelector(`[href$="${last}"]`)) half = await remove("drafts", key);
  if (!form) return;
  const { id, title } = form.elements;
  const keep = () => {
    const said = new FormData(form);
    said.delete("evidence");
    put("drafts", { key, person, form: String(new URLSearchParams(said)), sent: true }).catch(() => {});
  };
  // What is being typed right now is later than anything that was kept.
  if (title.value !== title.defaultValue) keep();
  else if (half && (form.dataset.add || id.value === last)) {
    fill(form, half);
    id.value = last;
    form.querySelector("[data-again]").hidden = false;
  }
  form.addEventListener("input", keep);
}
