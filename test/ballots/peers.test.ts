/** Situations of other systems that are a matter of counting (docs/peers.md), as ballots in data. */
import { describe, expect, test } from "vitest";
import { ballotReader } from "../../src/core/ballots/data/ballot-reader.ts";
import { tallyData } from "../../src/core/ballots/data/tally-data.ts";
import { type TallyResult, tallyResult } from "../../src/core/ballots/data/tally-result.ts";

const reader = ballotReader();
const times = { opened: "2026-03-04T09:00:00Z", closes: "2026-03-19T00:00:00Z" };

const tally = (data: object): TallyResult => {
  const reading = reader.fromJson(JSON.stringify({ ...times, ...data }));
  if (reading.kind === "broken") throw new Error(JSON.stringify(reading.problems));
  return tallyResult(reading.ballot, tallyData(reading.ballot));
};

const vote = (by: string, choice: string, hour = 0, via = "comment"): object => ({
  by,
  choice,
  at: `2026-03-05T${String(hour).padStart(2, "0")}:00:00Z`,
  via,
});
const approvals = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => vote(`voter-${index + 1}`, "approve"));

describe("thresholds", () => {
  test.each<[string, string, number, number, string]>([
    ["P026", ">= 58% of electorate", 50, 29, "passed"],
    ["P026", ">= 29% of electorate", 100, 29, "passed"],
    ["P026", ">= 57% of electorate", 100, 57, "passed"],
    ["P026", ">= 58% of electorate", 100, 58, "passed"],
    ["P005", ">= 50% of electorate", 3, 2, "passed"],
    ["P074", ">= 1/2 of electorate", 4, 2, "passed"],
    ["P074", ">= 1/2 of electorate", 4, 1, "failed"],
  ])("%s: %s of %i with %i approvals: %s", (_id, pass, electorate, approve, outcome) => {
    expect(tally({ pass, electorate, votes: approvals(approve) }).outcome).toBe(outcome);
  });

  test.each([
    ["> 1/2 of electorate", "failed"],
    [">= 1/2 of electorate", "passed"],
  ])("P028: two against two at %s: %s, and the rule is named", (pass, outcome) => {
    const votes = [...approvals(2), vote("voter-3", "reject"), vote("voter-4", "reject")];
    expect(tally({ pass, electorate: 4, votes })).toMatchObject({ outcome, rule: pass });
  });

  const signedOff = { all: ["> 1/2 of electorate", "silent <= 2", "no reject"] };
  test.each([
    ["P043", 4, 2, "failed"],
    ["P044", 5, 3, "passed"],
    ["P046", 7, 5, "passed"],
    ["P046", 7, 4, "failed"],
    ["P047", 1, 1, "passed"],
  ])(
    "%s: more signed off than outstanding, and fewer than three outstanding: %i with %i: %s",
    (_id, electorate, approve, outcome) => {
      expect(tally({ pass: signedOff, electorate, votes: approvals(approve) }).outcome).toBe(outcome);
    },
  );
});

describe("who counts", () => {
  test("P082: nobody has a seat, seven approve: nothing passes and each is told", () => {
    const result = tally({ pass: ">= 1 person", electorate: [], votes: approvals(7) });
    expect(result.outcome).toBe("failed");
    expect(result.voters.map(({ reason }) => reason)).toEqual(Array(7).fill("not-in-electorate"));
  });
  test("P140: one person listed twice, in another case, is one person", () => {
    const reading = reader.fromJson(
      JSON.stringify({ ...times, pass: "> 1/2 of electorate", electorate: ["alice", "Alice"], votes: [] }),
    );
    const counted =
      reading.kind === "broken"
        ? reading.problems.length
        : tallyResult(reading.ballot, tallyData(reading.ballot)).counts.electorate;
    expect(counted).toBe(1);
  });
  test("P131: too few took part", () => {
    const result = tally({ pass: "> 1/2 of cast", quorum: ">= 3 people", electorate: 5, votes: approvals(2) });
    expect(result).toMatchObject({ outcome: "failed", counts: { present: 2 } });
  });
});

describe("the latest act of a person counts, over all channels", () => {
  const three = { pass: ">= 1 person", electorate: ["ana", "bo", "chen"] };
  const choiceOfAna = (...votes: object[]): unknown =>
    tally({ ...three, votes }).voters.find(({ login, counted }) => login === "ana" && counted)?.choice ?? null;

  test("P079, P103: approved by review, then changes requested", () => {
    expect(choiceOfAna(vote("ana", "approve", 1, "review"), vote("ana", "reject", 3, "review"))).toBe("reject");
  });
  test("P091: several approvals by comment and review are one", () => {
    const result = tally({
      ...three,
      votes: [vote("ana", "approve", 1), vote("ana", "approve", 2, "review"), vote("ana", "approve", 3)],
    });
    expect(result.counts.approve).toBe(1);
  });
  test("P055, P100: an approval taken back", () => {
    const result = tally({ ...three, votes: [vote("ana", "approve", 1), vote("ana", "withdraw", 2)] });
    expect(result).toMatchObject({ outcome: "failed", counts: { approve: 0, silent: 3 } });
  });

  const afternoon = [
    vote("d1", "reject", 0),
    vote("d1", "withdraw", 1),
    vote("d2", "reject", 2),
    vote("d3", "reject", 3),
    vote("r1", "withdraw", 4),
    vote("d4", "reject", 5, "review"),
    vote("r2", "approve", 6, "review"),
  ];
  test.each<[string[], string]>([
    [["d2"], "failed"],
    [["d1"], "passed"],
    [["d2", "d3"], "failed"],
    [["d2", "d3", "r1"], "failed"],
    [["d4"], "failed"],
    [["d4", "r2"], "failed"],
    [["d1", "r1", "d4"], "failed"],
    [["d1", "r1"], "passed"],
    [["r2"], "passed"],
  ])("P092: objections of %j: %s; nobody takes back the objection of another", (electorate, outcome) => {
    expect(tally({ pass: "no reject", electorate, votes: afternoon }).outcome).toBe(outcome);
  });
});

describe("rules put together", () => {
  const people = (...logins: string[]): string => `>= 1 person of ${logins.join(", ")}`;
  test.each([
    ["approved and pending", { all: [people("ana"), people("bo")] }, "failed"],
    ["approved alone", { all: [people("ana")] }, "passed"],
    ["one of two", { any: [people("ana"), people("bo")] }, "passed"],
    ["an objection beside enough approvals", { all: [people("ana"), "no reject"] }, "failed"],
  ])("P095, P094: %s", (_name, pass, outcome) => {
    const votes = [vote("ana", "approve"), vote("chen", "reject")];
    expect(tally({ pass, electorate: ["ana", "bo", "chen"], votes }).outcome).toBe(outcome);
  });
  test.each([
    ["P118: one approval may serve both parts of `all`", "all", "passed"],
    ["P118: but not both of `distinct`", "distinct", "failed"],
  ])("%s", (_name, kind, outcome) => {
    const pass = { [kind]: [people("ana", "bo"), people("ana", "chen")] };
    expect(tally({ pass, electorate: ["ana", "bo", "chen"], votes: [vote("ana", "approve")] }).outcome).toBe(outcome);
  });
  test("P085: a person and a member of an organisation", () => {
    const pass = { distinct: [people("ana"), ">= 1 person of organisation Acme"] };
    const electorate = [
      { login: "ana" },
      { login: "bo", organisation: "Acme" },
      { login: "chen", organisation: "Acme" },
    ];
    const votes = [vote("ana", "approve"), vote("chen", "approve")];
    expect(tally({ pass, electorate, votes }).outcome).toBe("passed");
    expect(tally({ pass, electorate, votes: votes.slice(1) }).outcome).toBe("failed");
  });
});
