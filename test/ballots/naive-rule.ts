/** The pass rules once more, as slowly and plainly as possible, to compare with. */
import fc from "fast-check";
import type { Base, Counts, PassRule } from "../../src/core/model/ballot.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";

export const naiveIsMet = (rule: PassRule, counts: Counts, have: number): boolean => {
  if (counts.electorate === 0) return false;
  switch (rule.kind) {
    case "share": {
      if (counts[rule.of] === 0) return false;
      // have/base against n/d, on the common denominator base·d
      const left = BigInt(have) * BigInt(rule.ratio.denominator);
      const right = BigInt(rule.ratio.numerator) * BigInt(counts[rule.of]);
      return rule.strictly ? left > right : !(left < right);
    }
    case "people":
      return !(have < rule.atLeast);
    case "unanimous":
      return counts[rule.of] !== 0 && !(have < counts[rule.of]);
    case "silent":
      return counts.electorate - counts.approve - counts.reject - counts.abstain <= rule.atMost;
    case "no-reject":
      return counts.reject < 1;
    case "all":
      return rule.rules.filter((part) => naiveIsMet(part, counts, have)).length === rule.rules.length;
    case "any":
      return rule.rules.filter((part) => naiveIsMet(part, counts, have)).length > 0;
    case "distinct":
      return naiveIsShared(rule.rules, counts, have);
  }
};

/** Tries every way to give each part so many of those people, as if there were no others. */
const naiveIsShared = (parts: readonly PassRule[], counts: Counts, have: number): boolean => {
  const [part, ...others] = parts;
  if (!part) return true;
  if (part.kind === "distinct") return naiveIsShared([...part.rules, ...others], counts, have);
  for (let given = 0; given <= have; given += 1)
    if (naiveIsMet(part, counts, given)) return naiveIsShared(others, counts, have - given);
  return false;
};

const bases = fc.constantFrom<Base>("electorate", "present", "cast");

const written = fc.letrec<{ rule: unknown; line: string }>((tie) => ({
  line: fc.oneof(
    fc
      .tuple(fc.constantFrom(">", ">="), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), bases)
      .filter(([sign, above, below]) => (sign === ">" ? above < below : above <= below))
      .map(([sign, above, below, base]) => `${sign} ${above}/${below} of ${base}`),
    fc
      .tuple(fc.constantFrom(">", ">="), fc.integer({ min: 1, max: 9999 }), bases)
      .map(([sign, hundredths, base]) => `${sign} ${(hundredths / 100).toFixed(2)}% of ${base}`),
    fc.integer({ min: 1, max: 60 }).map((count) => `>= ${count} people`),
    bases.map((base) => `unanimous of ${base}`),
    fc.integer({ min: 0, max: 60 }).map((count) => `silent <= ${count}`),
    fc.constant("no reject"),
  ),
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie("line"),
    fc.record({ all: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ distinct: fc.array(tie("rule"), { minLength: 1, maxLength: 3 }) }),
  ),
}));

/** The text of a rule, as a policy writes it; now and then one that is refused. */
export const anyRuleTexts: fc.Arbitrary<unknown> = written.rule;

/** Those that can be met. */
export const ruleTexts: fc.Arbitrary<unknown> = written.rule.filter((text) => parsePassRule(text).kind === "rule");

export const countsArbitrary: fc.Arbitrary<Counts> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.nat(), fc.nat(), fc.nat())
  .map(([electorate, one, two, three]) => {
    const approve = one % (electorate + 1);
    const reject = two % (electorate - approve + 1);
    const abstain = three % (electorate - approve - reject + 1);
    const present = approve + reject + abstain;
    return { electorate, approve, reject, abstain, silent: electorate - present, present, cast: approve + reject };
  });
