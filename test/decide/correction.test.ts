/** `/correct`: what can be put right and by whom; nothing is decided, opened or shortened by it. */
import { describe, expect, test } from "vitest";
import type { Happening } from "../../src/core/model/act.ts";
import type { State } from "../../src/core/model/state.ts";
import { person } from "../builders/guild.ts";
import { stateAt, sung } from "../builders/looks.ts";
import { lee, mia, pat, sam } from "../builders/people.ts";
import { command, thread, vote } from "../builders/timeline.ts";

const bound = ["ana", "bo", "chen"].map((name, place) =>
  vote("2026-03-05T09:00:00Z", person(name, place + 1), "approve", 10 + place),
);
const unbound = command("2026-03-12T09:00:00Z", lee, "/unbind because it frays", 40);
const shattered = command("2026-03-11T09:00:00Z", lee, "/shatter because it hurts", 41);
const correct = (what: string, at = "2026-03-13T09:00:00Z", by = sam, source = 60) =>
  command(at, by, `/correct ${what} because it was a mistake`, source);
const verdict = (state: State) => state.commands.at(-1)?.verdict;

describe("the status", () => {
  test("a rejection by mistake is taken back to the period that there was, which is over", () => {
    const state = stateAt([sung, shattered, correct("status sung")], "2026-03-13T09:00:00Z");
    expect(verdict(state)).toMatchObject({ done: true });
    expect(state).toMatchObject({ status: "Sung", window: { ends: "2026-03-10T00:00:00Z", ended: true } });
    expect(state.writes).toMatchObject({ state: "Sung", until: "2026-03-09" });
    expect(state.milestones.at(-1)?.what).toMatchObject({
      kind: "corrected",
      subject: "status",
      from: "Broken",
      to: "Sung",
      by: sam,
    });
    const again = command("2026-03-13T10:00:00Z", mia, "/linger 5d because it goes on", 61);
    expect(stateAt([sung, shattered, correct("status sung"), again], "2026-03-13T10:00:00Z").ballots).toMatchObject([
      { round: 1 },
      { round: 2, closed: null },
    ]);
  });

  test("a decision is come back to where it was made, and the result stands as it was", () => {
    const state = stateAt([sung, ...bound, unbound, correct("status Bound")], "2026-03-13T09:00:00Z");
    expect(state.status).toBe("Bound");
    expect(state.ballots[0]?.closed?.tally.counts).toMatchObject({ approve: 3 });
  });

  test("correcting while a ballot runs makes it void; the beginning is a new cycle", () => {
    const state = stateAt([sung, correct("status Whispered", "2026-03-05T09:00:00Z")], "2026-03-05T09:00:00Z");
    expect(state).toMatchObject({ status: "Whispered", cycle: 2, window: null, writes: { until: null } });
    expect(state.ballots[0]?.voided).toMatchObject({ why: "corrected" });
  });

  test("is undone like any other command", () => {
    const undo = command("2026-03-13T09:10:00Z", sam, "/undo", 61);
    expect(stateAt([sung, shattered, correct("status sung"), undo], "2026-03-13T09:10:00Z").status).toBe("Broken");
  });
});

test("the steward, by either word", () => {
  for (const word of ["steward", "keeper"]) {
    const state = stateAt([correct(`${word} @max`)], "2026-03-13T09:00:00Z");
    expect(state.steward?.person.login).toBe("max");
    expect(state.milestones.map(({ what }) => what.kind)).toContain("corrected");
  }
});

test("the end moves later, for the period and its ballot", () => {
  const state = stateAt([sung, correct("end 2026-03-12", "2026-03-05T09:00:00Z")], "2026-03-05T09:00:00Z");
  expect(state.window).toMatchObject({ ends: "2026-03-13T00:00:00Z", extendedDays: 3 });
  expect(state.ballots[0]?.closes).toBe("2026-03-13T00:00:00Z");
  expect(state.writes.until).toBe("2026-03-12");
});

describe("refused", () => {
  const during = "2026-03-05T09:00:00Z";
  const redecided = [
    command("2026-03-13T09:00:00Z", sam, "/correct status Whispered because so", 42),
    command("2026-03-14T09:00:00Z", mia, "/sing 5d", 43),
  ];
  const cases: readonly (readonly [string, readonly Happening[], string])[] = [
    ["by the steward", [sung, correct("status Whispered", during, mia)], "not-in-role"],
    ["by whoever may all else", [sung, correct("status Whispered", during, lee)], "not-in-role"],
    ["nothing named", [sung, correct("", during)], "correct-what"],
    ["a result", [sung, correct("ballot", during)], "correct-what"],
    ["a number", [sung, correct("number 13", during)], "correct-what"],
    ["a vote", [sung, correct("vote @ana", during)], "correct-what"],
    ["without a reason", [sung, command(during, sam, "/correct status Whispered", 60)], "reason-missing"],
    ["a status that there is not", [sung, correct("status Hummed", during)], "correct-status-unknown"],
    ["no status", [sung, correct("status", during)], "correct-status-unknown"],
    ["the same", [sung, correct("status Sung", during)], "correct-same"],
    ["to a decision that was never made", [sung, correct("status Bound", during)], "correct-not-decided"],
    ["to a refusal that was never made", [sung, correct("status Broken", during)], "correct-not-decided"],
    [
      "to a decision that another vote came after",
      [sung, ...bound, unbound, ...redecided, correct("status Bound", "2026-03-25T09:00:00Z")],
      "correct-not-decided",
    ],
    [
      "to a decision that was undone",
      [sung, ...bound, unbound, command("2026-03-12T09:01:00Z", lee, "/undo", 50), correct("status Broken")],
      "correct-not-decided",
    ],
    ["to a period that there never was", [correct("status Sung", during)], "correct-needs-period"],
    [
      "while closed",
      [sung, thread("2026-03-05T08:00:00Z", "closed", pat), correct("status Whispered", during)],
      "thread-closed",
    ],
    [
      "once merged",
      [sung, ...bound, thread("2026-03-12T08:00:00Z", "merged", pat), correct("status Whispered")],
      "thread-closed",
    ],
    ["nobody as steward", [correct("steward", during)], "person-missing"],
    ["two stewards", [correct("steward @max @mia", during)], "unexpected-word"],
    ["an author as steward", [correct("steward @pat", during)], "is-author"],
    ["who is steward already", [correct("steward @mia", during)], "already-steward"],
    ["an end where none is set", [correct("end 2026-03-20", during)], "no-window"],
    ["an end that has passed", [sung, correct("end 2026-03-20")], "no-window"],
    ["an earlier end", [sung, correct("end 2026-03-08", during)], "correct-not-later"],
    ["the same end", [sung, correct("end 2026-03-09", during)], "correct-not-later"],
    ["later than extensions may", [sung, correct("end 2026-03-20", during)], "extension-too-long"],
    ["no date", [sung, correct("end soon", during)], "correct-date-unreadable"],
    ["no such day", [sung, correct("end 2026-02-30", during)], "correct-date-unreadable"],
    [
      "the end while the clock rests",
      [sung, command("2026-03-05T08:00:00Z", mia, "/pause because so", 9), correct("end 2026-03-12", during)],
      "correct-paused",
    ],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    const now = happenings.at(-1)?.key.at ?? "";
    expect(verdict(stateAt(happenings, now))).toMatchObject({ done: false, code });
  });
});
