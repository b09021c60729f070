/**
 * One scenario on a stage of its own, step by step. A failed expectation does not
 * end the run; a step that GitHub or the App could not take does, because what
 * follows would mean something else.
 */
import type { Scenario } from "./language/scenario.ts";
import type { ScenarioReport, StepReport } from "./report.ts";
import { Run } from "./run.ts";
import { type StageSettings, setStage } from "./set-stage.ts";
import { sorry } from "./sorry.ts";
import type { Stage } from "./stage.ts";

export interface RunListener {
  /** Once, when the App runs and nothing has happened yet. */
  readonly onSet?: (stage: Stage) => void;
  /** After each step; the stage may be looked at. */
  readonly onStep?: (report: StepReport, stage: Stage) => void | Promise<void>;
  /** Everything comes to rest after each step, not only before expectations: for telling how things stand then. */
  readonly restAfterSteps?: boolean;
  /** After the standing checks of a run in which nothing failed; failures count as theirs. */
  readonly furtherChecks?: (stage: Stage, steps: readonly StepReport[]) => Promise<readonly string[]>;
  /** Asked after each step; false ends the run there, without the standing checks. */
  readonly goOn?: () => boolean;
}

export async function runScenario(
  scenario: Scenario,
  settings: StageSettings,
  listener: RunListener = {},
): Promise<ScenarioReport> {
  const steps: StepReport[] = [];
  const whole = (brokeDown: string | null): ScenarioReport => ({
    file: scenario.file,
    name: scenario.name,
    proves: scenario.proves,
    steps,
    problems: [],
    brokeDown,
  });
  let run: Run | null = null;
  const set = await setStage(scenario, settings, (stage, now) => run?.onStop(stage, now)).catch(sorry);
  if (typeof set === "string") return whole(set);
  try {
    run = new Run(set.stage, { restAfterSteps: listener.restAfterSteps === true });
    listener.onSet?.(set.stage);
    for (const step of scenario.steps) {
      const { report, goOn } = await run.take(step);
      steps.push(report);
      await listener.onStep?.(report, set.stage);
      if (!goOn || listener.goOn?.() === false) return whole(null);
    }
    const end = await run.end();
    const isSound = [...steps, end].every((step) => step.failures.length === 0);
    const further = isSound ? await listener.furtherChecks?.(set.stage, steps) : [];
    const last = { ...end, failures: [...end.failures, ...(further ?? [])] };
    if (last.failures.length > 0) {
      steps.push(last);
      await listener.onStep?.(last, set.stage);
    }
    return whole(null);
  } catch (error) {
    return whole(sorry(error));
  } finally {
    await set.strike().catch(sorry);
  }
}
