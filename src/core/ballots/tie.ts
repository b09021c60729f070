/**
 * A tie: as many approve as reject, at least one each; the quorum, if there is one,
 * is reached, and the rule is not. Too few votes, or none, are a failure and no tie:
 * nothing stands on either side that more time or somebody's word could tip.
 */
import type { Counts, Question } from "../model/ballot.ts";
import { isMet } from "./pass-rule/evaluate-pass-rule.ts";
import type { Voters } from "./pass-rule/voters.ts";

export interface Sides {
  readonly approve: Voters;
  readonly present: Voters;
}

export const isTied = ({ pass, quorum }: Question, counts: Counts, sides: Sides): boolean =>
  counts.approve > 0 &&
  counts.approve === counts.reject &&
  (quorum === null || isMet(quorum, counts, "present", sides.present)) &&
  !isMet(pass, counts, "approve", sides.approve);
