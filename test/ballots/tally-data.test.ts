/** Ballots as data: what must hold of them, what is wrong with them, and a reference that counts once more. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BallotReading } from "../../src/core/ballots/data/ballot-data.ts";
import { ballotReader } from "../../src/core/ballots/data/ballot-reader.ts";
import { tallyData } from "../../src/core/ballots/data/tally-data.ts";
import { tallyReport } from "../../src/core/ballots/data/tally-report.ts";
import { type TallyResult, tallyResult } from "../../src/core/ballots/data/tally-result.ts";
import type { Counts } from "../../src/core/model/ballot.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";
import { naiveIsMet, ruleTexts } from "./naive-rule.ts";
import { type PlainBallot, plainCounts } from "./reference-tally.ts";

const reader = ballotReader();
const times = { opened: "2026-03-04T09:00:00Z", closes: "2026-03-19T00:00:00Z" };

const read = (data: unknown): BallotReading => reader.fromJson(JSON.stringify(data));

const tally = (data: object): TallyResult => {
  const reading = read({ ...times, ...data });
  if (reading.kind === "broken") throw new Error(JSON.stringify(reading.problems));
  return tallyResult(reading.ballot, tallyData(reading.ballot));
};

const votes = (approve: number, reject = 0, abstain = 0): object[] =>
  [...Array(approve + reject + abstain).keys()].map((index) => ({
    by: `voter-${index + 1}`,
    choice: index < approve ? "approve" : index < approve + reject ? "reject" : "abstain",
    at: "2026-03-05T09:00:00Z",
    via: "comment",
  }));

describe("at the edge", () => {
  test.each<[unknown, number, [number, number?, number?], string]>([
    [">= 58% of electorate", 50, [29], "passed"],
    [">= 58% of electorate", 50, [28], "failed"],
    [">= 29% of electorate", 100, [29], "passed"],
    [">= 57% of electorate", 100, [57], "passed"],
    [">= 58% of electorate", 100, [58], "passed"],
    [">= 2/3 of electorate", 50, [33], "failed"],
    [">= 2/3 of electorate", 50, [34], "passed"],
    [">= 67% of electorate", 3, [2], "failed"],
    [">= 67% of electorate", 3, [3], "passed"],
    ["> 1/2 of electorate", 4, [2, 2], "failed"],
    [">= 1/2 of electorate", 4, [2, 2], "passed"],
    // P139 of the peers' cases: more than half of 99, 150 and 201 is 50, 76 and 101.
    ["> 1/2 of electorate", 99, [50], "passed"],
    ["> 1/2 of electorate", 150, [75], "failed"],
    ["> 1/2 of electorate", 150, [76], "passed"],
    ["> 1/2 of electorate", 201, [100], "failed"],
    ["> 1/2 of electorate", 201, [101], "passed"],
    // P004: reaching the threshold exactly is enough.
    [">= 75% of electorate", 4, [3], "passed"],
    ["no reject", 4, [0], "passed"],
    ["no reject", 4, [3, 1], "failed"],
    ["no reject", 0, [0], "failed"],
    [">= 1/2 of electorate", 0, [0], "failed"],
    ["silent <= 2", 0, [0], "failed"],
    [">= 3 people", 2, [2], "failed"],
  ])("%s of %i with %j: %s", (pass, electorate, counts, outcome) => {
    expect(tally({ pass, electorate, votes: votes(...counts) }).outcome).toBe(outcome);
  });
});

describe("what comes out", () => {
  test("every key, in order, for a plain ballot", () => {
    const result = tally({
      id: "a",
      pass: "> 1/2 of electorate",
      electorate: ["Ana", "@bo", { login: "chen", organisation: "Acme" }],
      votes: [
        { by: "@ANA", choice: "reject", at: "2026-03-05T10:00:00+01:00", via: "review" },
        { by: "ana", choice: "approve", at: "2026-03-05T09:00:00Z", via: "label" },
        { by: "bo", choice: "approve", at: times.closes },
        { by: "chen", choice: "approve", at: "2026-03-19T00:00:01Z" },
        { by: "pat", choice: "approve", at: "2026-03-05T09:00:00Z" },
      ],
    });
    expect(JSON.stringify(result)).toBe(
      '{"id":"a","outcome":"passed","rule":"> 1/2 of electorate","counts":{"electorate":3,"approve":2,"reject":0,"abstain":0,' +
        '"silent":1,"present":2,"cast":2},"needed":2,"canStillPass":true,"voters":[' +
        '{"login":"ana","choice":"approve","counted":true,"reason":null},' +
        '{"login":"bo","choice":"approve","counted":true,"reason":null},' +
        '{"login":"chen","choice":"approve","counted":false,"reason":"after-closing"},' +
        '{"login":"ana","choice":"reject","counted":false,"reason":"superseded"},' +
        '{"login":"pat","choice":"approve","counted":false,"reason":"not-in-electorate"}]}',
    );
  });
  test("before the end it is pending, and says whether it can pass", () => {
    const open = { electorate: 5, pass: "> 1/2 of electorate", now: "2026-03-10T00:00:00Z" };
    expect(tally({ ...open, votes: votes(1) })).toMatchObject({ outcome: "pending", needed: 3, canStillPass: true });
    expect(tally({ ...open, votes: votes(0, 3) })).toMatchObject({ outcome: "pending", canStillPass: false });
    expect(tally({ ...open, now: times.closes, votes: votes(3) }).outcome).toBe("pending");
    expect(tally({ ...open, now: "2026-03-19T00:00:01Z", votes: votes(3) }).outcome).toBe("passed");
    expect(tally({ ...open, now: "2026-03-05T08:59:59Z", votes: votes(3) }).counts.approve).toBe(0);
  });
  test("a handed-over vote says so", () => {
    const result = tally({
      pass: "> 1/2 of electorate",
      electorate: 3,
      votes: votes(1),
      delegations: [
        { from: "voter-2", to: "voter-1", at: "2026-03-06T09:00:00Z" },
        { from: "voter-3", to: "pat", at: "2026-03-06T09:00:00Z" },
      ],
    });
    expect(result.voters.slice(1)).toEqual([
      { login: "voter-2", choice: "approve", counted: true, reason: "delegated" },
      { login: "voter-3", choice: null, counted: false, reason: "delegate-not-in-electorate" },
    ]);
    expect(result.outcome).toBe("passed");
  });
  test("a million voters are a number like any other", () => {
    const asked = { pass: "> 1/2 of electorate", electorate: 1_000_000, votes: votes(3) };
    const { counts, needed, outcome, voters } = tally(asked);
    expect([counts.electorate, counts.silent, needed, outcome, voters.length]).toEqual([
      1_000_000,
      999_997,
      500_001,
      "failed",
      1_000_000,
    ]);
  });

  test("votes without times are taken in the order of the list", () => {
    const result = tally({
      pass: "> 1/2 of electorate",
      electorate: 1,
      votes: [
        { by: "voter-1", choice: "reject" },
        { by: "voter-1", choice: "approve" },
      ],
    });
    expect(result.outcome).toBe("passed");
  });
  test("without an end nothing is too late, and without a time it is decided", () => {
    const data = { pass: "> 1/2 of electorate", electorate: 1, votes: votes(1) };
    const result = (more: object): string => {
      const reading = read({ ...data, ...more });
      return reading.kind === "ballot" ? tallyData(reading.ballot).outcome : "broken";
    };
    expect(result({})).toBe("passed");
    expect(result({ now: "2026-04-01T00:00:00Z" })).toBe("pending");
  });
});

describe("a tie", () => {
  const tied = { pass: "> 1/2 of cast", electorate: 4, votes: votes(2, 2) };
  const later = (at: string): object => ({ by: "voter-3", choice: "approve", at });

  test("fails, unless it is said otherwise", () => {
    expect(tally(tied)).toMatchObject({ outcome: "failed", canStillPass: false });
    expect(tally({ ...tied, tie: "fail" })).not.toHaveProperty("waitsFor");
  });
  test("waits for whoever decides it", () => {
    expect(tally({ ...tied, tie: "decided-by chair" })).toMatchObject({
      outcome: "pending",
      canStillPass: true,
      waitsFor: "decision-by chair",
    });
  });
  test.each<[string, object, string]>([
    ["at its end goes on", {}, "pending"],
    [
      "a vote before the new end counts",
      { votes: [...votes(2, 2), later("2026-03-26T00:00:00Z")], now: "2026-03-26T00:00:01Z" },
      "passed",
    ],
    [
      "one after it does not; a second tie fails",
      { votes: [...votes(2, 2), later("2026-03-26T00:00:01Z")], now: "2026-03-27T00:00:00Z" },
      "failed",
    ],
    ["the future is not known at its end", { votes: [...votes(2, 2), later("2026-03-20T00:00:00Z")] }, "pending"],
    [
      "no tie, no more time",
      { votes: [...votes(1, 2), later("2026-03-20T00:00:00Z")], now: "2026-03-27T00:00:00Z" },
      "failed",
    ],
  ])("with `extend 7d`: %s", (_what, more, outcome) => {
    expect(tally({ ...tied, tie: "extend 7d", ...more }).outcome).toBe(outcome);
  });
});

describe("a concern that stands", () => {
  const passed = { pass: "> 1/2 of cast", electorate: 4, votes: votes(2) };
  const concern = (more: object): object => ({ name: "replay", by: "pat", at: "2026-03-06T09:00:00Z", ...more });
  test.each<[string, object, object, string]>([
    ["holds what has passed", {}, {}, "pending"],
    ["resolved, it does not", { resolved: true }, {}, "passed"],
    ["resolved before the end", { resolved: "2026-03-18T09:00:00Z" }, {}, "passed"],
    ["resolved later: not yet at the end", { resolved: "2026-03-20T09:00:00Z" }, {}, "pending"],
    ["resolved later: then it passes", { resolved: "2026-03-20T09:00:00Z" }, { now: "2026-03-20T09:00:00Z" }, "passed"],
    ["raised after the end is too late", { at: "2026-03-19T00:00:01Z" }, {}, "passed"],
    ["does not save what has not passed", {}, { votes: votes(1, 3) }, "failed"],
  ])("%s", (_what, change, more, outcome) => {
    expect(tally({ ...passed, concerns: [concern(change)], ...more }).outcome).toBe(outcome);
  });
});

const problems = (data: unknown): readonly string[] => {
  const reading = typeof data === "string" ? reader.fromJson(data) : read(data);
  return reading.kind === "broken"
    ? reading.problems.map(({ position, message, help }) => `${position.column}: ${message} ${help ?? ""}`.trim())
    : [];
};

describe("what is wrong is told with its place and a way out", () => {
  const good = { pass: "no reject", electorate: ["ana", "bo"] };
  test.each<[object | string, RegExp]>([
    [{ electorate: 3 }, /^1: `pass`: It is missing\. Say what passes/],
    [{ pass: "no reject" }, /^1: `electorate`: It is missing/],
    [{ ...good, votez: [] }, /^47: There is no key `votez` at the top\. Did you mean `votes`\?$/],
    [{ ...good, pass: { all: ["no reject", "> 1 of cast"] } }, /^29: `pass\.all\.1`: .* asks for more than all/],
    [{ ...good, quorum: ">= 1/2 of cast" }, /^56: `quorum`: A quorum counts who took part/],
    [{ ...good, tie: "coin" }, /`tie`: `coin` does not say what follows a tie\. Write `fail`/],
    [{ ...good, tie: "extend 7h" }, /`tie`: It is no period in days/],
    [{ ...good, cap: "one each" }, /`cap`: `one each` is no cap: write it like `1 per organisation`/],
    [{ ...good, cap: "0 per organisation" }, /`cap`: A cap leaves/],
    [{ ...good, cap: 1 }, /`cap`: It must be text, but it is a number/],
    [
      { ...good, electorate: ["ana", "bo", "@Ana"] },
      /^46: `electorate\.2`: `ana` is there twice: first as number 1, again as number 3/,
    ],
    [{ ...good, electorate: [{ login: "ana" }, "ANA"] }, /`ana` is there twice/],
    [{ ...good, electorate: -1 }, /`electorate`: A number of voters is a whole number/],
    [{ ...good, electorate: 1.5 }, /whole number/],
    [{ ...good, electorate: 1e9 }, /to 1000000/],
    [{ ...good, electorate: "ana" }, /must be a list of people or their number, but it is text/],
    [{ ...good, electorate: ["аna"] }, /is no login\. A login has letters/],
    [{ ...good, electorate: ["helper[bot]"] }, /is an App: Apps have no seat/],
    [{ ...good, electorate: [7] }, /It must be a login, but it is a number\. Put it in quotes: `"7"`/],
    [{ ...good, electorate: [{ name: "ana" }] }, /There is no key `name` in `electorate\.0`/],
    [{ ...good, votes: [{ choice: "approve" }] }, /`votes\.0\.by`: It is missing/],
    [
      { ...good, votes: [{ by: "ana", choice: "aprove" }] },
      /`votes\.0\.choice`: `aprove` is no choice\. Did you mean `approve`\?/,
    ],
    [{ ...good, votes: [{ by: "ana", choice: "approve", via: "pigeon" }] }, /is no way to vote/],
    [
      { ...good, votes: [{ by: "ana", choice: "approve", at: "2026-03-04" }] },
      /`2026-03-04` is no instant\. Write day, time and zone/,
    ],
    [{ ...good, votes: [{ by: "ana", choice: "approve", at: "2026-02-30T00:00:00Z" }] }, /is no instant/],
    [
      {
        ...good,
        votes: [
          { by: "ana", choice: "approve", at: times.opened },
          { by: "bo", choice: "approve" },
        ],
      },
      /`votes\.1\.at`: Some votes have a time/,
    ],
    [{ ...good, votes: [{ by: "ana", choice: "approve", because: "so" }] }, /There is no key `because` in `votes\.0`/],
    [{ ...good, votes: {} }, /`votes`: It must be a list, but it is a map of keys/],
    [{ ...good, votes: ["ana"] }, /`votes\.0`: It must be a map of keys, but it is text/],
    [{ ...good, opened: times.closes, closes: times.opened }, /`closes`: The ballot would close before it opens/],
    [{ ...good, recused: ["ana bo"] }, /`recused\.0`: `ana bo` is no login/],
    [
      { ...good, delegations: [{ from: "ana" }] },
      /`delegations\.0\.to`: It is missing\. Name the delegate, or write `to: null`/,
    ],
    [{ ...good, concerns: [{ by: "ana" }] }, /`concerns\.0\.name`: A concern has a name/],
    [
      { ...good, concerns: [{ name: "x", by: "ana", resolved: "yes" }] },
      /`concerns\.0\.resolved`: `yes` is no instant/,
    ],
    [{ ...good, id: ["a"] }, /`id`: It must be text or a number/],
    ['{"id": 9007199254740993, "pass": "no reject", "electorate": 2}', /^8: `id`: .* Put it in quotes/],
    ['{"id": 1e400, "pass": "no reject", "electorate": 2}', /^8: `id`: The number is too large to be given back/],
    ["[]", /^1: A ballot is a map of keys, but this is a list\. Several ballots stand one to a line/],
    ['{"pass": "no reject", "pass": "no reject", "electorate": 2}', /^23: The key `pass` is there twice/],
    ['{"pass": "no reject",}', /^22: This is no JSON: a key in double quotes is expected, not `}`/],
    ['{"pass": "no reject"', /^21: This is no JSON: `,` or `}` is expected, not the end/],
    ["{\"pass\": 'x'}", /^10: This is no JSON: a value is expected/],
    ['{"pass": "x}', /^10: This is no JSON: a text that ends on its line/],
    [`${"[".repeat(5000)}`, /less nesting/],
  ])("%j", (data, message) => {
    expect(problems(data).join("\n")).toMatch(message);
  });

  test("all at once, and the id is told as far as it can be read", () => {
    const reading = reader.fromJson('{"id": "x-1", "pass": "none", "electorate": ["ana", "ANA"], "a": 1}', 7);
    expect(reading).toMatchObject({ kind: "broken", id: "x-1" });
    if (reading.kind === "broken") {
      expect(reading.problems.map(({ position }) => position)).toEqual([
        { line: 7, column: 23 },
        { line: 7, column: 53 },
        { line: 7, column: 61 },
      ]);
    }
    expect(reader.fromJson('{"id": "x-2", "pass": ')).toMatchObject({ kind: "broken", id: "x-2" });
    expect(reader.fromJson('{"id": 12, "pass": ')).toMatchObject({ kind: "broken", id: 12 });
  });

  test("a file of nothing but mistakes is told in part", () => {
    const many = Object.fromEntries([...Array(5000).keys()].map((index) => [`k${index}`, 1]));
    expect(problems(many).length).toBeLessThan(30);
  });

  test("YAML is told by line and column too", () => {
    const reading = reader.fromYaml('id: y\npass: "> 1/2 of cast"\nelectorate:\n  - ana\n  - bo\n  - "@ana"\n');
    expect(reading).toMatchObject({ kind: "broken", id: "y", problems: [{ position: { line: 6, column: 5 } }] });
    const good =
      'pass: "> 1/2 of cast"\nelectorate: [ana]\nvotes: [{ by: "@ana", choice: approve, at: 2026-03-05T09:00:00Z }]';
    expect(reader.fromYaml(good).kind).toBe("ballot");
  });

  test("arbitrary data and arbitrary text are a ballot or problems, never an exception", () => {
    fc.assert(fc.property(fc.anything(), (value) => void read(value ?? null)));
    fc.assert(fc.property(fc.string(), (value) => void reader.fromJson(value)));
    const keys = fc.constantFrom(
      "pass",
      "electorate",
      "votes",
      "delegations",
      "concerns",
      "recused",
      "cap",
      "tie",
      "now",
      "id",
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (value) => void read(value)),
      { numRuns: 500 },
    );
  });
});

describe("told to people", () => {
  const report = (data: object): string => {
    const reading = read({ ...times, ...data });
    if (reading.kind === "broken") throw new Error("broken");
    return tallyReport(reading.ballot, tallyData(reading.ballot), (code) => `<${code}>`).join("\n");
  };
  test("who voted how, what was needed, why it has not passed", () => {
    const text = report({
      id: "a",
      pass: ">= 67% of electorate",
      quorum: ">= 2 people",
      electorate: ["ana", "bo", "chen"],
      votes: [
        { by: "ana", choice: "approve", at: "2026-03-05T09:00:00Z", via: "review" },
        { by: "bo", choice: "approve", at: "2026-03-19T00:00:01Z" },
      ],
      delegations: [{ from: "bo", to: "ana", at: "2026-03-05T09:00:00Z" }],
    });
    expect(text).toBe(
      `a: not passed.
Rule: >= 67% of electorate; quorum: >= 2 people.
Votes: 2 approve, 0 reject, 0 abstain, 1 did not vote, of 3 voters.
What is needed: at least 67% of 3, that is 3 approvals; there are 2; quorum: at least 2 people must take part, 2 did (reached).
That is not reached: it has not passed.
  ana: approve (review, 5 March 2026, 09:00 UTC)
  bo: approve, by ana to whom the vote was handed (review, 5 March 2026, 09:00 UTC)
  bo: approve (19 March 2026, 00:00:01 UTC); not counted: <after-closing>
  Did not vote: chen.`,
    );
  });
  test.each<[object, RegExp]>([
    [
      { pass: "> 1/2 of cast", electorate: 4, votes: votes(2, 2), tie: "extend 7d" },
      /It was a tie, so the vote goes on until Wednesday 25 March 2026, 24:00 UTC\./,
    ],
    [
      { pass: "> 1/2 of cast", electorate: 4, votes: votes(2, 2), tie: "decided-by chair" },
      /It is a tie: chair decides\./,
    ],
    [{ pass: "> 1/2 of cast", electorate: 4, votes: votes(2, 2) }, /a tie has not passed/],
    [
      { pass: "> 1/2 of cast", electorate: 4, votes: votes(2), concerns: [{ name: "replay", by: "pat" }] },
      /the concern “replay” stands: it passes when that is resolved/,
    ],
    [{ pass: "no reject", electorate: 0 }, /Nobody can vote/],
    [{ pass: ">= 3 people", electorate: 2, votes: votes(2) }, /never could/],
    [
      { pass: "> 1/2 of electorate", electorate: 4, votes: votes(2), now: "2026-03-10T00:00:00Z" },
      /runs until Wednesday 18 March 2026, 24:00 UTC; one more approval is needed/,
    ],
    [
      { pass: { distinct: [">= 1 person of ana", ">= 2 people"] }, electorate: 4 },
      /at least 1 person of ana, and at least 2 people, nobody counting for two of these/,
    ],
    [
      {
        pass: "> 1/2 of electorate",
        electorate: [
          { login: "ana", organisation: "A" },
          { login: "bo", organisation: "a" },
        ],
        cap: "1 per organisation",
      },
      /of 1 seat\./,
    ],
    [{ pass: "> 1/2 of electorate", electorate: 500 }, /voter-20 and 480 more/],
  ])("%j", (data, words) => {
    expect(report(data)).toMatch(words);
  });
});

const plainBallots: fc.Arbitrary<PlainBallot> = fc
  .record({
    pass: ruleTexts,
    size: fc.integer({ min: 0, max: 60 }),
    quorum: fc.constantFrom(null, ">= 1/2 of electorate", ">= 3 people"),
    cap: fc.constantFrom(null, "1 per organisation", "2 per organisation"),
    acts: fc.array(
      fc.record({
        who: fc.integer({ min: 1, max: 66 }),
        choice: fc.constantFrom(
          "approve" as const,
          "approve" as const,
          "reject" as const,
          "abstain" as const,
          "withdraw" as const,
        ),
        day: fc.integer({ min: 3, max: 20 }),
      }),
      { maxLength: 120 },
    ),
    recused: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
    handed: fc.array(
      fc.record({
        from: fc.integer({ min: 1, max: 62 }),
        to: fc.option(fc.integer({ min: 1, max: 62 })),
        day: fc.integer({ min: 3, max: 20 }),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ pass, size, quorum, cap, acts, recused, handed }) => {
    const name = (index: number): string => (index % 3 === 0 ? `@Voter-${index}` : `voter-${index}`);
    const on = (day: number): string => `2026-03-${String(day).padStart(2, "0")}T09:00:00Z`;
    return {
      ...times,
      pass,
      ...(quorum === null ? {} : { quorum }),
      ...(cap === null ? {} : { cap }),
      electorate:
        cap === null
          ? size
          : Array.from({ length: size }, (_, index) => ({
              login: `voter-${index + 1}`,
              ...(index % 4 === 0 ? {} : { organisation: `${index % 2 ? "Org" : "org"}-${index % 5}` }),
            })),
      votes: acts.map(({ who, choice, day }) => ({ by: name(who), choice, at: on(day) })),
      recused: recused.map(name),
      delegations: handed.map(({ from, to, day }) => ({
        from: name(from),
        to: to === null ? null : name(to),
        at: on(day),
      })),
    };
  });

test("every tally is the reference's", () => {
  fc.assert(
    fc.property(plainBallots, (ballot) => {
      const { electorate, approve, reject, abstain } = plainCounts(ballot);
      const present = approve + reject + abstain;
      const counts: Counts = {
        electorate: Number(electorate),
        approve: Number(approve),
        reject: Number(reject),
        abstain: Number(abstain),
        silent: Number(electorate - present),
        present: Number(present),
        cast: Number(approve + reject),
      };
      const rule = (text: unknown, have: number): boolean => {
        const parsed = parsePassRule(text);
        return parsed.kind === "rule" && naiveIsMet(parsed.rule, counts, have);
      };
      const passes =
        rule(ballot.pass, counts.approve) && (ballot.quorum === undefined || rule(ballot.quorum, counts.present));
      expect(tally(ballot)).toMatchObject({ counts, outcome: passes ? "passed" : "failed", canStillPass: passes });
    }),
    { numRuns: 1500 },
  );
});
