/**
 * `lastcall history` of a repository of 2,000 commits, some of them merges: a whole process
 * with all that git does for it, in the processor's time, so that what else the machine does
 * does not count.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Row } from "./measure.ts";

const commits = 2000;
const documents = 300;
const most = 2000;

const build = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** Each document comes as a draft, and moves on with each commit that is about it, one in ten on a branch of its own. */
const stream = (statuses: readonly string[]): string =>
  Array.from({ length: commits }, (_, place) => {
    const number = (place % documents) + 1;
    const status = statuses[Math.min(Math.floor(place / documents), statuses.length - 1)] ?? "";
    const text = `---\ndip: ${number}\ntitle: Plan ${number}\nstatus: ${status}\n---\n\n${`A line of plan ${number}, written at ${place}.\n`.repeat(150)}`;
    const head = (branch: string): string =>
      `commit refs/heads/${branch}\ncommitter Ana <ana@example.test> ${1_700_000_000 + place * 600} +0000\n${data("x")}`;
    const file = `M 100644 inline dips/dip-${number}.md\n${data(text)}`;
    return place % 10 === 9
      ? `reset refs/heads/b${place}\nfrom refs/heads/main\n\n${head(`b${place}`)}${file}\n${head("main")}merge refs/heads/b${place}\n${file}\n`
      : `${head("main")}${file}\n`;
  }).join("");

const milliseconds = (minutes = "", seconds = ""): number => (Number(minutes) * 60 + Number(seconds)) * 1000;

/** Of the whole process, and of git's below it: what the shell that started it says at its end. */
const processorTime = (folder: string): number => {
  const { stdout, stderr } = spawnSync(
    "sh",
    ["-c", '"$@" > /dev/null && times', "sh", process.execPath, main, "history", folder, "--preset", "dip"],
    { encoding: "utf8" },
  );
  const [, user, system] = /(\S+m\S+)s (\S+m\S+)s\s*$/.exec(stdout) ?? [];
  if (user === undefined || system === undefined)
    throw new Error(`lastcall history did not end well: ${stderr.slice(-500)}`);
  return milliseconds(...user.split("m")) + milliseconds(...system.split("m"));
};

export const historyOfMany = (): readonly Row[] => {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-bench-"));
  try {
    execFileSync("git", ["init", "-q", "--bare", "--initial-branch=main", folder]);
    execFileSync("git", ["-C", folder, "fast-import", "--quiet"], {
      input: stream(["Draft", "Last Call", "Accepted", "Final"]),
    });
    execFileSync(process.execPath, [build], { stdio: "ignore" });
    const best = Math.min(...Array.from({ length: 3 }, () => processorTime(folder)));
    return [
      {
        what: `lastcall history, ${commits.toLocaleString("en")} commits, ${documents} documents`,
        measured: `${Math.round(best).toLocaleString("en")} ms of the processor`,
        wanted: `< ${most.toLocaleString("en")} ms`,
        holds: best < most,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
