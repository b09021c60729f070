/** Header lines as they should read, for suggestions. */
import { expect, test } from "vitest";
import { checkFormat } from "../../src/core/format/check-format.ts";
import { mendedLines } from "../../src/core/format/mended-lines.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import { aCall, aField, aHeader, aKind, bytesOf, read } from "../documents/a-kind.ts";

const kind = aKind({
  fields: [
    ...aKind().fields,
    aField("music", { type: "work", areas: ["tune", "drum"].map((name) => ({ name, also: [] })) }),
  ],
  format: ["header-alias", "header-date", "header-choice", "header-status", "header-work"].map((rule) => aCall(rule)),
});

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["nothing to mend", ["sort: Short"], []],
  [
    "a value, its comment and quotes kept",
    ["name: Fox", "told: '3/4/21' # in spring"],
    ["3 told: '03/04/2021' # in spring"],
  ],
  ["a name", ["teller: Ana (@ana)"], ["2 tellers: Ana (@ana)"]],
  ["several lines", ["sort:  short", "state: sung"], ["2 sort:  Short", "3 state: Sung"]],
  ["what a person has to think about", ["sort: Shrot"], []],
  ["a value of several lines", ["state: |", "  sung"], []],
  [
    "parts of a list, each on its line",
    ["music:", "  - tunes: #12 # of spring", "  - drum: '#3'"],
    ['3   - tune: "#12" # of spring'],
  ],
  ["parts of one line", ["music: tunes: o/n#1, drun: o/n#2"], ["2 music: tune: o/n#1, drum: o/n#2"]],
  ["a comment that quotes do not mend", ["music: tune #12"], []],
  ["behind text of more bytes than letters", ["name: 狐と雌鶏", "sort: short"], ["3 sort: Short"]],
];

const mended = (text: string, of: Kind = kind, path = "tales/tale-7.md"): readonly string[] => {
  const findings = checkFormat(of, read(text, of, path), bytesOf(text));
  return mendedLines(bytesOf(text), findings).map(({ line, text: line_ }) => `${line} ${line_}`);
};

test.each(cases)("%s", (_, header, lines) => {
  expect(mended(aHeader(header))).toEqual(lines);
  expect(mended(aHeader(header, "\r\n"))).toEqual(lines);
});

test("rows of tables are left to the command", () => {
  const table: Kind = { ...kind, syntax: "rst-table" };
  const grid = "Tale\n####\n\n+------+-------+\n| Sort | short |\n+------+-------+\n";
  expect(mended(grid, table, "tales/tale-7.rst")).toEqual([]);
  const list = "Tale\n####\n\n.. list-table::\n\n   * - Sort\n     - short\n";
  expect(mended(list, table, "tales/tale-7.rst")).toEqual([]);
});
