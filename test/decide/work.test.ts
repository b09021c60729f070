/** Work that is done elsewhere: what names it, what asks for it, and what none of that changes. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState, replay } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charm, charmText, facts, policyWithWork, reading, sha } from "../builders/guild.ts";
import { lee, mia, pat, zed } from "../builders/people.ts";
import { command as commandAt, opening } from "../builders/timeline.ts";

/** With the page on which it stands, by which a link to the same repository is known. */
const command: typeof commandAt = (...given) => {
  const happening = commandAt(...given);
  const url = "https://github.com/guild/charms/pull/12#issuecomment-1";
  return happening.kind === "act" ? { ...happening, act: { ...happening.act, url } } : happening;
};

const heads = [reading(sha(0), charmText("Text.", { music: "tune: o/n#1" }))];

const decided = (happenings: readonly Happening[], policy: Policy = policyWithWork) =>
  decide(
    emptyState(),
    [opening(start, pat, sha(0)), ...happenings],
    facts("2026-03-12T09:00:00Z", heads, { policy: { kind: "policy", policy } }),
  );
const stateAfter = (...happenings: readonly Happening[]): State => decided(happenings).state;
const at = (minute: number): string => `2026-03-03T09:${String(minute).padStart(2, "0")}:00Z`;
const code = (...happenings: readonly Happening[]): string | null =>
  stateAfter(...happenings).commands.at(-1)?.verdict.code ?? null;

/** The moves with this guard besides their own. */
const guarded = (guard: string): Policy => {
  const kind = policyWithWork.kinds.get(charm.name) as Kind;
  const moves = kind.moves.map((move) =>
    move.verb === "sing" ? { ...move, needs: [...move.needs, { guard, with: {} }] } : move,
  );
  return { ...policyWithWork, kinds: new Map([[charm.name, { ...kind, moves }]]) };
};

describe("work that is named by command", () => {
  const add = (line: string, minute = 1, by = mia) => command(at(minute), by, line, minute);

  test("is kept with who named it, area and reason; several at once are several", () => {
    const { state, entries, texts } = decided([add("/compose tune #2, o/n#3 because the pipers ask for it")]);
    expect(state.work).toMatchObject([
      { area: "tune", by: mia },
      { area: "tune", by: mia },
    ]);
    expect(state.work.map(({ link }) => link && texts.get(link))).toEqual(["#2", "o/n#3"]);
    expect(state.work.map(({ reason }) => reason && texts.get(reason))).toEqual([
      "the pipers ask for it",
      "the pipers ask for it",
    ]);
    expect(replay(entries).work).toEqual(state.work);
  });

  test("is taken off again by whoever may name it, under any spelling", () => {
    expect(stateAfter(add("/compose #2"), add("/discard https://github.com/x/y/issues/2", 2)).work).toHaveLength(1);
    expect(stateAfter(add("/compose https://github.com/o/n/pull/2"), add("/discard o/n#2", 2, pat)).work).toEqual([]);
    expect(stateAfter(add("/compose drum because eli will"), add("/discard drum", 2)).work).toEqual([]);
  });

  test.each([
    ["by somebody without a part", "/compose #2", zed, "not-a-steward"],
    ["that is nowhere", "/compose", mia, "work-link-missing"],
    ["of an area without a reason", "/compose drum", mia, "work-link-missing"],
    ["of an area that there is not", "/compose lute #2", mia, "work-area-unknown"],
    ["that is no link", "/compose tune the piper", mia, "work-no-link"],
    ["that the header names", "/compose drum https://github.com/O/N/issues/1", mia, "work-named-already"],
    ["twice in one command", "/compose #2, #2", mia, "work-named-already"],
    ["to be taken off, unsaid", "/discard", mia, "work-which"],
    ["to be taken off, which nobody named", "/discard #9", mia, "work-not-named"],
    ["to be taken off, in the header", "/discard o/n#1", mia, "work-in-header"],
  ] as const)("is refused: %s", (_what, line, by, refusal) => {
    expect(code(add(line, 1, by))).toBe(refusal);
  });

  test("is refused beyond the bound", () => {
    const many = Array.from({ length: 20 }, (_, place) => `#${place + 10}`).join(" ");
    expect(code(add(`/compose ${many}`), add("/compose #50", 2))).toBe("work-too-many");
  });

  test("stays when a command of before it is undone", () => {
    const state = stateAfter(
      command(at(1), mia, "/sing 5d", 1),
      add("/compose #2", 2, pat),
      command(at(3), mia, "/undo", 3),
    );
    expect(state).toMatchObject({ status: "Whispered", workAsked: null });
    expect(state.work).toHaveLength(1);
  });

  test("does not stand in a process that follows none", () => {
    const { kinds: _kinds, ...others } = policyWithWork;
    const { state } = decided([add("/compose #2")], { ...others, kinds: new Map([[charm.name, charm]]) });
    expect(state.commands).toEqual([]);
  });
});

describe("whether enough is done", () => {
  const sing = command(at(1), mia, "/sing 5d", 1);
  const confirm = (minute: number, by = mia) => command(at(minute), by, "/in-tune because it sounds", 10 + minute);

  test("is asked by the move, and holds nothing back", () => {
    expect(stateAfter(sing)).toMatchObject({
      status: "Sung",
      workAsked: { verb: "sing", cycle: 1 },
      workConfirmed: null,
    });
  });

  test("is not asked when it was confirmed before", () => {
    const state = stateAfter(confirm(0), sing);
    expect(state).toMatchObject({ status: "Sung", workAsked: null, workConfirmed: { by: mia, cycle: 1 } });
  });

  test("is asked again in another cycle", () => {
    const state = stateAfter(
      confirm(0),
      sing,
      command(at(2), mia, "/hush because of a slip", 2),
      command(at(3), mia, "/sing 5d", 3),
    );
    expect(state).toMatchObject({ cycle: 2, workAsked: { cycle: 2 }, workConfirmed: { cycle: 1 } });
  });

  test("is confirmed by those who may, once, with a reason, and taken back", () => {
    expect(code(confirm(1, pat))).toBe("not-a-steward");
    expect(code(command(at(1), mia, "/in-tune", 1))).toBe("reason-missing");
    expect(code(confirm(1), confirm(2, lee))).toBe("work-confirmed-already");
    expect(stateAfter(confirm(1), command(at(2), mia, "/undo", 2)).workConfirmed).toBeNull();
  });

  test("can be required", () => {
    const needed = guarded("implementation-confirmed");
    expect(decided([sing], needed).state).toMatchObject({ status: "Whispered", workAsked: null });
    expect(decided([sing], needed).state.commands.at(-1)?.verdict.code).toBe("work-unconfirmed");
    expect(decided([confirm(0), sing], needed).state.status).toBe("Sung");
  });
});
