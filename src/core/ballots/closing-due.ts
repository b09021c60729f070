/**
 * When a ballot closes as things stand. One that closes when it is decided does so once
 * the decision has stood for its grace, never before its least time, and at latest at
 * its end: an instant that the acts determine, whenever somebody looks.
 */
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { addSeconds, earlierOf, laterOf } from "../time/instant.ts";

/** When the decision that stands closes the ballot; null: nothing is decided, or it does not close for that. */
export const decisionDue = ({ question, standing, earliest, opened }: Ballot): Instant | null => {
  if (!question.term?.whenDecided || !standing || standing.is === "open") return null;
  return laterOf(addSeconds(standing.since, question.term.graceSeconds), earliest ?? opened);
};

/** Null: not before something changes. */
export const closingDue = (ballot: Ballot): Instant | null => {
  const decided = decisionDue(ballot);
  if (decided === null || ballot.closes === null) return decided ?? ballot.closes;
  return earlierOf(decided, ballot.closes);
};
