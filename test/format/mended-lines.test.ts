/** Header lines as they should read, for suggestions. */
import { expect, test } from "vitest";
import { checkFormat } from "../../src/core/format/check-format.ts";
import { mendedLines } from "../../src/core/format/mended-lines.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import { aCall, aHeader, aKind, bytesOf, read } from "../documents/a-kind.ts";

const kind = aKind({
  format: ["header-alias", "header-date", "header-choice", "header-status"].map((rule) => aCall(rule)),
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
