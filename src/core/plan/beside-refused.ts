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

/** Of a plan that does not depend on what was refused. */
export const amongRefused = (
  wanted: readonly Effect[],
  refused: readonly EffectProblem[],
  now: Instant,
): { readonly due: readonly Effect[]; readonly problems: readonly EffectProblem[] } => {
  const problems = refused.filter((problem) => wanted.some((effect) => isSame(effect, problem)));
  const isWaiting = (effect: Effect): boolean =>
    problems.some((problem) => isSame(effect, problem) && now < problem.again);
  return { due: wanted.filter((effect) => !isWaiting(effect)), problems };
};

export const planBesideRefused = (question: PlanQuestion): PlanBesideRefused => {
  const { now } = question.facts;
  const wanted = planEffects(question);
  const { due, problems } = amongRefused(wanted, question.problems, now);
  if (problems.length === question.problems.length) return { problems, effects: due };
  return { problems, effects: amongRefused(planEffects({ ...question, problems }), problems, now).due };
};

/** When the first of them is to be tried again. */
export const nextTry = (problems: readonly EffectProblem[]): Instant | null =>
  problems.reduce<Instant | null>((earliest, { again }) => earlierLook(earliest, again), null);
