import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Present, tallyBallot } from "../../src/core/ballots/tally.ts";
import { countsInWords, needInWords } from "../../src/core/ballots/tally-words.ts";
import type { Ballot, Tally, Vote } from "../../src/core/model/ballot.ts";
import type { Digest, Instant } from "../../src/core/model/names.ts";
import { aBallot, aQuestion, aVote, person, text } from "./a-ballot.ts";

const open: Present = { text, now: "2026-03-18T12:00:00Z" as Instant, closing: false };
const closing: Present = { text, now: "2026-03-19T00:02:00Z" as Instant, closing: true };

const tally = (votes: readonly Vote[], ballot: Ballot = aBallot(), present: Present = closing): Tally =>
  tallyBallot(ballot, votes, present);

/** `ana approve true` per line. */
const lines = (result: Tally): string[] =>
  result.voters.map((line) => `${line.person.login} ${line.choice ?? "-"} ${line.counted}`);

const line = (result: Tally, name: string): string | undefined =>
  lines(result).find((one) => one.startsWith(`${name} `));

describe("which act of a person speaks", () => {
  test("the latest over all channels", () => {
    const result = tally([
      aVote("ana", "approve", 5),
      aVote("ana", "reject", 6, { channel: "review" }),
      aVote("ana", "abstain", 7, { channel: "label" }),
    ]);
    expect(lines(result)).toEqual([
      "ana abstain true",
      "bo - not-voted",
      "chen - not-voted",
      "dee - not-voted",
      "eli - not-voted",
      "ana approve superseded",
      "ana reject superseded",
    ]);
    expect(result.counts).toEqual({ electorate: 5, approve: 0, reject: 0, abstain: 1, silent: 4, present: 1, cast: 0 });
  });

  test("at the same instant the later in the timeline", () => {
    expect(line(tally([aVote("ana", "approve", 5), aVote("ana", "reject", 5)]), "ana")).toBe("ana reject true");
  });

  test("whatever the order in which votes are given", () => {
    const votes = [aVote("ana", "approve", 5), aVote("ana", "reject", 7), aVote("bo", "approve", 6)];
    fc.assert(
      fc.property(fc.shuffledSubarray(votes, { minLength: 3 }), (shuffled) => {
        expect(tally(shuffled).counts).toMatchObject({ approve: 1, reject: 1 });
      }),
    );
  });

  test("one person is one person by id, and by login in any case where an id is missing", () => {
    const renamed = person("ana-new", 1);
    const stranger = person("ana", 99);
    const ballot = aBallot({ seats: ["ana", person("Guest", null), "bo"] });
    const result = tally(
      [
        aVote(renamed, "approve", 5),
        aVote(stranger, "reject", 6),
        aVote(person("GUEST", 50), "approve", 6),
        aVote(person("BO", null), "reject", 6),
      ],
      ballot,
    );
    expect(lines(result)).toEqual([
      "ana approve true",
      "guest approve true",
      "bo reject true",
      "ana reject not-in-electorate",
    ]);
  });
});

describe("when a vote counts", () => {
  test.each([
    ["2026-03-04T08:59:59Z", "before-opening"],
    ["2026-03-04T09:00:00Z", true],
    ["2026-03-19T00:00:00Z", true],
    ["2026-03-19T00:00:01Z", "after-closing"],
  ])("at %s: %s", (at, counted) => {
    expect(line(tally([aVote("ana", "approve", at)]), "ana")).toBe(`ana approve ${counted}`);
  });

  test("a late change of mind changes nothing and is listed", () => {
    const result = tally([aVote("ana", "approve", 5), aVote("ana", "reject", 20)]);
    expect(line(result, "ana")).toBe("ana approve true");
    expect(lines(result).at(-1)).toBe("ana reject after-closing");
  });

  test.each<[string, Partial<Vote>, string]>([
    ["another channel", { channel: "reaction" }, "channel-not-accepted"],
    ["another text", { text: "t0" as Digest }, "earlier-text"],
    ["an unknown text", { text: null }, "text-unknown"],
  ])("%s", (_, change, why) => {
    const result = tally([aVote("ana", "approve", 5, change)]);
    expect(line(result, "ana")).toBe(`ana approve ${why}`);
    expect(result.counts.approve).toBe(0);
  });

  test("what was seen late for another ballot is in time for one that is still open", () => {
    expect(line(tally([aVote("ana", "approve", 5, { seenLate: true })]), "ana")).toBe("ana approve true");
  });

  test("a vote on an earlier text that was the person's last word does not bring back an older one", () => {
    const result = tally([aVote("ana", "approve", 5), aVote("ana", "reject", 6, { text: "t0" as Digest })]);
    expect(line(result, "ana")).toBe("ana reject earlier-text");
    expect(result.counts.silent).toBe(5);
  });

  test("when the present text cannot be told no vote counts", () => {
    expect(tally([aVote("ana", "approve", 5)], aBallot(), { ...closing, text: null }).counts.approve).toBe(0);
  });
});

describe("taking a vote back", () => {
  test("makes the person silent again", () => {
    const result = tally([aVote("ana", "approve", 5), aVote("ana", "reject", 6), aVote("ana", "withdraw", 7)]);
    expect(line(result, "ana")).toBe("ana - withdrawn");
    expect(lines(result).slice(5)).toEqual(["ana approve superseded", "ana reject withdrawn"]);
    expect(result.counts.silent).toBe(5);
  });
  test("the person may vote again", () => {
    expect(
      line(tally([aVote("ana", "approve", 5), aVote("ana", "withdraw", 6), aVote("ana", "reject", 7)]), "ana"),
    ).toBe("ana reject true");
  });
  test("where there was none is nothing", () => {
    expect(line(tally([aVote("ana", "withdraw", 5), aVote("pat", "withdraw", 5)]), "ana")).toBe("ana - not-voted");
  });

  test("by deleting the comment, which leaves the vote in sight", () => {
    const deleted = (by: string) =>
      ({ comment: { became: "deleted", by: person(by), byAuthor: by === "ana" } }) as const;
    const byAuthor = aVote("ana", "approve", 6, deleted("ana"));
    expect(line(tally([byAuthor]), "ana")).toBe("ana approve withdrawn");
    expect(line(tally([aVote("ana", "reject", 5), byAuthor]), "ana")).toBe("ana approve withdrawn");
    expect(line(tally([byAuthor, aVote("ana", "reject", 7)]), "ana")).toBe("ana reject true");
    expect(line(tally([aVote("ana", "approve", 6, deleted("bo"))]), "ana")).toBe("ana approve true");
  });
  test("after the close is too late", () => {
    expect(line(tally([aVote("ana", "approve", 5), aVote("ana", "withdraw", 20)]), "ana")).toBe("ana approve true");
  });
});

describe("the outcome", () => {
  const votes = (...choices: Vote["choice"][]): Vote[] =>
    choices.map((choice, index) => aVote(["ana", "bo", "chen", "dee", "eli"][index] ?? "pat", choice, 5));

  test("is pending until the close, even if the rule is met or out of reach", () => {
    expect(tally(votes("approve", "approve", "approve"), aBallot(), open)).toMatchObject({
      outcome: "pending",
      needed: 3,
      canStillPass: true,
    });
    expect(tally(votes("reject", "abstain", "reject"), aBallot(), open)).toMatchObject({
      outcome: "pending",
      canStillPass: false,
    });
  });
  test("of four, two approvals do not pass and three do", () => {
    const ballot = aBallot({ seats: ["ana", "bo", "chen", "dee"] });
    expect(tally(votes("approve", "approve"), ballot)).toMatchObject({
      outcome: "failed",
      needed: 3,
      canStillPass: false,
    });
    expect(tally(votes("approve", "approve", "approve"), ballot)).toMatchObject({
      outcome: "passed",
      canStillPass: true,
    });
  });
  test("says when more than half of the electorate rejected", () => {
    expect(tally(votes("reject", "reject", "reject")).rejectedByMajority).toBe(true);
    expect(tally(votes("reject", "reject")).rejectedByMajority).toBe(false);
    expect(tally(votes("reject", "reject"), aBallot({ seats: ["ana", "bo", "chen", "dee"] })).rejectedByMajority).toBe(
      false,
    );
  });
  test("needs the quorum too", () => {
    const question = aQuestion({ pass: "> 1/2 of cast", quorum: ">= 3 people" });
    expect(tally(votes("approve", "approve"), aBallot({ question })).outcome).toBe("failed");
    expect(tally(votes("approve", "approve", "abstain"), aBallot({ question })).outcome).toBe("passed");
  });
  test("of nobody never passes", () => {
    expect(tally([], aBallot({ seats: [], question: aQuestion({ pass: "no reject" }) })).outcome).toBe("failed");
  });
  test("after the end, before the close is recorded, silence can no longer help", () => {
    expect(tally(votes("approve"), aBallot(), { ...closing, closing: false })).toMatchObject({
      outcome: "pending",
      canStillPass: false,
    });
  });
  test("of a cancelled ballot is void", () => {
    const voided = { at: "2026-03-06T00:00:00Z" as Instant, why: "mistake" };
    expect(tally(votes("approve"), aBallot({ voided })).outcome).toBe("void");
  });
  test("never changes once recorded, while a vote seen late is listed", () => {
    const before = tally(votes("approve", "approve", "approve"));
    const closed = { at: "2026-03-19T00:00:00Z" as Instant, tally: before, text };
    const late = aVote("ana", "reject", 18, { seenLate: true });
    const result = tally([...votes("approve", "approve", "approve"), late], aBallot({ closed }), {
      ...open,
      text: "t2" as Digest,
    });
    expect(result).toMatchObject({ outcome: "passed", counts: before.counts });
    expect(lines(result).at(-1)).toBe("ana reject seen-late");
  });
});

test("figures and what is asked for are said in words", () => {
  const three = [aVote("ana", "approve", 5), aVote("bo", "approve", 5)];
  expect(countsInWords(tally(three).counts)).toBe("2 approve, 0 reject, 0 abstain, 3 not voted yet");
  const words = (votes: readonly Vote[], present: Present, change: Parameters<typeof aQuestion>[0] = {}): string => {
    const ballot = aBallot({ question: aQuestion(change) });
    return needInWords(ballot.question, tally(votes, ballot, present));
  };
  expect(words(three, open)).toBe("more than half of 5 is needed: 3 approvals; one more is needed");
  expect(words([], open)).toBe("more than half of 5 is needed: 3 approvals; 3 more are needed");
  expect(words(three, closing)).toBe("more than half of 5 is needed: 3 approvals; it has not passed");
  expect(words(three, open, { pass: ">= 66.67% of cast" })).toBe(
    "at least 66.67% of the 2 who approved or rejected is needed: 1 approval; that is reached",
  );
  expect(words(three, open, { pass: { all: [">= 2/3 of present", "no reject"] }, quorum: ">= 3 people" })).toBe(
    "at least two thirds of the 2 who took part, and no rejection is needed: 1 approval; quorum: at least 3 people must take part, 2 did (not reached); that is reached",
  );
});

test("ten thousand votes and five hundred seats are counted once a seat", () => {
  const seats = Array.from({ length: 500 }, (_, index) => person(`voter-${index}`, index + 100));
  const many = Array.from({ length: 10_000 }, (_, index) => aVote(seats[index % 500] ?? "pat", "approve", 5));
  expect(tally(many, aBallot({ seats })).counts.approve).toBe(500);
});

test("arbitrary votes keep the sums", () => {
  const votes = fc.array(
    fc
      .record({
        by: fc.constantFrom("ana", "bo", "chen", "dee", "eli", "mia", "pat"),
        choice: fc.constantFrom<Vote["choice"]>("approve", "reject", "abstain", "withdraw"),
        day: fc.integer({ min: 1, max: 25 }),
        text: fc.constantFrom<Digest | null>(text, "t0" as Digest, null),
      })
      .map(({ by, choice, day, text: on }) => aVote(by, choice, day, { text: on })),
  );
  fc.assert(
    fc.property(votes, (given) => {
      const { counts, voters } = tally(given);
      expect(counts.approve + counts.reject + counts.abstain + counts.silent).toBe(5);
      expect(voters.filter((one) => one.counted === true).length).toBe(counts.present);
      const listed = new Set(voters.map((one) => one.act));
      for (const vote of given) if (vote.choice !== "withdraw") expect(listed.has(vote.act)).toBe(true);
    }),
  );
});
