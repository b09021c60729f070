/** The first line of the description and the closing: each once, and whatever people make of them stays. */
import { describe, expect, test } from "vitest";
import type { ActId, Instant, TextHash } from "../../src/core/model/names.ts";
import type { Seen } from "../../src/core/model/seen.ts";
import type { State } from "../../src/core/model/state.ts";
import { describedFor, planTurnedDown } from "../../src/core/plan/turned-down.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { carryOut, emptySeen } from "../builders/github-in-memory.ts";
import { charm, person, sha } from "../builders/guild.ts";

const act = "comment:1:0:0" as ActId;
const reason = "r" as TextHash;
const down: State = {
  ...emptyState(),
  turnedDown: {
    act,
    at: "2026-03-17T09:00:00Z" as Instant,
    by: person("mia", 50),
    reason,
    url: "https://example.test/example/charms/pull/12#issuecomment-1",
    closed: false,
  },
};
const closed: State = {
  ...down,
  thread: "closed",
  turnedDown: down.turnedDown && { ...down.turnedDown, closed: true },
};
const up: State = emptyState();

const line =
  "**No longer pursued:** mia, the keeper, turned this charm down on 17 March 2026: it limps, @\u200bpat ([decision](https://example.test/example/charms/pull/12#issuecomment-1)) <!-- lastcall: turned down -->";
const plan = (state: State, seen: Partial<Seen>, described: ActId | null = null) =>
  planTurnedDown({
    state,
    kind: charm,
    seen: { ...emptySeen(sha(0)), ...seen },
    described,
    texts: new Map([[reason, "it limps, @pat"]]),
    zone: "UTC",
    wording: loadWording(),
  });
const written = (...given: Parameters<typeof plan>): string | null => {
  const [body] = plan(...given).map((effect) => effect.body);
  return body?.kind === "edit-description" ? body.to : null;
};

describe("the description", () => {
  const cases: readonly (readonly [string, State, string, ActId | null, string | null])[] = [
    ["begins with why", down, "A charm.\r\nFor rain.", null, `${line}\n\nA charm.\r\nFor rain.`],
    ["was empty", down, "", null, line],
    ["has the line already", down, `${line}\n\nA charm.`, null, null],
    ["was made otherwise by its author", down, "We go on.", act, null],
    ["lost the line to its author, and the thread is closed", closed, "A charm.", act, null],
    ["is written too where somebody else had closed the thread", closed, "A charm.", null, `${line}\n\nA charm.`],
    [
      "tells of an earlier time",
      down,
      `${line.replace("17", "10")}\n\nA charm.`,
      "comment:0:0:0" as ActId,
      `${line}\n\nA charm.`,
    ],
    ["loses the line when it goes on", up, `${line}\r\n\r\nA charm.`, act, "A charm."],
    ["keeps what its author made of the line", up, "We go on.\n\nA charm.", act, null],
    ["keeps a line like ours that we never wrote", up, `${line}\n\nA charm.`, null, null],
    ["of any other thread is nobody's business", up, "A charm.", null, null],
  ];
  test.each(cases)("%s", (_what, state, description, described, wanted) => {
    expect(written(state, { description, open: state.thread === "open" }, described)).toBe(wanted);
  });

  test("nothing is written below a merge", () => {
    expect(plan(closed, { merged: true, open: false, description: "A charm." })).toEqual([]);
  });
});

describe("the thread", () => {
  test("is closed after its description was written, and then nothing is left to do", () => {
    const effects = plan(down, { description: "A charm." });
    expect(effects.map(({ body }) => body.kind)).toEqual(["edit-description", "close-thread"]);
    const { seen } = effects.reduce(carryOut, { seen: { ...emptySeen(sha(0)), description: "A charm." }, heads: [] });
    expect(plan(closed, seen, describedFor(closed, seen, null))).toEqual([]);
  });

  test("is not closed again when somebody opens it", () => {
    expect(plan({ ...closed, thread: "open" }, { open: true, description: "A charm." }, act)).toEqual([]);
  });
});

describe("what is kept for the next look", () => {
  test.each<[string, State, string, ActId | null, ActId | null]>([
    ["the line is there", down, `${line}\n\nA charm.`, null, act],
    ["it is not there yet", down, "A charm.", null, null],
    ["it was there", down, "A charm.", act, act],
    ["it goes on, and the line is still there", up, `${line}\n\nA charm.`, act, act],
    ["it goes on without the line", up, "A charm.", act, null],
  ])("%s", (_what, state, description, before, after) => {
    expect(describedFor(state, { ...emptySeen(sha(0)), description }, before)).toBe(after);
  });
});
