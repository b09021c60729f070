/**
 * A pass rule as people say it: `more than half of the electorate`. The words for
 * its bases are given, so that a running ballot can put its numbers there.
 */
import type { Base, Circle, PassRule } from "../../model/ballot.ts";

const shares: Readonly<Record<string, string>> = {
  "1/2": "half",
  "1/3": "one third",
  "2/3": "two thirds",
  "1/4": "one quarter",
  "3/4": "three quarters",
};

/** The amount as it was written: whoever wrote 66.67 % finds 66.67 % again. */
const amountOf = (rule: PassRule & { readonly kind: "share" }): string => {
  const [, written = ""] = /^(?:>=|>|≥) ?(.+?) of /.exec(rule.source) ?? [];
  const { numerator, denominator } = rule.ratio;
  if (written.includes("%")) return `${written.replace(/\s/g, "")}`;
  return shares[`${numerator}/${denominator}`] ?? `${numerator}/${denominator}`;
};

const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);

const circleInWords = (circle: Circle): string =>
  circle.kind === "organisation" ? ` of the organisation ${circle.name}` : ` of ${circle.logins.join(", ")}`;

export const ruleInWords = (rule: PassRule, base: (of: Base) => string): string => {
  switch (rule.kind) {
    case "share":
      if (rule.ratio.numerator === rule.ratio.denominator) return `all of ${base(rule.of)}`;
      return `${rule.strictly ? "more than" : "at least"} ${amountOf(rule)} of ${base(rule.of)}`;
    case "people":
      return `at least ${people(rule.atLeast)}${rule.from ? circleInWords(rule.from) : ""}`;
    case "unanimous":
      return `all of ${base(rule.of)}`;
    case "silent":
      return rule.atMost === 0 ? "nobody who has not voted" : `at most ${people(rule.atMost)} not voting`;
    case "no-reject":
      return "no rejection";
    case "all":
    case "any":
    case "distinct": {
      const parts = rule.rules.map((part) => {
        const words = ruleInWords(part, base);
        return part.kind === "all" || part.kind === "any" || part.kind === "distinct" ? `(${words})` : words;
      });
      if (rule.kind === "distinct") return `${parts.join(", and ")}, nobody counting for two of these`;
      return parts.join(rule.kind === "all" ? ", and " : ", or ");
    }
  }
};

/** Before there are numbers. */
export const baseInWords = (of: Base): string =>
  of === "electorate" ? "the electorate" : of === "present" ? "those who take part" : "those who approve or reject";
