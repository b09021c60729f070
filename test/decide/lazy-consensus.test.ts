/** Lazy consensus: silence is consent, an objection stops the clock, one that stands leads to a majority vote. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Deletion, Happening } from "../../src/core/model/act.ts";
import type { Question } from "../../src/core/model/ballot.ts";
import type { Decision } from "../../src/core/model/decision.ts";
import type { Facts, Roll } from "../../src/core/model/facts.ts";
import type { ActId } from "../../src/core/model/names.ts";
import { noReject } from "../builders/endings.ts";
import { facts, instant, person, policyWith, role, sha } from "../builders/guild.ts";
import { decidedAt, headsWith, under } from "../builders/looks.ts";
import { ana, bo, mia, pat, zed } from "../builders/people.ts";
import { command, push, thread, vote } from "../builders/timeline.ts";

const heads = headsWith("Text 0.", "Another charm, about snow.");

/** A Monday; three working days after it end at 24:00 of Thursday. */
const sung = command("2026-03-02T10:00:00Z", mia, "/sing 3d", 1);
const end = "2026-03-06T00:00:00Z";

const lazy: Partial<Question> = { pass: noReject, lazy: { majority: null, days: 5 } };

const seen = (
  happenings: readonly Happening[],
  now: string,
  more: { readonly terms?: Partial<Question>; readonly facts?: Partial<Facts>; readonly opened?: Happening } = {},
): Decision =>
  decidedAt(
    [more.opened ?? sung, ...happenings],
    now,
    { ...under(policyWith({ ...lazy, ...more.terms })), ...more.facts },
    heads,
  );

const reject = (at: string, by = bo, source = 20, reason: string | null = "the fees are too high") =>
  vote(at, by, "reject", source, reason === null ? {} : { reason });
const later = "2026-05-01T00:00:00Z";
const objected = reject("2026-03-04T12:00:00Z");

describe("silence is consent", () => {
  test.each([
    ["nobody votes", []],
    ["one abstains", [vote("2026-03-03T09:00:00Z", bo, "abstain", 20)]],
    ["a rejection without a reason", [reject("2026-03-03T09:00:00Z", bo, 20, null)]],
    ["an objection of somebody without a seat", [reject("2026-03-03T09:00:00Z", zed)]],
    ["an objection after the end", [reject("2026-03-06T00:00:01Z")]],
    ["an objection taken back", [objected, vote("2026-03-04T12:00:00Z", bo, "withdraw", 21)]],
  ] as readonly (readonly [string, readonly Happening[]])[])("it passes where %s", (_what, happenings) => {
    expect(seen(happenings, later).state).toMatchObject({ status: "Bound", since: end });
  });

  test("nobody at all does not consent: too few voters, and no ballot opens", () => {
    const nobody: Roll = { kind: "roll", people: [], why: "listed" };
    const { state } = seen([], later, { facts: { rolls: new Map([[role("circle"), nobody]]) } });
    expect(state.commands[0]?.verdict.code).toBe("too-few-voters");
  });
});

describe("at least 72 hours with three working days in them", () => {
  test.each([
    ["a Monday", "2026-03-02T10:00:00Z", "/sing 3d", "2026-03-06T00:00:00Z"],
    ["a Friday: the weekend does not count", "2026-03-06T10:00:00Z", "/sing 3d", "2026-03-12T00:00:00Z"],
    [
      "asked for shorter, with a reason",
      "2026-03-02T10:00:00Z",
      "/sing 1d because of the moon",
      "2026-03-06T00:00:00Z",
    ],
    ["asked for longer", "2026-03-02T10:00:00Z", "/sing 7d", "2026-03-10T00:00:00Z"],
  ])("from %s", (_when, at, line, ends) => {
    const { state } = seen([], at, { opened: command(at, mia, line, 1) });
    expect(state.ballots[0]?.closes).toBe(ends);
    expect(state.window?.ends).toBe(ends);
    expect(state.writes.until).toBe(new Date(Date.parse(ends) - 1).toISOString().slice(0, 10));
  });

  test("a listed holiday does not count", () => {
    const policy = { ...policyWith(lazy), holidays: ["2026-03-04"] };
    const { state } = seen([], "2026-03-02T10:00:00Z", { facts: { policy: { kind: "policy", policy } } });
    expect(state.ballots[0]?.closes).toBe("2026-03-07T00:00:00Z");
  });
});

describe("an objection", () => {
  const back = vote("2026-03-08T12:00:00Z", bo, "withdraw", 30);

  test("stops the clock: nothing closes while it stands", () => {
    const { state, entries } = seen([objected], "2026-03-10T00:00:00Z");
    expect(state.ballots[0]).toMatchObject({
      closed: null,
      objections: [{ by: { login: "bo" }, since: "2026-03-04T12:00:00Z", until: "2026-03-11T12:00:00Z" }],
    });
    expect(entries.at(-1)).toMatchObject({ at: "2026-03-04T12:00:00Z", fact: { kind: "objection-raised" } });
  });

  test("taken back in time, the clock goes on with the time that was left", () => {
    const { state, entries } = seen([objected, back], "2026-03-09T00:00:00Z");
    expect(state.ballots[0]).toMatchObject({ closes: "2026-03-10T00:00:00Z", restsSince: null, objections: [] });
    expect(state.window?.ends).toBe("2026-03-10T00:00:00Z");
    expect(state.writes.until).toBe("2026-03-09");
    expect(entries.at(-1)?.fact).toMatchObject({
      kind: "objection-ended",
      closes: "2026-03-10T00:00:00Z",
      ends: "2026-03-10T00:00:00Z",
    });
    expect(seen([objected, back], later).state).toMatchObject({ status: "Bound", since: "2026-03-10T00:00:00Z" });
  });

  const deleted: Happening = {
    kind: "act",
    key: { at: instant("2026-03-08T12:00:00Z"), rank: 4, source: 20, index: 1 },
    act: {
      id: "comment:20:0:deleted" as ActId,
      at: instant("2026-03-08T12:00:00Z"),
      by: bo,
      channel: "comment",
      url: "",
      head: null,
      what: { kind: "deleted", of: "comment:20:", author: bo } satisfies Deletion,
    },
  };
  test.each([
    ["an abstention", vote("2026-03-08T12:00:00Z", bo, "abstain", 30)],
    ["an approval by review", vote("2026-03-08T12:00:00Z", bo, "approve", 30, { channel: "review", head: sha(0) })],
    ["the deletion of its comment by its author", deleted],
    ["another text", push("2026-03-08T12:00:00Z", pat, sha(1))],
  ])("ends by %s", (_what, happening) => {
    expect(seen([objected, happening], "2026-03-09T00:00:00Z").state.ballots[0]).toMatchObject({
      closes: "2026-03-10T00:00:00Z",
      objections: [],
    });
  });

  test("a rejection without a reason after it does not replace it", () => {
    const bare = reject("2026-03-05T09:00:00Z", bo, 30, null);
    expect(seen([objected, bare], "2026-03-05T10:00:00Z").state.ballots[0]?.objections).toHaveLength(1);
  });

  test.each([
    ["at the closing instant still counts", end, 1],
    ["a second later does not", "2026-03-06T00:00:01Z", 0],
  ])("%s", (_what, at, count) => {
    expect(seen([reject(at)], "2026-03-06T01:00:00Z").state.ballots[0]?.objections ?? []).toHaveLength(count);
  });

  test("at the closing instant, taken back: it closes at once", () => {
    const { state } = seen([reject(end), vote("2026-03-08T12:00:00Z", bo, "withdraw", 30)], later);
    expect(state).toMatchObject({ status: "Bound", since: "2026-03-08T12:00:00Z" });
  });

  test("several: the clock goes on when the last is taken back, each has its own time [P092]", () => {
    const second = reject("2026-03-07T12:00:00Z", ana, 21, "no");
    const { state } = seen([objected, second, back], "2026-03-13T00:00:00Z");
    expect(state.ballots[0]).toMatchObject({
      closed: null,
      objections: [{ by: { login: "ana" }, until: "2026-03-14T12:00:00Z" }],
    });
    const both = vote("2026-03-13T12:00:00Z", ana, "approve", 31);
    expect(seen([objected, second, back, both], "2026-03-14T00:00:00Z").state.ballots[0]?.closes).toBe(
      "2026-03-15T00:00:00Z",
    );
  });

  test("the same person's second objection goes on from the first", () => {
    const again = reject("2026-03-09T12:00:00Z", bo, 30, "moreover it rains");
    expect(seen([objected, again], "2026-03-10T00:00:00Z").state.ballots[0]?.objections).toMatchObject([
      { until: "2026-03-11T12:00:00Z" },
    ]);
  });

  test("its time rests with a pause and with a closed thread", () => {
    const paused = command("2026-03-05T12:00:00Z", mia, "/pause because of a holiday", 40);
    const resumed = command("2026-03-07T12:00:00Z", mia, "/resume", 41);
    const state = seen([objected, paused, resumed], "2026-03-13T00:00:00Z").state;
    expect(state.ballots[0]).toMatchObject({ closed: null, objections: [{ until: "2026-03-13T12:00:00Z" }] });
    const over = seen([objected, paused, resumed, back], "2026-03-09T00:00:00Z").state;
    expect(over.ballots[0]?.closes).toBe("2026-03-10T00:00:00Z");
    expect(over.window?.ends).toBe("2026-03-10T00:00:00Z");
    const shut = [thread("2026-03-05T12:00:00Z", "closed", pat), thread("2026-03-25T12:00:00Z", "open", pat)];
    expect(seen([objected, ...shut], "2026-03-26T00:00:00Z").state.ballots[0]?.objections).toMatchObject([
      { until: "2026-03-31T12:00:00Z" },
    ]);
  });

  test("taken back within a pause, the clock goes on when the pause ends", () => {
    const paused = command("2026-03-05T12:00:00Z", mia, "/pause because of a holiday", 40);
    const resumed = command("2026-03-12T12:00:00Z", mia, "/resume", 41);
    const { state } = seen([objected, paused, back, resumed], "2026-03-12T13:00:00Z");
    expect(state.ballots[0]).toMatchObject({ closes: "2026-03-14T00:00:00Z", restsSince: null });
    expect(state.window?.ends).toBe("2026-03-14T00:00:00Z");
  });

  test("raised within a pause, it has its time from the end of the pause", () => {
    const paused = command("2026-03-03T12:00:00Z", mia, "/pause because of a holiday", 40);
    const resumed = command("2026-03-10T12:00:00Z", mia, "/resume", 41);
    const { state } = seen([paused, objected, resumed], "2026-03-11T00:00:00Z");
    expect(state.ballots[0]).toMatchObject({ objections: [{ until: "2026-03-17T12:00:00Z" }] });
    const ended = seen(
      [paused, objected, resumed, vote("2026-03-12T12:00:00Z", bo, "withdraw", 50)],
      "2026-03-13T00:00:00Z",
    );
    expect(ended.state.ballots[0]?.closes).toBe("2026-03-15T00:00:00Z");
    expect(ended.state.window?.ends).toBe("2026-03-15T00:00:00Z");
  });
});

describe("an objection that stands for 7 days", () => {
  const lapse = "2026-03-11T12:00:00Z";

  test("ends the ballot, and a majority is asked with seats and a period of its own", () => {
    const { state, entries } = seen([objected], "2026-03-12T00:00:00Z");
    expect(state.ballots).toMatchObject([
      { id: "chanting/1", closed: { at: lapse, tally: { outcome: "failed" } } },
      {
        id: "chanting/2",
        parent: "chanting/1",
        opened: lapse,
        closes: "2026-03-17T00:00:00Z",
        closed: null,
        question: { name: "chanting", pass: { source: "> 1/2 of electorate" }, quorum: null },
      },
    ]);
    expect(state.ballots[1]?.question.lazy).toBeUndefined();
    expect(state.window).toMatchObject({ ends: "2026-03-17T00:00:00Z", ended: false });
    expect(state.writes.until).toBe("2026-03-16");
    expect(entries.slice(-3).map(({ at, cause, fact }) => [at, cause.kind, fact.kind])).toEqual([
      [lapse, "deadline", "ballot-closed"],
      [lapse, "deadline", "window-extended"],
      [lapse, "deadline", "ballot-opened"],
    ]);
  });

  test.each([
    ["at that instant it can still be taken back", lapse, 1],
    ["a second later not", "2026-03-11T12:00:01Z", 2],
  ])("%s", (_what, at, count) => {
    expect(seen([objected, vote(at, bo, "withdraw", 30)], "2026-03-12T00:00:00Z").state.ballots).toHaveLength(count);
  });

  const votes = (choice: "approve" | "reject", at = "2026-03-13T09:00:00Z") =>
    ["ana", "chen", "dee"].map((name, place) => vote(at, person(name, [1, 3, 4][place] ?? 0), choice, 60 + place));

  test.each([
    ["approves: it passes, whatever was objected", votes("approve"), "Bound"],
    ["rejects: it is rejected, and needs no reason for it", votes("reject"), "Broken"],
    ["does neither: it waits", votes("approve").slice(1), "Sung"],
  ] as const)("the majority %s", (_what, happenings, status) => {
    expect(seen([objected, ...happenings], later).state.status).toBe(status);
  });

  test("more than half object: nothing is rejected before the majority was asked", () => {
    const many = [
      objected,
      reject("2026-03-04T13:00:00Z", ana, 21),
      reject("2026-03-04T14:00:00Z", person("dee", 4), 22),
    ];
    expect(seen(many, "2026-03-12T00:00:00Z").state).toMatchObject({ status: "Sung", window: { ended: false } });
  });

  test("no vote is carried over, the objection neither", () => {
    const { tallies } = seen([objected], "2026-03-12T00:00:00Z");
    expect([...tallies.values()][0]?.counts).toMatchObject({ reject: 0, silent: 5 });
  });

  test("a round that follows the majority's asks a majority again, by deadline and by command", () => {
    const undecided = seen([objected], later, { terms: { undecided: { days: 4, most: 3 } } }).state;
    expect(undecided.ballots.map(({ parent, question }) => [parent, question.pass.source])).toEqual([
      [undefined, "no reject"],
      ["chanting/1", "> 1/2 of electorate"],
      ["chanting/1", "> 1/2 of electorate"],
    ]);
    const asked = command("2026-03-18T09:00:00Z", mia, "/linger 5d because they were away", 70);
    expect(seen([objected, asked], "2026-03-19T00:00:00Z").state.ballots[2]?.question.pass.source).toBe(
      "> 1/2 of electorate",
    );
  });

  test.each([
    ["needed first", null, null],
    ["unreadable for the moment: the end waits", { kind: "failed", forGood: false, why: "no answer" } as Roll, null],
    [
      "unreadable for good: it ends, and waits",
      { kind: "failed", forGood: true, why: "gone" } as Roll,
      "role-unreadable",
    ],
  ])("the seats of the majority are %s", (_what, roll, code) => {
    const { state } = seen([objected], "2026-03-10T00:00:00Z");
    const decision = decide(
      state,
      [],
      facts("2026-03-12T00:00:00Z", heads, {
        policy: { kind: "policy", policy: policyWith(lazy) },
        rolls: roll ? new Map([[role("circle"), roll]]) : new Map(),
      }),
    );
    if (code === null) expect(decision.state.ballots).toMatchObject([{ closed: null }]);
    else {
      expect(decision.state.ballots).toMatchObject([{ closed: { at: lapse }, noRound: { code } }]);
      expect(decision.state.window?.ended).toBe(true);
    }
  });

  test("a text that nobody can read ends nothing [P094]", () => {
    const gone = push("2026-03-05T00:00:00Z", pat, sha("77"));
    const { state, hold } = seen([objected, gone], "2026-03-12T00:00:00Z", {
      facts: { heads: new Map([...facts(later, heads).heads, [sha("77"), { unreadable: "too large" }]]) },
    });
    expect(state.ballots[0]).toMatchObject({ closed: null, objections: [{ by: { login: "bo" } }] });
    expect(hold?.code).toBe("head-unknown");
  });
});
