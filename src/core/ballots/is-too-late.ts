/** At the closing instant a vote still counts; while the clock rests, nothing is too late. */
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";

export const isTooLate = (ballot: Ballot, at: Instant): boolean =>
  at > ballot.closes && !(ballot.restsSince && ballot.closed === null && ballot.voided === null);
