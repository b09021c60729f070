/** When to look again though nobody tells of anything: deadlines, and what was left open at this look. */
import { earlierLook } from "../core/decide/decide.ts";
import type { Effect } from "../core/model/effect.ts";
import type { Instant } from "../core/model/names.ts";
import { nextMerge } from "../core/plan/merging.ts";
import type { PlanQuestion } from "../core/plan/plan-question.ts";
import { nextPutBack } from "../core/plan/put-back.ts";
import { shownChecks } from "../core/plan/thread-checks.ts";
import { addSeconds } from "../core/time/instant.ts";
import { confirmAfterSeconds, confirmMissedPlaces } from "../gather/missed-places.ts";
import { confirmMissed } from "../gather/reaction-acts.ts";
import { nextLookOf } from "./decide-and-record.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import { placesMissed } from "./places-missed.ts";
import type { LookQuestion } from "./plan-question.ts";
import { secondLook } from "./second-look.ts";

const daySeconds = 24 * 3_600;

/** The base may change below a pull request of ours that waits, and nobody tells its thread. */
const keepsCurrent = ({ changes }: PlanQuestion): boolean =>
  changes?.seen.some(({ requests }) => requests.some(({ state }) => state === "open")) ?? false;

export const lookAgainByTime = (
  dependencies: LookDependencies,
  look: Look,
  question: LookQuestion,
  planned: readonly Effect[],
): Instant | null => {
  const now = dependencies.now();
  const { made = {} } = question;
  // Runs that another thread of the same head shows are renewed by that one.
  const shown = new Set(shownChecks(question).map(({ name }) => name));
  const seen = { ...question.seen, checks: question.seen.checks.filter(({ name }) => shown.has(name)) };
  return [
    nextLookOf(look, seen, planned),
    secondLook(dependencies, look.loaded.deliveries),
    confirmMissedPlaces(placesMissed(look), confirmAfterSeconds(look.facts.policy), now),
    confirmMissed(look.read.missedReactions, now),
    nextMerge(question, planned),
    question.work?.next ?? null,
    nextPutBack(made, seen.comments, now),
    keepsCurrent(question) ? addSeconds(now, daySeconds) : null,
  ].reduce(earlierLook);
};
