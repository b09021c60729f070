import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeUtf8, encodeUtf8, firstByteThatIsNoText, utf8Length } from "../../src/core/documents/utf8.ts";
import { anyText } from "./any-text.ts";

const accepts = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
};

const text = anyText(50).map((characters) => characters.replaceAll("\u0000", ""));

describe("UTF-8", () => {
  test("decoding undoes encoding, with a byte order mark kept", () => {
    fc.assert(fc.property(text, (any) => decodeUtf8(encodeUtf8(`\ufeff${any}`)) === `\ufeff${any}`));
  });

  test("the length of a prefix is that of its bytes", () => {
    fc.assert(fc.property(text, text, (one, other) => utf8Length(one + other, one.length) === encodeUtf8(one).length));
  });

  test("what is no text is what the platform's decoder refuses, and NUL", () => {
    const lead = fc.constantFrom(
      0xc0,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0x41,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0x8f,
      0x90,
    );
    const near = fc.array(fc.oneof(lead, fc.integer({ min: 0, max: 255 })), { maxLength: 6 });
    fc.assert(
      fc.property(near, (values) => {
        const bytes = Uint8Array.from(values);
        expect(firstByteThatIsNoText(bytes) === null).toBe(accepts(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test("a text longer than one piece is decoded whole", () => {
    const text = "aé€😀".repeat(5000);
    expect(decodeUtf8(encodeUtf8(text))).toBe(text);
  });
});
