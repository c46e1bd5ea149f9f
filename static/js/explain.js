// What is said of an answer on a device without a network: of all that may be said, what fits. Without
// it the server says it, when there is a network.

import { mark } from "./mark.js";

/// Leaves of the explanation what fits the answer.
export function explain(main, rule, body) {
  let chosen = body.getAll("a");
  if (rule) {
    const { right, parts } = mark(rule, body);
    chosen = Object.keys(parts);
    const verdict = right === true ? "right" : right === "partly" ? "partly" : "wrong";
    for (const part of main.querySelectorAll("[data-verdict]")) if (part.dataset.verdict !== verdict) part.remove();
    document.title = `${main.querySelector("[data-result]").textContent} ${document.title}`;
  }
  for (const part of main.querySelectorAll("[data-mine]")) if (!chosen.includes(part.dataset.mine)) part.remove();
  for (const part of main.querySelectorAll("[data-other]")) if (chosen.includes(part.dataset.other)) part.remove();
  const met = (tokens) => tokens.split(" ").some((token) => chosen.includes(token));
  for (const part of main.querySelectorAll("[data-with]")) if (!met(part.dataset.with)) part.remove();
  for (const part of main.querySelectorAll("[data-typed]")) part.textContent = body.get("text");
  for (const group of main.querySelectorAll("details[data-others]")) {
    const left = Math.min(group.querySelectorAll("li").length, 4);
    for (const said of group.querySelectorAll("[data-left]")) if (Number(said.dataset.left) !== left) said.remove();
    if (!left) group.remove();
  }
  const words = body.get("text")?.trim();
  for (const part of main.querySelectorAll("[data-said]")) {
    if (words) part.querySelector(".said").textContent = words;
    else part.remove();
  }
}
