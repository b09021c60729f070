/** Who stepped aside, who handed a vote over, and organisations that have more voters than seats. */
import { describe, expect, test } from "vitest";
import { type Present, tallyBallot, tallyWithTie } from "../../src/core/ballots/tally.ts";
import type { Ballot, Delegation, Seat, Tally, Vote } from "../../src/core/model/ballot.ts";
import type { Instant } from "../../src/core/model/names.ts";
import { aBallot, aQuestion, aVote, person, text } from "./a-ballot.ts";

const closing: Present = { text, now: "2026-03-19T00:02:00Z" as Instant, closing: true };
const on = (day: number): Instant => `2026-03-${String(day).padStart(2, "0")}T12:00:00Z` as Instant;
const hand = (from: string, to: string | null, day = 5): Delegation => ({
  from: person(from),
  to: to === null ? null : person(to),
  at: on(day),
});

const tally = (votes: readonly Vote[], more: Partial<Present> = {}, ballot: Ballot = aBallot()): Tally =>
  tallyBallot(ballot, votes, { ...closing, ...more });

const lines = (result: Tally): string[] =>
  result.voters.map(
    (line) =>
      `${line.person.login} ${line.choice ?? "-"} ${line.counted}${line.through ? ` through ${line.through.login}` : ""}`,
  );

describe("stepping aside", () => {
  test("leaves the base; a vote does not count", () => {
    const result = tally([aVote("ana", "approve"), aVote("bo", "approve"), aVote("chen", "approve")], {
      recused: [person("ANA"), person("dee")],
    });
    expect(result.counts).toMatchObject({ electorate: 3, approve: 2, silent: 1 });
    expect(result.outcome).toBe("passed");
    expect(lines(result).slice(0, 4)).toEqual([
      "ana approve recused",
      "bo approve true",
      "chen approve true",
      "dee - recused",
    ]);
  });
  test("of everybody leaves nobody, and nobody passes nothing", () => {
    const recused = ["ana", "bo", "chen", "dee", "eli"].map((name) => person(name));
    const ballot = aBallot({ question: aQuestion({ pass: "no reject" }) });
    expect(tally([], { recused }, ballot)).toMatchObject({ outcome: "failed", canStillPass: false });
  });
  test("of somebody without a seat is shown", () => {
    const result = tally([], { recused: [person("pat")] });
    expect(lines(result).at(-1)).toBe("pat - not-in-electorate");
    expect(result.counts.electorate).toBe(5);
  });
});

describe("handing a vote over", () => {
  const boApproves = aVote("bo", "approve", 6);
  test.each<[string, readonly Vote[], readonly Delegation[], string]>([
    ["counts as the delegate votes", [boApproves], [hand("ana", "bo")], "ana approve true through bo"],
    [
      "also when the delegate voted before",
      [aVote("bo", "reject", 5)],
      [hand("ana", "bo", 9)],
      "ana reject true through bo",
    ],
    ["is one step", [aVote("chen", "approve")], [hand("ana", "bo"), hand("bo", "chen")], "ana - delegate-not-voted"],
    ["to oneself is nothing", [], [hand("ana", "ana")], "ana - delegate-not-voted"],
    ["yields to an own vote", [boApproves, aVote("ana", "reject", 7)], [hand("ana", "bo")], "ana reject true"],
    ["also to an earlier own vote", [boApproves, aVote("ana", "reject", 5)], [hand("ana", "bo", 8)], "ana reject true"],
    [
      "counts again when the own vote is taken back",
      [boApproves, aVote("ana", "reject", 7), aVote("ana", "withdraw", 8)],
      [hand("ana", "bo")],
      "ana approve true through bo",
    ],
    ["is taken back", [boApproves], [hand("ana", "bo"), hand("ana", null, 7)], "ana - not-voted"],
    [
      "goes to the latest delegate",
      [boApproves, aVote("chen", "reject")],
      [hand("ana", "chen", 7), hand("ana", "bo", 6)],
      "ana reject true through chen",
    ],
    [
      "at the same time: to the later listed",
      [boApproves, aVote("chen", "reject")],
      [hand("ana", "chen"), hand("ana", "bo")],
      "ana approve true through bo",
    ],
    [
      "to somebody without a seat is nothing",
      [aVote("pat", "approve")],
      [hand("ana", "pat")],
      "ana - delegate-not-in-electorate",
    ],
    [
      "to somebody without a seat takes nothing back",
      [boApproves],
      [hand("ana", "bo"), hand("ana", "pat", 7)],
      "ana approve true through bo",
    ],
    ["after the end is too late", [boApproves], [hand("ana", "bo", 20)], "ana - not-voted"],
    [
      "taken back after the end stands",
      [boApproves],
      [hand("ana", "bo"), hand("ana", null, 20)],
      "ana approve true through bo",
    ],
  ])("%s", (_what, votes, delegations, expected) => {
    expect(lines(tally(votes, { delegations }))[0]).toBe(expected);
  });

  test("to somebody who stepped aside is nothing", () => {
    const result = tally([boApproves], { delegations: [hand("ana", "bo")], recused: [person("bo")] });
    expect(lines(result).slice(0, 2)).toEqual(["ana - delegate-not-in-electorate", "bo approve recused"]);
  });
  test("by somebody without a seat is shown, and a late vote beside a delegated one", () => {
    const result = tally([boApproves, aVote("ana", "reject", 20)], {
      delegations: [hand("ana", "bo"), hand("pat", "bo")],
    });
    expect(lines(result)).toContain("ana approve true through bo");
    expect(lines(result)).toContain("ana reject after-closing");
    expect(lines(result)).toContain("pat - not-in-electorate");
    expect(result.counts).toMatchObject({ approve: 2, silent: 3 });
  });
  test("an own vote on an earlier text is asked for again, not replaced", () => {
    const earlier = aVote("ana", "reject", 5, { text: null });
    expect(lines(tally([boApproves, earlier], { delegations: [hand("ana", "bo")] }))[0]).toBe(
      "ana reject text-unknown",
    );
  });
});

describe("a cap per organisation", () => {
  const seats = (organisations: Readonly<Record<string, string | null>>): readonly Seat[] =>
    Object.entries(organisations).map(([name, organisation]) => ({
      ...(aBallot({ seats: [name] }).seats[0] as Seat),
      organisation,
    }));
  const capped = (perOrganisation: number): Ballot => ({
    ...aBallot({ question: aQuestion({ cap: { perOrganisation } }) }),
    seats: seats({ ana: "Acme", bo: "acme ", chen: "Bolt", dee: null, eli: null, mia: "Acme" }),
  });

  test.each([
    [1, 4],
    [2, 5],
    [3, 6],
    [9, 6],
  ])("of %i leaves %i seats", (perOrganisation, electorate) => {
    expect(tally([], {}, capped(perOrganisation)).counts).toMatchObject({ electorate, silent: electorate });
  });
  test("the first current votes take the seats, the others are advice", () => {
    const result = tally(
      [aVote("ana", "approve", 7), aVote("bo", "reject", 6), aVote("chen", "approve", 5), aVote("dee", "approve", 5)],
      {},
      capped(1),
    );
    expect(lines(result).slice(0, 4)).toEqual([
      "ana approve over-cap",
      "bo reject true",
      "chen approve true",
      "dee approve true",
    ]);
    expect(result.counts).toEqual({ electorate: 4, approve: 2, reject: 1, abstain: 0, silent: 1, present: 3, cast: 3 });
  });
  test("who changes a vote stands behind again; who takes it back gives the seat away", () => {
    const changed = [aVote("ana", "approve", 5), aVote("bo", "reject", 6), aVote("ana", "reject", 7)];
    expect(lines(tally(changed, {}, capped(1))).slice(0, 2)).toEqual(["ana reject over-cap", "bo reject true"]);
    const back = [aVote("ana", "approve", 5), aVote("bo", "reject", 6), aVote("ana", "withdraw", 7)];
    expect(lines(tally(back, {}, capped(1))).slice(0, 2)).toEqual(["ana - withdrawn", "bo reject true"]);
  });
  test("at the same time the order decides", () => {
    const same = [aVote("bo", "reject", 5), aVote("ana", "approve", 5)];
    expect(lines(tally(same, {}, capped(1))).slice(0, 2)).toEqual(["ana approve over-cap", "bo reject true"]);
  });
  test("members who stepped aside are no members", () => {
    const result = tally([aVote("mia", "approve")], { recused: [person("ana"), person("bo")] }, capped(2));
    expect(result.counts).toMatchObject({ electorate: 4, approve: 1 });
  });
  test("a vote that was handed over takes its place when both were there", () => {
    const votes = [aVote("dee", "approve", 5), aVote("bo", "reject", 7)];
    const result = tally(votes, { delegations: [hand("ana", "dee", 8)] }, capped(1));
    expect(lines(result).slice(0, 2)).toEqual(["ana approve over-cap through dee", "bo reject true"]);
  });
});

describe("a tie", () => {
  const question = aQuestion({ pass: "> 1/2 of cast", quorum: ">= 2 people" });
  test.each<[string, readonly Vote["choice"][], boolean]>([
    ["as many on both sides", ["approve", "reject"], true],
    ["with abstentions", ["approve", "reject", "abstain"], true],
    ["one more", ["approve", "reject", "reject"], false],
    ["nobody", [], false],
    ["no quorum", ["abstain"], false],
  ])("%s", (_what, choices, tied) => {
    const votes = choices.map((choice, index) => aVote(["ana", "bo", "chen"][index] ?? "", choice));
    expect(tallyWithTie(aBallot({ question }), votes, closing).tied).toBe(tied);
  });
  test("is none where the rule is met", () => {
    const enough = aQuestion({ pass: ">= 1/2 of cast" });
    const votes = [aVote("ana", "approve"), aVote("bo", "reject")];
    expect(tallyWithTie(aBallot({ question: enough }), votes, closing)).toMatchObject({
      tied: false,
      tally: { outcome: "passed" },
    });
  });
});

test("a tally of a past instant leaves out what came later, and lists it", () => {
  const votes = [aVote("ana", "approve", 5), aVote("ana", "reject", 8), aVote("bo", "approve", 8)];
  const result = tally(votes, { now: on(6), closing: false, asOfNow: true });
  expect(lines(result).slice(0, 2)).toEqual(["ana approve true", "bo approve after-now"]);
  expect(result.outcome).toBe("pending");
});

test("rules that ask for some people look at who approved", () => {
  const question = aQuestion({ pass: { all: ["> 1/2 of cast", ">= 1 person of chen, dee"] } });
  const votes = [aVote("ana", "approve"), aVote("bo", "approve")];
  expect(tally(votes, {}, aBallot({ question })).outcome).toBe("failed");
  expect(tally([...votes, aVote("dee", "approve")], {}, aBallot({ question })).outcome).toBe("passed");
  const open = { closing: false, now: on(10) };
  expect(tally(votes, open, aBallot({ question })).canStillPass).toBe(true);
  expect(tally(votes, { ...open, recused: [person("chen"), person("dee")] }, aBallot({ question })).canStillPass).toBe(
    false,
  );
  expect(tally([aVote("chen", "reject"), aVote("dee", "abstain")], open, aBallot({ question })).canStillPass).toBe(
    false,
  );
});
