/** What a run has to tell, for every way of telling it. */
import type { ScenarioProblem } from "./language/scenario.ts";

/** What the App did at one instant, in short lines. */
export interface Doing {
  readonly at: string;
  readonly lines: readonly string[];
}

export interface StepReport {
  /** As in the file, from 1; the standing checks stand one behind the last. */
  readonly number: number;
  /** Line of the file; 0 for the standing checks. */
  readonly line: number;
  /** In one line: who does what, or what is expected. */
  readonly step: string;
  readonly note: string | null;
  readonly at: string;
  readonly isExpectation: boolean;
  /** What the App did on the way here, then because of the step. */
  readonly before: readonly Doing[];
  readonly after: readonly Doing[];
  readonly failures: readonly string[];
}

export interface ScenarioReport {
  readonly file: string;
  readonly name: string;
  readonly proves: readonly string[];
  readonly steps: readonly StepReport[];
  /** Why the file could not be read; no step was taken then. */
  readonly problems: readonly ScenarioProblem[];
  /** Why the run could not go on (App or sandbox), or null. */
  readonly brokeDown: string | null;
}

export function hasPassed(report: ScenarioReport): boolean {
  return (
    report.problems.length === 0 &&
    report.brokeDown === null &&
    report.steps.every((step) => step.failures.length === 0)
  );
}
