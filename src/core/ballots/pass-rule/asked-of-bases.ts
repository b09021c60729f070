/**
 * How many people a part of a rule asks for with the bases as they stand. Null: it
 * is not met however many approve, because its base is nobody or a condition that
 * is not about approvals does not hold.
 */
import type { Counts, PassRule } from "../../model/ballot.ts";

/** Of a base of nobody, a strict share still asks for one. */
export const askedByShare = (rule: PassRule & { readonly kind: "share" }, counts: Counts): number => {
  const asked = BigInt(rule.ratio.numerator) * BigInt(counts[rule.of]);
  const denominator = BigInt(rule.ratio.denominator);
  return Number(rule.strictly ? asked / denominator + 1n : (asked + denominator - 1n) / denominator);
};

const leastOf = (asked: readonly (number | null)[]): number | null =>
  asked.reduce((one, other) => (one === null ? other : other === null ? one : Math.min(one, other)));

export const askedOfBases = (rule: PassRule, counts: Counts): number | null => {
  switch (rule.kind) {
    case "share":
      return counts[rule.of] === 0 ? null : askedByShare(rule, counts);
    case "people":
      return rule.atLeast;
    case "unanimous":
      return counts[rule.of] === 0 ? null : counts[rule.of];
    case "silent":
      return counts.silent <= rule.atMost ? 0 : null;
    case "no-reject":
      return counts.reject === 0 ? 0 : null;
    case "any":
      return leastOf(rule.rules.map((part) => askedOfBases(part, counts)));
    case "all":
    case "distinct": {
      const parts = rule.rules.map((part) => askedOfBases(part, counts));
      if (parts.includes(null)) return null;
      const asked = parts.map((part) => part ?? 0);
      return rule.kind === "all" ? Math.max(...asked) : asked.reduce((sum, one) => sum + one, 0);
    }
  }
};
