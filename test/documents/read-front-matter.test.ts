import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../src/core/documents/front-matter/read-front-matter.ts";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { bounds } from "../../src/core/documents/reading-rules.ts";
import { aHeader, aKind, bytesOf, textOf } from "./a-kind.ts";

const read = (text: string) => readFrontMatter("tales/tale-7.md", bytesOf(text));

/** Name, value, the bytes of the value as text, and where it begins. */
const fieldsIn = (text: string): readonly string[] => {
  const bytes = bytesOf(text);
  return readFrontMatter("t.md", bytes).fields.map(({ name, value, valueSpan, valuePosition }) => {
    const source = textOf(bytes.subarray(valueSpan.start, valueSpan.end));
    return `${name} | ${value} | ${source} | ${valuePosition.line}:${valuePosition.column}`;
  });
};

describe("fields", () => {
  test.each<[what: string, lines: readonly string[], fields: readonly string[]]>([
    ["plain", ["name: Fox"], ["name | Fox | Fox | 2:7"]],
    ["no value", ["name:", "tale:  "], ["name |  |  | 2:6", "tale |  |  | 3:6"]],
    ["only a comment", ["name: # later"], ["name |  |  | 2:6"]],
    ["null", ["name: ~"], ["name |  | ~ | 2:7"]],
    ["a comment behind", ["name: Fox # a draft"], ["name | Fox | Fox | 2:7"]],
    ["a number sign in it", ["name: Fox#1"], ["name | Fox#1 | Fox#1 | 2:7"]],
    ["double quotes", ['name: "a \\"b\\""  # c'], ['name | a "b" | "a \\"b\\"" | 2:7']],
    ["single quotes", ["name: 'it''s'"], ["name | it's | 'it''s' | 2:7"]],
    ["a name with blanks", ["last  told: x"], ["last  told | x | x | 2:13"]],
    ["a quoted name", ['"name": x'], ["name | x | x | 2:9"]],
    ["a blank before the colon", ["name : x"], ["name | x | x | 2:8"]],
    ["a link", ["talk: https://example.com/a:b"], ["talk | https://example.com/a:b | https://example.com/a:b | 2:7"]],
    ["a tab after the colon", ["name:\tx"], ["name | x | x | 2:7"]],
    [
      "a list",
      ["after:", "  - a", "  - b", "name: x"],
      ["after | - a\n  - b | - a\n  - b | 3:3", "name | x | x | 5:7"],
    ],
    ["a list at the margin", ["after:", "- a", "- b"], ["after | - a\n- b | - a\n- b | 3:1"]],
    ["a flow list", ["after: [a, b]"], ["after | [a, b] | [a, b] | 2:8"]],
    [
      "a block",
      ["name: |", "  a", "", "  b", "tale: 1"],
      ["name | a\n\nb | |\n  a\n\n  b | 2:7", "tale | 1 | 1 | 6:7"],
    ],
    ["folded lines", ["name: a", "  b"], ["name | a b | a\n  b | 2:7"]],
    ["indented throughout", ["  name: x", "  tale: 1"], ["name | x | x | 2:9", "tale | 1 | 1 | 3:9"]],
    ["beyond ASCII", ["näme: 😀 é # c"], ["näme | 😀 é | 😀 é | 2:7"]],
    [
      "comments and blank lines",
      ["# c", "", "name: x", "", "# d", "tale: 1"],
      ["name | x | x | 4:7", "tale | 1 | 1 | 7:7"],
    ],
    ["an indented comment", ["name: x", "  # c", "tale: 1"], ["name | x | x | 2:7", "tale | 1 | 1 | 4:7"]],
    ["a number sign in a block", ["name: |", "  # a"], ["name | # a | |\n  # a | 2:7"]],
    [
      "a comment within a list",
      ["after:", "  - a", "# c", "  - b"],
      ["after | - a\n# c\n  - b | - a\n# c\n  - b | 3:3"],
    ],
  ])("%s", (_, lines, fields) => {
    expect(fieldsIn(aHeader(lines))).toEqual(fields);
    expect(read(aHeader(lines)).problems).toEqual([]);
  });

  test.each<[what: string, line: string, value: string]>([
    ["a colon and a blank", "name: Fox: a tale: long", "Fox: a tale: long"],
    ["an at sign", "name: @ana", "@ana"],
    ["a bracket before text", "name: [WIP] Fox", "[WIP] Fox"],
    ["text after quotes", 'name: "Fox" and hound', '"Fox" and hound'],
    ["an emphasis", "name: *Fox*", "*Fox*"],
    ["an anchor", "name: &fox Fox", "&fox Fox"],
    ["a tag", "name: !!js/function x", "!!js/function x"],
    ["a percent sign", "name: %x", "%x"],
    ["no blank after the colon", "name:Fox", "Fox"],
    ["a tab before the name", "\tname: Fox", "Fox"],
  ])("%s is read as text, with a warning", (_, line, value) => {
    const { fields, problems } = read(aHeader([line]));
    expect(fields.map((field) => [field.name, field.value])).toEqual([["name", value]]);
    expect(problems).toMatchObject([{ rule: "header-syntax", severity: "warning", line: 2 }]);
  });

  test("an alias is text: nothing is multiplied", () => {
    const lines = ["a: &a [x, x]", "b: &b [*a, *a]", "c: &c [*b, *b]", "d: *c"];
    expect(read(aHeader(lines)).fields.map((field) => field.value)).toEqual([
      "&a [x, x]",
      "&b [*a, *a]",
      "&c [*b, *b]",
      "*c",
    ]);
  });

  test("spans are bytes of whole lines, and miss nothing", () => {
    const text = aHeader(["näme: é", "after:", "  - ü", "tale: 1"], "\r\n");
    const bytes = bytesOf(text);
    const { fields, headerSpan, bodySpan, lineEnding } = readFrontMatter("t.md", bytes);
    expect(fields.map(({ lineSpan }) => textOf(bytes.subarray(lineSpan.start, lineSpan.end)))).toEqual([
      "näme: é\r\n",
      "after:\r\n  - ü\r\n",
      "tale: 1\r\n",
    ]);
    expect(lineEnding).toBe("\r\n");
    expect(headerSpan).toEqual({ start: 0, end: bodySpan.start });
    expect(textOf(bytes.subarray(bodySpan.start, bodySpan.end))).toBe("\r\n# Once\r\n");
  });
});

describe("bad input", () => {
  const longLine = `name: ${"x".repeat(bounds.headerBytes)}`;
  test.each<[what: string, text: string, rule: string, line: number]>([
    ["an empty file", "", "header-missing", 1],
    ["a byte order mark alone", "\ufeff", "header-missing", 1],
    ["no header", "# Fox\n", "header-missing", 1],
    ["four dashes", "----\nname: x\n----\n", "header-missing", 1],
    ["a header further down", "\n\n---\nname: x\n---\n", "header-missing", 3],
    ["lines that end with CR alone", "---\rname: x\r---\r", "header-missing", 1],
    ["never closed", "---\nname: x\n\n# Fox\n", "header-closed", 1],
    ["never closed, nor ended", "---", "header-closed", 1],
    ["closed by three dots", "---\nname: x\n...\n\n# Fox\n", "header-closed", 1],
    ["TOML", '+++\nname = "x"\n+++\n', "header-language", 1],
    ["JSON", '{\n  "name": "x"\n}\n\nFox\n', "header-language", 1],
    ["JSON on one line", '{ "name": "x" }\n\nFox\n', "header-language", 1],
    ["a brace that begins a text", "{ fox and hen }\n", "header-missing", 1],
    ["a fence with text behind it", "---\nname: x\n---x\n", "header-closed", 1],
    ["JavaScript", "---js\n{ name: (() => { throw 1; })() }\n---\n", "header-language", 1],
    ["another language", "--- coffee \nname: x\n---\n", "header-language", 1],
    ["a header of 1 MB", `---\nname: ${"x".repeat(1_000_000)}\n---\n`, "header-size", 1],
    ["one byte too many", `---\n${longLine}\n---\n`, "header-size", 1],
    ["10,000 lines", `---\n${"a: b\n".repeat(10_000)}---\n`, "header-size", 1],
    ["a file beyond 1 MiB", `---\nname: x\n---\n${"x".repeat(bounds.fileBytes)}`, "file-size", 1],
    ["a NUL", "---\nname: x\n---\n\n\u0000", "file-text", 5],
  ])("%s", (_, text, rule, line) => {
    const found = read(text);
    expect(found.problems).toMatchObject([{ rule, severity: "error", line, path: "tales/tale-7.md" }]);
    expect(found.problems[0]?.help).toMatch(/\.$/);
    expect(found).toMatchObject({ headerSpan: null, fields: [] });
  });

  test.each<[what: string, bytes: readonly number[], line: number, column: number]>([
    ["Latin-1", [0x2d, 0x2d, 0x2d, 0x0a, 0x61, 0x3a, 0x20, 0xe9, 0x0a], 2, 4],
    ["UTF-16", [0xff, 0xfe, 0x2d, 0x00], 1, 1],
    ["a picture", [0x89, 0x50, 0x4e, 0x47], 1, 1],
  ])("%s is no text", (_, bytes, line, column) => {
    const document = readDocument(aKind(), "t.md", Uint8Array.from(bytes));
    expect(document.problems).toMatchObject([{ rule: "file-text", severity: "error", line, column }]);
    expect(document.sections).toEqual([]);
  });

  test("the bound is in the sentence", () => {
    expect(read(`---\n${"a: b\n".repeat(10_000)}---\n`).problems[0]?.message).toBe(
      "The header has 10,002 lines and 49 KiB; at most 1,000 lines and 64 KiB are read.",
    );
    expect(read("x".repeat(2 * bounds.fileBytes)).problems[0]?.message).toBe(
      "The file has 2,048 KiB; at most 1,024 KiB are read.",
    );
  });

  test.each<[what: string, lines: readonly string[], line: number]>([
    ["a line without a colon", ["name: x", "and so on"], 3],
    ["a list item without a name", ["- a"], 2],
    ["a flow map", ["{ name: x }"], 2],
    ["a quote that never closes", ['name: "Fox', "tale: 1"], 2],
    ["a bracket that never closes", ["after: [1, 2", "tale: 1"], 2],
    ["a colon without a name", [": x"], 2],
    ["an address", ["https://example.com"], 2],
  ])("%s costs that line alone", (_, lines, line) => {
    const { problems, fields } = read(aHeader([...lines, "until: x"]));
    expect(problems).toMatchObject([{ rule: "header-syntax", severity: "error", line }]);
    expect(fields.at(-1)?.value).toBe("x");
  });

  test("a byte order mark and mixed endings are kept and told", () => {
    const { fields, problems, byteOrderMark } = read("\ufeff---\r\nname: x\ntale: 1\r\n---\r\n");
    expect(byteOrderMark).toBe(true);
    expect(fields.map((field) => field.value)).toEqual(["x", "1"]);
    expect(problems.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      "file-text warning",
      "file-text warning",
    ]);
  });

  test.each(["---\r\nname: x\r\n---\r\n", "---\nname: x\n---", "--- \nname: x\n---\t\n", "---\n---\n"])(
    "%j is fine",
    (text) => {
      expect(read(text).problems).toEqual([]);
      expect(read(text).headerSpan).not.toBeNull();
    },
  );
});

describe("whatever is thrown at it", () => {
  const kind = aKind();
  const scrap = fc.constantFrom(
    "---",
    "---js",
    "\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\t",
    ":",
    ": ",
    "- ",
    "#",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "|",
    ">",
    "&a",
    "*a",
    "!!x",
    "%",
    "@",
    "`",
    "?",
    "~",
    "<<",
    "name",
    "state",
    "é",
    "😀",
    "\ufeff",
    "\u2028",
    "\u0085",
    "\\",
    ",",
  );
  const scraps = fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join(""));

  test("it reads, and every span lies in the file and in order", () => {
    fc.assert(
      fc.property(fc.boolean(), scraps, (fenced, text) => {
        const bytes = bytesOf(fenced ? `---\n${text}\n---\n` : text);
        const document = readDocument(kind, "t.mdx", bytes);
        let last = 0;
        for (const { lineSpan, valueSpan } of document.fields) {
          expect(lineSpan.start).toBeGreaterThanOrEqual(last);
          expect(valueSpan.start).toBeGreaterThanOrEqual(lineSpan.start);
          expect(valueSpan.end).toBeGreaterThanOrEqual(valueSpan.start);
          expect(lineSpan.end).toBeGreaterThanOrEqual(valueSpan.end);
          last = lineSpan.end;
        }
        expect(document.headerSpan !== null || document.problems.length > 0).toBe(true);
        expect(Array.isArray(document.sections)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("bytes of any sort do not make it throw", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(readDocument(kind, "t.md", bytes).digest).toMatch(/^[\da-f]{64}$/);
      }),
    );
  });
});
