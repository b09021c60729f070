import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { subjectKey } from "../../src/core/model/subject.ts";
import { canonicalJson } from "../../src/store/canonical-json.ts";
import { chainLines, lineHash } from "../../src/store/chain.ts";
import { entry, noon, thread } from "./builders.ts";

describe("canonical JSON", () => {
  test.each([
    [{ b: 1, a: [true, null, "ü\n"] }, '{"a":[true,null,"ü\\n"],"b":1}'],
    [{ "\u20ac": 1, "\r": 2, "1": 3, "\ud83d\ude00": 4 }, '{"\\r":2,"1":3,"€":1,"😀":4}'],
    [{ a: undefined, b: 1e21, c: -0, d: 0.1 }, '{"b":1e+21,"c":0,"d":0.1}'],
    [[undefined, {}], "[null,{}]"],
    ["x", '"x"'],
  ])("%j", (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test("does not depend on the order of keys, and says the same value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

test("the hash of an entry is what docs/record-format.md shows", () => {
  const page = readFileSync(new URL("../../docs/record-format.md", import.meta.url), "utf8");
  const [, canonical = ""] = /```json\n(.*)\n```/.exec(page) ?? [];
  const [, shown] = /has the hash `(\w+)`/.exec(page) ?? [];
  const chained = { repository: 7, subject: subjectKey(thread(1)), recordedAt: noon, entries: [entry(), entry()] };
  const [first, second] = chainLines({ seq: 0, hash: null }, chained);
  expect(first?.hash).toBe(shown);
  expect(createHash("sha256").update(canonical).digest("hex")).toBe(shown);
  expect(second).toMatchObject({ seq: 2, previousHash: shown });
  expect(second && lineHash(second)).toBe(second?.hash);
});
