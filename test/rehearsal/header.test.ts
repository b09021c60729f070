import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difference, headerOf } from "../../src/rehearsal/narration/header.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");
const document = (header: string, body = "\n# Text\n"): Uint8Array => bytes(`---\n${header}\n---\n${body}`);

describe("what differs between two versions of a document", () => {
  test("a changed value and an added line", () => {
    const found = difference(
      document("title: Fées\nstatus: Draft"),
      document("title: Fées\nstatus: Accepted\nends: 03/18/2026"),
    );
    expect(found).toEqual({
      removed: ["status: Draft"],
      added: ["status: Accepted", "ends: 03/18/2026"],
      bodyIsSame: true,
      bodyBytes: 8,
      restIsSame: true,
    });
  });
  test.each([
    ["a changed body", "title: a", "title: a", "\nother\n", false, true],
    ["a line that is gone", "title: a\nx: y", "title: a", "\n# Text\n", true, false],
    ["lines that changed places", "a: 1\nb: 2", "b: 2\na: 1", "\n# Text\n", true, true],
  ])("%s", (_name, before, after, body, bodyIsSame, restIsSame) => {
    expect(difference(document(before), document(after, body))).toMatchObject({ bodyIsSame, restIsSame });
  });
  test("line endings and byte order marks count", () => {
    expect(difference(bytes("---\r\na: 1\r\n---\r\nx"), bytes("---\r\na: 2\r\n---\r\nx"))).toMatchObject({
      removed: ["a: 1"],
      added: ["a: 2"],
      bodyIsSame: true,
    });
    expect(difference(bytes("\uFEFF---\na: 1\n---\nx"), bytes("---\na: 1\n---\nx")).removed).toHaveLength(1);
  });
  test("whatever the bytes, the same differ in nothing", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect(difference(any, any)).toMatchObject({ removed: [], added: [], bodyIsSame: true, restIsSame: true });
      }),
    );
  });
});

test("a header is what stands between the rules", () => {
  expect(headerOf(document("a: 1\nb: 2"))).toEqual(["a: 1", "b: 2"]);
  expect(headerOf(bytes("no header"))).toEqual([]);
  expect(headerOf(bytes("---\nnever closed"))).toEqual([]);
});
