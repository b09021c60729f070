/** Links to work in the forms in which people write them, as `area target`. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workWords } from "../../src/core/documents/work-links.ts";
import { addressOf, homeOf, targetOf, workKey, workName } from "../../src/core/documents/work-target.ts";
import type { WorkArea } from "../../src/core/model/work.ts";
import { anyText } from "./any-text.ts";

const areas: readonly WorkArea[] = [
  { name: "tune", also: ["melody", "the Tune"] },
  { name: "drum", also: [] },
  { name: "off-stage", also: [] },
];
const home = homeOf("https://github.com/hall/songs/pull/7");

const read = (text: string): readonly string[] =>
  workWords(text, areas).map(
    ({ target, area, text: said }) =>
      `${area ? (area.name ?? `(${area.text})`) : "-"} ${target ? workName(target, home) : `"${said}"`}`,
  );

const cases: readonly (readonly [what: string, text: string, found: readonly string[]])[] = [
  ["nothing", "", []],
  ["none", " none", []],
  ["to be done", ' "TBD"', []],
  ["a number", " #12", ["- #12"]],
  ["a number in quotes", ' "#12"', ["- #12"]],
  ["GH-12", " GH-12", ["- #12"]],
  ["another repository", " hall/drums#3", ["- hall/drums#3"]],
  ["an address of the same repository", " https://github.com/Hall/Songs/issues/12", ["- #12"]],
  ["an address with more behind it", " https://github.com/a/b/pull/3/files#diff-1.", ["- a/b#3"]],
  ["an address without its beginning", " github.com/a/b/pull/3", ["- a/b#3"]],
  ["an address of elsewhere", " https://example.com/a/b", ["- https://example.com/a/b"]],
  ["another forge", " https://lab.example/a/b/issues/3", ["- https://lab.example/a/b/issues/3"]],
  ["a link of Markdown", " [the tune](https://github.com/a/b/pull/3)", ["- a/b#3"]],
  ["a link of RST", " `the tune <https://github.com/a/b/pull/3>`__", ["- a/b#3"]],
  ["an address in angle brackets", " <https://github.com/a/b/pull/3>", ["- a/b#3"]],
  ["commas", " #1, a/b#2; #3 and #4", ["- #1", "- a/b#2", "- #3", "- #4"]],
  ["a list", "\n  - #1\n  - a/b#2\n", ["- #1", "- a/b#2"]],
  ["a list that is not indented", "\n- #1\n- a/b#2\n", ["- #1", "- a/b#2"]],
  ["a list in brackets", ' ["#1", a/b#2]', ["- #1", "- a/b#2"]],
  ["areas in a list", "\n  - tune: #1\n  - drum: a/b#2\n  - #3", ["tune #1", "drum a/b#2", "- #3"]],
  ["a map", "\n  tune: #1\n  drum: #2, #3\n  Off Stage: #4", ["tune #1", "drum #2", "drum #3", "off-stage #4"]],
  ["a map of lists", "\n  tune:\n    - #1\n    - #2\n  drum:\n  - #3\n", ["tune #1", "tune #2", "drum #3"]],
  ["a map in brackets", ' {tune: "#1", drum: "#2"}', ["tune #1", "drum #2"]],
  [
    "a list of maps",
    "\n  - area: tune\n    link: #1\n  - url: a/b#2\n    area: drum\n  - pr: #3",
    ["tune #1", "drum a/b#2", "- #3"],
  ],
  ["one line", " tune: #1, #2, drum: #3", ["tune #1", "tune #2", "drum #3"]],
  ["without colons", " tune #1, drum - #2", ["tune #1", "drum #2"]],
  ["behind, in brackets", " #1 (tune), #2 (drum)", ["tune #1", "drum #2"]],
  ["another word for it", " The Tune: #1; MELODY #2", ["tune #1", "tune #2"]],
  ["an unknown area", " lute: #1", ["(lute) #1"]],
  ["words beside it", " see PR #1 and the issue #2", ["- #1", "- #2"]],
  ["a comment behind it", " #1 # the first\n", ["- #1"]],
  ["what is no link", " tune: somebody, #2", ['tune "somebody"', "tune #2"]],
  ["line ends of Windows", "\r\n  - tune: #1\r\n  - drum: #2\r\n", ["tune #1", "drum #2"]],
];

describe("work in a header", () => {
  test.each(cases)("%s", (_what, text, found) => {
    expect(read(text)).toEqual(found);
  });

  test("every word stands where it says, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(60),
          fc
            .array(
              fc.constantFrom(
                "#1",
                "a/b#2",
                "tune",
                ":",
                " ",
                "\n",
                "- ",
                ",",
                "(",
                ")",
                '"',
                "[",
                "]",
                "https://github.com/a/b/pull/3",
              ),
            )
            .map((parts) => parts.join("")),
        ),
        (text) => {
          for (const { start, text: said, target } of workWords(text, areas)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThan(text.length);
            if (target) expect(text.slice(start, start + said.length)).toBe(said);
          }
        },
      ),
    );
  });
});

describe("a piece of work", () => {
  test.each([
    "#0",
    "a/b#0",
    "12",
    "a#b",
    "https://",
    "https://localhost",
    "javascript:alert(1)",
    "#1234567890",
    "@ana",
  ])("%s is none", (text) => {
    expect(targetOf(text)).toBeNull();
  });

  test.each([
    ["https://github.com/hall/songs/pull/7", "#12", "https://github.com/HALL/songs/issues/12", true],
    ["https://github.com/hall/songs/pull/7", "#12", "www.github.com/hall/songs/pull/12", true],
    ["https://forge.example/hall/songs/pull/7", "#12", "https://github.com/hall/songs/pull/12", false],
    ["https://forge.example/hall/songs/pull/7", "#12", "https://forge.example/hall/songs/pull/12", true],
    ["https://github.com/hall/songs/pull/7", "#12", "https://forge.example/hall/songs/pull/12", false],
    ["http://127.0.0.1:4000/hall/songs/pull/7", "#12", "https://github.com/hall/songs/pull/12", true],
    ["https://github.com/hall/songs/pull/7", "#12", "hall/songs#13", false],
  ])("on %s, %s and %s: the same is %s", (url, one, other, same) => {
    const [first, second] = [targetOf(one), targetOf(other)];
    if (!first || !second) throw new Error("both are links");
    expect(workKey(first, homeOf(url)) === workKey(second, homeOf(url))).toBe(same);
  });

  test("is opened at its own address", () => {
    expect(addressOf({ kind: "thread", repository: null, number: 12, host: null }, home)).toBe(
      "https://github.com/hall/songs/issues/12",
    );
  });
});
