/** Of several threads with one head the worst outcome is shown, by one of them; the oldest writes the header. */
import { describe, expect, test } from "vitest";
import type { Sha } from "../../src/core/model/names.ts";
import type { Standing } from "../../src/core/model/standing.ts";
import type { CheckContent } from "../../src/core/plan/checks.ts";
import { type AmongOthers, shownInstead, writesInstead } from "../../src/core/plan/same-head.ts";

const name = "lastcall/decision";
const head = "a".repeat(40) as Sha;
const branch = "example/charms:fees";

type Outcome = CheckContent["conclusion"];
const check = (conclusion: Outcome) =>
  ({ status: conclusion === null ? "in_progress" : "completed", conclusion, title: "" }) as const;
const other = (number: number, conclusion: Outcome, more: Partial<Standing> = {}): Standing => ({
  number,
  state: "open",
  head,
  branch,
  checks: { [name]: check(conclusion) },
  ...more,
});
const among = (beside: readonly Standing[], more: Partial<AmongOthers> = {}): AmongOthers => ({
  number: 5,
  state: "open",
  head,
  branch,
  beside,
  ...more,
});
const shows = (conclusion: Outcome, at: AmongOthers): number =>
  shownInstead({ name, ...check(conclusion), summary: "", annotations: [] }, at)?.number ?? at.number;

describe("who shows a check", () => {
  test.each<[string, Outcome, readonly Standing[], Partial<AmongOthers>, number]>([
    ["nobody else has the head", "success", [], {}, 5],
    ["another waits", "success", [other(9, null)], {}, 9],
    ["it waits itself", null, [other(1, "success")], {}, 5],
    ["waiting is worse than skipped", "skipped", [other(9, null)], {}, 9],
    ["failure is worse than a person's turn", "action_required", [other(9, "failure")], {}, 9],
    ["a person's turn is worse than waiting", "action_required", [other(1, null)], {}, 5],
    ["of equals the oldest", "success", [other(9, "success"), other(2, "success")], {}, 2],
    ["another head is no matter", "success", [other(9, "failure", { head: "b".repeat(40) as Sha })], {}, 5],
    ["what is closed has no say", "success", [other(1, "failure", { state: "closed" })], {}, 5],
    ["nor has what is merged, beside what is open", "success", [other(1, null, { state: "merged" })], {}, 5],
    ["closed itself, it leaves the check to what is open", "failure", [other(9, "success")], { state: "closed" }, 9],
    ["and to what is merged", null, [other(9, "success", { state: "merged" })], { state: "closed" }, 9],
    ["a check that the other has not begun", "success", [other(1, null, { checks: {} })], {}, 5],
  ])("%s", (_what, conclusion, beside, more, expected) => {
    expect(shows(conclusion, among(beside, more))).toBe(expected);
  });
});

describe("who writes the header", () => {
  test.each<[string, readonly Standing[], Partial<AmongOthers>, number | null]>([
    ["nobody else has the branch", [other(1, null, { branch: "zed/charms:fees" })], {}, null],
    ["an older one has", [other(1, null)], {}, 1],
    ["also while its head is not known yet", [other(1, null, { head: "b".repeat(40) as Sha })], {}, 1],
    ["a younger one has", [other(9, null)], {}, null],
    ["an older one that is closed", [other(1, null, { state: "closed" })], {}, null],
    ["the branch is gone", [other(1, null, { branch: null })], { branch: null }, null],
  ])("%s", (_what, beside, more, expected) => {
    expect(writesInstead(among(beside, more))?.number ?? null).toBe(expected);
  });
});
