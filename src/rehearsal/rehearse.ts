/** Scenario files, one after the other; a file with an error does not stop the others. */
import { readFileSync } from "node:fs";
import type { Databases } from "./databases.ts";
import { parseScenario } from "./language/parse-scenario.ts";
import type { ScenarioReading } from "./language/scenario.ts";
import type { ScenarioReport, StepReport } from "./report.ts";
import { runScenario } from "./run-scenario.ts";
import type { StageSettings } from "./set-stage.ts";
import type { Stage } from "./stage.ts";

export interface RehearsalListener {
  readonly onBegin?: (name: string, file: string) => void;
  readonly onStep?: (step: StepReport, stage: Stage) => void | Promise<void>;
  readonly onEnd?: (report: ScenarioReport) => void;
}

export async function rehearse(
  files: readonly string[],
  databases: Databases,
  settings: Omit<StageSettings, "databaseUrl">,
  listener: RehearsalListener = {},
): Promise<readonly ScenarioReport[]> {
  const reports: ScenarioReport[] = [];
  for (const file of files) {
    const reading = readScenario(file);
    const name = reading.kind === "scenario" ? reading.scenario.name : (reading.name ?? file);
    listener.onBegin?.(name, file);
    const report =
      reading.kind === "problems"
        ? { file, name, proves: [], steps: [], problems: reading.problems, brokeDown: null }
        : await runScenario(reading.scenario, { ...settings, databaseUrl: await databases.make() }, listener);
    reports.push(report);
    listener.onEnd?.(report);
  }
  return reports;
}

export function readScenario(file: string): ScenarioReading {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "There is no such file." : String(error);
    return { kind: "problems", name: null, problems: [{ file, line: 1, column: 1, message: reason }] };
  }
  return parseScenario(file, text);
}
