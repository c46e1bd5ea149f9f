// Marks the answer to a check on the device, for a lesson that is taken without the network. Without
// this file, and whenever there is a network, the server marks. It does what src/format/check/key.rs
// does; tests/vectors/marks.json holds both to the same results.

const [ONE, LONGEST] = [1_000_000, 200];

/// Small letters and digits alone.
function fold(text) {
  const short = [...text].slice(0, LONGEST).join("").toLowerCase();
  return short.normalize("NFKD").replace(/[^\p{Alphabetic}\p{N}]/gu, "");
}

/// Whether the sign groups thousands: `1,200`, and not `0,120`.
function grouped(text, sign) {
  const [first, ...groups] = text.split(sign);
  return /^.{1,3}$/.test(first) && !first.startsWith("0") && groups.every((group) => group.length === 3);
}

/// The digits before and behind the decimal point.
function split(text) {
  const both = text.includes(",") && text.includes(".");
  if (!both && text.includes(",") && grouped(text, ",")) return [text.replaceAll(",", ""), ""];
  if (!both && text.split(".").length > 2 && grouped(text, ".")) return [text.replaceAll(".", ""), ""];
  const at = Math.max(text.lastIndexOf(","), text.lastIndexOf("."));
  if (at < 0) return [text, ""];
  const whole = text.slice(0, at);
  return [both ? whole.replaceAll(text[at] === "," ? "." : ",", "") : whole, text.slice(at + 1)];
}

/// A typed number in millionths, or nothing.
function millionths(typed) {
  let text = typed.replace(/\s/gu, "").replaceAll("−", "-").replace(/^[$€£]+/, "").replace(/[^0-9]+$/, "");
  const negative = text.startsWith("-");
  text = negative ? text.slice(1).replace(/^[$€£]+/, "") : text.replace(/^\+/, "");
  const [whole, part] = split(text);
  if (!/^[0-9]{0,9}$/.test(whole) || !/^[0-9]*$/.test(part) || whole + part === "") return null;
  const value = Number(whole) * ONE + Number((part + "000000").slice(0, 6));
  return negative ? 0 - value : value;
}

function result(right, partly, parts, complete, next) {
  const told = next === undefined ? {} : { next };
  return { right: right || (partly && "partly"), parts: Object.fromEntries(parts), complete, ...told };
}

/// A typed answer by the row that it meets: what is right, what was foreseen, or any other.
function typed(answer, key, meets) {
  if (answer === null || answer === "") return result(false, false, [], false);
  const miss = key.misses.findIndex((each) => meets(each, answer));
  const row = meets(key.right, answer) ? "right" : miss < 0 ? "other" : `miss-${miss + 1}`;
  return result(row === "right", false, [[row, row === "right"]], true);
}

const RULES = {
  choose(key, tokens) {
    const known = tokens.filter((token) => [...key.right, ...key.wrong].includes(token));
    const parts = known.map((token) => [token, key.right.includes(token)]);
    const hits = parts.filter(([, right]) => right).length;
    const exact = hits > 0 && hits === key.right.length && hits === parts.length;
    return result(exact, key.right.length > 1 && hits > 0, parts, known.length > 0);
  },
  each({ groups, distinct }, tokens) {
    const [parts, met, places] = [[], new Set(), new Set()];
    for (const token of tokens) {
      const group = groups.find((each) => each.right === token || each.wrong.includes(token));
      if (!group || met.has(group)) continue;
      met.add(group);
      parts.push([token, group.right === token]);
      places.add(token.split("=")[1]);
    }
    const complete = met.size === groups.length && (!distinct || places.size === groups.length);
    const hits = parts.filter(([, right]) => right).length;
    return result(complete && hits === groups.length, hits > 0, parts, complete);
  },
  number: (key, [text = ""]) => typed(millionths(text), key, (is, value) => Math.abs(value - is.value) <= is.tolerance),
  text: (key, [text = ""]) => typed(fold(text), key, (forms, words) => forms.includes(words)),
  path({ turns }, tokens) {
    let [turn, parts, last, all] = [turns[0], [], false, true];
    for (const token of tokens) {
      const move = turn?.moves.find(([id]) => id === token);
      if (!move) break;
      const [id, right, to] = move;
      parts.push([id, right]);
      [last, all] = [right, all && right];
      turn = to === null ? undefined : turns.find((each) => each.id === to);
    }
    const complete = !turn;
    return result(all && complete, last && complete, parts, complete, turn?.id);
  },
};

/// Marks the form of a check: `key` is the check's key from the pack, `body` its URLSearchParams.
/// `complete` says whether it is an answer at all; `next` names the next turn of a case.
export function mark(key, body) {
  const text = (body.get("text") ?? "").trim();
  const chosen = [...body.getAll("a"), ...body.getAll("b")].map((token) => token.replace(/\?$/, ""));
  const tokens = ["number", "text"].includes(key.by) ? [[...text].slice(0, LONGEST).join("")] : [...new Set(chosen)];
  return RULES[key.by](key, tokens);
}
