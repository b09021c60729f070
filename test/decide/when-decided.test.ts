/**
 * Ballots that close when they are decided: the closing is an instant that the acts
 * determine, with the grace that a decision must stand and the least time of the ballot.
 */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Ballot } from "../../src/core/model/ballot.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { circle, facts, person, sha } from "../builders/guild.ts";
import { decidedAt, headsWith } from "../builders/looks.ts";
import { mia, pat } from "../builders/people.ts";
import { command, opening, push, thread, vote } from "../builders/timeline.ts";

const heads = headsWith("Text 0.", "Quite another text.");

const decided = (happenings: readonly Happening[], now: string) => decidedAt(happenings, now, {}, heads);
const seen = (happenings: readonly Happening[], now: string): State => decided(happenings, now).state;

/** The only ballot there is. */
const ballotAt = (happenings: readonly Happening[], now: string): Ballot => {
  const [ballot] = seen(happenings, now).ballots;
  if (!ballot) throw new Error("No ballot was opened.");
  return ballot;
};

/** A look after every act, and one an hour between them. */
const manyLooks = (happenings: readonly Happening[], now: string): readonly NewEntry[] => {
  const all = [opening(start, pat, sha(0)), ...happenings];
  const hours = Array.from({ length: 15 * 24 }, (_, hour) =>
    new Date(Date.parse(start) + hour * 3_600_000).toISOString().replace(".000", ""),
  );
  const looks = [...new Set([...all.map((one) => one.key.at as string), ...hours, now])]
    .filter((at) => at <= now)
    .sort();
  let state = emptyState();
  const entries: NewEntry[] = [];
  for (const at of looks) {
    const decision = decide(
      state,
      all.filter((one) => one.key.at <= at),
      facts(at, heads),
    );
    entries.push(...decision.entries);
    state = decision.state;
  }
  return entries;
};

const numbers = new Map(circle.map((name, place) => [name, place + 1]));
let source = 100;
const voted = (at: string, name: string, choice: "approve" | "reject" | "abstain" | "withdraw" = "approve") => {
  source += 1;
  return vote(at, person(name, numbers.get(name) ?? 9), choice, source);
};
const all = (at: string, names: readonly string[], choice: "approve" | "reject" = "approve") =>
  names.map((name) => voted(at, name, choice));

/** Open from Tuesday 3 March 09:00, at least 24 hours, at latest to 24:00 of 10 March; grace 12 hours. */
const opened = command("2026-03-03T09:00:00Z", mia, "/open-ballot humming", 1);
const end = "2026-03-11T00:00:00Z";
/** Without least time, grace or end. */
const endless = command("2026-03-03T09:00:00Z", mia, "/open-ballot whistling", 1);
const late = "2026-03-16T00:00:00Z";

describe("it closes once it is decided, at the instant that its acts determine", () => {
  const cases: readonly (readonly [string, readonly Happening[], string, string])[] = [
    [
      "it passes: after the grace",
      [opened, ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"])],
      "2026-03-05T22:00:00Z",
      "passed",
    ],
    [
      "it can no longer pass: after the grace as well",
      [opened, ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"], "reject")],
      "2026-03-05T22:00:00Z",
      "failed",
    ],
    [
      "not before its least time",
      [opened, ...all("2026-03-03T10:00:00Z", ["ana", "bo", "chen"])],
      "2026-03-04T09:00:00Z",
      "passed",
    ],
    [
      "at its end at latest, in the middle of the grace",
      [opened, ...all("2026-03-10T18:00:00Z", ["ana", "bo", "chen"])],
      end,
      "passed",
    ],
    ["undecided, at its end", [opened, voted("2026-03-05T10:00:00Z", "ana")], end, "failed"],
    [
      "undone within the grace, which starts anew when it is decided again",
      [
        opened,
        ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]),
        voted("2026-03-05T21:59:59Z", "bo", "withdraw"),
        voted("2026-03-06T08:00:00Z", "dee"),
      ],
      "2026-03-06T20:00:00Z",
      "passed",
    ],
    [
      "undone at the very instant of the closing",
      [opened, ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]), voted("2026-03-05T22:00:00Z", "bo", "withdraw")],
      end,
      "failed",
    ],
    [
      "from one decision to the other: the grace starts anew",
      [
        opened,
        ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]),
        ...all("2026-03-05T20:00:00Z", ["ana", "bo", "chen"], "reject"),
      ],
      "2026-03-06T08:00:00Z",
      "failed",
    ],
    [
      "a further vote that changes nothing leaves the clock alone",
      [opened, ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]), voted("2026-03-05T20:00:00Z", "dee")],
      "2026-03-05T22:00:00Z",
      "passed",
    ],
    [
      "the text changes: nobody has voted on this one",
      [opened, ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]), push("2026-03-05T20:00:00Z", pat, sha(1))],
      end,
      "failed",
    ],
    [
      "a pause stops both clocks",
      [
        opened,
        ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]),
        command("2026-03-05T16:00:00Z", mia, "/pause because of the flood", 2),
        command("2026-03-08T16:00:00Z", mia, "/resume", 3),
      ],
      "2026-03-08T22:00:00Z",
      "passed",
    ],
    [
      "decided in a pause, it has stood only since the clock goes on",
      [
        opened,
        command("2026-03-05T09:00:00Z", mia, "/pause because of the flood", 2),
        ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]),
        command("2026-03-08T16:00:00Z", mia, "/resume", 3),
      ],
      "2026-03-09T04:00:00Z",
      "passed",
    ],
    [
      "the least time rests in a closed thread",
      [
        opened,
        ...all("2026-03-03T10:00:00Z", ["ana", "bo", "chen"]),
        thread("2026-03-03T15:00:00Z", "closed", pat),
        thread("2026-03-05T15:00:00Z", "open", pat),
      ],
      "2026-03-06T09:00:00Z",
      "passed",
    ],
    [
      "without grace, at the instant of the act [P133]",
      [endless, ...["ana", "bo", "chen"].map((name, place) => voted(`2026-03-05T10:00:0${place}Z`, name))],
      "2026-03-05T10:00:02Z",
      "passed",
    ],
    [
      "acts at the same second are all taken first",
      [
        endless,
        ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"]),
        voted("2026-03-05T10:00:00Z", "ana", "withdraw"),
      ],
      "2026-03-05T11:00:00Z",
      "open",
    ],
  ];
  test.each(cases)("%s", (_, happenings, at, outcome) => {
    const ballot = ballotAt(happenings, late);
    if (outcome === "open") expect(ballot.closed).toBeNull();
    else expect([ballot.closed?.at, ballot.closed?.tally.outcome]).toEqual([at, outcome]);
    // However often somebody looks.
    expect(manyLooks(happenings, late)).toEqual(decided(happenings, late).entries);
  });

  test("without an end it waits as long as nothing decides it", () => {
    const waiting = decided([endless, voted("2026-03-05T10:00:00Z", "ana")], "2027-03-05T10:00:00Z");
    expect(waiting.state.ballots[0]).toMatchObject({ closes: null, closed: null });
    expect(waiting.nextLook).toBeNull();
  });

  test("the look at the closing is planned, and moves with what people do", () => {
    const three = [opened, ...all("2026-03-05T10:00:00Z", ["ana", "bo", "chen"])];
    expect(decided(three, "2026-03-05T10:00:00Z").nextLook).toBe("2026-03-05T22:02:00Z");
    const undone = [...three, voted("2026-03-05T12:00:00Z", "bo", "withdraw")];
    expect(decided(undone, "2026-03-05T12:00:00Z").nextLook).toBe("2026-03-09T00:00:15Z");
  });
});

describe("a vote at the closing instant counts, a second later it does not [P031]", () => {
  const passing = ["ana", "bo", "chen"].map((name) => voted("2026-03-05T10:00:00Z", name));
  test.each([
    ["2026-03-05T22:00:00Z", true],
    ["2026-03-05T22:00:01Z", "after-closing"],
  ])("%s", (at, counted) => {
    const { tallies, state } = decided([opened, ...passing, voted(at, "dee", "reject")], late);
    expect(tallies.size).toBe(0);
    const [ballot] = state.ballots;
    const line = ballot?.closed?.tally.voters.find(({ person: { login } }) => login === "dee");
    if (counted === true) expect(line).toMatchObject({ choice: "reject", counted: true });
    else expect(line).toMatchObject({ counted: "not-voted" });
  });

  test("nothing closes before the settle time, and a vote that arrives within it may undo the decision", () => {
    const closing = "2026-03-05T22:00:00Z";
    const early = decided([opened, ...passing], "2026-03-05T22:01:59Z");
    expect(early.hold?.code).toBe("settling");
    const undone = decide(early.state, [voted(closing, "bo", "withdraw")], facts("2026-03-05T22:05:00Z", heads));
    expect(undone.state.ballots[0]).toMatchObject({ closed: null, standing: { is: "open", since: closing } });
  });

  test("an act seen late decides nothing earlier than what was folded before it", () => {
    const first = decided(
      [opened, voted("2026-03-05T12:00:00Z", "ana"), voted("2026-03-05T12:00:00Z", "bo")],
      "2026-03-05T12:00:00Z",
    );
    const then = decide(first.state, [voted("2026-03-05T08:00:00Z", "chen")], facts("2026-03-05T13:00:00Z", heads));
    expect(then.state.ballots[0]?.standing).toEqual({ is: "passes", since: "2026-03-05T12:00:00Z" });
  });

  test("a clock that went back, or differs from GitHub's, closes nothing", () => {
    const done = seen([opened, ...passing], "2026-03-05T22:10:00Z");
    const back = decide(done, [], facts("2026-03-05T20:00:00Z", heads));
    expect(back.entries).toEqual([]);
    const due = [opening(start, pat, sha(0)), opened, ...passing];
    const skewed = decide(emptyState(), due, facts("2026-03-05T23:00:00Z", heads, { clockSkewed: true }));
    expect(skewed).toMatchObject({ hold: { code: "clock-skewed" }, state: { ballots: [{ closed: null }] } });
  });
});

describe("the reminder", () => {
  const reminders = (happenings: readonly Happening[], now: string) =>
    ballotAt(happenings, now).reminders?.map(({ at, people }) => [at, people.map(({ login }) => login).join(" ")]) ??
    [];

  test("comes 48 hours before the end, as for any ballot", () => {
    expect(reminders([opened, voted("2026-03-05T10:00:00Z", "ana")], late)).toEqual([
      ["2026-03-09T00:00:00Z", "bo chen dee eli"],
    ]);
  });

  test("not while it is decided; when that is undone, at once", () => {
    const three = [opened, ...all("2026-03-08T18:00:00Z", ["ana", "bo", "chen"])];
    expect(reminders(three, late)).toEqual([]);
    const undone = [...three, voted("2026-03-09T05:00:00Z", "bo", "withdraw")];
    expect(reminders(undone, late)).toEqual([["2026-03-09T05:00:00Z", "bo dee eli"]]);
  });

  test("where there is no end, none without a least time", () => {
    expect(reminders([endless], "2027-01-01T00:00:00Z")).toEqual([]);
  });
});
