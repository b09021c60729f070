// Writes variants of scenarios in which the App is killed (SIGKILL) after every step
// that is not an expectation: the same expectations must hold. Prints their paths.
//   node .ci/with-kills.mjs FOLDER SCENARIO…
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse, stringify } from "yaml";

const [folder, ...files] = process.argv.slice(2);
const ofTheWorld = ["expect", "restart", "downtime", "weather"];

for (const file of files) {
  const scenario = parse(readFileSync(file, "utf8"));
  const kill = { after: "0s", restart: "kill" };
  scenario.name = `${scenario.name} (killed after every step)`;
  scenario.steps = scenario.steps.flatMap((step) =>
    ofTheWorld.some((name) => Object.hasOwn(step, name)) ? [step] : [step, kill],
  );
  const variant = join(folder, `killed-${basename(file)}`);
  writeFileSync(variant, stringify(scenario));
  console.log(variant);
}
