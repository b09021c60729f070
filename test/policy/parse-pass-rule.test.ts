import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PassRule } from "../../src/core/model/ballot.ts";
import { login } from "../../src/core/model/names.ts";
import { parsePassRule, parseQuorum } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";

const parsed = (value: unknown): PassRule => {
  const result = parsePassRule(value);
  if (result.kind === "problems") throw new Error(JSON.stringify(result.problems));
  return result.rule;
};

describe("a rule that is understood", () => {
  test.each<[string, Partial<PassRule>]>([
    [
      "> 1/2 of electorate",
      { kind: "share", strictly: true, ratio: { numerator: 1, denominator: 2 }, of: "electorate" },
    ],
    [">= 2/3 of cast", { kind: "share", strictly: false, ratio: { numerator: 2, denominator: 3 }, of: "cast" }],
    [">= 67% of electorate", { kind: "share", ratio: { numerator: 67, denominator: 100 } }],
    [">= 66.67% of present", { kind: "share", ratio: { numerator: 6667, denominator: 10000 }, of: "present" }],
    [">= 66.6700% of present", { kind: "share", ratio: { numerator: 6667, denominator: 10000 } }],
    ["> 50 % of the Electorate", { kind: "share", ratio: { numerator: 1, denominator: 2 }, of: "electorate" }],
    [">=100% of cast", { kind: "share", ratio: { numerator: 1, denominator: 1 } }],
    ["> 0% of cast", { kind: "share", strictly: true, ratio: { numerator: 0, denominator: 1 } }],
    [">= 1 of cast", { kind: "share", ratio: { numerator: 1, denominator: 1 } }],
    ["  >  1 / 2   of electorate ", { kind: "share", source: "> 1 / 2 of electorate" }],
    [">= 3 people", { kind: "people", atLeast: 3 }],
    ["> 2 people", { kind: "people", atLeast: 3 }],
    [">= 1 person", { kind: "people", atLeast: 1 }],
    ["unanimous of cast", { kind: "unanimous", of: "cast" }],
    ["silent <= 2", { kind: "silent", atMost: 2 }],
    ["silent < 2", { kind: "silent", atMost: 1 }],
    ["no reject", { kind: "no-reject" }],
    [
      ">= 1 person of ana, @Bo and chen",
      { kind: "people", from: { kind: "logins", logins: ["ana", "bo", "chen"].map(login) } },
    ],
    ["> 1 people from the organisation Acme Ltd", { atLeast: 2, from: { kind: "organisation", name: "Acme Ltd" } }],
  ])("%s", (text, expected) => {
    expect(parsed(text)).toMatchObject(expected);
  });

  test.each([
    [{ distinct: [">= 1/2 of electorate", ">= 1/2 of electorate"] }],
    [{ distinct: ["> 1/3 of electorate", "> 1/3 of electorate", ">= 5 people"] }],
    [{ distinct: [{ any: ["unanimous of electorate", ">= 2 people"] }, ">= 9 people"] }],
    [{ distinct: [">= 1 person of ana, bo", ">= 1 person of ana, chen", ">= 1 person of chen"] }],
    [{ distinct: [">= 2 people of organisation acme", { distinct: [">= 1 person of ana", "> 1/2 of cast"] }] }],
  ])("%j can be met", (value) => {
    expect(parsed(value)).toMatchObject({ kind: "distinct" });
  });

  test("rules combine", () => {
    const rule = parsed({ all: ["no reject", { any: [">= 3 people", "silent <= 0"] }] });
    expect(rule).toMatchObject({ kind: "all", rules: [{ kind: "no-reject" }, { kind: "any" }] });
    expect(rule.source).toBe("all: [no reject, any: [>= 3 people, silent <= 0]]");
  });
});

describe("a rule that is refused says why", () => {
  test.each<[unknown, RegExp, RegExp | null]>([
    ["> 1 of electorate", /more than all/, /people/],
    [">= 2 of electorate", /more than all/, />= 2 people/],
    [">= 101% of cast", /more than all/, null],
    ["> 100% of cast", /more than all/, /unanimous of cast/],
    ["> 3/2 of cast", /more than all/, null],
    ["> 1/0 of cast", /zero/, null],
    [">= 0% of cast", /nothing/, null],
    [">= 0 people", /nothing/, null],
    ["silent < 0", /less than nobody/, null],
    ["> 1/2 of elektorate", /none of them/, /`electorate`/],
    ["> 66,67% of cast", /no share/, null],
    ["> 0.5 of cast", /no share/, null],
    ["> 9999999999/9999999999 of cast", /1,000,000,000/, null],
    ["unanimous", /of whom/, null],
    ["unanimous of nobody", /none of them/, null],
    ["< 1/2 of cast", /only/, null],
    ["majority", /no pass rule/, /Write it like/],
    ["", /no pass rule/, null],
    [7, /no pass rule/, null],
    [null, /no pass rule/, null],
    [[], /no pass rule/, null],
    [{}, /exactly one key/, null],
    [{ all: ["no reject"], any: ["no reject"] }, /exactly one key/, null],
    [{ all: [] }, /list of one/, null],
    [{ all: "no reject" }, /list of one/, null],
    [">= 3 people of ana, bo", /asks for 3 of 2 people: it could never pass/, null],
    [">= 2 people of ana, @Ana", /asks for 2 of 1 person/, null],
    [">= 1 person of Ana Bo", /no login/, null],
    [">= 3 people of electorate", /counted over everybody/, null],
    [{ distinct: [] }, /list of one/, null],
    [{ distinct: ["> 1/2 of electorate", ">= 1/2 of electorate"] }, /more people than there can be/, null],
    [{ distinct: ["> 1/3 of electorate", ">= 2/3 of electorate"] }, /more people than there can be/, null],
    [{ distinct: ["unanimous of electorate", ">= 1 person"] }, /more people than there can be/, null],
    [{ distinct: ["> 1/2 of cast", ">= 1/3 of present"] }, /At most one/, null],
    [{ distinct: [">= 1 person of ana", ">= 1 person of ana"] }, /more people of ana than there are/, null],
    [
      { distinct: [">= 1 person of ana, bo", ">= 1 person of bo, ana", ">= 1 person of ana, bo"] },
      /more people of ana, bo than there are/,
      null,
    ],
    [{ distinct: [{ all: [">= 1 person of ana", ">= 2 people"] }] }, /a part of its own/, null],
    [{ some: ["no reject"] }, /no combined rule/, null],
  ])("%j", (value, message, help) => {
    const result = parsePassRule(value);
    expect(result.kind).toBe("problems");
    if (result.kind !== "problems") return;
    expect(result.problems[0]?.message).toMatch(message);
    if (help) expect(result.problems[0]?.help).toMatch(help);
  });

  test("every wrong part is named with its place", () => {
    const result = parsePassRule({ all: ["nonsense", "no reject", { any: [">= 0 people"] }] });
    expect(result.kind === "problems" && result.problems.map((problem) => problem.path)).toEqual([
      ["all", 0],
      ["all", 2, "any", 0],
    ]);
  });

  test("nesting is bounded", () => {
    let rule: unknown = "no reject";
    for (let depth = 0; depth < 2000; depth += 1) rule = { all: [rule] };
    expect(parsePassRule(rule).kind).toBe("problems");
  });
});

describe("a quorum", () => {
  test.each([">= 1/2 of electorate", ">= 3 people", "silent <= 2"])("may be %s", (text) => {
    expect(parseQuorum(text).kind).toBe("rule");
  });
  test.each([">= 1/2 of present", "unanimous of cast", "no reject"])("is never %s", (text) => {
    expect(parseQuorum(text).kind).toBe("problems");
  });
});

test("arbitrary values never throw", () => {
  fc.assert(fc.property(fc.anything(), (value) => void parsePassRule(value)));
  const words = fc.constantFrom(
    ">",
    ">=",
    "1/2",
    "67%",
    "of",
    "electorate",
    "people",
    "silent",
    "<=",
    "no",
    "reject",
    "0",
    "all",
  );
  fc.assert(fc.property(fc.array(words), (text) => void parsePassRule(text.join(" "))));
});
