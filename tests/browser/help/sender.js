// A device without a browser: signs in, does lessons as fast as it can, and keeps what it did until the
// server says that it has it.

import { randomUUID } from "node:crypto";

/// The act that an event comes from: the last two bits of its id count the events of an act.
export function ofAct(id) {
  return id.slice(0, -1) + "048c"[Number.parseInt(id.at(-1), 16) >> 2];
}

const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/// A person's cookie, by way of a link in a message.
async function signIn(server, email) {
  const link = await server.link(email);
  const page = await (await fetch(link)).text();
  const form = page.match(/<form[^>]*method="post"[^>]*action="([^"]*)"[^]*?<\/form>/);
  const body = new URLSearchParams(all(form[0], /type="hidden" (name="[^"]*" value="[^"]*")/g).map((field) => field.match(/name="([^"]*)" value="([^"]*)"/).slice(1)));
  const answer = await fetch(new URL(form[1] || link, link), { method: "POST", body, redirect: "manual", headers: { origin: server.url } });
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

/// The marks of some lessons.
async function marks(server, cookie) {
  const page = await (await fetch(`${server.url}/lessons`, { headers: { cookie } })).text();
  return [...new Set(all(page, /href="\/l\/([A-Z]+-\d+)"/g))];
}

/// The acts that finish a lesson, as forms; null where a check is answered other than by choosing.
async function forms(server, cookie, mark) {
  const get = async (number) => {
    const answer = await fetch(`${server.url}/l/${mark}/${number}`, { headers: { cookie }, redirect: "manual" });
    return answer.status === 200 ? answer.text() : null;
  };
  const acts = [];
  for (let number = 1, page = await get(1); page; number += 1, page = await get(number)) {
    const [version] = all(page, /data-version="([^"]+)"/g);
    const [step] = all(page, /data-step="([^"]+)"/g);
    if (!step) break;
    if (page.includes('value="check"')) {
      const [choice] = all(page, /type="(?:radio|checkbox)" name="a" value="([^"]+)"/g);
      if (!choice) return null;
      acts.push({ version, step, form: new URLSearchParams({ do: "check", a: choice }).toString() });
    }
    acts.push({ version, step, form: "do=next" });
  }
  return acts.length ? acts : null;
}

/// A learner who sends. `known` are the lessons as another learner found them; `pick` is chance.
export async function sender(server, email, known, pick) {
  const cookie = await signIn(server, email);
  const lessons = known ?? (await Promise.all((await marks(server, cookie)).map((mark) => forms(server, cookie, mark)))).filter(Boolean);
  if (lessons.length < 3) throw new Error(`only ${lessons.length} lessons can be done without a browser`);
  const home = await (await fetch(server.url, { headers: { cookie } })).text();
  return new Sender(server, cookie, all(home, /data-person="([^"]+)"/g)[0], lessons, pick);
}

class Sender {
  constructor(server, cookie, person, lessons, pick) {
    Object.assign(this, { server, cookie, person, lessons, pick, device: randomUUID() });
    /// The ids of what the server says it has.
    this.acknowledged = new Set();
    this.acts = this.#endless();
    this.waiting = [];
    this.old = [];
    this.made = 0;
    this.listeners = [];
  }

  /// One lesson after the other, and then again from the first.
  *#endless() {
    for (;;) {
      for (const lesson of this.lessons) {
        for (const act of lesson) {
          this.made += 1;
          yield { id: ofAct(randomUUID()), at: new Date().toISOString(), ...act };
        }
      }
    }
  }

  get #round() {
    return this.lessons.reduce((sum, lesson) => sum + lesson.length, 0);
  }

  /// Resolves when so many more requests have begun.
  begun(count) {
    return new Promise((done) => this.listeners.push({ count, done }));
  }

  #begin() {
    for (const listener of this.listeners) if ((listener.count -= 1) === 0) listener.done();
    this.listeners = this.listeners.filter(({ count }) => count > 0);
  }

  /// Sends the first few acts that wait, sometimes with one that the server has already.
  async #send(most) {
    while (this.waiting.length < most) this.waiting.push(this.acts.next().value);
    const acts = this.waiting.slice(0, most);
    if (this.old.length && this.pick(3) === 0) acts.push(this.old[this.pick(this.old.length)]);
    const body = JSON.stringify({ device: this.device, sent_at: new Date().toISOString(), person: this.person, acts });
    const headers = { cookie: this.cookie, "content-type": "application/json", origin: this.server.url };
    this.#begin();
    const answer = await fetch(`${this.server.url}/sync`, { method: "POST", headers, body });
    const said = await answer.text();
    const { kept, refused } = answer.ok ? JSON.parse(said) : { refused: [said] };
    if (refused.length) throw Object.assign(new Error(`${answer.status}: ${JSON.stringify(refused)}`), { answered: true });
    for (const id of kept) this.acknowledged.add(id);
    this.old.push(...this.waiting.filter(({ id }) => this.acknowledged.has(id)));
    this.waiting = this.waiting.filter(({ id }) => !this.acknowledged.has(id));
  }

  /// Sends until the server is gone.
  async sendUntilCut() {
    try {
      for (;;) await this.#send(1 + this.pick(5));
    } catch (error) {
      if (error.answered) throw error;
    } finally {
      for (const { done } of this.listeners.splice(0)) done();
    }
  }

  /// Sends what waits, and goes on to the end of the last lesson.
  async sendAll() {
    const rest = Math.max(1, Math.ceil(this.made / this.#round)) * this.#round - this.made;
    for (let left = rest; left > 0; left -= 1) this.waiting.push(this.acts.next().value);
    while (this.waiting.length) await this.#send(Math.min(this.waiting.length, 100));
  }

  /// Everything that the server holds of this person.
  async everything() {
    return (await fetch(`${this.server.url}/record/record.json`, { headers: { cookie: this.cookie } })).json();
  }
}
