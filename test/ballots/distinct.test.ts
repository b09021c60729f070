/** Different people for each part: known cases, and all ways tried one by one. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countsOf, isMet } from "../../src/core/ballots/pass-rule/evaluate-pass-rule.ts";
import type { Voter } from "../../src/core/ballots/pass-rule/voters.ts";
import type { PassRule } from "../../src/core/model/ballot.ts";
import { login } from "../../src/core/model/names.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";
import { type Part, partsLackingPeople } from "../../src/core/policy/pass-rule/seating.ts";

const rule = (value: unknown): PassRule => {
  const parsed = parsePassRule(value);
  if (parsed.kind === "problems") throw new Error(JSON.stringify(parsed.problems));
  return parsed.rule;
};

/** `ana@acme` is of an organisation. */
const voter = (name: string): Voter => {
  const [who = "", organisation = null] = name.split("@");
  return { login: login(who), organisation };
};

describe("who can serve which part", () => {
  test.each<[string, readonly string[], readonly string[], boolean]>([
    // P119 of the peers' cases: one person for two parts is not enough.
    [
      "nobody counts for two",
      [">= 1 person of ana, bo, chen", ">= 1 person of dee, eli", ">= 1 person of ana, bo, mia"],
      ["dee", "eli", "ana"],
      false,
    ],
    // P121: a search that only rotates finds no way here, whichever comes first.
    [
      "a way round",
      [">= 1 person of ana, bo", ">= 1 person of ana, chen", ">= 1 person of chen"],
      ["ana", "bo", "chen"],
      true,
    ],
    [
      "another order",
      [">= 1 person of chen", ">= 1 person of ana, bo", ">= 1 person of ana, chen"],
      ["chen", "bo", "ana"],
      true,
    ],
    ["several of a part", [">= 2 people of ana, bo, chen", ">= 1 person of chen"], ["ana", "bo", "chen"], true],
    ["too few are left", [">= 2 people of ana, bo, chen", ">= 1 person of chen"], ["ana", "chen", "dee"], false],
    ["whoever is left", [">= 1 person of ana", ">= 2 people"], ["ana", "dee", "eli"], true],
    ["whoever is left is too few", [">= 1 person of ana", ">= 2 people"], ["ana", "dee"], false],
    [
      "organisations",
      [">= 1 person of organisation ACME", ">= 1 person of organisation bolt"],
      ["ana@acme", "bo@Bolt"],
      true,
    ],
    [
      "one of two organisations",
      [">= 1 person of organisation acme", ">= 1 person of organisation bolt"],
      ["ana@acme", "bo@acme"],
      false,
    ],
    ["a part in a part", [">= 1 person", ">= 1 person of ana"], ["ana"], false],
  ])("%s", (_what, parts, approving, met) => {
    const counts = countsOf(9, approving.length, 0, 0);
    expect(isMet(rule({ distinct: parts }), counts, "approve", approving.map(voter))).toBe(met);
    expect(isMet(rule({ distinct: [...parts].reverse() }), counts, "approve", approving.map(voter))).toBe(met);
  });

  test("a number of some people", () => {
    const counts = countsOf(5, 2, 0, 0);
    expect(isMet(rule(">= 1 person of ana, bo"), counts, "approve", ["bo", "chen"].map(voter))).toBe(true);
    expect(isMet(rule(">= 2 people of ana, bo"), counts, "approve", ["bo", "chen"].map(voter))).toBe(false);
    expect(isMet(rule(">= 1 person of ana, bo"), counts, "approve")).toBe(false);
  });
});

interface Lists {
  readonly parts: readonly { readonly asks: number; readonly people: readonly number[] }[];
  readonly count: number;
}

const lists: fc.Arbitrary<Lists> = fc.record({
  count: fc.integer({ min: 0, max: 6 }),
  parts: fc.array(fc.record({ asks: fc.integer({ min: 0, max: 3 }), people: fc.subarray([0, 1, 2, 3, 4, 5]) }), {
    maxLength: 4,
  }),
});

/** Every way to give each person to one part or to none. */
const somehow = ({ parts, count }: Lists): boolean => {
  const given = parts.map(() => 0);
  const give = (person: number): boolean => {
    if (person === count) return parts.every((part, place) => (given[place] ?? 0) >= part.asks);
    if (give(person + 1)) return true;
    return parts.some((part, place) => {
      if (!part.people.includes(person)) return false;
      given[place] = (given[place] ?? 0) + 1;
      const found = give(person + 1);
      given[place] = (given[place] ?? 0) - 1;
      return found;
    });
  };
  return give(0);
};

const asParts = ({ parts }: Lists): readonly Part<number>[] =>
  parts.map(({ asks, people }) => ({ asks, isFor: (person) => people.includes(person) }));

test("a matching is found exactly when there is one", () => {
  fc.assert(
    fc.property(lists, (given) => {
      const people = Array.from({ length: given.count }, (_, index) => index);
      const lacking = partsLackingPeople(asParts(given), people);
      expect(lacking === null).toBe(somehow(given));
      if (lacking === null) return;
      // Those named as lacking do ask for more people than suit any of them.
      const named = [...lacking].flatMap((place) => given.parts[place] ?? []);
      const suiting = people.filter((person) => named.some((part) => part.people.includes(person)));
      expect(named.reduce((sum, part) => sum + part.asks, 0)).toBeGreaterThan(suiting.length);
    }),
    { numRuns: 3000 },
  );
});

test("people for whom the same parts ask are alike: a hundred thousand of thirty sorts are seated", () => {
  const parts = Array.from({ length: 30 }, (_, place) => ({ asks: 100, isFor: (one: number) => one % 30 >= place }));
  const people = Array.from({ length: 100_000 }, (_, index) => index);
  expect(partsLackingPeople(parts, people)).toBe(null);
  expect(partsLackingPeople([...parts, { asks: 100_000, isFor: () => true }], people)).not.toBe(null);
});
