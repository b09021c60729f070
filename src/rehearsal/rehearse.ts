/** Scenario files; one with an error does not stop the others. */
import { readFileSync } from "node:fs";
import type { Databases } from "./databases.ts";
import { parseScenario } from "./language/parse-scenario.ts";
import type { ScenarioReading } from "./language/scenario.ts";
import type { ScenarioReport, StepReport } from "./report.ts";
import { runScenario } from "./run-scenario.ts";
import type { StageSettings } from "./set-stage.ts";
import { checkSingleLooks } from "./single-looks/check-single-looks.ts";

export interface RehearsalListener {
  readonly onBegin?: (name: string, file: string) => void;
  readonly onStep?: (step: StepReport) => void;
  readonly onEnd?: (report: ScenarioReport) => void;
}

export interface RehearsalSettings extends Omit<StageSettings, "databaseUrl"> {
  /** Each scenario runs a second time with single looks, and must leave the same record. Default: true. */
  readonly singleLooks?: boolean | undefined;
}

/**
 * Up to `jobs` at the same time, each on a stage of its own; listeners hear of
 * them one after the other, in the order of the files.
 */
export async function rehearse(
  files: readonly string[],
  databases: Databases,
  settings: RehearsalSettings,
  listener: RehearsalListener = {},
  jobs = 1,
): Promise<readonly ScenarioReport[]> {
  const reports: ScenarioReport[] = [];
  const turns = new Turns();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index] ?? "";
      const tell = turns.take(index);
      try {
        reports[index] = await rehearseFile(file, databases, settings, (telling) => tell(() => telling(listener)));
      } finally {
        turns.finish(index);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return reports;
}

async function rehearseFile(
  file: string,
  databases: Databases,
  settings: RehearsalSettings,
  tell: (telling: (listener: RehearsalListener) => void) => void,
): Promise<ScenarioReport> {
  const reading = readScenario(file);
  const name = reading.kind === "scenario" ? reading.scenario.name : (reading.name ?? file);
  tell((listener) => listener.onBegin?.(name, file));
  const report =
    reading.kind === "problems"
      ? { file, name, proves: [], steps: [], problems: reading.problems, brokeDown: null }
      : await runScenario(
          reading.scenario,
          { ...settings, databaseUrl: await databases.make() },
          {
            onStep: (step) => tell((listener) => listener.onStep?.(step)),
            ...(settings.singleLooks !== false && {
              furtherChecks: async (stage, steps) =>
                checkSingleLooks(stage, steps, async () => ({ ...settings, databaseUrl: await databases.make() })),
            }),
          },
        );
  tell((listener) => listener.onEnd?.(report));
  return report;
}

/** What is told of a file waits until all before it have been told. */
class Turns {
  #current = 0;
  readonly #waiting = new Map<number, (() => void)[]>();
  readonly #finished = new Set<number>();

  take(index: number): (telling: () => void) => void {
    this.#waiting.set(index, []);
    return (telling) => {
      if (index === this.#current) telling();
      else this.#waiting.get(index)?.push(telling);
    };
  }

  finish(index: number): void {
    this.#finished.add(index);
    while (this.#finished.has(this.#current)) {
      this.#current += 1;
      for (const telling of this.#waiting.get(this.#current) ?? []) telling();
      this.#waiting.set(this.#current, []);
    }
  }
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
