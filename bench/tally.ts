/** `lastcall tally` over many small ballots in one file, the start of the process included. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Row } from "./measure.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const logins = ["ana", "bo", "chen", "dee", "eli", "mia", "pat"];
const rules = ["> 1/2 of electorate", ">= 2/3 of cast", ">= 67% of electorate", "no reject", ">= 3 people"];
const choices = ["approve", "approve", "reject", "abstain", "withdraw"];

const pick = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

/** Five seats, one to six votes: like those of a committee. */
const ballot = (index: number): string =>
  JSON.stringify({
    id: `b-${index}`,
    pass: pick(rules, index),
    quorum: index % 3 === 0 ? ">= 2 people" : null,
    electorate: logins.slice(0, 5),
    opened: "2026-03-04T09:00:00Z",
    closes: "2026-03-19T00:00:00Z",
    votes: Array.from({ length: (index % 6) + 1 }, (_, place) => ({
      by: pick(logins, index * 3 + place * 5),
      choice: pick(choices, index + place),
      at: `2026-03-${String(5 + ((index + place * 3) % 16)).padStart(2, "0")}T12:00:00Z`,
      via: "comment",
    })),
  });

export const tallyStream = (count: number): readonly Row[] => {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-bench-"));
  try {
    const file = join(folder, "ballots.jsonl");
    writeFileSync(file, Array.from({ length: count }, (_, index) => `${ballot(index)}\n`).join(""));
    let best = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 3; turn += 1) {
      const started = performance.now();
      const { status, stdout } = spawnSync(process.execPath, [main, "tally", file, "--format", "json"], {
        maxBuffer: 1024 * 1024 * 1024,
      });
      best = Math.min(best, performance.now() - started);
      const lines = stdout.reduce((sum, byte) => (byte === 10 ? sum + 1 : sum), 0);
      if (status !== 0 || lines !== count) throw new Error(`tally ended with ${status} after ${lines} lines.`);
    }
    const perSecond = Math.round((count / best) * 1000);
    return [
      {
        what: `lastcall tally, ${count.toLocaleString("en")} small ballots in one file`,
        measured: `${perSecond.toLocaleString("en")} per second`,
        wanted: "> 20,000 per second",
        holds: perSecond > 20_000,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
