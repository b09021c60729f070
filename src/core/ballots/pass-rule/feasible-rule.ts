/**
 * Can a rule be met at all by so many seats? Asked when a ballot is to be opened:
 * `>= 5 people` of an electorate of four would run for weeks and could not pass.
 */
import type { Counts, PassRule } from "../../model/ballot.ts";
import { countsOf, isMet } from "./evaluate-pass-rule.ts";
import type { Voters } from "./voters.ts";

const everybodyApproves = (electorate: number): Counts => countsOf(electorate, electorate, 0, 0);

/** `who` has a seat; only rules that ask for some people need to know. */
export const canEverPass = (
  pass: PassRule,
  quorum: PassRule | null,
  electorate: number,
  who: Voters = "whoever",
): boolean =>
  isMet(pass, everybodyApproves(electorate), "approve", who) &&
  (quorum === null || isMet(quorum, everybodyApproves(electorate), "present", who));

/** With so few seats a share below all may still mean everybody: two of three do not make 67 %. */
export const meansEverybody = (pass: PassRule, electorate: number): boolean =>
  electorate > 1 &&
  isMet(pass, everybodyApproves(electorate), "approve", "whoever") &&
  !isMet(pass, countsOf(electorate, electorate - 1, 0, 0), "approve", "whoever");
