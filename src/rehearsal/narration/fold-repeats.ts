/** The same thing done day after day is told once, with how often and until when. */
import type { Doing } from "../report.ts";
import { dayInWords } from "./dates.ts";

export function foldRepeats(doings: readonly Doing[]): readonly Doing[] {
  const runs: Doing[][] = [];
  for (const doing of doings) {
    const run = runs.at(-1);
    if (run?.[0]?.lines.join("\n") === doing.lines.join("\n")) run.push(doing);
    else runs.push([doing]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined || run.length === 1) return run;
    return [{ at: first.at, lines: [...first.lines, `(the same ${run.length} times, until ${dayInWords(last.at)})`] }];
  });
}
