/**
 * A plan beside what GitHub refused: what was refused waits for its time, and is no
 * problem any more when it is not wanted, or is so by now. Refused effects stand in
 * the status comment, so that fewer of them can change the plan itself.
 */
import { earlierLook } from "../decide/decide.ts";
import type { Effect, EffectProblem } from "../model/effect.ts";
import type { Instant } from "../model/names.ts";
import { planEffects } from "./plan.ts";
import type { PlanQuestion } from "./plan-question.ts";

export interface PlanBesideRefused {
  /** To be carried out now. */
  readonly effects: readonly Effect[];
  /** What is still wanted as it was refused. */
  readonly problems: readonly EffectProblem[];
}

const isSame = (effect: Effect, problem: EffectProblem): boolean =>
  problem.key === effect.key && problem.signature === effect.signature;

export const planBesideRefused = (question: PlanQuestion): PlanBesideRefused => {
  const wanted = planEffects(question);
  const problems = question.problems.filter((problem) => wanted.some((effect) => isSame(effect, problem)));
  const effects = problems.length === question.problems.length ? wanted : planEffects({ ...question, problems });
  const { now } = question.facts;
  const isWaiting = (effect: Effect): boolean =>
    problems.some((problem) => isSame(effect, problem) && now < problem.again);
  return { problems, effects: effects.filter((effect) => !isWaiting(effect)) };
};

/** When the first of them is to be tried again. */
export const nextTry = (problems: readonly EffectProblem[]): Instant | null =>
  problems.reduce<Instant | null>((earliest, { again }) => earlierLook(earliest, again), null);
