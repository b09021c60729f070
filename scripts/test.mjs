// Runs the tests. Further arguments go to Vitest, so that `npm test -- test/decide`
// runs one folder. Scenarios, which take minutes, are `.ci/run`'s. Real documents stand outside the repository, in `corpus/` of the
// folder `shared` beside it; where that is missing, the suite that needs it is
// named as skipped, never passed over in silence.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { suitableNode } from "./set-up.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const given = process.argv.slice(2);
const shared = resolve(root, process.env.LASTCALL_SHARED ?? "../shared");
const corpus = process.env.LASTCALL_CORPUS ?? join(shared, "corpus");

const node = suitableNode();
const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
if (!node || !existsSync(vitest)) {
  process.stderr.write("The test tools are not installed. Run `npm test`, which installs them first.\n");
  process.exit(2);
}

const withCorpus = existsSync(corpus);
const sayWhatIsSkipped = () => {
  if (withCorpus) return;
  process.stdout.write(
    `\nSkipped: the corpus suite (test/corpus), because there is no ${relative(root, corpus) || corpus}. ` +
      "Set LASTCALL_SHARED to the folder that holds corpus/ to run it.\n",
  );
};

const child = spawn(node, [vitest, "run", ...given], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    ...(withCorpus ? { LASTCALL_CORPUS: corpus } : {}),
    PATH: [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter),
  },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  process.stderr.write(`Vitest could not be started: ${error.message}\n`);
  process.exit(2);
});
child.on("exit", (code, signal) => {
  sayWhatIsSkipped();
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 2;
});
