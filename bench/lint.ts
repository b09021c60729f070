/**
 * `lastcall lint` beside `eipw-lint-js`, the linter that the process `eip` has its rules from, over the
 * same files in one run: cold is a whole process of the package as it is installed, warm a
 * further run within one. Both are counted in the processor's time, so that what else the machine does falls on neither.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chooseProcess } from "../src/cli/choose-process.ts";
import { documentsIn } from "../src/cli/lint/documents-in.ts";
import { lintDocuments } from "../src/cli/lint/lint-documents.ts";
import { type Row, timesOf } from "./measure.ts";

const build = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const other = fileURLToPath(new URL("lint-other.mjs", import.meta.url));

/** Beside the project, or where the tests of corpora find it. */
const folder = join(process.env.LASTCALL_CORPUS ?? resolve(import.meta.dirname, "../../shared/corpus"), "eip");

const isInstalled = (name: string): boolean => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
};

const sayTime =
  "data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('time='+(user+system)/1000)})";

/** Milliseconds of the processor for a whole process, the least of three. */
const cold = (words: readonly string[]): number => {
  const times = Array.from({ length: 3 }, () => {
    const { stderr } = spawnSync(process.execPath, ["--import", sayTime, ...words], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const time = /time=([\d.]+)$/.exec(stderr)?.[1];
    if (time === undefined) throw new Error(`${words.join(" ")} did not end well: ${stderr.slice(-500)}`);
    return Number(time);
  });
  return Math.min(...times);
};

const warmHere = (): number => {
  const chosen = chooseProcess({ preset: "eip" });
  if (chosen.kind === "none") throw new Error(chosen.why);
  const run = (): void => {
    const found = documentsIn(chosen.policy, [folder]);
    if (found.kind === "files") lintDocuments(chosen.policy, found, false);
  };
  return timesOf([run], 5, 2)[0] ?? 0;
};

const warmThere = (): number => {
  const { stdout, stderr } = spawnSync(process.execPath, [other, folder, "5"], { encoding: "utf8" });
  if (stdout === "") throw new Error(`eipw-lint-js did not run: ${stderr.slice(-500)}`);
  const [, ...times] = JSON.parse(stdout) as readonly number[];
  return Math.min(...times);
};

const row = (what: string, files: number, ours: number, theirs: number, times: number): Row => {
  const perSecond = (time: number): string => Math.round((files / time) * 1000).toLocaleString("en");
  const ratio = theirs / ours;
  return {
    what: `lastcall lint, ${files} EIPs, ${what}`,
    measured: `${perSecond(ours)} files per second, eipw ${perSecond(theirs)}: ${ratio.toFixed(1)} times`,
    wanted: `> ${times} times`,
    holds: ratio > times,
  };
};

export const lintBesideEipw = (): readonly Row[] => {
  const absent = existsSync(folder)
    ? isInstalled("eipw-lint-js")
      ? null
      : "eipw-lint-js is not installed"
    : `no ${folder}; set LASTCALL_CORPUS`;
  if (absent !== null) {
    return [{ what: "lastcall lint beside eipw-lint-js", measured: `skipped: ${absent}`, wanted: "", holds: true }];
  }
  execFileSync(process.execPath, [build]);
  const files = readdirSync(folder).filter((name) => name.endsWith(".md")).length;
  return [
    row("cold", files, cold([main, "lint", "--preset", "eip", folder]), cold([other, folder]), 5),
    row("warm", files, warmHere(), warmThere(), 10),
  ];
};
