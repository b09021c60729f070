/** Whether a ballot was open at an instant, and the votes that may be meant for it. */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { isAfterCancelling } from "./is-after-cancelling.ts";
import { isBeforeOpening } from "./is-before-opening.ts";
import { isTooLate } from "./is-too-late.ts";

export const wasOpen = (ballot: Ballot, at: Instant): boolean =>
  !isBeforeOpening(ballot, at) && !isTooLate(ballot, at) && !isAfterCancelling(ballot, at);

/** A vote that names no question, and one of which it is not clear which it means, is shown with every ballot. */
export const mayMean = (vote: Vote, ballot: Ballot): boolean =>
  vote.question === undefined || vote.question === null || vote.question === ballot.question.name;
