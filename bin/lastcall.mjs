#!/usr/bin/env node
// The `lastcall` command. Plain JavaScript, so that an old Node can start it and
// hand over to a suitable one: the built files of the published package where
// they exist, the sources of a checkout otherwise.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { setUp, suitableNode } from "../scripts/set-up.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "dist", "main.js");
const inCheckout = existsSync(join(root, "package-lock.json")) && !root.includes("node_modules");
if (inCheckout) setUp();
const node = suitableNode();
if (!node) {
  process.stderr.write(`Lastcall needs Node 22.20 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}
const main = !inCheckout && existsSync(built) ? built : join(root, "src", "main.ts");
const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
// A terminal tells Ctrl-C to the child as well; told twice, it would end at once instead of cleanly.
process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
child.on("exit", (code, signal) => {
  if (signal) process.kill(process.pid, signal);
  else process.exit(code ?? 2);
});
