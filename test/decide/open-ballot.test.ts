/** `/open-ballot`, `/extend-ballot` and several votes at once on a thread: what is opened, refused, counted and left alone. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState, replay } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { circle, facts, person, policy, sha } from "../builders/guild.ts";
import { heads, stateAt } from "../builders/looks.ts";
import { lee, mia, pat, sam, zed } from "../builders/people.ts";
import { command, opening, thread, vote } from "../builders/timeline.ts";

const seen = (happenings: readonly Happening[], now = "2026-03-20T00:00:00Z", more = {}): State =>
  stateAt(happenings, now, more);

const hum = (line = "/open-ballot humming", by = mia, at = "2026-03-03T09:00:00Z", id = 1) => command(at, by, line, id);
const sung = command("2026-03-03T10:00:00Z", mia, "/sing 5d", 2);

describe("opened by command", () => {
  test.each([
    ["for its own length", "/open-ballot humming", "2026-03-11T00:00:00Z"],
    ["for days", "/open-ballot humming 14d", "2026-03-18T00:00:00Z"],
    ["for business days", "/open-ballot Humming 10 business days", "2026-03-18T00:00:00Z"],
    ["for hours", "/open-ballot humming 72h", "2026-03-06T09:00:00Z"],
    ["until it is decided", "/open-ballot whistling", null],
    [
      "until it is decided, at latest to an end",
      "/open-ballot whistling 3d because of the fair",
      "2026-03-07T00:00:00Z",
    ],
  ])("%s [P008, P040]", (_, line, closes) => {
    const state = seen([hum(line)], "2026-03-03T10:00:00Z");
    expect(state.ballots).toMatchObject([{ round: 1, closes, ownEnd: true, closed: null }]);
    expect(state).toMatchObject({ status: "Whispered", window: null });
  });

  test("by anybody whom the question names, and nobody else [P013]", () => {
    for (const by of [mia, lee, sam]) expect(seen([hum(undefined, by)]).ballots).toHaveLength(1);
    for (const by of [pat, zed, person("ana", 1)]) {
      const state = seen([hum(undefined, by)]);
      expect(state.ballots).toEqual([]);
      expect(state.commands[0]?.verdict).toMatchObject({ done: false, details: { roles: "steward,scribe" } });
    }
  });

  test("in a new round after the last one, without its votes [P133]", () => {
    const votes = ["ana", "bo", "chen"].map((name, place) =>
      vote("2026-03-04T10:00:00Z", person(name, place + 1), "approve", 20 + place),
    );
    const again = hum("/open-ballot humming", mia, "2026-03-06T09:00:00Z", 30);
    const { ballots } = seen([hum(), ...votes, again], "2026-03-06T10:00:00Z");
    expect(ballots.map(({ id, closed }) => [id, closed?.tally.outcome])).toEqual([
      ["humming/1", "passed"],
      ["humming/2", undefined],
    ]);
    expect(ballots[1]?.standing).toBeUndefined();
  });

  test("its outcome moves nothing by itself", () => {
    const votes = circle.map((name, place) =>
      vote("2026-03-04T10:00:00Z", person(name, place + 1), "approve", 20 + place),
    );
    expect(seen([hum(), ...votes])).toMatchObject({ status: "Whispered", heldMove: null });
  });
});

describe("refused", () => {
  const later = "2026-03-03T11:00:00Z";
  const cases: readonly (readonly [string, readonly Happening[], string])[] = [
    ["no question [P143]", [hum("/open-ballot")], "question-missing"],
    ["an unknown one [P038, P136]", [hum("/open-ballot dancing")], "question-unknown"],
    ["one that a move opens", [hum("/open-ballot chanting 5d")], "opened-by-move"],
    ["one that is open [P014]", [hum(), hum("/open-ballot humming 3d", mia, later, 9)], "ballot-open"],
    ["no length of time", [hum("/open-ballot humming a while")], "length-unreadable"],
    ["less than its least time", [hum("/open-ballot humming 5h")], "open-too-short"],
    ["a closed thread", [thread("2026-03-03T08:30:00Z", "closed", pat), hum()], "thread-closed"],
    [
      "while the clocks rest",
      [sung, command("2026-03-03T10:30:00Z", mia, "/pause because of rain", 5), hum(undefined, mia, later, 9)],
      "clocks-rest",
    ],
    ["more time for what is not open", [command(later, mia, "/extend-ballot humming 2d because so", 9)], "no-ballot"],
    [
      "more time by somebody else",
      [hum(), command(later, pat, "/extend-ballot humming 2d because so", 9)],
      "not-a-steward",
    ],
    [
      "more time without saying how much",
      [hum(), command(later, mia, "/extend-ballot humming because so", 9)],
      "length-missing",
    ],
    ["more time without a reason", [hum(), command(later, mia, "/extend-ballot humming 2d", 9)], "reason-missing"],
    ["too much time", [hum(), command(later, mia, "/extend-ballot humming 6d because so", 9)], "extension-too-long"],
    [
      "more time where there is no end",
      [hum("/open-ballot whistling"), command(later, mia, "/extend-ballot whistling 2d because so", 9)],
      "ballot-without-end",
    ],
    [
      "more time for one that is not among them",
      [hum(), command(later, mia, "/extend-ballot hummin 2d because so", 9)],
      "ballot-not-open",
    ],
    [
      "cancelling without saying which of several",
      [hum(), sung, command(later, mia, "/cancel-ballot because so", 9)],
      "which-ballot",
    ],
    [
      "cancelling one that is not open",
      [hum(), command(later, mia, "/cancel-ballot chanting because so", 9)],
      "ballot-not-open",
    ],
    [
      "cancelling by somebody else [P016]",
      [hum(), command(later, zed, "/cancel-ballot because so", 9)],
      "not-a-steward",
    ],
  ];
  test.each(cases)("%s", (_, happenings, code) => {
    expect(seen(happenings, "2026-03-04T00:00:00Z").commands.at(-1)?.verdict).toMatchObject({ done: false, code });
  });

  test("the known ones are named, and the one that was nearly meant", () => {
    const verdict = (line: string) => seen([hum(line)]).commands[0]?.verdict.details;
    expect(verdict("/open-ballot dancing")).toMatchObject({ nearest: "", questions: "humming, whistling" });
    expect(verdict("/open-ballot huming")).toMatchObject({ nearest: "humming" });
    expect(verdict("/open-ballot chanting")).toMatchObject({ verbs: "/sing" });
  });

  test("a draft pull request", () => {
    const drafted = thread("2026-03-02T10:00:00Z", "draft", pat);
    const ready = thread("2026-03-03T08:00:00Z", "ready", pat);
    expect(seen([drafted, hum()]).commands[0]?.verdict.code).toBe("thread-draft");
    expect(seen([drafted, ready, hum()]).commands[0]?.verdict.done).toBe(true);
  });

  test("neither length nor end", () => {
    const bare = {
      ...policy,
      questions: new Map([...policy.questions].map(([name, one]) => [name, { ...one, term: undefined }])),
    };
    const state = seen([hum()], undefined, { policy: { kind: "policy", policy: bare } });
    expect(state.commands[0]?.verdict.code).toBe("length-missing");
  });
});

describe("more time", () => {
  test.each([
    ["by the core's command", "/extend-ballot humming 2d because of the fair"],
    ["by the kind's verb", "/linger humming 2d because of the fair"],
  ])("%s", (_, line) => {
    const state = seen([hum(), command("2026-03-04T09:00:00Z", mia, line, 9)], "2026-03-05T00:00:00Z");
    expect(state.ballots[0]).toMatchObject({ closes: "2026-03-13T00:00:00Z", extendedDays: 2 });
  });

  test("the kind's verb with the name of its own vote means the period", () => {
    const state = seen(
      [hum(), sung, command("2026-03-04T09:00:00Z", mia, "/linger chanting 2d because so", 9)],
      "2026-03-05T00:00:00Z",
    );
    expect(state.window?.ends).toBe("2026-03-11T00:00:00Z");
    expect(state.ballots.map(({ closes }) => closes)).toEqual(["2026-03-11T00:00:00Z", "2026-03-11T00:00:00Z"]);
  });

  test("beyond the bounds by the primary steward", () => {
    const state = seen([hum(), command("2026-03-04T09:00:00Z", lee, "/extend-ballot humming 30d because so", 9)]);
    expect(state.ballots[0]).toMatchObject({ closes: "2026-04-10T00:00:00Z", extendedDays: 30 });
  });
});

describe("beside the lifecycle", () => {
  const moved = command("2026-03-05T09:00:00Z", mia, "/hush because of the noise", 9);

  test("a move makes its own vote void, and leaves the other open", () => {
    const state = seen([hum(), sung, moved], "2026-03-05T10:00:00Z");
    expect(state.ballots.map(({ id, voided }) => [id, voided?.why])).toEqual([
      ["humming/1", undefined],
      ["chanting/1", "moved"],
    ]);
  });

  test("cancelling the other leaves period and vote alone", () => {
    const cancelled = command("2026-03-05T09:00:00Z", sam, "/cancel-ballot humming because nobody hums", 9);
    const state = seen([hum(), sung, cancelled], "2026-03-05T10:00:00Z");
    expect(state).toMatchObject({ status: "Sung", window: { ended: false } });
    expect(state.ballots.map(({ voided }) => voided?.why)).toEqual(["cancelled", undefined]);
  });

  test("its closing ends no period and settles no concern", () => {
    const contested = [
      command("2026-03-03T12:00:00Z", person("bo", 2), "/concern rain: it is dry", 40),
      command("2026-03-03T13:00:00Z", mia, "/address rain: it will come", 41),
      command("2026-03-03T14:00:00Z", person("bo", 2), "/contest rain", 42),
    ];
    const votes = ["ana", "bo", "chen"].map((name, place) => ({
      ...vote("2026-03-04T10:00:00Z", person(name, place + 1), "approve", 20 + place),
    }));
    const named = votes.map((one) =>
      one.kind === "act" && one.act.what.kind === "vote"
        ? { ...one, act: { ...one.act, what: { ...one.act.what, question: "humming" } } }
        : one,
    );
    const state = seen([hum(), sung, ...contested, ...named], "2026-03-05T10:00:00Z");
    expect(state.ballots[0]?.closed?.tally.outcome).toBe("passed");
    expect(state).toMatchObject({ status: "Sung", window: { ended: false }, concerns: [{ end: null }] });
  });

  test("a period that no vote runs with ends by itself", () => {
    const silent = {
      ...policy,
      kinds: new Map(
        [...policy.kinds].map(([name, kind]) => [
          name,
          { ...kind, moves: kind.moves.map((move) => (move.verb === "sing" ? { ...move, ballot: null } : move)) },
        ]),
      ),
    };
    const state = seen([sung], undefined, { policy: { kind: "policy", policy: silent } });
    expect(state).toMatchObject({ status: "Sung", ballots: [], window: { ends: "2026-03-09T00:00:00Z", ended: true } });
  });
});

describe("several votes at once", () => {
  const both = [hum(), sung];
  const cast = (
    who: string,
    choice: "approve" | "reject" | "withdraw",
    question?: string,
    more: { readonly channel?: "comment" | "review" | "label"; readonly at?: string; readonly id?: number } = {},
  ): Happening => {
    const given = vote(
      more.at ?? "2026-03-04T10:00:00Z",
      person(who, circle.indexOf(who) + 1 || 9),
      choice,
      more.id ?? 50,
      more,
    );
    return given.kind === "act" && given.act.what.kind === "vote" && question !== undefined
      ? { ...given, act: { ...given.act, what: { ...given.act.what, question } } }
      : given;
  };
  const meant = (...happenings: readonly Happening[]) =>
    seen(happenings, "2026-03-04T12:00:00Z").votes.at(-1)?.question;

  test.each([
    ["the one that it names", [...both, cast("ana", "approve", "humming")], "humming"],
    ["a name that is none of ours is a word", [hum(), cast("ana", "approve", "gladly")], "humming"],
    ["nearly a name is no vote on something else", [hum(), cast("ana", "approve", "chantin")], null],
    ["nearly the name of the only one is that one", [hum(), cast("ana", "approve", "huming")], "humming"],
    ["the only one that is open", [hum(), cast("ana", "approve")], "humming"],
    ["without a name, of several: none [P143]", [...both, cast("ana", "approve")], null],
    ["by review, likewise", [...both, cast("ana", "approve", undefined, { channel: "review" })], null],
    [
      "by label where one of them takes comments alone: the other",
      [hum("/open-ballot whistling"), sung, cast("ana", "approve", undefined, { channel: "label" })],
      "chanting",
    ],
    ["of somebody without a seat: none in particular", [...both, cast("zed", "approve")], undefined],
    [
      "taken back without a name: the one voted in",
      [
        ...both,
        cast("ana", "approve", "humming"),
        cast("ana", "withdraw", undefined, { at: "2026-03-04T11:00:00Z", id: 51 }),
      ],
      "humming",
    ],
    ["before any is open", [cast("ana", "approve", undefined, { at: "2026-03-03T08:00:00Z" })], undefined],
  ] as const)("a vote means %s", (_, happenings, question) => {
    expect(meant(...happenings)).toBe(question);
  });

  test("each counts its own", () => {
    const state = seen(
      [
        ...both,
        cast("ana", "approve", "humming"),
        cast("ana", "reject", "chanting", { id: 51 }),
        cast("bo", "approve", undefined, { id: 52 }),
      ],
      "2026-03-04T12:00:00Z",
    );
    const { tallies } = decide(state, [], facts("2026-03-04T12:00:00Z", heads));
    const counts = [...tallies.values()].map(({ counts: { approve, reject, silent } }) => [approve, reject, silent]);
    expect(counts).toEqual([
      [1, 0, 4],
      [0, 1, 4],
    ]);
    const lines = [...tallies.values()].map(
      ({ voters }) => voters.find(({ person: { login } }) => login === "bo")?.counted,
    );
    expect(lines).toEqual(["question-not-named", "question-not-named"]);
  });

  test("a vote seen after the close of one still counts in the other", () => {
    const humming = ["ana", "bo", "chen"].map((name, place) => cast(name, "approve", "humming", { id: 60 + place }));
    const closed = seen([...both, ...humming], "2026-03-05T12:00:00Z");
    expect(closed.ballots[0]?.closed).not.toBeNull();
    const late = decide(
      closed,
      [cast("dee", "approve", "chanting", { at: "2026-03-04T11:00:00Z", id: 70 })],
      facts("2026-03-05T13:00:00Z", heads),
    );
    expect(late.state.votes.at(-1)).toMatchObject({ question: "chanting", seenLate: false });
    expect(late.tallies.get(late.state.ballots[1]?.id as never)?.counts.approve).toBe(1);
  });

  test("votes of records that name no question count as they did", () => {
    const { entries } = decide(
      emptyState(),
      [opening(start, pat, sha(0)), sung, cast("ana", "approve")],
      facts("2026-03-04T12:00:00Z", heads),
    );
    const old = entries.map((one) => {
      if (one.fact.kind !== "vote") return one;
      const { question: _none, ...fact } = one.fact;
      return { ...one, fact };
    });
    const { tallies } = decide(replay(old), [], facts("2026-03-04T12:00:00Z", heads));
    expect([...tallies.values()][0]?.counts.approve).toBe(1);
  });
});
