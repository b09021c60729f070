/**
 * A port on loopback that stays the App's own while the App is stopped and started.
 * It lies below the ports that systems give to whoever asks for any (from 32768 on
 * Linux, from 49152 elsewhere): otherwise another rehearsal's stand-in for GitHub
 * could be given it while the App is away, and would be taken for the App.
 */
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

const first = 10_000;
const pastLast = 32_000;
const attempts = 100;

const reserved = new Set<number>();

/** Never the same twice in one process. Throws when none can be had. */
export async function reservePort(choose: () => number = () => randomInt(first, pastLast)): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = choose();
    if (reserved.has(port) || !(await isFree(port))) continue;
    reserved.add(port);
    return port;
  }
  throw new Error(`No port on 127.0.0.1 could be had in ${attempts} attempts.`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
