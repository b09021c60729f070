import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsOf, isMet, withAllSilentApproving } from "../../src/core/ballots/pass-rule/evaluate-pass-rule.ts";
import { canEverPass, meansEverybody } from "../../src/core/ballots/pass-rule/feasible-rule.ts";
import { neededApprovals } from "../../src/core/ballots/pass-rule/needed-approvals.ts";
import type { PassRule } from "../../src/core/model/ballot.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";
import { countsArbitrary, naiveIsMet, ruleTexts } from "./naive-rule.ts";

const rule = (value: unknown): PassRule => {
  const parsed = parsePassRule(value);
  if (parsed.kind === "problems") throw new Error(JSON.stringify(parsed.problems));
  return parsed.rule;
};

/** electorate, approve, reject, abstain */
type Numbers = [number, number, number, number];

describe("the edge on both sides", () => {
  test.each<[unknown, Numbers, boolean]>([
    ["> 1/2 of electorate", [4, 2, 0, 0], false],
    ["> 1/2 of electorate", [4, 3, 1, 0], true],
    ["> 1/2 of electorate", [5, 3, 2, 0], true],
    ["> 1/2 of electorate", [5, 2, 0, 3], false],
    [">= 67% of electorate", [3, 2, 0, 0], false],
    [">= 67% of electorate", [3, 3, 0, 0], true],
    [">= 67% of electorate", [100, 67, 33, 0], true],
    [">= 2/3 of cast", [9, 2, 1, 6], true],
    [">= 66.67% of cast", [9, 2, 1, 6], false],
    [">= 66.66% of cast", [9, 2, 1, 6], true],
    ["> 1/2 of present", [9, 2, 1, 1], false],
    ["> 1/2 of present", [9, 2, 1, 0], true],
    [">= 3 people", [9, 3, 6, 0], true],
    ["unanimous of cast", [9, 1, 0, 8], true],
    ["unanimous of cast", [9, 8, 1, 0], false],
    ["unanimous of present", [9, 1, 0, 1], false],
    ["silent <= 2", [5, 1, 1, 1], true],
    ["silent <= 2", [5, 1, 1, 0], false],
    ["no reject", [5, 0, 0, 0], true],
    ["no reject", [5, 4, 1, 0], false],
    [{ all: ["> 1/2 of cast", ">= 3 people"] }, [9, 2, 0, 0], false],
    [{ any: ["> 1/2 of electorate", "unanimous of electorate"] }, [3, 2, 0, 0], true],
  ])("%j of %j: %s", (text, numbers, met) => {
    expect(isMet(rule(text), countsOf(...numbers), "approve")).toBe(met);
  });

  test("a base of zero meets nothing, nor does an electorate of nobody", () => {
    for (const text of ["> 0% of cast", ">= 1/60 of present", "unanimous of cast"])
      expect(isMet(rule(text), countsOf(5, 0, 0, 0), "approve")).toBe(false);
    for (const text of ["no reject", "silent <= 2", "unanimous of electorate"])
      expect(isMet(rule(text), countsOf(0, 0, 0, 0), "approve")).toBe(false);
  });

  test("a quorum counts those present", () => {
    expect(isMet(rule(">= 1/2 of electorate"), countsOf(4, 0, 1, 1), "present")).toBe(true);
    expect(isMet(rule(">= 1/2 of electorate"), countsOf(4, 0, 1, 1), "approve")).toBe(false);
  });
});

test("every rule agrees with the naive count", () => {
  fc.assert(
    fc.property(ruleTexts, countsArbitrary, (text, counts) => {
      expect(isMet(rule(text), counts, "approve")).toBe(naiveIsMet(rule(text), counts, counts.approve));
      expect(isMet(rule(text), counts, "present")).toBe(naiveIsMet(rule(text), counts, counts.present));
    }),
    { numRuns: 3000 },
  );
});

describe("neededApprovals", () => {
  test.each<[unknown, Numbers, number]>([
    ["> 1/2 of electorate", [5, 0, 0, 0], 3],
    ["> 1/2 of electorate", [4, 0, 0, 0], 3],
    ["> 1/2 of electorate", [5, 1, 4, 0], 3],
    [">= 67% of electorate", [3, 0, 0, 0], 3],
    [">= 2/3 of cast", [9, 0, 0, 0], 1],
    [">= 2/3 of cast", [9, 1, 2, 0], 4],
    [">= 2/3 of cast", [5, 0, 3, 0], 6],
    [">= 3 people", [2, 0, 0, 0], 3],
    ["unanimous of electorate", [5, 1, 0, 0], 5],
    ["unanimous of cast", [5, 1, 1, 0], 2],
    ["no reject", [5, 0, 0, 0], 0],
    ["silent <= 2", [5, 0, 1, 0], 2],
    [{ all: [">= 2 people", "> 1/2 of cast"] }, [9, 0, 3, 0], 4],
    [{ any: [">= 2 people", "> 1/2 of cast"] }, [9, 0, 3, 0], 2],
    ["> 1/2 of electorate", [0, 0, 0, 0], 1],
  ])("%j of %j asks for %i", (text, numbers, needed) => {
    expect(neededApprovals(rule(text), countsOf(...numbers))).toBe(needed);
  });

  test("is the least number that meets the rule, as a walk from zero finds it", () => {
    fc.assert(
      fc.property(ruleTexts, countsArbitrary, (text, counts) => {
        const needed = neededApprovals(rule(text), counts);
        expect(needed).toBeGreaterThanOrEqual(0);
        for (let approve = 0; approve + counts.reject + counts.abstain <= counts.electorate; approve += 1) {
          const met = naiveIsMet(
            rule(text),
            countsOf(counts.electorate, approve, counts.reject, counts.abstain),
            approve,
          );
          if (met) {
            expect(needed).toBe(approve);
            return;
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test("what is met stays met when a silent voter approves", () => {
  fc.assert(
    fc.property(ruleTexts, countsArbitrary, (text, counts) => {
      fc.pre(isMet(rule(text), counts, "approve"));
      expect(isMet(rule(text), withAllSilentApproving(counts), "approve")).toBe(true);
    }),
  );
});

test("rules that so few people cannot meet, or only together", () => {
  expect(canEverPass(rule(">= 5 people"), null, 4)).toBe(false);
  expect(canEverPass(rule(">= 5 people"), null, 5)).toBe(true);
  expect(canEverPass(rule("> 1/2 of cast"), rule(">= 5 people"), 4)).toBe(false);
  expect(canEverPass(rule("no reject"), null, 0)).toBe(false);
  expect([2, 3, 4, 5].map((size) => meansEverybody(rule(">= 67% of electorate"), size))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(meansEverybody(rule("> 1/2 of electorate"), 1)).toBe(false);
});
