/**
 * Is a rule met by these counts? Exact: fractions are compared by multiplying
 * crosswise in big integers, because a vote at the threshold must not be decided by
 * the last bit of a floating-point number. A base of zero meets nothing, and an
 * electorate of nobody never decides.
 */
import type { Counts, PassRule } from "../../model/ballot.ts";
import { isInCircle } from "../../policy/pass-rule/circle.ts";
import { canServeAllParts } from "./distinct-people.ts";
import type { Voters } from "./voters.ts";

/** What the rule's numbers are compared with: approvals for `pass`, those present for `quorum`. */
export type Measure = "approve" | "present";

const isMetBy = (rule: PassRule, counts: Counts, measure: Measure, who: Voters): boolean => {
  switch (rule.kind) {
    case "share": {
      const base = BigInt(counts[rule.of]);
      if (base === 0n) return false;
      const have = BigInt(counts[measure]) * BigInt(rule.ratio.denominator);
      const asked = BigInt(rule.ratio.numerator) * base;
      return rule.strictly ? have > asked : have >= asked;
    }
    case "people": {
      const { from } = rule;
      if (counts[measure] < rule.atLeast) return false;
      return from === null || who === "whoever" || who.filter((one) => isInCircle(from, one)).length >= rule.atLeast;
    }
    case "unanimous":
      return counts[rule.of] > 0 && counts[measure] >= counts[rule.of];
    case "silent":
      return counts.silent <= rule.atMost;
    case "no-reject":
      return counts.reject === 0;
    case "all":
      return rule.rules.every((part) => isMetBy(part, counts, measure, who));
    case "any":
      return rule.rules.some((part) => isMetBy(part, counts, measure, who));
    case "distinct":
      return canServeAllParts(rule.rules, counts, counts[measure], who);
  }
};

/** `who` are those counted by `measure`; a rule that asks for some people is not met by people unknown. */
export const isMet = (rule: PassRule, counts: Counts, measure: Measure, who: Voters = []): boolean =>
  counts.electorate > 0 && isMetBy(rule, counts, measure, who);

/** Counts of an electorate in which `silent` is whoever has not chosen. */
export const countsOf = (electorate: number, approve: number, reject: number, abstain: number): Counts => {
  const present = approve + reject + abstain;
  return { electorate, approve, reject, abstain, silent: electorate - present, present, cast: approve + reject };
};

/** The same with approvals in place of silence: the best that can come while votes cast stay as they are. */
export const withAllSilentApproving = (counts: Counts): Counts =>
  countsOf(counts.electorate, counts.approve + counts.silent, counts.reject, counts.abstain);
