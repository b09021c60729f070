/** At the closing instant, which may come before the end that was set, a vote still counts; while the clock rests, nothing is too late. */
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";

export const isTooLate = (ballot: Ballot, at: Instant): boolean => {
  const end = ballot.closed?.at ?? ballot.closes;
  const rests = ballot.restsSince && isOpen(ballot);
  return end !== null && at > end && !rests;
};
