import { createHash } from "node:crypto";
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

test("the hash of an entry is what docs/record-format.md says", () => {
  const subject = subjectKey(thread(1));
  const [first, second] = chainLines(
    { seq: 0, hash: null },
    { repository: 7, subject, recordedAt: noon, entries: [entry(), entry()] },
  );
  const text =
    '{"at":"2026-03-02T12:00:00Z","cause":{"act":"comment:1:0:0","by":{"id":1,"login":"pat"},"kind":"act"},"fact":{"by":{"id":1,"login":"pat"},"document":"proposal","kind":"opened","path":"proposals/fees.md","status":"Seed"},"previousHash":null,"recordedAt":"2026-03-02T12:00:00Z","repository":7,"seq":1,"subject":"thread:7:1"}';
  expect(first?.hash).toBe(createHash("sha256").update(text).digest("hex"));
  expect(second).toMatchObject({ seq: 2, previousHash: first?.hash });
  expect(second && lineHash(second)).toBe(second?.hash);
});
