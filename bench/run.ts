/**
 * `npm run bench`: the figures that are to hold, measured on this machine as it is
 * now, as a table. Ends with 1 when one does not.
 */
import { loadavg } from "node:os";
import { decideAndPlan, whenDecided } from "./decide-and-plan.ts";
import { historyOfMany } from "./history.ts";
import { lintBesideEipw } from "./lint.ts";
import type { Row } from "./measure.ts";
import { tallyStream } from "./tally.ts";

const benches: readonly (() => readonly Row[])[] = [
  () => tallyStream(100_000),
  decideAndPlan,
  whenDecided,
  lintBesideEipw,
  historyOfMany,
];

const rows = benches.flatMap((bench) => bench());
const shown = rows.map(({ what, measured, wanted, holds }) => [what, measured, wanted, holds ? "yes" : "NO"]);
const table = [["What", "Measured", "Wanted", "Holds"], ...shown];
const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
for (const row of table)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
console.log(
  `Load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(", ")}.`,
);
if (rows.some(({ holds }) => !holds)) process.exitCode = 1;
