/**
 * `distinct`: is there for each part people of its own? Parts that ask for anybody
 * take whoever is left, so that only those that ask for some need a matching.
 */
import type { Counts, PassRule } from "../../model/ballot.ts";
import { isInCircle } from "../../policy/pass-rule/circle.ts";
import { distinctParts } from "../../policy/pass-rule/distinct-problem.ts";
import { partsLackingPeople } from "../../policy/pass-rule/seating.ts";
import { askedOfBases } from "./asked-of-bases.ts";
import type { Voters } from "./voters.ts";

/** `have` approve, or take part; `who` they are. */
export const canServeAllParts = (rules: readonly PassRule[], counts: Counts, have: number, who: Voters): boolean => {
  const parts = distinctParts(rules).map((rule) => ({ rule, asks: askedOfBases(rule, counts) }));
  let asked = 0;
  for (const { asks } of parts) {
    if (asks === null) return false;
    asked += asks;
  }
  if (asked > have) return false;
  const choosy = parts.flatMap(({ rule, asks }) =>
    rule.kind === "people" && rule.from ? [{ asks: asks ?? 0, circle: rule.from }] : [],
  );
  if (choosy.length === 0 || who === "whoever") return true;
  const lacking = partsLackingPeople(
    choosy.map(({ asks, circle }) => ({ asks, isFor: (one: (typeof who)[number]) => isInCircle(circle, one) })),
    who,
  );
  return lacking === null;
};
