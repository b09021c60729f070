/** A value that is read without YAML's parser is what the parser reads. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readAsPlain, readAsYaml } from "../../src/core/documents/front-matter/read-value.ts";

const pieces = [
  "a",
  "1",
  " ",
  "  ",
  ":",
  ": ",
  "#",
  " #",
  "-",
  "- ",
  "[",
  "]",
  "{",
  ",",
  "'",
  '"',
  "&a",
  "*a",
  "!",
  "|",
  ">",
  "%",
  "@",
];
const more = [
  "`",
  "~",
  "null",
  "?",
  "\t",
  "\u00a0",
  "\u2028",
  "\ufeff",
  "é",
  "手",
  "🙂",
  "\u0000",
  "\\",
  "https://x.org/#a",
  "\u0085",
];

const source = fc
  .tuple(
    fc.constantFrom("", " ", "  "),
    fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 8 }),
    fc.constantFrom("", "\n", "\r\n", " \n"),
  )
  .map(([before, middle, end]) => before + middle.join("") + end);

test("whatever stands in it", () => {
  fc.assert(
    fc.property(source, (text) => {
      const plain = readAsPlain(text);
      if (plain !== null) expect(readAsYaml(text)).toEqual(plain);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  "Fee schedule",
  "Pat (@pat), Bo <bo@example.com>",
  "2026-03-02",
  "https://example.com/a#b",
  "It's, [so] & so",
])("an everyday one is read without the parser: %s", (text) => {
  expect(readAsPlain(` ${text}\n`)).toEqual({ value: text, start: 1, end: 1 + text.length });
  expect(readAsYaml(` ${text}\n`)).toEqual({ value: text, start: 1, end: 1 + text.length });
});
