/**
 * Ballots under bad input: contradicting acts in one comment or instant, clocks that go
 * back, accounts that are gone or are somebody else's, an electorate of nobody.
 */
import { describe, expect, test } from "vitest";
import { tallyInState } from "../../src/core/ballots/tally-in-state.ts";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Facts } from "../../src/core/model/facts.ts";
import { login } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { charmText, circle, facts, instant, person, reading, role, sha } from "../builders/guild.ts";
import { command, opening, vote } from "../builders/timeline.ts";

const start = "2026-03-02T09:00:00Z";
const sung = "2026-03-02T10:00:00Z";
/** `/sing 5d` of 2 March ends at 24:00 of 7 March. */
const end = "2026-03-08T00:00:00Z";
const after = "2026-03-09T00:00:00Z";
const heads = [reading(sha(0), charmText("A text."))];
const seat = (name: string) => person(name, circle.indexOf(name) + 1);

const begun = [opening(start, person("pat", 100), sha(0)), command(sung, person("mia", 50), "/sing 5d", 1)];
const look = (state: State, acts: readonly Happening[], now: string, more: Partial<Facts> = {}) =>
  decide(state, [...begun, ...acts], facts(now, heads, more));

const choicesOf = ({ ballots, votes, ...state }: State): Readonly<Record<string, string>> => {
  const [ballot] = ballots;
  if (!ballot) throw new Error("No ballot was opened.");
  const { voters } = tallyInState(state, ballot, votes, { now: instant(after), closing: true });
  return Object.fromEntries(
    voters
      .slice(0, ballot.seats.length)
      .flatMap(({ person, choice, counted }) =>
        counted === "not-voted" ? [] : [[person.login, counted === true ? String(choice) : counted]],
      ),
  );
};

/** Several acts of one comment, in the order of its lines. */
const oneComment = (at: string, name: string, choices: readonly ("approve" | "reject" | "withdraw")[]) =>
  choices.map((choice, index): Happening => {
    const one = vote(at, seat(name), choice, 20);
    return one.kind === "act"
      ? { ...one, key: { ...one.key, index }, act: { ...one.act, id: `comment:20:0:${index}` as typeof one.act.id } }
      : one;
  });

describe("what counts", () => {
  test.each<[string, readonly Happening[], Readonly<Record<string, string>>]>([
    ["two sides in one comment: the later line", oneComment(sung, "ana", ["approve", "reject"]), { ana: "reject" }],
    [
      "a vote and its taking back in one comment",
      oneComment(sung, "ana", ["approve", "withdraw"]),
      { ana: "withdrawn" },
    ],
    [
      "two comments of one instant: the later number",
      [
        vote("2026-03-03T09:00:00Z", seat("ana"), "reject", 31),
        vote("2026-03-03T09:00:00Z", seat("ana"), "approve", 30),
      ],
      { ana: "reject" },
    ],
    [
      "a login in other letters is the same account",
      [vote(sung, person(login("ANA"), null), "approve", 30)],
      { ana: "approve" },
    ],
    ["at the closing instant", [vote(end, seat("ana"), "approve", 30)], { ana: "approve" }],
    ["a second later", [vote("2026-03-08T00:00:01Z", seat("ana"), "approve", 30)], { ana: "after-closing" }],
    ["by whoever took over the login", [vote(sung, person("ana", 999), "approve", 30)], {}],
    ["by the account under its new login", [vote(sung, person("anna", 1), "approve", 30)], { ana: "approve" }],
  ])("%s", (_what, acts, expected) => {
    expect(choicesOf(look(emptyState(), acts, after).state)).toEqual(expected);
  });
});

test("a look with an earlier clock changes nothing of what is decided", () => {
  const acts = ["ana", "bo", "chen"].map((name, place) =>
    vote("2026-03-03T09:00:00Z", seat(name), "approve", 30 + place),
  );
  const decided = look(emptyState(), acts, after).state;
  expect(decided.ballots[0]?.closed?.tally.outcome).toBe("passed");
  for (const now of [start, sung, end]) {
    const again = look(decided, acts, now);
    expect(again.entries).toEqual([]);
    expect(again.state.ballots).toEqual(decided.ballots);
  }
});

test("who leaves the role after the opening keeps the seat; who comes has none", () => {
  const roll = (names: readonly string[]) => ({
    rolls: new Map([[role("circle"), { kind: "roll" as const, people: names.map(seat), why: "team" }]]),
  });
  const opened = look(emptyState(), [], "2026-03-02T12:00:00Z", roll(["ana", "bo", "chen"])).state;
  const acts = [
    vote("2026-03-03T09:00:00Z", seat("ana"), "approve", 30),
    vote("2026-03-03T09:00:00Z", seat("eli"), "approve", 31),
  ];
  const later = look(opened, acts, "2026-03-04T09:00:00Z", roll(["bo", "chen", "eli"])).state;
  expect(later.ballots[0]?.seats.map(({ person: { login } }) => login)).toEqual(["ana", "bo", "chen"]);
  expect(choicesOf(later)).toEqual({ ana: "approve" });
});

test("an electorate of nobody opens no ballot, and passes nothing", () => {
  const rolls = new Map([[role("circle"), { kind: "roll" as const, people: [], why: "team" }]]);
  const { state } = look(emptyState(), [], after, { rolls });
  expect(state.ballots).toEqual([]);
  expect(state.commands[0]?.verdict).toMatchObject({ done: false });
});
