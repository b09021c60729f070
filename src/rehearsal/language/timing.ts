/**
 * When each step happens: the first at `start`, each further one minute after
 * the one before unless it says `at` or `after`; a step that only expects takes
 * no time. Computed before anything runs, so that a time that goes back is an
 * error of the file.
 */
import { addSeconds, parseDuration } from "./instants.ts";
import type { WrittenStep } from "./scenario-schema.ts";

const defaultSeconds = parseDuration("1m") ?? 60;

export interface TimedStep {
  readonly at: string;
  readonly timed: boolean;
}

export interface TimingProblem {
  readonly step: number;
  readonly message: string;
}

export function timeSteps(
  start: string,
  steps: readonly WrittenStep[],
): { readonly times: readonly TimedStep[]; readonly problems: readonly TimingProblem[] } {
  const times: TimedStep[] = [];
  const problems: TimingProblem[] = [];
  let last = start;
  let isFirst = true;
  steps.forEach((step, index) => {
    const timed = step.at !== undefined || step.after !== undefined;
    const onlyExpects = step.action === null && !timed;
    const at = step.at ?? addSeconds(last, step.after ?? (onlyExpects || isFirst ? 0 : defaultSeconds));
    if (at < last) {
      const before = isFirst ? `the start, ${last}` : `the step before it, which is at ${last}`;
      problems.push({ step: index, message: `${at} lies before ${before}. Time only moves on.` });
    }
    if (!onlyExpects) isFirst = false;
    if (at > last) last = at;
    times.push({ at: last, timed });
  });
  return { times, problems };
}
