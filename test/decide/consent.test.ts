/** Where a steward has to agree: who is asked is nothing yet, and undo, correction and replay know of it. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Facts } from "../../src/core/model/facts.ts";
import type { Login } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import { applyEntry, draftOf, emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charmText, facts, person, policyWithConsent, reading, sha } from "../builders/guild.ts";
import { lee, mia, pat, sam } from "../builders/people.ts";
import { command, opening, push } from "../builders/timeline.ts";

const zoe = person("zoe", 70);
const heads = [
  reading(sha(0), charmText("Text 0.")),
  reading(sha(1), charmText("Text 0.", { by: "Pat (@pat), @mia" })),
];

const decided = (happenings: readonly Happening[], more: Partial<Facts> = {}) =>
  decide(
    emptyState(),
    [opening(start, pat, sha(0)), ...happenings],
    facts("2026-03-12T09:00:00Z", heads, { policy: { kind: "policy", policy: policyWithConsent }, ...more }),
  );
const seen = (happenings: readonly Happening[], more: Partial<Facts> = {}): State => decided(happenings, more).state;
const at = (minute: number): string => `2026-03-03T09:${String(minute).padStart(2, "0")}:00Z`;
const asked = command(at(1), pat, "/entrust @mia", 1);
const agreed = command(at(2), mia, "/take-on", 2);
const last = (state: State) => state.commands.at(-1)?.verdict;

describe("a steward who has to agree", () => {
  test("nobody is it at the opening, though people are listed", () => {
    expect(seen([])).toMatchObject({ steward: null, stewardMissing: "to-be-found", stewardAsked: null });
  });

  test("asked, then agreed; a replay of the record gives the same", () => {
    expect(seen([asked])).toMatchObject({ steward: null, stewardAsked: { person: { login: "mia" }, by: pat } });
    const { entries, state } = decided([asked, agreed]);
    expect(state).toMatchObject({ steward: { person: mia }, stewardAsked: null, stewardMissing: null });
    const replayed = draftOf(emptyState());
    for (const entry of entries) applyEntry(replayed, entry);
    expect(replayed).toMatchObject({ steward: state.steward, stewardAsked: null });
  });

  const refusals: readonly (readonly [string, readonly Happening[], string])[] = [
    ["who was not asked", [command(at(1), zoe, "/take-on", 1)], "not-asked"],
    [
      "who was asked before somebody else was",
      [asked, command(at(2), lee, "/entrust @zoe", 2), command(at(3), mia, "/take-on", 3)],
      "not-asked",
    ],
    ["who became an author since", [asked, push(at(2), pat, sha(1)), command(at(3), mia, "/take-on", 3)], "is-author"],
    ["who has agreed already", [asked, agreed, command(at(3), mia, "/take-on", 3)], "already-steward"],
    ["with words too many", [asked, command(at(3), mia, "/take-on now", 3)], "unexpected-word"],
    ["a move before anybody agreed", [asked, command(at(3), mia, "/sing 5d", 3)], "not-a-steward"],
    ["a move by who finds one", [command(at(3), lee, "/sing 5d", 3)], "not-a-steward"],
    ["naming by somebody who may not", [command(at(3), zoe, "/entrust @zoe", 3)], "not-a-steward"],
    ["asking the same person again", [asked, command(at(3), lee, "/entrust @mia", 3)], "steward-asked-already"],
  ];
  test.each(refusals)("refused: %s", (_what, happenings, code) => {
    expect(last(seen(happenings))).toMatchObject({ done: false, code });
  });

  test("the login that was asked is another account's now", () => {
    const identities = new Map([
      ["mia" as Login, { id: 999, login: "mia" as Login }],
      ["pat" as Login, null],
    ]);
    expect(last(seen([asked, agreed], { identities }))).toMatchObject({ code: "another-account" });
  });

  test("who may name one and names themself has agreed", () => {
    expect(seen([command(at(1), lee, "/entrust @lee", 1)])).toMatchObject({ steward: { person: lee } });
  });

  test("the steward stays until a successor agrees, or declines", () => {
    const successor = command(at(3), mia, "/entrust @zoe", 3);
    expect(seen([asked, agreed, successor])).toMatchObject({
      steward: { person: mia },
      stewardAsked: { person: { login: "zoe" } },
    });
    expect(seen([asked, agreed, successor, command(at(4), zoe, "/release", 4)])).toMatchObject({
      steward: { person: mia },
      stewardAsked: null,
    });
    expect(seen([asked, agreed, successor, command(at(4), zoe, "/take-on", 4)])).toMatchObject({
      steward: { person: zoe },
    });
  });

  test("an undo of the asking, and of the agreeing", () => {
    expect(seen([asked, command(at(2), pat, "/undo", 2)])).toMatchObject({ steward: null, stewardAsked: null });
    expect(seen([asked, agreed, command(at(3), mia, "/undo", 3)])).toMatchObject({
      steward: null,
      stewardAsked: { person: { login: "mia" } },
    });
    expect(last(seen([asked, agreed, command(at(3), pat, "/undo entrust", 3)]))).toMatchObject({ done: false });
  });

  test("the secretary vouches for who agreed elsewhere", () => {
    const corrected = command(at(3), sam, "/correct keeper @zoe because she agreed by mail", 3);
    expect(seen([asked, corrected])).toMatchObject({ steward: { person: { login: "zoe" } }, stewardAsked: null });
  });

  test("one who stepped down is not replaced in turn", () => {
    expect(seen([asked, agreed, command(at(3), mia, "/release", 3)])).toMatchObject({
      steward: null,
      stewardMissing: "to-be-found",
    });
  });
});
