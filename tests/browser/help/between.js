// A line between browser and server that a test can cut: what happens to a real network, on purpose.

import { createServer, request } from "node:http";

/// Opens the line. Its `url` is where the browser goes.
export async function between(server) {
  const line = new Line(server);
  await new Promise((done) => line.listener.listen(0, "127.0.0.1", done));
  line.url = `http://127.0.0.1:${line.listener.address().port}`;
  return line;
}

class Line {
  constructor(server) {
    Object.assign(this, { server, isCut: false, passed: [], lost: [], held: [], changed: new Map(), sockets: new Set() });
    this.listener = createServer((from, to) => this.#pass(from, to));
    this.listener.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
  }

  /// From now on nothing goes through, and what is on its way is lost.
  cut() {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /// It works again.
  mend() {
    this.isCut = false;
  }

  /// The next answer to such a request is lost on its way back: the server has done what was asked.
  loseAnswerTo(method, path) {
    return new Promise((done) => this.lost.push({ method, path, done }));
  }

  /// The next such request is held back until the function that comes back is called.
  hold(method, path) {
    const one = { method, path };
    const until = (name) => new Promise((done) => (one[name] = done));
    const held = { caught: until("catch"), answered: until("answer") };
    one.until = until("release");
    this.held.push(one);
    return { ...held, release: one.release };
  }

  /// What the server answers at this path is changed: another release, for one.
  change(path, how) {
    this.changed.set(path, how);
  }

  /// A link of the server, as it is for someone on this line.
  link(link) {
    return link.replace(this.server.url, this.url);
  }

  async #pass(from, to) {
    if (this.isCut) return from.socket.destroy();
    const path = from.url.split("?")[0];
    const at = this.held.findIndex((one) => one.method === from.method && one.path === path);
    const [held] = at < 0 ? [] : this.held.splice(at, 1);
    held?.catch();
    await held?.until;
    const target = new URL(from.url, this.server.url);
    const change = this.changed.get(path);
    const headers = { ...from.headers, ...(change ? { "accept-encoding": "identity" } : {}) };
    const asked = request(target, { method: from.method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        let body = Buffer.concat(parts);
        this.passed.push({ method: from.method, path, status: answer.statusCode });
        const lost = this.lost.findIndex((one) => one.method === from.method && one.path === path);
        if (lost >= 0) {
          from.socket.destroy();
          return this.lost.splice(lost, 1)[0].done();
        }
        if (this.isCut) return from.socket.destroy();
        if (change) body = Buffer.from(change(body.toString()));
        const sent = { ...answer.headers };
        delete sent["transfer-encoding"];
        sent["content-length"] = body.length;
        // Elsewhere than here is where the server thinks it is.
        if (sent.location) sent.location = sent.location.replace(this.server.url, "");
        if (from.method === "HEAD") delete sent["content-length"];
        to.writeHead(answer.statusCode, sent);
        to.end(body, held?.answer);
      });
    });
    asked.on("error", () => from.socket.destroy());
    from.pipe(asked);
  }

  /// How often such a request went through.
  count(method, path) {
    return this.passed.filter((one) => one.method === method && one.path === path).length;
  }

  close() {
    this.cut();
    this.listener.close();
  }
}
