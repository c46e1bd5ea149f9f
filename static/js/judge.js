// Marks an answer on this device. Without it answers are marked by the server.

/// What is right in a form, by the key of its check: `{ right: true | false | "partly", parts: {} }`.
/// For a choice the parts say of each option whether it is one of the right ones.
export function judge(key, body) {
  const chosen = body.getAll("a");
  const { right, options } = key;
  const exact = right.length === chosen.length && right.every((id) => chosen.includes(id));
  const some = right.length > 1 && right.some((id) => chosen.includes(id));
  return { right: exact || (some ? "partly" : false), parts: Object.fromEntries(options.map((id) => [id, right.includes(id)])) };
}
