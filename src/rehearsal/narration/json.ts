/** A run as data, in the form of docs/rehearsals.md. */
import { hasPassed, type ScenarioReport } from "../report.ts";
import { problemInWords } from "./text.ts";

export interface RunAsData {
  readonly scenarios: readonly {
    readonly file: string;
    readonly name: string;
    readonly proves: readonly string[];
    readonly passed: boolean;
    readonly steps: readonly {
      readonly number: number;
      readonly step: string;
      readonly passed: boolean;
      readonly failures: readonly string[];
    }[];
  }[];
}

/** What stopped a scenario from running, or from going on, stands as a step of its own behind those taken. */
export function runAsData(reports: readonly ScenarioReport[]): RunAsData {
  return {
    scenarios: reports.map((report) => ({
      file: report.file,
      name: report.name,
      proves: report.proves,
      passed: hasPassed(report),
      steps: [
        ...report.steps.map(({ number, step, failures }) => ({
          number,
          step,
          passed: failures.length === 0,
          failures,
        })),
        ...stop(report),
      ],
    })),
  };
}

function stop(report: ScenarioReport): RunAsData["scenarios"][number]["steps"] {
  const number = report.steps.length + 1;
  if (report.problems.length > 0) {
    return [{ number: 0, step: "read the file", passed: false, failures: report.problems.map(problemInWords) }];
  }
  if (report.brokeDown === null) return [];
  return [{ number, step: "go on", passed: false, failures: [report.brokeDown] }];
}
