/** Named objections [D7], on the fixture process: raised, answered, contested, taken back, overridden. */
import { describe, expect, test } from "vitest";
import type { Happening } from "../../src/core/model/act.ts";
import { blockingConcerns, standingOf } from "../../src/core/model/concern.ts";
import type { ActId } from "../../src/core/model/names.ts";
import { replay } from "../../src/core/record/replay.ts";
import { circle, person, sha } from "../builders/guild.ts";
import { decidedAt, lookAgain, stateAt, sung } from "../builders/looks.ts";
import { bo, lee, mia, pat, zed } from "../builders/people.ts";
import { command, push, thread, vote } from "../builders/timeline.ts";

const approved = circle
  .slice(0, 3)
  .map((name, place) => vote("2026-03-05T09:00:00Z", person(name, place + 1), "approve", 10 + place));
const raised = command("2026-03-06T09:00:00Z", bo, "/concern false note: the third line hurts", 20);
const answered = command("2026-03-07T09:00:00Z", mia, "/address False Note: it is meant to", 21);
const contested = command("2026-03-08T09:00:00Z", bo, "/contest false note: it still hurts", 22);
const afterEnd = "2026-03-11T00:00:00Z";
const later = (line: string, by = mia, source = 30): Happening => command("2026-03-12T09:00:00Z", by, line, source);

describe("what a concern does to the move that a passed ballot decides", () => {
  const cases: readonly (readonly [string, readonly Happening[], string, string | null])[] = [
    ["none: made", [], "Bound", null],
    ["unanswered: held (P043, P050)", [raised], "Sung", "concern-open"],
    ["answered: made", [raised, answered], "Bound", null],
    ["contested before the close: the ballot settles it", [raised, answered, contested], "Bound", null],
    ["taken back: made", [raised, command("2026-03-07T09:00:00Z", bo, "/resolve false note", 21)], "Bound", null],
    [
      "overridden: made",
      [raised, command("2026-03-07T09:00:00Z", lee, "/override-concern false note because it rhymes", 21)],
      "Bound",
      null,
    ],
    [
      "one of two unanswered: held",
      [raised, answered, command("2026-03-07T10:00:00Z", zed, "/concern rain: it is dry", 23)],
      "Sung",
      "concern-open",
    ],
    [
      "raised at the closing instant: held",
      [command("2026-03-10T00:00:00Z", zed, "/concern rain: it is dry", 23)],
      "Sung",
      "concern-open",
    ],
    [
      "raised a second after it: too late",
      [command("2026-03-10T00:00:01Z", zed, "/concern rain: it is dry", 23)],
      "Bound",
      null,
    ],
    [
      "the text changed as well: held for the text",
      [push("2026-03-04T10:00:00Z", pat, sha(1)), raised],
      "Sung",
      "text-changed",
    ],
  ];
  test.each(cases)("%s", (_what, happenings, status, why) => {
    const state = stateAt([sung, ...approved, ...happenings], afterEnd);
    expect([state.status, state.heldMove?.why ?? null]).toEqual([status, why]);
  });

  test("a ballot that does not pass settles nothing, and more than half rejecting needs no answer", () => {
    const undecided = stateAt([sung, raised, answered, contested], afterEnd);
    expect(undecided.concerns.map(standingOf)).toEqual(["contested"]);
    expect(undecided.heldMove).toBeNull();
    const against = circle
      .slice(0, 3)
      .map((name, place) => vote("2026-03-07T00:00:00Z", person(name, place + 1), "reject", 10 + place));
    expect(stateAt([sung, raised, ...against], afterEnd).status).toBe("Broken");
  });

  test("a settled one is recorded with the ballot that settled it, at the close", () => {
    const { entries } = decidedAt([sung, ...approved, raised, answered, contested], afterEnd);
    expect(entries.find(({ fact }) => fact.kind === "concern-settled")).toMatchObject({
      at: "2026-03-10T00:00:00Z",
      cause: { kind: "deadline", deadline: "ballot" },
      fact: { ballot: "chanting/1" },
    });
  });
});

describe("a held move is made when the last concern is out of the way", () => {
  const rain = command("2026-03-06T10:00:00Z", zed, "/concern rain: it is dry", 24);
  const cases: readonly (readonly [string, readonly Happening[], string, string | null])[] = [
    ["answered", [later("/address false note: it is meant to")], "Bound", null],
    ["taken back", [later("/resolve false note", bo)], "Bound", null],
    ["overridden", [later("/override-concern false note because it rhymes", lee)], "Bound", null],
    [
      "answered, but the text has changed since",
      [push("2026-03-11T09:00:00Z", pat, sha(1)), later("/address false note: mended")],
      "Sung",
      "text-changed",
    ],
    ["one of two", [rain, later("/address false note: it is meant to")], "Sung", "concern-open"],
    ["both", [rain, later("/address rain: it will come"), later("/resolve false note", bo, 31)], "Bound", null],
    [
      "answered, contested after the close",
      [
        rain,
        later("/address false note: it is meant to"),
        command("2026-03-13T09:00:00Z", bo, "/contest false note", 32),
        command("2026-03-14T09:00:00Z", mia, "/address rain: it will come", 33),
      ],
      "Sung",
      "concern-open",
    ],
  ];
  test.each(cases)("%s", (_what, happenings, status, why) => {
    const state = stateAt([sung, ...approved, raised, ...happenings], "2026-03-15T00:00:00Z");
    expect([state.status, state.heldMove?.why ?? null]).toEqual([status, why]);
  });

  test("at the instant of that act", () => {
    const { state, entries } = decidedAt(
      [sung, ...approved, raised, later("/address false note: so be it")],
      "2026-03-15T00:00:00Z",
    );
    expect(state.since).toBe("2026-03-12T09:00:00Z");
    expect(replay(entries)).toEqual(state);
  });

  test("never before the close, when an answer in time is seen late", () => {
    const before = stateAt([sung, ...approved, raised], afterEnd);
    expect(before.heldMove).not.toBeNull();
    const { state } = lookAgain(before, [answered], "2026-03-12T00:00:00Z");
    expect([state.status, state.since]).toEqual(["Bound", "2026-03-10T00:00:00Z"]);
  });
});

describe("commands about concerns that are refused", () => {
  const open = [sung, raised];
  const taken = command("2026-03-06T10:00:00Z", bo, "/resolve false note", 25);
  const held = [sung, ...approved, raised];
  const cases: readonly (readonly [string, readonly Happening[], string])[] = [
    ["before any period", [later("/concern rain: it is dry", zed)], "concern-not-now"],
    ["when the vote has passed", [...held, later("/concern rain: it is dry", zed)], "concern-too-late"],
    ["after the decision", [sung, ...approved, later("/concern rain: it is dry", zed)], "concern-decided"],
    [
      "on a closed thread",
      [...open, thread("2026-03-06T11:00:00Z", "closed", pat), later("/resolve false note", bo)],
      "thread-closed",
    ],
    ["no name", [sung, command("2026-03-06T09:00:00Z", bo, "/concern", 20)], "concern-name-missing"],
    [
      "a name of signs alone",
      [sung, command("2026-03-06T09:00:00Z", bo, "/concern \u200b**: x", 20)],
      "concern-name-missing",
    ],
    [
      "a sentence for a name",
      [sung, command("2026-03-06T09:00:00Z", bo, `/concern ${"very ".repeat(15)}bad: x`, 20)],
      "concern-name-long",
    ],
    ["nothing said", [sung, command("2026-03-06T09:00:00Z", bo, "/concern rain", 20)], "concern-text-missing"],
    [
      "nothing answered",
      [...open, command("2026-03-07T09:00:00Z", mia, "/address false note", 21)],
      "concern-text-missing",
    ],
    [
      "a second of that name",
      [...open, command("2026-03-07T09:00:00Z", zed, "/concern  FALSE note: me too", 21)],
      "concern-exists",
    ],
    [
      "a second of that name, the first answered",
      [...open, answered, command("2026-03-08T09:00:00Z", bo, "/concern false note: again", 26)],
      "concern-exists",
    ],
    [
      "another's to answer",
      [...open, command("2026-03-07T09:00:00Z", zed, "/address false note: x", 21)],
      "not-a-steward",
    ],
    [
      "an author's to answer",
      [...open, command("2026-03-07T09:00:00Z", pat, "/address false note: x", 21)],
      "not-a-steward",
    ],
    [
      "another's to take back (P052)",
      [...open, command("2026-03-07T09:00:00Z", zed, "/resolve false note", 21)],
      "not-the-raiser",
    ],
    [
      "another's to contest",
      [...open, answered, command("2026-03-08T09:00:00Z", zed, "/contest false note", 22)],
      "not-the-raiser",
    ],
    [
      "the primary's to override",
      [...open, command("2026-03-07T09:00:00Z", mia, "/override-concern false note because x", 21)],
      "not-in-role",
    ],
    [
      "overridden without a reason",
      [...open, command("2026-03-07T09:00:00Z", lee, "/override-concern false note", 21)],
      "reason-missing",
    ],
    [
      "contested before it is answered",
      [...open, command("2026-03-07T09:00:00Z", bo, "/contest false note", 21)],
      "concern-unanswered",
    ],
    [
      "contested twice",
      [...open, answered, contested, command("2026-03-09T09:00:00Z", bo, "/contest false note", 23)],
      "concern-contested",
    ],
    [
      "answered after it was contested",
      [...open, answered, contested, command("2026-03-09T09:00:00Z", mia, "/address false note: x", 23)],
      "concern-contested",
    ],
    [
      "contested a second after seven days",
      [...open, answered, command("2026-03-14T09:00:01Z", bo, "/contest false note", 22)],
      "contest-too-late",
    ],
    [
      "answered when taken back",
      [...open, taken, command("2026-03-07T09:00:00Z", mia, "/address false note: x", 21)],
      "concern-closed",
    ],
    ["a name that is none", [...open, command("2026-03-07T09:00:00Z", mia, "/address rain: x", 21)], "concern-unknown"],
    ["nearly a command", [...open, command("2026-03-07T09:00:00Z", mia, "/adress rain: x", 21)], "unknown-command"],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    const state = stateAt(happenings, "2026-03-20T00:00:00Z");
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code });
  });
});

describe("names and cycles", () => {
  test("seven days after the answer is in time, and the steward may answer better before", () => {
    const better = command("2026-03-07T10:00:00Z", lee, "/address false note: the fourth line explains it", 27);
    const inTime = command("2026-03-14T10:00:00Z", bo, "/contest false note", 22);
    expect(stateAt([sung, raised, answered, better, inTime], "2026-03-15T00:00:00Z").concerns.map(standingOf)).toEqual([
      "contested",
    ]);
  });

  test("one taken back can be raised again and blocks again (P053)", () => {
    const taken = command("2026-03-06T10:00:00Z", bo, "/resolve “False note”.", 25);
    const again = command("2026-03-06T11:00:00Z", zed, "/concern false note: not so fast", 26);
    const state = stateAt([sung, ...approved, raised, taken, again], afterEnd);
    expect(state.concerns.map(standingOf)).toEqual(["withdrawn", "unanswered"]);
    expect(state.heldMove?.why).toBe("concern-open");
  });

  test("its raiser may write it anew in the same comment, nobody elsewhere", () => {
    const anew = (id: string): Happening => {
      const asked = command("2026-03-06T10:00:00Z", bo, "/concern false note: the fourth line hurts", 20);
      return asked.kind === "act" ? { ...asked, act: { ...asked.act, id: id as ActId } } : asked;
    };
    const { state, texts } = decidedAt([sung, raised, anew("comment:20:1:0")], "2026-03-07T00:00:00Z");
    expect(state.concerns.map(({ text }) => texts.get(text))).toEqual(["the fourth line hurts"]);
    const same = stateAt([sung, raised, anew("comment:20:0:1")], "2026-03-07T00:00:00Z");
    expect(same.commands.at(-1)?.verdict.code).toBe("concern-exists");
  });

  test("one that stands goes along into the next cycle, and its name with it", () => {
    const hushed = command("2026-03-07T09:00:00Z", mia, "/hush because of the third line", 21);
    const next = stateAt([sung, raised, hushed], "2026-03-08T00:00:00Z");
    expect([next.cycle, blockingConcerns(next).length]).toEqual([2, 1]);
    const answeredLater = command("2026-03-08T09:00:00Z", mia, "/address false note: it is another line now", 22);
    const resung = command("2026-03-08T10:00:00Z", mia, "/sing 5d", 23);
    const again = command("2026-03-08T11:00:00Z", bo, "/resolve false note", 24);
    const anew = command("2026-03-08T12:00:00Z", zed, "/concern false note: the new line hurts too", 25);
    const state = stateAt([sung, raised, hushed, answeredLater, resung, again, anew], "2026-03-09T00:00:00Z");
    expect(state.commands.map(({ verdict }) => verdict.code)).toEqual([null, null, null, null, null, null, null]);
    expect(state.concerns.map(({ cycle }) => cycle)).toEqual([1, 2]);
  });

  test("words of people stand in the texts, never in the entries", () => {
    const { entries, texts } = decidedAt(
      [
        sung,
        raised,
        answered,
        contested,
        command("2026-03-09T09:00:00Z", lee, "/override-concern false note because it rhymes", 24),
      ],
      "2026-03-09T10:00:00Z",
    );
    expect(JSON.stringify(entries)).not.toMatch(/false note|third line|meant to|still hurts|rhymes/i);
    const kept = [...texts.values()];
    for (const words of ["false note", "the third line hurts", "it is meant to", "it still hurts", "it rhymes"]) {
      expect(kept).toContain(words);
    }
  });
});
