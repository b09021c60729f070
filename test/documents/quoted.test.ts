/** Text and paths of people in sentences of ours. */
import { describe, expect, test } from "vitest";
import { quoted, quotedPath } from "../../src/core/documents/quoted.ts";

const deep = `${"governance/proposals/".repeat(20)}dip-a-very-long-name-that-says-which-file-it-is.md`;

test.each([
  ["a text", "two\nlines of `code`", "`two lines of 'code'`"],
  ["a long one", "a".repeat(61), `\`${"a".repeat(60)}…\``],
])("%s", (_what, text, shown) => {
  expect(quoted(text)).toBe(shown);
});

describe("a path", () => {
  test("is whole, also where it is longer than texts may be", () => {
    const path = `dips/standards/2026/drafts/${"long-".repeat(20)}name.md`;
    expect(quotedPath(path)).toBe(`\`${path}\``);
    expect(quotedPath("a`b\n.md")).toBe("`a'b .md`");
  });
  test("of many folders is cut between them, with the file's name whole", () => {
    const shown = quotedPath(deep);
    expect(shown).toMatch(/^`governance\/proposals\/.*…\/dip-a-very-long-name-that-says-which-file-it-is\.md`$/);
    expect([...shown].length).toBeLessThan(170);
  });
  test("of a file with an endless name keeps the end of it", () => {
    expect(quotedPath(`dips/${"x".repeat(5_000)}.md`)).toMatch(/^`dips\/x{15}…x+\.md`$/);
  });
});
