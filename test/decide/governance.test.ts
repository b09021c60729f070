/** Who may approve a change of how decisions are made, and for how long that holds. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import { governanceApprovalOf } from "../../src/core/decide/governance-approval.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { HeadReading } from "../../src/core/model/facts.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charmText, facts, reading, sha } from "../builders/guild.ts";
import { bo, lee, pat } from "../builders/people.ts";
import { opening, push, vote } from "../builders/timeline.ts";

const rules = (place: number): HeadReading => ({
  ...reading(sha(place), charmText(`Text ${place}.`)),
  document: null,
  governed: [{ path: "governance/circle.yml", change: "modified", what: "governance" }],
});
const heads = [rules(0), rules(1)];
const at = (minute: number): string => `2026-03-04T09:${String(minute).padStart(2, "0")}:00Z`;

const approver = (happenings: readonly Happening[], opener = pat): string | null => {
  const timeline = [opening(start, opener, sha(0)), ...happenings];
  const { state } = decide(emptyState(), timeline, facts("2026-03-05T00:00:00Z", heads, { opener }));
  return governanceApprovalOf(state)?.by.login ?? null;
};

describe("the approval of somebody who has the role", () => {
  test.each<[string, readonly Happening[], string | null]>([
    ["by comment", [vote(at(1), lee, "approve", 1)], "lee"],
    ["by review of the present head", [vote(at(1), lee, "approve", 1, { channel: "review", head: sha(0) })], "lee"],
    ["by a label", [vote(at(1), lee, "approve", 1, { channel: "label" })], null],
    ["of somebody without the role", [vote(at(1), bo, "approve", 1)], null],
    ["followed by a rejection", [vote(at(1), lee, "approve", 1), vote(at(2), lee, "reject", 2)], null],
    ["taken back", [vote(at(1), lee, "approve", 1), vote(at(2), lee, "withdraw", 2)], null],
    ["before a push", [vote(at(1), lee, "approve", 1), push(at(2), pat, sha(1))], null],
    [
      "again after it",
      [vote(at(1), lee, "approve", 1), push(at(2), pat, sha(1)), vote(at(3), lee, "approve", 3)],
      "lee",
    ],
    [
      "by a review of an earlier head",
      [push(at(2), pat, sha(1)), vote(at(3), lee, "approve", 1, { channel: "review", head: sha(0) })],
      null,
    ],
    ["who pushed", [push(at(2), lee, sha(1)), vote(at(3), lee, "approve", 1)], null],
  ])("%s: %s", (_name, happenings, by) => {
    expect(approver(happenings)).toBe(by);
  });

  test("who opened it is nobody's", () => {
    expect(approver([vote(at(1), lee, "approve", 1)], lee)).toBeNull();
  });
});
