/** How a process follows work: what a policy may change of it, and what would not fit together. */
import { describe, expect, test } from "vitest";
import { describePolicy } from "../../src/core/policy/describe-policy.ts";
import { policyOf, problemsOf, realPresets, sentencesOf } from "./a-policy.ts";

const policy = (more: string): string =>
  `extends: dip\nroles: { tsc: { users: [ana, bo, chen] }, lead-maintainer: { users: [lee] } }\n${more}`;
const saidOf = (more: string): string => describePolicy(policyOf(policy(more), realPresets)).join("\n");
const needs = "lifecycle:\n  moves:\n    last-call: { needs: [format-clean, implementation-confirmed] }\n";

describe("work in a process", () => {
  test.each(["dip", "lip"])("%s: the header's field has the areas of the clause", (preset) => {
    const [kind] = policyOf(policy("").replace("dip", preset), realPresets).kinds.values();
    const field = kind?.fields.find(({ key }) => key === kind.work?.field);
    expect(field).toMatchObject({ type: "work", key: "implementation" });
    expect(field?.areas?.map(({ name }) => name)).toEqual(["core", "framework", "off-chain"]);
    expect(kind?.moves.some(({ verb }) => verb === kind.work?.leadsTo)).toBe(true);
  });

  test("is read back, with what asks for a confirmation and what needs it", () => {
    expect(saidOf("")).toContain("confirms that enough of it is done; `/last-call` asks for that.");
    expect(saidOf(needs)).toContain("; `/last-call` asks for that, and `/last-call` needs it.");
    expect(saidOf("lifecycle: { work: null }\n")).not.toContain("`/implementation`");
  });

  test("may have other areas, or none be followed", () => {
    const fields =
      "document:\n  fields:\n    - { key: dip, type: number, written-by-app: true }\n    - { key: title, type: text }\n    - { key: authors, type: people }\n    - { key: status, type: status, written-by-app: true }\n    - { key: last-call-end-date, type: text, written-by-app: true }\n    - { key: superseded-by, type: text, written-by-app: true }\n";
    const [other] = policyOf(
      policy(`${fields}    - { key: implementation, type: work, areas: { lights: [lamps], sound: [] } }\n`),
      realPresets,
    ).kinds.values();
    expect(other?.fields.at(-1)?.areas).toEqual([
      { name: "lights", also: ["lamps"] },
      { name: "sound", also: [] },
    ]);
    expect(problemsOf(policy(fields), realPresets)).toEqual([]);
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ["a guard that nobody could meet", `${needs}  work: null\n`, "nobody could confirm it"],
    [
      "a move that there is not",
      "lifecycle: { work: { asked-before: [last-cal] } }\n",
      "There is no move `last-cal`. Did you mean `last-call`?",
    ],
    ["a next step that there is not", "lifecycle: { work: { leads-to: finish } }\n", "There is no move `finish`"],
    ["a role that there is not", "lifecycle: { work: { by: [managerz] } }\n", "There is no role `managerz`"],
    ["a role that could not confirm", "lifecycle: { work: { confirmed-by: [nobody] } }\n", "There is no role `nobody`"],
    ["a verb that means something else", "lifecycle: { work: { add: admit } }\n", "already means something else"],
    ["a verb of everybody's", "lifecycle: { work: { drop: undo } }\n", "already means something on every thread"],
    ["a field of another type", "lifecycle: { work: { field: title } }\n", "of another type than `work`"],
  ];
  test.each(wrong)("refuses %s", (_what, more, said) => {
    expect(sentencesOf(policy(more), realPresets)).toContain(said);
  });
});
