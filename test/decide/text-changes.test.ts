/** What a push does to votes, to the move that they decide, and to those who gave them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tallyInState } from "../../src/core/ballots/tally-in-state.ts";
import { decide } from "../../src/core/decide/decide.ts";
import { changesMade } from "../../src/core/lifecycle/guards/changes-made.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { OnPush } from "../../src/core/model/ballot.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { HeadReading } from "../../src/core/model/facts.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState, replay } from "../../src/core/record/replay.ts";
import { at, timelines } from "../builders/generated-timelines.ts";
import { charm, charmText, circle, facts, instant, person, policy, question, reading, sha } from "../builders/guild.ts";
import { mia, pat } from "../builders/people.ts";
import { command, opening, push, thread, vote } from "../builders/timeline.ts";

const start = "2026-03-02T09:00:00Z";

/** `first` and `typo` differ in form, and so does each of `price1` to `price3` from its neighbour. */
const texts = {
  first: "# Song\n\nThe charm is sung at dawn by the whole cirle.\n\n# Price\n\nThree coins are due.",
  typo: "# Song\n\nThe charm is sung at dawn by the whole circle.\n\n# Price\n\nThree coins are due.",
  dearer: "# Song\n\nThe charm is sung at dawn by the whole cirle.\n\n# Price\n\nSeven coins are due.",
  dearest: "# Song\n\nThe charm is sung at dawn by the whole cirle.\n\n# Price\n\nNinety coins are due.",
  price1: "# Song\n\nThe dues increse.",
  price2: "# Song\n\nThe dues increase.",
  price3: "# Song\n\nThe dues increased.",
} as const;
type Text = keyof typeof texts;
const names = Object.keys(texts) as Text[];
const headOf = (text: Text): HeadReading => reading(sha(names.indexOf(text) + 10), charmText(texts[text]));
const heads: readonly HeadReading[] = names.map(headOf);

const withOnPush = (onPush: OnPush) => ({
  policy: {
    kind: "policy" as const,
    policy: { ...policy, questions: new Map([[question.name, { ...question, onPush }]]) },
  },
});

const look = (state: State, happenings: readonly Happening[], now: string, onPush: OnPush = "by-change") =>
  decide(
    state,
    happenings.filter((one) => one.key.at <= now),
    facts(now, heads, withOnPush(onPush)),
  );

const first = (text: Text): Happening => opening(start, pat, headOf(text).sha);
const oneLook = (happenings: readonly Happening[], now: string, onPush: OnPush = "by-change", from: Text = "first") =>
  look(emptyState(), [first(from), ...happenings], now, onPush);

const sung = command("2026-03-03T09:00:00Z", mia, "/sing 5d", 1);
const end = "2026-03-12T00:00:00Z";
const votes = (at: string, count = 3, source = 10): readonly Happening[] =>
  circle.slice(0, count).map((name, place) => vote(at, person(name, place + 1), "approve", source + place));
const day = (date: number): string => `2026-03-0${date}T09:00:00Z`;
const pushed = (date: number, text: Text): Happening => push(day(date), pat, headOf(text).sha);
const said = (date: number, line: string, by = mia, source = 70): Happening => command(day(date), by, line, source);

const counted = (state: State): number => {
  const ballot = state.ballots.at(-1);
  if (!ballot) return 0;
  const now = instant(day(8));
  return (ballot.closed?.tally ?? tallyInState(state, ballot, state.votes, { now, closing: false })).counts.approve;
};
const asked = (state: State): readonly string[] =>
  state.ballots.flatMap((ballot) =>
    (ballot.asked ?? []).map(
      ({ how, votes: some }) => `${how}: ${some.map(({ person: { login } }) => login).join(" ")}`,
    ),
  );

describe("three approve the first text; what is pushed after them, under each setting", () => {
  const cases: readonly (readonly [OnPush, string, readonly Text[], number, readonly string[]])[] = [
    ["by-change", "nothing", [], 3, []],
    ["by-change", "the same text again", ["first"], 3, []],
    ["by-change", "an editorial change", ["typo"], 3, []],
    ["by-change", "a material change", ["dearer"], 0, ["again: ana bo chen"]],
    ["by-change", "an editorial change, then a material one", ["typo", "dearer"], 0, ["again: ana bo chen"]],
    ["by-change", "two material ones: asked once", ["dearer", "dearest"], 0, ["again: ana bo chen"]],
    ["by-change", "a material change, taken back by a forced push", ["dearer", "first"], 3, ["again: ana bo chen"]],
    ["by-change", "taken back but for a typing mistake", ["dearer", "typo"], 3, ["again: ana bo chen"]],
    ["by-change", "taken back and made again: asked once", ["dearer", "first", "dearer"], 0, ["again: ana bo chen"]],
    ["keep", "an editorial change", ["typo"], 3, []],
    ["keep", "a material change", ["dearer"], 3, []],
    ["warn", "an editorial change", ["typo"], 3, []],
    ["warn", "a material change", ["dearer"], 3, ["told: ana bo chen"]],
    ["warn", "two material ones: told once", ["dearer", "dearest"], 3, ["told: ana bo chen"]],
    ["clear", "the same text again", ["first"], 3, []],
    ["clear", "an editorial change", ["typo"], 0, ["again: ana bo chen"]],
    ["clear", "a material change", ["dearer"], 0, ["again: ana bo chen"]],
    ["clear", "an editorial change, taken back", ["typo", "first"], 3, ["again: ana bo chen"]],
  ];
  test.each(cases)("%s, %s", (onPush, _what, pushes, approvals, told) => {
    const { state } = oneLook(
      [sung, ...votes(day(4)), ...pushes.map((text, place) => pushed(5 + place, text))],
      day(8),
      onPush,
    );
    expect(counted(state)).toBe(approvals);
    expect(asked(state)).toEqual(told);
  });

  test("P086: without invalidation the approval stands over a push, with it the push stops it", () => {
    const pushAfter = [sung, ...votes(day(4)), pushed(5, "dearer")];
    expect(counted(oneLook(pushAfter, day(8), "keep").state)).toBe(3);
    expect(counted(oneLook(pushAfter, day(8), "clear").state)).toBe(0);
  });

  test("P112: the same tree keeps votes, another one does not; what was found is on record and not in a comment", () => {
    expect(counted(oneLook([sung, ...votes(day(4)), pushed(5, "first")], day(8), "clear").state)).toBe(3);
    const { entries } = oneLook([sung, ...votes(day(4)), pushed(5, "dearer")], day(8));
    expect(entries.map(({ fact }) => fact).filter(({ kind }) => kind === "text-compared")).toMatchObject([
      { as: "material", sections: [expect.any(String)], unlisted: 0 },
    ]);
  });

  test("P101: approvals of before new material arrives decide nothing", () => {
    const state = oneLook([sung, ...votes(day(4), 5), pushed(5, "dearer")], end).state;
    expect(state.ballots[0]?.closed?.tally).toMatchObject({ outcome: "failed", counts: { approve: 0 } });
  });
});

describe("small changes that add up", () => {
  const steps = [sung, ...votes(day(4)), pushed(5, "price2"), pushed(6, "price3")];
  test("each step is editorial, all together are not: compared is with the text that was voted on", () => {
    const half = oneLook(steps.slice(0, -1), day(8), "by-change", "price1").state;
    expect(counted(half)).toBe(3);
    const { state } = oneLook(steps, day(8), "by-change", "price1");
    const found = state.changes.map(({ from, to, as }) => [from, to, as]);
    const digest = (text: Text) => headOf(text).document?.digest;
    expect(found).toEqual([
      [digest("price1"), digest("price2"), "editorial"],
      [digest("price1"), digest("price3"), "material"],
      [digest("price2"), digest("price3"), "editorial"],
    ]);
    expect(counted(state)).toBe(0);
    expect(asked(state)).toEqual(["again: ana bo chen"]);
  });
});

describe("who votes again", () => {
  test("counts for the new text; and is asked again when that is left too", () => {
    const again = [sung, ...votes(day(4)), pushed(5, "dearer"), ...votes(day(6), 2, 30)];
    expect(counted(oneLook(again, day(8)).state)).toBe(2);
    const { state } = oneLook([...again, pushed(7, "dearest")], day(8));
    expect(counted(state)).toBe(0);
    expect(asked(state)).toEqual(["again: ana bo chen", "again: ana bo"]);
  });

  test("a review counts for the commit that it names, and is compared when it comes", () => {
    const review = (head: Text) =>
      vote(day(6), person("ana", 1), "approve", 50, { channel: "review", head: headOf(head).sha });
    const on = (head: Text) => oneLook([sung, pushed(4, "typo"), pushed(5, "dearer"), review(head)], day(8)).state;
    expect(counted(on("dearer"))).toBe(1);
    const past = on("typo");
    expect(counted(past)).toBe(0);
    expect(asked(past)).toEqual(["again: ana"]);
  });

  test("a review of an earlier text that differs in form counts, though nobody had voted on it", () => {
    const review = vote(day(6), person("ana", 1), "approve", 50, { channel: "review", head: headOf("first").sha });
    expect(counted(oneLook([sung, pushed(5, "typo"), review], day(8)).state)).toBe(1);
  });

  test("a review of a commit that nobody knows counts under no setting", () => {
    const review = vote(day(6), person("ana", 1), "approve", 50, { channel: "review", head: sha("dead") });
    for (const onPush of ["by-change", "keep", "warn", "clear"] as const)
      expect(counted(oneLook([sung, review], day(8), onPush).state)).toBe(0);
  });

  test("a vote seen after a push that it came before belongs to the text before", () => {
    const all = [first("first"), sung, pushed(5, "dearer")];
    const { state } = look(emptyState(), all, day(6));
    const late = look(state, [...all, vote(day(4), person("ana", 1), "approve", 20)], day(7)).state;
    expect(late.votes[0]?.text).toBe(headOf("first").document?.digest);
    expect(asked(late)).toEqual(["again: ana"]);
  });
});

describe("the move that the vote decides", () => {
  const again = votes(day(6), 3, 30);
  const cases: readonly (readonly [string, readonly Happening[], string, string | null])[] = [
    ["an editorial change", [...votes(day(4)), pushed(5, "typo")], "Bound", null],
    ["a material change, voted on again", [pushed(5, "dearer"), ...again], "Sung", "text-changed"],
    ["reverted in time", [...votes(day(4)), pushed(5, "dearer"), pushed(6, "first")], "Bound", null],
    [
      "called editorial before the close",
      [...votes(day(4)), pushed(5, "dearer"), said(6, "/reclassify editorial because it was agreed on")],
      "Bound",
      null,
    ],
    [
      "called editorial, and pushed once more: classified anew",
      [
        ...votes(day(4)),
        pushed(5, "dearer"),
        said(6, "/reclassify editorial because it was agreed on"),
        pushed(7, "dearest"),
        ...votes(day(8), 3, 40),
      ],
      "Sung",
      "text-changed",
    ],
    [
      "an editorial change called material",
      [...votes(day(4)), pushed(5, "typo"), said(6, "/reclassify material because a circle is something else")],
      "Sung",
      null,
    ],
    [
      "the same, voted on again",
      [pushed(5, "typo"), ...again, said(7, "/reclassify material because a circle is something else")],
      "Sung",
      "text-changed",
    ],
  ];
  test.each(cases)("%s", (_what, happenings, status, why) => {
    const { state } = oneLook([sung, ...happenings], end);
    expect(state.status).toBe(status);
    expect(state.heldMove?.why ?? null).toBe(why);
  });

  test.each(["keep", "warn"] as const)("%s: the votes stay, and the move is held all the same", (onPush) => {
    const { state } = oneLook([sung, ...votes(day(4)), pushed(5, "dearer")], end, onPush);
    expect(state.ballots[0]?.closed?.tally.outcome).toBe("passed");
    expect(state.heldMove?.why).toBe("text-changed");
  });

  const held = [sung, pushed(5, "dearer"), ...again];
  const after = "2026-03-12T09:00:00Z";
  const late = (line: string, by = mia): Happening => command("2026-03-11T09:00:00Z", by, line, 90);

  test("called editorial after the close: it goes on then, for that text", () => {
    const { state } = oneLook([...held, late("/reclassify editorial because the price was known")], after);
    expect(state).toMatchObject({ status: "Bound", since: "2026-03-11T09:00:00Z", heldMove: null });
    expect(state.decidedText).toBe(headOf("dearer").document?.digest);
  });

  test("what is said after the close makes no vote of before count in it", () => {
    const early = vote(day(4), person("dee", 4), "approve", 19);
    const called = late("/reclassify editorial because the price was known");
    const { state } = oneLook([sung, early, ...held.slice(1), called], after);
    const [ballot] = state.ballots;
    if (!ballot) throw new Error("There is a ballot.");
    const again = tallyInState(state, ballot, state.votes, { now: instant(after), closing: true });
    expect(again).toEqual(ballot.closed?.tally);
    expect(again.counts.approve).toBe(3);
  });

  test("a concern that stands holds it further", () => {
    const concern = said(7, "/concern price: too dear", person("zed", 9), 71);
    const called = late("/reclassify editorial because the price was known");
    const { state } = oneLook([...held, concern, called], after);
    expect(state.heldMove?.why).toBe("concern-open");
    const answered = command("2026-03-11T10:00:00Z", mia, "/address price: it is worth it", 91);
    expect(oneLook([...held, concern, called, answered], after).state.status).toBe("Bound");
    expect(oneLook([...held, concern, answered], after).state.heldMove?.why).toBe("text-changed");
  });

  test("reverted after the close it stays held: the votes that passed were on the other text", () => {
    const back = push("2026-03-11T08:00:00Z", pat, headOf("first").sha);
    expect(oneLook([...held, back], after).state.heldMove?.why).toBe("text-changed");
    const called = late("/reclassify editorial because both were discussed");
    const { state } = oneLook([...held, back, called], after);
    expect([state.status, state.decidedText]).toEqual(["Bound", headOf("first").document?.digest]);
  });

  test("pushed after the close while a concern stood, then taken back: it goes on", () => {
    const concern = said(7, "/concern price: too dear", person("zed", 9), 71);
    const changed = push("2026-03-11T08:00:00Z", pat, headOf("dearer").sha);
    const answered = late("/address price: it is worth it");
    const waits = [sung, ...votes(day(4)), concern, changed, answered];
    expect(oneLook(waits, after).state.heldMove?.why).toBe("text-changed");
    const back = push("2026-03-11T10:00:00Z", pat, headOf("typo").sha);
    expect(oneLook([...waits, back], after).state).toMatchObject({ status: "Bound", since: "2026-03-11T10:00:00Z" });
  });
});

describe("calling a change what it is", () => {
  const changed = [sung, ...votes(day(4)), pushed(5, "dearer")];
  const ask = "/reclassify editorial because it was agreed on";
  const cases: readonly (readonly [string, readonly Happening[], string | null])[] = [
    ["by the steward", [...changed, said(6, ask)], null],
    ["by the primary steward", [...changed, said(6, ask, person("lee", 51))], null],
    ["by the secretary", [...changed, said(6, ask, person("sam", 60))], null],
    ["by an author", [...changed, said(6, ask, pat)], "not-a-steward"],
    ["by a voter", [...changed, said(6, ask, person("ana", 1))], "not-a-steward"],
    ["without a reason", [...changed, said(6, "/reclassify editorial")], "reason-missing"],
    ["as nothing", [...changed, said(6, "/reclassify because so")], "class-missing"],
    ["as something else", [...changed, said(6, "/reclassify header because so")], "class-missing"],
    ["with a word too many", [...changed, said(6, "/reclassify editorial now because so")], "unexpected-word"],
    ["as what it is", [...changed, said(6, "/reclassify material because so")], "classified-already"],
    ["twice", [...changed, said(6, ask), said(7, ask, mia, 71)], "classified-already"],
    ["where nothing changed", [sung, said(6, ask)], "nothing-to-reclassify"],
    ["before anything depends on it", [pushed(3, "dearer"), said(6, ask)], "nothing-to-reclassify"],
    ["on a closed thread", [...changed, thread(day(6), "closed", pat), said(7, ask)], "thread-closed"],
    ["of a text that cannot be read", [...changed, push(day(6), pat, sha("bad")), said(7, ask)], "text-changed"],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    const unread = new Map([...facts(end, heads).heads, [sha("bad"), { unreadable: "too large" }]]);
    const known = facts(day(8), [], { heads: unread });
    const { state } = decide(emptyState(), [first("first"), ...happenings], known);
    expect(state.commands.at(-1)?.verdict.code ?? null).toBe(code);
  });

  test("a steward who is an author may not", () => {
    const own = reading(sha("0e"), charmText(texts.dearer, { by: "Mia (@mia)" }));
    const happenings = [first("first"), sung, push(day(5), pat, own.sha), said(6, ask)];
    const { state } = decide(emptyState(), happenings, facts(day(8), [...heads, own]));
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code: "not-a-steward" });
  });

  test("an author is one also where a later push has been read already: the head of the command is asked for", () => {
    const own = reading(sha("0e"), charmText(texts.dearer, { by: "Mia (@mia)" }));
    const before = decide(
      emptyState(),
      [first("first"), sung, push(day(5), pat, own.sha)],
      facts(day(5), [...heads, own]),
    );
    const happenings = [said(6, ask), pushed(7, "dearer")];
    const present = heads.filter(({ sha: one }) => one === headOf("dearer").sha);
    const lacking = decide(before.state, happenings, facts(day(8), present));
    expect(lacking.needs).toEqual([{ kind: "head", sha: own.sha }]);
    const { state } = decide(before.state, happenings, facts(day(8), [...heads, own]));
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code: "not-a-steward" });
  });

  test("votes that it stops are asked for once", () => {
    const { state } = oneLook(
      [sung, ...votes(day(4)), pushed(5, "typo"), said(6, "/reclassify material because so")],
      day(8),
    );
    expect([counted(state), asked(state)]).toEqual([0, ["again: ana bo chen"]]);
    const back = oneLook(
      [
        ...[sung, ...votes(day(4)), pushed(5, "typo"), said(6, "/reclassify material because so")],
        said(7, "/reclassify editorial because I was wrong", mia, 71),
      ],
      day(8),
    ).state;
    expect([counted(back), asked(back)]).toEqual([3, ["again: ana bo chen"]]);
  });
});

describe("what happens to the place where a vote stands is no new vote on the new text", () => {
  const changed = [sung, ...votes(day(4), 1), pushed(5, "dearer")];
  const ofVote = "comment:10:";
  const aside = (what: "edited" | "deleted", by = pat): Happening => ({
    kind: "act",
    key: { at: instant(day(6)), rank: 4, source: 10, index: 0 },
    act: {
      id: `comment:10:later:${what}` as never,
      at: instant(day(6)),
      by,
      channel: "comment",
      url: "",
      head: null,
      what: { kind: what, of: ofVote, author: person("ana", 1) },
    },
  });
  const edit = (choice: "approve" | "reject"): Happening => {
    const again = vote(day(6), person("ana", 1), choice, 10);
    return again.kind === "act" ? { ...again, act: { ...again.act, id: `comment:10:${day(6)}:0` as never } } : again;
  };
  const cases: readonly (readonly [string, readonly Happening[], number])[] = [
    ["P089: edited by somebody else, it stands as given, on the text that it was given on", [aside("edited")], 0],
    ["deleted by somebody else, the same", [aside("deleted")], 0],
    ["a vote changed in its comment counts for the text of the edit", [edit("approve")], 1],
  ];
  test.each(cases)("%s", (_what, more, approvals) => {
    expect(counted(oneLook([...changed, ...more], day(8)).state)).toBe(approvals);
  });
  test("the edit of somebody else loses no vote that the text did not lose", () => {
    const { state } = oneLook([sung, ...votes(day(4), 1), pushed(5, "typo"), aside("edited")], day(8));
    expect(counted(state)).toBe(1);
  });
});

describe("changes that the steward asked for in a review are pending", () => {
  const review = (by: typeof mia, choice: "approve" | "reject" | "withdraw", date: number, source: number) =>
    vote(day(date), by, choice, source, { channel: "review", head: headOf("first").sha });
  const asks = review(mia, "reject", 3, 20);
  const cases: readonly (readonly [string, readonly Happening[], string | null])[] = [
    ["while the text is the one reviewed", [asks], "changes-pending"],
    ["not when it has changed", [asks, pushed(4, "typo")], null],
    ["again when it is that text again", [asks, pushed(4, "typo"), pushed(5, "first")], "changes-pending"],
    ["not when the steward approves it", [asks, review(mia, "approve", 4, 21)], null],
    ["not when the review is dismissed", [asks, review(mia, "withdraw", 4, 20)], null],
    ["not when somebody else asks", [review(person("ana", 1), "reject", 3, 20)], null],
    ["not when another one shepherds it", [asks, said(4, "/entrust @max", person("lee", 51))], null],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    const { state } = oneLook(happenings, day(8));
    const [move] = charm.moves;
    if (!move) throw new Error("The fixture has moves.");
    expect(changesMade({ state, kind: charm, move, reading: null })?.code ?? null).toBe(code);
  });
});

describe("undone", () => {
  test("what was said of a change is taken back within 15 minutes, and votes stand as before", () => {
    const called = said(6, "/reclassify editorial because it was agreed on");
    const undo = command("2026-03-06T09:10:00Z", mia, "/undo", 80);
    const { state } = oneLook([sung, ...votes(day(4)), pushed(5, "dearer"), called, undo], day(8));
    expect([counted(state), state.rulings]).toEqual([0, []]);
  });
});

describe("after the decision", () => {
  const bound = [sung, ...votes(day(4))];
  const late = (at: string, line: string): Happening => command(at, mia, line, 90);
  test.each([
    ["an editorial change is a correction when the steward says so", "typo", null],
    ["a material change too: it is on record who said so", "dearer", null],
  ] as const)("%s", (_what, text, code) => {
    const { state } = oneLook(
      [
        ...bound,
        push("2026-03-11T08:00:00Z", pat, headOf(text).sha),
        late("2026-03-11T09:00:00Z", "/reclassify editorial because errata"),
      ],
      end,
    );
    expect(state.commands.at(-1)?.verdict.code ?? null).toBe(code);
    expect(state.rulings).toHaveLength(1);
    expect(state.status).toBe("Bound");
  });
});

test("a state is what its entries give, and what is missing is asked for by head", () => {
  const all = [first("first"), sung, ...votes(day(4)), pushed(5, "typo"), pushed(6, "dearer"), ...votes(day(7), 2, 60)];
  const { entries, state } = look(emptyState(), all, end);
  expect(replay(entries)).toEqual(state);
  const now = end;
  const before = look(emptyState(), all, day(5)).state;
  const present = heads.filter(({ sha: one }) => one === headOf("dearer").sha);
  const lacking = decide(before, all, facts(now, present));
  expect(lacking.needs).toEqual([
    { kind: "head", sha: headOf("first").sha },
    { kind: "head", sha: headOf("typo").sha },
  ]);
  expect(lacking.state.head?.sha).toBe(headOf("typo").sha);
});

test("a text that cannot be read any more counts as another one", () => {
  const all = [first("first"), sung, ...votes(day(4)), pushed(5, "typo")];
  const { state } = look(emptyState(), all.slice(0, -1), day(4));
  const gone = new Map([...facts(end, heads).heads, [headOf("first").sha, { unreadable: "gone" }]]);
  const after = decide(state, all, facts(day(6), [], { heads: gone })).state;
  expect(counted(after)).toBe(0);
  expect(after.changes).toMatchObject([{ as: "material", sections: [] }]);
});

describe("whatever happens, under each setting", () => {
  const generated = ["Text 0.", "Text 1.", "Text 2.", "Text 0!"].map((text, place) =>
    reading(sha(place), charmText(text)),
  );
  const last = at(45 * 24 * 60);
  const until = (state: State, happenings: readonly Happening[], now: string, onPush: OnPush) =>
    decide(
      state,
      happenings.filter((one) => one.key.at <= now),
      facts(now, generated, withOnPush(onPush)),
    );

  test.each(["by-change", "keep", "warn", "clear"] as const)("%s: every look records what one look would", (onPush) => {
    fc.assert(
      fc.property(timelines, (acts) => {
        const all = [opening(start, pat, sha(0)), ...acts];
        const looks = [...new Set([...all.map(({ key }) => key.at as string), last])].sort();
        let state = emptyState();
        const entries: NewEntry[] = [];
        for (const now of looks) {
          const decision = until(state, all, now, onPush);
          entries.push(...decision.entries);
          state = decision.state;
        }
        expect(entries).toEqual(until(emptyState(), all, last, onPush).entries);
        expect(replay(entries)).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });
});
