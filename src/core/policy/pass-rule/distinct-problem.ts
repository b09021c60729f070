/**
 * What makes a `distinct` rule one that can never be met, or not be counted: each
 * of its parts takes people away from the others. Shares are followed exactly, for
 * an electorate so large that rounding no longer matters: if the parts ask for more
 * than everybody there, they do in every smaller one.
 */
import type { PassRule } from "../../model/ballot.ts";
import type { Login } from "../../model/names.ts";
import { asksForSome } from "./circle.ts";
import { partsLackingPeople } from "./seating.ts";

type Parts = readonly PassRule[];

const mostLeaves = 64;

/** `distinct` within `distinct` says nothing more: its parts stand beside the others. */
export const distinctParts = (rules: Parts): Parts =>
  rules.flatMap((rule) => (rule.kind === "distinct" ? distinctParts(rule.rules) : [rule]));

const leaves = (rule: PassRule): Parts =>
  rule.kind === "all" || rule.kind === "any" || rule.kind === "distinct" ? rule.rules.flatMap(leaves) : [rule];

/** Asked of `cast` or `present`, which grow with each approval. */
const grows = (rule: PassRule): boolean =>
  leaves(rule).some((leaf) => (leaf.kind === "share" || leaf.kind === "unanimous") && leaf.of !== "electorate");

const ascending = (values: readonly bigint[]): readonly bigint[] =>
  [...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));

/** What a part asks for of so many, all of whom approve; their number is divisible by each share's denominator. */
const askedOf = (everybody: bigint, rule: PassRule): bigint => {
  switch (rule.kind) {
    case "share": {
      const whole = (everybody / BigInt(rule.ratio.denominator)) * BigInt(rule.ratio.numerator);
      return rule.strictly ? whole + 1n : whole;
    }
    case "people":
      return BigInt(rule.atLeast);
    case "unanimous":
      return everybody;
    case "silent":
    case "no-reject":
      return 0n;
    case "all":
      return ascending(rule.rules.map((part) => askedOf(everybody, part))).at(-1) ?? 0n;
    case "any":
      return ascending(rule.rules.map((part) => askedOf(everybody, part)))[0] ?? 0n;
    case "distinct":
      return rule.rules.reduce((sum, part) => sum + askedOf(everybody, part), 0n);
  }
};

const asksForMoreThanAll = (parts: Parts): boolean => {
  const all = parts.flatMap(leaves);
  let everybody = 1n;
  for (const leaf of all) {
    if (leaf.kind === "share") everybody *= BigInt(leaf.ratio.denominator);
    if (leaf.kind === "people") everybody *= BigInt(leaf.atLeast + 1);
  }
  everybody *= BigInt(all.length + 1);
  return parts.reduce((sum, part) => sum + askedOf(everybody, part), 0n) > everybody;
};

/** Who is asked for by name more often than there are of them; null: nobody. */
const scarce = (parts: Parts): readonly Login[] | null => {
  const listed = parts.flatMap((part) =>
    part.kind === "people" && part.from?.kind === "logins" ? [{ asks: part.atLeast, logins: part.from.logins }] : [],
  );
  const everybody = [...new Set(listed.flatMap((part) => part.logins))];
  const lacking = partsLackingPeople(
    listed.map(({ asks, logins }) => ({ asks, isFor: (login: Login) => logins.includes(login) })),
    everybody,
  );
  return lacking && everybody.filter((login) => [...lacking].some((place) => listed[place]?.logins.includes(login)));
};

/** A sentence, or null when the rule can be met. */
export const distinctProblem = (rules: Parts): string | null => {
  const parts = distinctParts(rules);
  if (parts.flatMap(leaves).length > mostLeaves) return `\`distinct\` takes at most ${mostLeaves} rules in all.`;
  if (parts.some((part) => (part.kind === "all" || part.kind === "any") && asksForSome(part)))
    return "Within `distinct`, `all` and `any` cannot ask for people by name: make each of those a part of its own.";
  if (parts.filter(grows).length > 1)
    return "Two parts of `distinct` are shares of `cast` or `present`, which grow with every approval: a further one could undo what was reached. At most one can be.";
  if (asksForMoreThanAll(parts))
    return "The parts of `distinct` together ask for more people than there can be, since nobody counts for two: it could never pass.";
  const few = scarce(parts);
  if (few !== null)
    return `The parts of \`distinct\` ask for more people of ${few.slice(0, 20).join(", ")} than there are, since nobody counts for two: it could never pass.`;
  return null;
};
