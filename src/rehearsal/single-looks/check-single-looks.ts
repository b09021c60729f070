/**
 * The second run of a scenario, with one single look at the end of each stretch
 * (`stretches-of.ts`): it must leave the same record. Nothing is expected in it, and
 * it is left out where no stretch has two acts, and where votes are taken by
 * reaction, which have no time of their own but that of the look.
 */
import type { StepReport } from "../report.ts";
import { Run } from "../run.ts";
import { type StageSettings, setStage } from "../set-stage.ts";
import { sorry } from "../sorry.ts";
import type { Stage } from "../stage.ts";
import { firstDifference } from "./first-difference.ts";
import { stretchesOf } from "./stretches-of.ts";

const policyPath = ".github/lastcall.yml";

/** Called when the first run has come to its end, on its stage; `steps`: what was told of it. */
export async function checkSingleLooks(
  first: Stage,
  steps: readonly StepReport[],
  settings: () => Promise<StageSettings>,
): Promise<readonly string[]> {
  const { scenario } = first;
  const stretches = stretchesOf(scenario);
  if (stretches.size === 0 || mentionsReactions(first)) return [];
  const manyLooks = await first.app.client.record();
  const instants = new Map(steps.map(({ number, at }) => [number, at]));
  let run: Run | null = null;
  const set = await setStage(scenario, await settings(), (stage, now) => run?.onStop(stage, now)).catch(sorry);
  if (typeof set === "string") return [brokenOff(set)];
  try {
    run = new Run(set.stage, { singleLooks: { stretches, instants } });
    for (const step of scenario.steps) {
      const { report } = await run.take(step);
      if (report.failures.length > 0) return [brokenOff(`step ${step.number}: ${report.failures.join(" ")}`)];
    }
    await run.rest();
    const difference = firstDifference(manyLooks, await set.stage.app.client.record());
    return difference === null ? [] : [difference];
  } catch (error) {
    return [brokenOff(sorry(error))];
  } finally {
    await set.strike().catch(sorry);
  }
}

const brokenOff = (why: string): string => `The run with single looks could not go on: ${why}`;

function mentionsReactions({ scenario, sandbox }: Stage): boolean {
  const written = [scenario.policy, scenario.files, ...scenario.steps.map((step) => step.action)];
  return /reaction|"kind":"react"/.test(`${JSON.stringify(written)}${sandbox.view.file(policyPath) ?? ""}`);
}
