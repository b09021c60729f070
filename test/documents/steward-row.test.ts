/** The header's line of who is steward: `value`, who is it now, who was it before, and what it says then. */
import { describe, expect, test } from "vitest";
import { editFields } from "../../src/core/documents/edit-fields.ts";
import { namesSteward, stewardInRow } from "../../src/core/documents/steward-row.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import type { Login } from "../../src/core/model/names.ts";
import { aField, aKind, bytesOf, read, textOf } from "./a-kind.ts";

const cases: readonly (readonly [
  what: string,
  value: string,
  now: string | null,
  before: string | null,
  says: string,
])[] = [
  ["empty", "", "mia", null, "@mia"],
  ["the template's text", "<Arbiter's real name and email address>", "mia", null, "@mia"],
  ["to be found", "TBD", "mia", null, "@mia"],
  ["their handle already", "Mia M (@mia)", "mia", null, "Mia M (@mia)"],
  ["their login alone", "mia", "mia", null, "mia"],
  ["a link to their account", "`Mia <https://github.com/mia>`_", "mia", null, "`Mia <https://github.com/mia>`_"],
  ["their name", "Mia Meyer <m.meyer@example.org>", "mia", null, "Mia Meyer <m.meyer@example.org> (@mia)"],
  ["their mail address", "M. M. <mia@example.org>", "mia", null, "M. M. <mia@example.org> (@mia)"],
  ["another name", "Bo Berg", "mia", null, "@mia"],
  ["another handle", "Bo (@bo)", "mia", null, "@mia"],
  ["a part of another handle", "@mia-b", "mia", null, "@mia"],
  ["several, one of them theirs by name", "Bo Berg, Mia Meyer", "mia", null, "Bo Berg, Mia Meyer (@mia)"],
  ["several others", "Bo Berg, Chen Cai", "mia", null, "Bo Berg, Chen Cai, @mia"],
  ["several others in a list", "- Bo Berg,\n- Chen Cai", "mia", null, "- Bo Berg,\n- Chen Cai,\n- @mia"],
  ["several others on lines", "| Bo Berg\n| Chen Cai", "mia", null, "| Bo Berg\n| Chen Cai\n| @mia"],
  ["handed over, by handle", "@mia", "bo", "mia", "@bo"],
  ["handed over, by login", "mia", "bo", "mia", "bo"],
  ["handed over, with a name", "Mia M <m@example.org> (@mia)", "bo", "mia", "@bo"],
  ["handed over, by link", "`@mia <https://github.com/mia>`_", "bo", "mia", "`@bo <https://github.com/bo>`_"],
  ["handed over, beside others", "Chen Cai, @mia", "bo", "mia", "Chen Cai, @bo"],
  ["handed over, in a list", "- Chen Cai\n- @mia", "bo", "mia", "- Chen Cai\n- @bo"],
  ["handed over, to who is named", "@mia, @bo", "bo", "mia", "@mia, @bo"],
  ["nobody any more", "Mia (@mia)", null, "mia", ""],
  ["nobody any more, others stay", "Chen Cai, Mia (@mia)", null, "mia", "Chen Cai"],
  ["nobody any more, first of several", "@mia, Chen Cai", null, "mia", "Chen Cai"],
  ["nobody any more, whom it did not name", "Chen Cai", null, "mia", "Chen Cai"],
  ["nobody, and nobody before", "Chen Cai", null, null, "Chen Cai"],
];

describe("who is steward", () => {
  test.each(cases)("%s", (_what, value, now, before, says) => {
    expect(stewardInRow(value, now as Login | null, before as Login | null)).toBe(says);
    // A second time nothing changes.
    expect(stewardInRow(says, now as Login | null, before as Login | null)).toBe(says);
    if (now !== null) expect(namesSteward(says, now as Login)).toBe(true);
  });
});

describe("written into a table", () => {
  const table: Kind = {
    ...aKind({
      fields: [
        aField("name", { name: "Name" }),
        aField("keeper", { name: "Keeper", type: "people", writtenByApp: true }),
        aField("state", { name: "State", type: "status", writtenByApp: true }),
      ],
    }),
    syntax: "rst-table",
  };
  const written = (text: string, value: string): string => {
    const document = read(text, table, "tales/tale-7.rst");
    const edited = editFields(bytesOf(text), document, table, { keeper: value });
    return "bytes" in edited ? textOf(edited.bytes) : edited.problem;
  };
  const list = (keeper: string): string =>
    `Tale\n####\n\n.. list-table::\n\n   * - Name\n     - Fox\n   * - Keeper\n     -${keeper}\n   * - State\n     - Sung\n`;
  const grid = (...lines: readonly string[]): string =>
    `Tale\n####\n\n+--------+------------+\n| Name   | Fox        |\n+--------+------------+\n${lines.map((line) => `| ${line} |\n`).join("")}+--------+------------+\n| State  | Sung       |\n+--------+------------+\n`;

  test("a list table changes in that cell alone", () => {
    expect(written(list(" Lee"), "@mia")).toBe(list(" @mia"));
    expect(written(list(""), "@mia")).toBe(list(" @mia"));
    expect(
      read(written(list(" @mia"), ""), table, "tales/tale-7.rst").fields.find(({ key }) => key === "keeper")?.value,
    ).toBe("");
  });

  test("a grid table changes in that cell alone", () => {
    expect(written(grid("Keeper | Lee       "), "@mia")).toBe(grid("Keeper | @mia      "));
    expect(written(grid("Keeper | @mia      "), "")).toBe(grid("Keeper |           "));
    expect(written(grid("Keeper |           "), "@mia")).toBe(grid("Keeper | @mia      "));
  });
});
