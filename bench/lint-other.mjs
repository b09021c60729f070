// `eipw-lint-js` over the files of a folder, as often as is said; the processor's milliseconds of each run, as JSON.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { lint } from "eipw-lint-js";

const [folder = "", runs = "1"] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => join(folder, name));
const times = [];
for (let run = 0; run < Number(runs); run += 1) {
  const before = process.cpuUsage();
  await lint(files);
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1000);
}
process.stdout.write(JSON.stringify(times));
