/** `/undo`: the state is what it was before the command, and nothing that others did since is lost. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { at as after, start, timelines } from "../builders/generated-timelines.ts";
import { charmText, facts, person, reading, sha } from "../builders/guild.ts";
import { sung } from "../builders/looks.ts";
import { bo, lee, mia, pat } from "../builders/people.ts";
import { command, opening, push, thread, vote } from "../builders/timeline.ts";

const heads = [0, 1, 2].map((place) =>
  reading(sha(place), charmText(`Text ${place}.`, place === 2 ? { until: "" } : {})),
);

const seen = (happenings: readonly Happening[], now: string, head = sha(0)): State =>
  decide(
    emptyState(),
    [opening(start, pat, head), ...happenings].filter((one) => one.key.at <= now),
    facts(now, heads),
  ).state;

const undo = (at: string, by = mia, source = 90) => command(at, by, "/undo", source);
const verdict = (state: State) => state.commands.at(-1)?.verdict;
const approve = (at: string, name: string, id: number) => vote(at, person(name, id), "approve", 20 + id);

/** All that an undo is to put back. */
const standing = ({
  status,
  since,
  cycle,
  steward,
  window,
  paused,
  concerns,
  movesThisCycle,
  movesEver,
  heldMove,
}: State) => ({
  ...{ status, since, cycle, steward, window, paused, concerns, movesThisCycle, movesEver, heldMove },
});

describe("/undo puts back what was before", () => {
  const before = "2026-03-04T08:59:00Z";
  const raised = command("2026-03-05T09:00:00Z", bo, "/concern rain: it is dry", 2);
  const paused = command("2026-03-06T09:00:00Z", mia, "/pause because of the flood", 3);
  const later = "2026-03-06T12:00:00Z";
  const cases: readonly (readonly [string, readonly Happening[], Happening])[] = [
    ["a period and its ballot", [], command("2026-03-04T09:00:00Z", mia, "/sing 5d", 9)],
    ["more time", [sung], command(later, mia, "/linger 2d because of the rain", 9)],
    ["a pause", [sung], command(later, mia, "/pause because of the rain", 9)],
    ["a resumption", [sung, paused], command(later, mia, "/resume", 9)],
    [
      "a cancellation",
      [sung, approve("2026-03-05T09:00:00Z", "ana", 1)],
      command(later, mia, "/cancel-ballot because no", 9),
    ],
    ["a move", [sung, raised], command(later, mia, "/hush because no", 9)],
    ["a steward", [sung], command(later, lee, "/entrust @max", 9)],
    ["nobody as steward", [sung], command(later, mia, "/release", 9)],
    ["a concern overridden", [sung, raised], command(later, lee, "/override-concern rain because we waited", 9)],
    ["a rejection", [sung], command("2026-03-11T09:00:00Z", lee, "/shatter because it hurts", 9)],
    ["another round", [sung], command("2026-03-11T09:00:00Z", mia, "/linger 5d because nobody came", 9)],
  ];
  test.each(cases)("%s", (_what, earlier, done) => {
    const at = done.key.at;
    const by = done.kind === "act" ? done.act.by : mia;
    const was = seen(earlier, earlier.length === 0 ? before : at);
    const during = seen([...earlier, done], at);
    expect(verdict(during)).toMatchObject({ done: true });
    const ended = at.replace(/:00:00Z$/, ":15:00Z");
    const undone = seen([...earlier, done, undo(ended, by)], ended);
    expect(verdict(undone)).toMatchObject({ done: true });
    expect(standing(undone)).toEqual(standing(was));
    expect(undone.ballots.slice(0, was.ballots.length)).toEqual(was.ballots);
    expect(undone.writes).toMatchObject(was.writes);
    for (const ballot of undone.ballots.slice(was.ballots.length)) {
      expect(ballot.voided).toEqual({ at: ended, why: "undone" });
    }
    expect(undone.milestones.at(-1)?.what).toMatchObject({ kind: "undone" });
    expect(undone.undoable?.act).not.toBe(during.undoable?.act);
  });

  test("the header is written as it was: the status, and no line that was not there", () => {
    const state = seen([sung, undo("2026-03-04T09:05:00Z")], "2026-03-04T09:05:00Z");
    expect(state.writes).toEqual({ state: "Whispered", until: null });
  });

  test("an empty line of the header stays an empty line", () => {
    const state = seen([sung, undo("2026-03-04T09:05:00Z")], "2026-03-04T09:05:00Z", sha(2));
    expect(state.writes).toEqual({ state: "Whispered", until: "" });
  });

  test("the number stays, and is not given again", () => {
    const state = seen([sung, undo("2026-03-04T09:05:00Z")], "2026-03-04T09:05:00Z");
    expect(state.document?.number).toBe(12);
    const again = seen(
      [sung, undo("2026-03-04T09:05:00Z"), command("2026-03-04T09:10:00Z", mia, "/sing 5d", 91)],
      "2026-03-04T09:10:00Z",
    );
    expect(again).toMatchObject({ status: "Sung", document: { number: 12 } });
    expect(again.ballots.map(({ round, voided }) => [round, voided !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  test("a cancelled ballot goes on with the votes that it had and that were given meanwhile", () => {
    const cancelled = command("2026-03-06T09:00:00Z", mia, "/cancel-ballot because no", 2);
    const votes = [
      approve("2026-03-05T09:00:00Z", "ana", 1),
      approve("2026-03-06T09:05:00Z", "bo", 2),
      approve("2026-03-07T09:00:00Z", "chen", 3),
    ];
    const state = seen([sung, cancelled, undo("2026-03-06T09:10:00Z"), ...votes], "2026-03-11T00:00:00Z");
    expect(state).toMatchObject({ status: "Bound" });
    expect(state.ballots[0]?.closed?.tally.counts).toMatchObject({ approve: 3 });
  });

  test("two commands are undone one after the other, the last first", () => {
    const named = command("2026-03-04T09:00:00Z", mia, "/name", 1);
    const then = command("2026-03-04T09:02:00Z", mia, "/sing 5d", 2);
    const once = [named, then, undo("2026-03-04T09:05:00Z", mia, 3)];
    expect(seen(once, "2026-03-04T09:05:00Z")).toMatchObject({ status: "Whispered", movesEver: ["name"] });
    expect(seen([...once, undo("2026-03-04T09:06:00Z", mia, 4)], "2026-03-04T09:06:00Z")).toMatchObject({
      movesEver: [],
    });
  });

  test("a status asked for in the file is asked for again", () => {
    const typed = [...heads, reading(sha(7), charmText("Text 0.", { state: "Sung" }))];
    const happenings = [
      opening(start, pat, sha(0)),
      push("2026-03-03T09:00:00Z", pat, sha(7)),
      sung,
      undo("2026-03-04T09:05:00Z"),
    ];
    const { state } = decide(emptyState(), happenings, facts("2026-03-04T09:05:00Z", typed));
    expect(state.request).toMatchObject({ to: "Sung" });
  });
});

describe("what does not stand in the way of an undo", () => {
  const paused = command("2026-03-06T09:00:00Z", mia, "/pause because of the flood", 3);
  const cases: readonly (readonly [string, readonly Happening[]])[] = [
    ["a vote in a ballot that was open before", [sung, paused, approve("2026-03-06T09:05:00Z", "ana", 1)]],
    ["a vote of its issuer", [sung, vote("2026-03-04T09:05:00Z", mia, "approve", 30)]],
    ["a vote of somebody without a seat", [sung, vote("2026-03-04T09:05:00Z", person("zed", 9), "approve", 30)]],
    ["a push of the same text's like after a pause", [sung, paused, push("2026-03-06T09:05:00Z", pat, sha(1))]],
    ["a push of its issuer", [sung, push("2026-03-04T09:05:00Z", mia, sha(1))]],
    ["a command that was refused", [sung, command("2026-03-04T09:05:00Z", lee, "/shatter because no", 30)]],
    ["somebody who asks for help", [sung, command("2026-03-04T09:05:00Z", lee, "/lastcall help", 30)]],
  ];
  test.each(cases)("%s", (_what, happenings) => {
    const given = happenings.findLast(
      (one) => one.kind === "act" && one.act.by === mia && one.act.what.kind === "command",
    );
    const at = (given?.key.at ?? "").replace(":00:00Z", ":10:00Z");
    const state = seen([...happenings, undo(at)], at);
    expect(verdict(state)).toMatchObject({ done: true });
    expect(state.votes).toHaveLength(
      happenings.filter((one) => one.kind === "act" && one.act.what.kind === "vote").length,
    );
    expect(state.heads).toHaveLength(1 + happenings.filter((one) => one.kind === "push").length);
  });
});

describe("refused", () => {
  const soon = "2026-03-04T09:10:00Z";
  const short = command("2026-03-04T23:50:00Z", mia, "/linger 1d because of the rain", 3);
  const overnight = command("2026-03-01T09:00:00Z", mia, "/sing 3d", 1);
  const cases: readonly (readonly [string, readonly Happening[], Readonly<Record<string, string>>])[] = [
    ["after 15 minutes", [sung, undo("2026-03-04T09:15:01Z")], { code: "undo-too-late", ends: "2026-03-04T09:15:00Z" }],
    ["nothing to undo", [undo(soon)], { code: "undo-nothing" }],
    ["another person's command", [sung, undo(soon, lee)], { code: "undo-not-yours", by: "mia" }],
    ["twice", [sung, undo("2026-03-04T09:05:00Z"), undo(soon, mia, 91)], { code: "undone-already", done: "sing" }],
    ["a word too many", [sung, command(soon, mia, "/undo sing", 9)], { code: "unexpected-word" }],
    [
      "somebody voted in the ballot",
      [sung, approve("2026-03-04T09:05:00Z", "ana", 1), undo(soon)],
      { code: "undo-acted-on", deed: "vote", by: "ana" },
    ],
    [
      "somebody gave a command since",
      [sung, command("2026-03-04T09:05:00Z", lee, "/pause because so", 9), undo(soon)],
      { code: "undo-acted-on", deed: "command", by: "lee", given: "pause" },
    ],
    [
      "somebody raised a concern since",
      [sung, command("2026-03-04T09:05:00Z", bo, "/concern rain: it is dry", 9), undo(soon)],
      { code: "undo-acted-on", deed: "command", by: "bo" },
    ],
    [
      "the author changed the text since",
      [sung, push("2026-03-04T09:05:00Z", pat, sha(1)), undo(soon)],
      { code: "undo-acted-on", deed: "push", by: "pat" },
    ],
    [
      "the pull request was closed",
      [sung, thread("2026-03-04T09:05:00Z", "closed", pat), undo(soon)],
      { code: "thread-closed" },
    ],
    [
      "it was closed and opened again",
      [sung, thread("2026-03-04T09:05:00Z", "closed", pat), thread("2026-03-04T09:06:00Z", "open", pat), undo(soon)],
      { code: "undo-acted-on", deed: "thread-closed" },
    ],
    [
      "the end that it would bring back has passed",
      [overnight, short, undo("2026-03-05T00:00:00Z")],
      { code: "undo-past-end", ends: "2026-03-05T00:00:00Z" },
    ],
    [
      "the vote has ended since",
      [
        sung,
        command("2026-03-06T09:00:00Z", mia, "/pause because so", 3),
        command("2026-03-06T09:01:00Z", mia, "/resume", 4),
        undo("2026-03-10T00:00:30Z"),
      ],
      { code: "undo-too-late" },
    ],
  ];
  test.each(cases)("%s", (_what, happenings, { code, ...details }) => {
    const from = happenings.some((one) => one.key.at < start) ? "2026-02-28T09:00:00Z" : start;
    const now = happenings.at(-1)?.key.at ?? "";
    const { state } = decide(emptyState(), [opening(from, pat, sha(0)), ...happenings], facts(now, heads));
    expect(verdict(state)).toMatchObject({ done: false, code, details });
  });

  test("a later one is not meant by an undo that was given before it and seen after", () => {
    const first = seen([sung], "2026-03-04T09:10:00Z");
    const happenings = [opening(start, pat, sha(0)), sung, undo("2026-03-04T08:59:00Z")];
    const { state } = decide(first, happenings, facts("2026-03-04T09:12:00Z", heads));
    expect(verdict(state)).toMatchObject({ done: false, code: "undo-nothing" });
    expect(state.status).toBe("Sung");
  });
});

test("whatever was done before and since: an undo right after a command changes nothing that was there", () => {
  fc.assert(
    fc.property(timelines, (acts) => {
      const now = after(31 * 24 * 60);
      const was = seen(acts, now);
      const given = command(after(31 * 24 * 60 + 1), lee, "/cancel-ballot because so", 900);
      const ended = after(31 * 24 * 60 + 3);
      const same = seen(acts, ended);
      const state = seen([...acts, given, undo(ended, lee, 901)], ended);
      if (!state.commands.at(-2)?.verdict.done || !state.commands.at(-1)?.verdict.done) return;
      expect(standing(state)).toEqual(standing(same));
      expect(state.ballots).toEqual(same.ballots);
      expect(was.votes).toEqual(state.votes);
    }),
    { numRuns: 100 },
  );
});
