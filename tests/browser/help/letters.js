// Letters that the program wrote to files, where it has no mail server.

import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";

/// The lines of a letter as they were before they were made fit for the mail.
const plain = (letter) => letter.replace(/=\r?\n/g, "").replace(/=3D/g, "=");

/// Waits for a letter to this address and returns the first address in it that fits the pattern.
export function linkTo(server, address, pattern) {
  const folder = join(server.home, "data", "mail");
  mkdirSync(folder, { recursive: true });
  const found = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".eml") && existsSync(join(folder, name)))
      .map((name) => plain(readFileSync(join(folder, name), "utf8")))
      .filter((letter) => letter.match(/^To: .*$/m)?.[0].includes(address))
      .map((letter) => letter.match(pattern)?.[0])
      .find(Boolean);
  return new Promise((done) => {
    const look = () => {
      const link = found();
      if (!link) return;
      watcher.close();
      done(link);
    };
    const watcher = watch(folder, look);
    look();
  });
}
