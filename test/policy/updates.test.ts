/** How a process lets in updates of what was decided, and what would not fit together. */
import { describe, expect, test } from "vitest";
import { describePolicy } from "../../src/core/policy/describe-policy.ts";
import { policyOf, realPresets, sentencesOf } from "./a-policy.ts";

const policy = (more: string): string =>
  `extends: oep\nroles: { arbiters: { users: [mia] }, architecture-group: { users: [lee] } }\n${more}`;
const updatesOf = (more: string) => [...policyOf(policy(more), realPresets).kinds.values()][0]?.updates;
const saidOf = (more: string): string => describePolicy(policyOf(policy(more), realPresets)).join("\n");

describe("updates in a process", () => {
  test("are reviewed for a week, and leave accepted architecture alone [O9]", () => {
    expect(updatesOf("")).toEqual({
      reviewDays: 7,
      leftAlone: { field: "type", values: ["Architecture"], statuses: ["Accepted", "Final"] },
    });
  });

  test("may be reviewed for longer, or not be let in at all", () => {
    expect(updatesOf("lifecycle: { updates: { review: 21d } }\n")?.reviewDays).toBe(21);
    expect(updatesOf("lifecycle: { updates: null }\n")).toBeUndefined();
  });

  test("are read back", () => {
    expect(saidOf("")).toContain("`/allow-change` lets in an update of what was decided, after a review of 7 days.");
    expect(saidOf("lifecycle: { updates: null }\n")).not.toContain("lets in an update");
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ["no number of days", "{ review: soon }", "lifecycle.updates.review"],
    [
      "a field that there is not",
      "{ left-alone: { field: tipe, values: [A], in: [Final] } }",
      "There is no field `tipe`",
    ],
    [
      "a status that there is not",
      "{ left-alone: { field: type, values: [A], in: [Finl] } }",
      "There is no status `Finl`. Did you mean `Final`?",
    ],
    ["a key that there is not", "{ reviews: 7d }", "reviews"],
  ];
  test.each(wrong)("refuses %s", (_what, updates, said) => {
    expect(sentencesOf(policy(`lifecycle: { updates: ${updates} }\n`), realPresets)).toContain(said);
  });
});
