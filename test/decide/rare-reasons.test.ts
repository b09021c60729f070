/** Reasons that a whole thread brings about only in odd processes, at the place where they are given. */
import { expect, test } from "vitest";
import { rollOf } from "../../src/core/decide/rolls.ts";
import { formatClean } from "../../src/core/lifecycle/guards/format-clean.ts";
import { oncePerCycle } from "../../src/core/lifecycle/guards/once-per-cycle.ts";
import type { Move } from "../../src/core/model/kind.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { charm, charmText, facts, instant, policy, reading, role, sha } from "../builders/guild.ts";

const move = charm.moves.find(({ verb }) => verb === "sing") as Move;
const read = reading(sha(0), charmText("Text."));

test("once-per-cycle: a move that was made in this cycle is not made again", () => {
  const made = { ...emptyState(), movesThisCycle: ["sing"] };
  expect(oncePerCycle({ state: made, kind: charm, move, reading: read })).toMatchObject({ code: "once-per-cycle" });
  expect(oncePerCycle({ state: emptyState(), kind: charm, move, reading: read })).toBeNull();
});

test("document-unreadable: of a document that cannot be read nobody knows whether its form is right", () => {
  expect(formatClean({ state: emptyState(), kind: charm, move, reading: null })).toMatchObject({
    code: "document-unreadable",
  });
  expect(formatClean({ state: emptyState(), kind: charm, move, reading: read })).toBeNull();
});

test("role-unknown: a role that the policy does not have is nobody's", () => {
  const at = instant("2026-03-04T09:00:00Z");
  const situation = { state: emptyState(), facts: facts(at, [read]), policy, kind: charm, at, late: false };
  expect(rollOf(situation, role("strangers"), false)).toMatchObject({ kind: "refused", code: "role-unknown" });
});
