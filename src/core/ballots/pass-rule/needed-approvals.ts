/**
 * How many approvals a rule asks for, rejections and abstentions staying as they are.
 * Further approvals come from those who are silent, so a share of `cast` or `present`
 * grows with them: with two rejections, two thirds of those cast means four approvals.
 * Of rules that ask for some people it is the least number, if it is the right ones.
 */
import type { Counts, PassRule } from "../../model/ballot.ts";
import { askedByShare } from "./asked-of-bases.ts";
import { countsOf, isMet } from "./evaluate-pass-rule.ts";

/** `silent` may not go below zero: where approvals outnumber the silent they replace other choices only in thought. */
const withApprovals = (counts: Counts, approve: number): Counts => {
  const next = countsOf(counts.electorate, approve, counts.reject, counts.abstain);
  return { ...next, silent: Math.max(next.silent, 0) };
};

/** The least number by the rule's own bases as they stand, for rules that no further approval can satisfy. */
const neededOfPresentBases = (rule: PassRule, counts: Counts): number => {
  switch (rule.kind) {
    case "share":
      return askedByShare(rule, counts);
    case "people":
      return rule.atLeast;
    case "unanimous":
      return counts[rule.of];
    case "silent":
    case "no-reject":
      return 0;
    case "all":
      return Math.max(...rule.rules.map((part) => neededOfPresentBases(part, counts)));
    case "any":
      return Math.min(...rule.rules.map((part) => neededOfPresentBases(part, counts)));
    case "distinct":
      return rule.rules.reduce((sum, part) => sum + neededOfPresentBases(part, counts), 0);
  }
};

/** Far above any share of any electorate, far below where whole numbers lose their last digit: a rule not met by so many is met by none. */
const beyondReach = 2 ** 46;

/**
 * May exceed the electorate where rejections have put the rule out of reach.
 * More approvals never make a met rule unmet, so the least number is found by halving.
 */
export const neededApprovals = (rule: PassRule, counts: Counts): number => {
  const isMetWith = (approve: number): boolean => isMet(rule, withApprovals(counts, approve), "approve", "whoever");
  let most = counts.electorate;
  while (!isMetWith(most)) {
    if (most === 0 || most * 64 > beyondReach) return neededOfPresentBases(rule, counts);
    most *= 64;
  }
  let least = 0;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isMetWith(middle)) most = middle;
    else least = middle + 1;
  }
  return least;
};
