/**
 * Is a rule met by these counts? Exact: fractions are compared by multiplying
 * crosswise in big integers, because a vote at the threshold must not be decided by
 * the last bit of a floating-point number. A base of zero meets nothing, and an
 * electorate of nobody never decides.
 */
import type { Counts, PassRule } from "../../model/ballot.ts";

/** What the rule's numbers are compared with: approvals for `pass`, those present for `quorum`. */
export type Measure = "approve" | "present";

const isMetBy = (rule: PassRule, counts: Counts, measure: Measure): boolean => {
  switch (rule.kind) {
    case "share": {
      const base = BigInt(counts[rule.of]);
      if (base === 0n) return false;
      const have = BigInt(counts[measure]) * BigInt(rule.ratio.denominator);
      const asked = BigInt(rule.ratio.numerator) * base;
      return rule.strictly ? have > asked : have >= asked;
    }
    case "people":
      return counts[measure] >= rule.atLeast;
    case "unanimous":
      return counts[rule.of] > 0 && counts[measure] >= counts[rule.of];
    case "silent":
      return counts.silent <= rule.atMost;
    case "no-reject":
      return counts.reject === 0;
    case "all":
      return rule.rules.every((part) => isMetBy(part, counts, measure));
    case "any":
      return rule.rules.some((part) => isMetBy(part, counts, measure));
  }
};

export const isMet = (rule: PassRule, counts: Counts, measure: Measure): boolean =>
  counts.electorate > 0 && isMetBy(rule, counts, measure);

/** Counts of an electorate in which `silent` is whoever has not chosen. */
export const countsOf = (electorate: number, approve: number, reject: number, abstain: number): Counts => {
  const present = approve + reject + abstain;
  return { electorate, approve, reject, abstain, silent: electorate - present, present, cast: approve + reject };
};

/** The same with approvals in place of silence: the best that can come while votes cast stay as they are. */
export const withAllSilentApproving = (counts: Counts): Counts =>
  countsOf(counts.electorate, counts.approve + counts.silent, counts.reject, counts.abstain);
