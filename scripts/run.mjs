// Sets up, then runs a source with a Node that is new enough: `node scripts/run.mjs FILE ARGUMENTS…`.
// A second `node` in the same npm script would not do: the shell remembers where it found the first.
import { spawnSync } from "node:child_process";
import { setUp, suitableNode } from "./set-up.mjs";

setUp();
const node = suitableNode();
if (!node) {
  process.stderr.write(`Node 22.20 or newer is needed; this is ${process.versions.node}.\n`);
  process.exit(2);
}
const { status } = spawnSync(node, process.argv.slice(2), { stdio: "inherit" });
process.exitCode = status ?? 2;
