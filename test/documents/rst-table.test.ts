/** Headers of RST documents: what is read of them, and what an edit leaves alone. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editFields } from "../../src/core/documents/edit-fields.ts";
import { listedIn, numberOf, plainOf } from "../../src/core/documents/field-values.ts";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { plainRst } from "../../src/core/documents/rst-table/plain-rst.ts";
import type { Document } from "../../src/core/model/document.ts";
import { aField, aKind, bytesOf, textOf } from "./a-kind.ts";
import { anyText } from "./any-text.ts";

const kind = {
  ...aKind({
    fields: [
      aField("song", { type: "number" }),
      aField("name"),
      aField("by", { type: "people" }),
      aField("state", { type: "status", name: "State", writtenByApp: true }),
      aField("revision-ticket", { name: "Revision Ticket", writtenByApp: true }),
      aField("sung", { type: "date", name: "Sung", writtenByApp: true }),
      aField("resolution", { name: "Resolution", writtenByApp: true }),
    ],
  }),
  syntax: "rst-table" as const,
};

const read = (text: string): Document => readDocument(kind, "songs/song-1.rst", bytesOf(text));
const edit = (text: string, writes: Readonly<Record<string, string | null>>): string => {
  const result = editFields(bytesOf(text), read(text), kind, writes);
  return "problem" in result ? `problem: ${result.problem}` : textOf(result.bytes);
};
const lines = (...all: string[]): string => `${all.join("\n")}\n`;

const title = [".. _SONG-1 A song:", "", "SONG-1: A song", "##############", ""];
const grid = (...rows: string[]): string =>
  lines(
    ...title,
    "+-------+--------------+",
    ...rows.flatMap((row) => [...row.split("\n"), "+-------+--------------+"]),
    "",
    "Text",
    "****",
    "",
    "La la.",
  );
const list = (...rows: string[]): string =>
  lines(...title, ".. list-table::", "   :widths: 25 75", "", ...rows, "", "Text", "****", "", "La la.");

const plainGrid = grid("| Song  | 1            |", "| State | Sung         |", "| By    | ana          |");
const plainList = list("   * - Song", "     - 1", "   * - State", "     - Sung", "   * - By", "     - ana");

const fieldsOf = (document: Document): readonly string[] => document.fields.map(({ key, value }) => `${key}=${value}`);

describe("reading", () => {
  test.each([
    ["a grid", plainGrid],
    ["a list", plainList],
    ["a list without options", plainList.replace("   :widths: 25 75\n\n", "\n")],
    [
      "a grid with a header row",
      plainGrid.replace("+-------+--------------+\n| State", "+=======+==============+\n| State"),
    ],
    ["CR LF", plainGrid.replaceAll("\n", "\r\n")],
    ["an over- and underlined title", plainGrid.replace("SONG-1: A song\n#", "##############\nSONG-1: A song\n#")],
    ["no title", plainGrid.slice(plainGrid.indexOf("+--"))],
    ["fields of the document above it", `:orphan:\n:tag: x\n  y\n\n${plainGrid}`],
    ["a comment above it", `.. a comment\n   that goes on\n\n${plainList}`],
    ["no line ending at the end", plainList.trimEnd()],
  ])("%s", (_name, text) => {
    const document = read(text);
    expect(document.problems).toEqual([]);
    expect(fieldsOf(document)).toEqual(["song=1", "state=Sung", "by=ana"]);
  });

  test("cells over several lines, with markup kept in the value and gone in the plain text", () => {
    const text = grid(
      "| Song  | :ref:`S-1    |\n|       | <S-1 A song>`|",
      "| By    | - ana_       |\n|       | - `bo <x>`_  |",
      "| `Sung`| |day|        |",
    );
    expect(read(text).fields.map(({ key, value, plain }) => [key, value, plain])).toEqual([
      ["song", ":ref:`S-1\n<S-1 A song>`", "S-1"],
      ["by", "- ana_\n- `bo <x>`_", "- ana\n- bo"],
      ["sung", "|day|", "day"],
    ]);
  });

  test("positions are those of the file", () => {
    const [, state] = read(plainGrid).fields;
    expect([state?.namePosition, state?.valuePosition]).toEqual([
      { line: 9, column: 3 },
      { line: 9, column: 11 },
    ]);
    const [, listed] = read(plainList).fields;
    expect([listed?.namePosition, listed?.valuePosition]).toEqual([
      { line: 11, column: 8 },
      { line: 12, column: 8 },
    ]);
  });

  test("sections, by the order in which their signs appear", () => {
    const text = `${plainGrid}\nMore\n====\n\nAgain\n*****\n\n====\nDone\n====\n`;
    expect(read(text).sections.map(({ title: name, depth, position }) => `${depth} ${name} ${position.line}`)).toEqual([
      "1 SONG-1: A song 3",
      "2 Text 14",
      "3 More 19",
      "2 Again 22",
      "4 Done 26",
    ]);
  });
});

describe("what is wrong is told at its place", () => {
  test.each([
    ["an empty file", "", "1:1 header-missing"],
    ["no table", lines(...title, "Text", "****", "La la."), "6:1 header-missing"],
    ["text before the table", plainGrid.replace("+---", "Listen:\n\n+---"), "6:1 header-missing"],
    ["three columns", lines(...title, "+--+--+--+", "| a| b| c|", "+--+--+--+"), "6:1 header-missing"],
    ["a simple table", lines(...title, "=== ===", "a   b", "=== ==="), "6:1 header-missing"],
    ["lines that end with CR alone", plainGrid.replaceAll("\n", "\r"), "1:1 header-missing"],
    ["an empty list", lines(...title, ".. list-table::", "   :widths: 1 2", "", "Text"), "6:1 header-missing"],
    ["a ragged row", plainGrid.replace("| ana          |", "| ana       |"), "11:1 header-syntax"],
    ["a row of one cell", plainList.replace("     - Sung\n", ""), "11:4 header-syntax"],
    ["a row of three cells", plainList.replace("     - Sung\n", "     - Sung\n     - Told\n"), "11:4 header-syntax"],
    ["a row without a name", plainGrid.replace("| By    |", "|       |"), "11:3 header-syntax"],
    [
      "a table that is not closed",
      plainGrid.replace("| ana          |\n+-------+--------------+", "| ana          |"),
      "11:1 header-syntax",
    ],
    ["a line without its sign", plainGrid.replace("| State | Sung         |", "| State Sung"), "9:1 header-syntax"],
  ])("%s", (_name, text, problem) => {
    expect(read(text).problems.map(({ line, column, rule }) => `${line}:${column} ${rule}`)[0]).toBe(problem);
  });

  test("a header of 10,000 rows is too long, and says so", () => {
    const [problem] = read(list(...Array.from({ length: 10_000 }, (_, row) => `   * - k${row}\n     - v`))).problems;
    expect(problem).toMatchObject({ rule: "header-size" });
  });
});

describe("changing a value", () => {
  test.each<[string, string, Readonly<Record<string, string | null>>, string]>(
    [
      ["a grid's cell", plainGrid, { state: "Told" }, plainGrid.replace("| Sung         |", "| Told         |")],
      [
        "a ragged row, which keeps its width",
        plainGrid.replace("| Sung         |", "| Sung and sung and sung |"),
        { state: "Told Out Loud And Again" },
        plainGrid.replace("| Sung         |", "| Told Out Loud And Again|"),
      ],
      ["shorter", plainGrid, { state: "T" }, plainGrid.replace("| Sung         |", "| T            |")],
      ["to the edge", plainGrid, { state: "Told Out Loud" }, plainGrid.replace("| Sung         |", "| Told Out Loud|")],
      [
        "longer: it goes on below, and no other row changes",
        plainGrid,
        { state: "Told Out Loud Again" },
        plainGrid.replace("| Sung         |", "| Told Out     |\n|       | Loud Again   |"),
      ],
      [
        "a word that is wider than the column widens it",
        grid("| State | Sung         |", "| By    | ana          |"),
        { state: "https://a.test/b" },
        lines(
          ...title,
          "+-------+-----------------+",
          "| State | https://a.test/b|",
          "+-------+-----------------+",
          "| By    | ana             |",
          "+-------+-----------------+",
          "",
          "Text",
          "****",
          "",
          "La la.",
        ),
      ],
      ["a list's cell", plainList, { state: "Told Out Loud" }, plainList.replace("- Sung", "- Told Out Loud")],
      [
        "an empty cell of a list",
        plainList.replace("- Sung", "-"),
        { state: "Told" },
        plainList.replace("- Sung", "- Told"),
      ],
      [
        "an empty cell of a grid",
        plainGrid.replace("| Sung ", "|      "),
        { state: "Told" },
        plainGrid.replace("Sung", "Told"),
      ],
      [
        "lines of a list, under the first one's text",
        plainList.replace("- Sung", "-   Sung"),
        { state: "Told\nagain" },
        plainList.replace("- Sung", "-   Told\n         again"),
      ],
      [
        "lines of a grid, indented as they are given",
        plainGrid,
        { state: "- Told\n  again" },
        plainGrid.replace("| Sung         |", "| - Told       |\n|       |   again      |"),
      ],
      [
        "wide signs, by the columns that they take",
        plainGrid.replace("| Sung         |", "| 歌う         |"),
        { state: "Told" },
        plainGrid.replace("| Sung         |", "| Told         |"),
      ],
      [
        "to wide signs and marks over others",
        plainGrid,
        { state: "歌う e\u0301 😀" },
        plainGrid.replace("| Sung         |", "| 歌う e\u0301 😀    |"),
      ],
      [
        "wide signs in a table that is straight by characters",
        plainGrid.replace("| Sung         |", "| 歌う           |"),
        { state: "Told" },
        plainGrid.replace("| Sung         |", "| Told         |"),
      ],
      [
        "several lines to one",
        plainList.replace("- Sung", "- Sung\n       loud"),
        { state: "Told" },
        plainList.replace("- Sung", "- Told"),
      ],
    ].filter(([name]) => name !== "a row that is not there") as never,
  )("%s", (_name, before, writes, after) => {
    for (const ending of ["\n", "\r\n"])
      expect(edit(before.replaceAll("\n", ending), writes)).toBe(after.replaceAll("\n", ending));
  });

  test("a row that is not there comes where the kind's order wants it", () => {
    const inOrder = grid("| Song  | 1            |", "| By    | ana          |", "| State | Sung         |");
    expect(edit(inOrder, { sung: "2026-03-17" })).toBe(
      inOrder.replace(
        "| Sung         |\n+-------+--------------+\n",
        "| Sung         |\n+-------+--------------+\n| Sung  | 2026-03-17   |\n+-------+--------------+\n",
      ),
    );
    expect(edit(plainList, { sung: "2026-03-17" })).toBe(
      plainList.replace("     - Sung\n", "     - Sung\n   * - Sung\n     - 2026-03-17\n"),
    );
  });

  test("a name goes on in a second line, and a word that is wider than the column widens it", () => {
    const edited = edit(grid("| Song  | 1            |", "| State | Sung         |"), { "revision-ticket": "x" });
    expect(edited).toBe(
      lines(
        ...title,
        "+---------+--------------+",
        "| Song    | 1            |",
        "+---------+--------------+",
        "| State   | Sung         |",
        "+---------+--------------+",
        "| Revision| x            |",
        "| Ticket  |              |",
        "+---------+--------------+",
        "",
        "Text",
        "****",
        "",
        "La la.",
      ),
    );
    expect(read(edited).fields.map(({ key }) => key)).toEqual(["song", "state", "revision-ticket"]);
  });

  test("a row that goes leaves the others as they were", () => {
    expect(edit(plainGrid, { state: null })).toBe(
      plainGrid.replace("| State | Sung         |\n+-------+--------------+\n", ""),
    );
    expect(edit(plainList, { state: null })).toBe(plainList.replace("   * - State\n     - Sung\n", ""));
  });

  const word = fc
    .stringMatching(/^[A-Za-z0-9.:/-]{1,24}$/)
    .filter((text) => /[A-Za-z0-9]/.test(text) && !/^[-:]/.test(text));
  const value = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
  test("there and back again is the same file, and the digest is that of the text", () => {
    fc.assert(
      fc.property(fc.constantFrom(plainGrid, plainList), value, fc.boolean(), (text, state, windows) => {
        const source = windows ? text.replaceAll("\n", "\r\n") : text;
        const edited = edit(source, { state });
        expect(read(edited).digest).toBe(read(source).digest);
        expect(
          read(edited)
            .fields.find(({ key }) => key === "state")
            ?.value.replace(/\s+/g, " "),
        ).toBe(state);
        if (state.split(" ").every((part) => part.length <= 12)) expect(edit(edited, { state: "Sung" })).toBe(source);
      }),
    );
  });

  test("a change of the text changes the digest; a wider table does not", () => {
    expect(read(plainGrid.replace("La la", "La lo")).digest).not.toBe(read(plainGrid).digest);
    expect(read(plainGrid.replace("ana", "bo ")).digest).not.toBe(read(plainGrid).digest);
    expect(read(edit(plainGrid, { state: "a-very-long-word-indeed" })).digest).toBe(read(plainGrid).digest);
  });
});

test("arbitrary text is read, never an exception", () => {
  const piece = fc.oneof(
    anyText(12),
    fc.constantFrom(
      "\n",
      "\r\n",
      "+--+--+",
      "+==+==+",
      "| a | b |",
      ".. list-table::",
      "   * - k",
      "     - v",
      "   ",
      "====",
      "|",
      "`",
      ":ref:`",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      const document = read(text);
      expect(document.headerSpan !== null || document.problems.length > 0).toBe(true);
      expect(Array.isArray(document.sections)).toBe(true);
      for (const { valueSpan, lineSpan } of document.fields) {
        expect(valueSpan.start).toBeLessThanOrEqual(valueSpan.end);
        expect(lineSpan.end).toBeLessThanOrEqual(bytesOf(text).length);
      }
      const edited = edit(text, { state: "Told" });
      if (!edited.startsWith("problem: ")) expect(read(edited).fields.some(({ value }) => value === "Told")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test.each([
  [":ref:`OEP-66 <OEP-66 User Authorization>`", "OEP-66"],
  ["`Review Period`_", "Review Period"],
  ["PEP_ process", "PEP process"],
  ["snake_case stays", "snake_case stays"],
  ["**bold** and *soft*", "bold and soft"],
  ["* an item", "* an item"],
  ["C\\* and \\`so\\` on\\ ly", "C* and `so` only"],
])("%s is read as %s", (source, plain) => {
  expect(plainRst(source)).toBe(plain);
});

test.each([
  ["1", 1],
  [":ref:`SONG-7 <SONG-7 A song>`", 7],
  ["SONG-0019: Rain", 19],
  ["Rain", null],
])("%s names the number %s", (cell, number) => {
  expect(numberOf(read(list("   * - Song", `     - ${cell}`)), { ...kind, prefix: "SONG", numberField: "song" })).toBe(
    number,
  );
});

test("further lines of a list's cell begin where its first one does", () => {
  const { fields } = read(
    list("   * - By", "     -   Ana,", "         Bo", "   * - Name", "     - Rain", "         and sun"),
  );
  expect(fields.map(({ value }) => value)).toEqual(["Ana,\nBo", "Rain\n  and sun"]);
});

test("people are read from a list, from lines, and from text with commas", () => {
  for (const cell of ["- Ana (@ana)\n       - Bo (@bo)", "| Ana (@ana),\n       | Bo (@bo)", "Ana (@ana), Bo (@bo)"]) {
    const { fields } = read(list("   * - By", `     - ${cell}`));
    expect(listedIn(plainOf(fields[0] ?? null)).map((one) => one.replace(/,$/, ""))).toEqual([
      "Ana (@ana)",
      "Bo (@bo)",
    ]);
  }
});
