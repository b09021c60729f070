/** The parts of a value that names several things: each at its own place, however many there are. */
import { expect, test } from "vitest";
import { type ListedPart, listedParts } from "../../src/core/format/listed-parts.ts";
import type { Field } from "../../src/core/model/document.ts";
import { aHeader, read } from "../documents/a-kind.ts";

const fieldWith = (value: string): Field => {
  const [field] = read(aHeader([`after: ${value}`])).fields;
  if (!field) throw new Error("no field was read");
  return field;
};

const placed = (value: string): readonly string[] =>
  listedParts(fieldWith(value)).map(({ text, at }: ListedPart) => `${at.column} ${text}`);

test.each<[string, readonly string[]]>([
  ["12, 2, 1", ["8 12", "12 2", "15 1"]],
  ['"Anabel, Ana, A"', ["8 Anabel", "17 Ana", "22 A"]],
  ["[1, 1,'1']", ["9 1", "12 1", "15 1"]],
  // Written otherwise than it reads: of this one and those after it the value's own place.
  ["'it''s, s, x'", ["8 it's", "8 s", "8 x"]],
  ["1,,2", ["8 1", "8 ", "11 2"]],
])("%s", (value, expected) => {
  expect(placed(value)).toEqual(expected);
});

test("thousands of parts are placed in milliseconds, where one search each from the beginning takes seconds", () => {
  const field = fieldWith("a,".repeat(32_000));
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    listedParts(field);
    return performance.now() - begun;
  });
  expect(Math.min(...times)).toBeLessThan(1000);
});
