/** Headings by lines alone are those of the whole parse; where that cannot be sure, it says so. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSections, readSections } from "../../src/core/documents/read-sections.ts";
import { scanHeadings } from "../../src/core/documents/scan-headings.ts";

/** What a heading may be made of. */
const signs = [
  "a",
  "B1",
  " ",
  "_",
  "*",
  "`",
  "``",
  "&",
  "&amp;",
  "[",
  "]",
  "(x)",
  "<",
  ">",
  "!",
  "#",
  " #",
  "\\",
  "é",
  "-",
  "\t",
  "{",
  "~",
  ":",
];

/** What stands at the left, and what stands there: what opens, ends or only looks like a block. */
const lefts = ["", " ", "  ", "   ", "    ", "\t", "- ", "1. ", "> ", "- - ", ">", "      "];
const texts = [
  "",
  "text",
  "# One",
  "## Two ##",
  "#tag",
  "#",
  "# `code` and *stars*",
  "# a & b &amp; c",
  "# [link][a]",
  "# x\\# y",
  "===",
  "---",
  "-",
  "- - -",
  "```",
  "```sh",
  "````",
  "~~~",
  "``` a`b",
  "<div>",
  "</div>",
  "<!-- open",
  "-->",
  "<!-- whole -->",
  "<!-->",
  "<!--->",
  "text <!--",
  "<script>",
  "<https://example.com>",
  "[a]: /url",
  "[a]:",
  "'title",
  "| a | b |",
  "|---|---|",
  "1)",
];
const endings = ["\n", "\n", "\n", "\r\n", "\r"];

const body = fc
  .array(fc.tuple(fc.constantFrom(...lefts), fc.constantFrom(...texts), fc.constantFrom(...endings)), { maxLength: 14 })
  .map((lines) => lines.map((parts) => parts.join("")).join(""));

describe("sections", () => {
  test("are those of the whole parse, whatever stands in the body", () => {
    fc.assert(
      fc.property(body, fc.nat(9), (text, before) => {
        expect(readSections(text, false, before)).toEqual(parseSections(text, false, before));
      }),
      { numRuns: 3000 },
    );
  });

  test("say what their markup says", () => {
    const heading = fc.array(fc.constantFrom(...signs), { maxLength: 10 }).map((parts) => `## ${parts.join("")}\n`);
    fc.assert(
      fc.property(heading, (text) => {
        expect(readSections(text, false, 0)).toEqual(parseSections(text, false, 0));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ["plain ones", "# One\n\ntext\n\n## Two\n", 2],
    ["number signs in a fence are none", "```sh\n# no\n```\n\n# One\n", 1],
    ["nor in a fence of a list", "- a\n\n  ```sh\n  # no\n  ```\n\n# One\n", 1],
    ["nor in a fence that nobody closed", "# One\n~~~\n# no\n", 1],
    ["nor behind a shorter row of marks", "````\n```\n# no\n````\n# One\n", 1],
    ["a rule after a blank line underlines nothing", "text\n\n---\n\n# One\n", 1],
    ["nor in a comment", "<!--\n\n# no\n-->\n# One\n", 1],
    ["none at all", "text\n", 0],
  ])("told by lines alone: %s", (_, text, count) => {
    expect(scanHeadings(text)).toHaveLength(count);
    expect(readSections(text, false, 0)).toEqual(parseSections(text, false, 0));
  });

  test.each([
    ["one in a list", "- # One\n"],
    ["one with blanks before it", "  # One\n"],
    ["an underlined one", "One\n===\n"],
    ["one below HTML", "<div>\n# no\n"],
    ["a comment that never ends", "<!--\n\n# no\n"],
    ["a comment in a list", "- <!--\n# One\n-->\n"],
    ["text left of a fence that is still open", "  ```\nx\n  ```\n"],
  ])("in doubt, so parsed: %s", (_, text) => {
    expect(scanHeadings(text)).toBeNull();
    expect(readSections(text, false, 0)).toEqual(parseSections(text, false, 0));
  });

  test("of our own documents", () => {
    for (const file of ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/policy.md"]) {
      const text = readFileSync(file, "utf8");
      expect(readSections(text, false, 0), file).toEqual(parseSections(text, false, 0));
    }
  });
});
