import fc from "fast-check";
import { expect, test } from "vitest";
import { scanJson } from "../../src/core/ballots/data/scan-json.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test("finds no slip in JSON, whatever its spaces", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2, "\t"), (value, space) => {
      expect(scanJson(JSON.stringify(value, null, space)).slip).toBe(null);
    }),
  );
});

test("finds a slip exactly where there is no JSON", () => {
  const pieces = fc.constantFrom(
    ...'{}[],:"\\ \n01-.eE+',
    "true",
    "null",
    '"a"',
    '"\\u00e9"',
    '"\\x"',
    "1.5",
    "{}",
    '{"a":1}',
    "\u0001",
    "é",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      expect(scanJson(text).slip === null).toBe(isJson(text));
    }),
    { numRuns: 5000 },
  );
});

test("knows where keys and values stand, and what is there twice", () => {
  const scan = scanJson('{"a": [1, {"b": "x", "b": 2}]}');
  expect(scan.offsetOf(["a"], true)).toBe(1);
  expect(scan.offsetOf(["a"], false)).toBe(6);
  expect(scan.offsetOf(["a", 1, "b"], true)).toBe(21);
  expect(scan.offsetOf(["a", 1, "c"], true)).toBe(10);
  expect(scan.offsetOf(["z"], true)).toBe(0);
  expect(scan.twice).toEqual([{ offset: 21, key: "b" }]);
});
