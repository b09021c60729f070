/** For each rule a table: a tale as changed, and what that rule alone says of it (`line:column severity message`). */
import { aHeader } from "../documents/a-kind.ts";

export interface FormatCase {
  readonly what: string;
  /** Lines that stand instead of a good header's, by key; null: the line goes. Or the whole file as text. */
  readonly header: Readonly<Record<string, string | null>> | string;
  readonly path?: string;
  readonly number?: number;
  /** Other documents: path → header lines. Without it nothing is known of others. */
  readonly shelf?: Readonly<Record<string, string>>;
  /** Files that come with it in a pull request. Without it nothing is known of any. */
  readonly files?: readonly string[];
  /** It is not admitted yet. */
  readonly isNew?: true;
  /** Title of the pull request that brings it. Without it nothing is known of any. */
  readonly called?: string;
  readonly found: readonly string[];
}

const good: Readonly<Record<string, string>> = {
  tale: "tale: 7",
  name: "name: Fox and hen",
  tellers: "tellers: Ana Alba (@ana), Bo (@bo)",
  state: "state: Sung",
  until: "until: 03/17/2026",
  sort: "sort: Short",
  told: "told: 02/29/2024",
  talk: "talk: https://example.com/tales/7",
  after: "after: TALE-1, 5",
};

export const textOfCase = ({ header }: FormatCase): string => {
  if (typeof header === "string") return header;
  const lines = Object.entries({ ...good, ...header }).flatMap(([, line]) => (line === null ? [] : [line]));
  return aHeader(lines);
};

const one = (what: string, header: FormatCase["header"], ...found: readonly string[]): FormatCase => ({
  what,
  header,
  found,
});
const at = (path: string, case_: FormatCase): FormatCase => ({ ...case_, path });
const beside = (shelf: FormatCase["shelf"], case_: FormatCase): FormatCase => ({
  ...case_,
  ...(shelf ? { shelf } : {}),
});
const with_ = (files: readonly string[], case_: FormatCase): FormatCase => ({ ...case_, files });
const called = (title: string, ...found: readonly string[]): FormatCase => ({
  ...one(`called ${title}`, { name: "name: Fox and  hen" }, ...found),
  called: title,
});
const unnumbered = "tales/tale-fox.md";

/** A tale of that sort with these texts, each from its heading on; the first stands on line 15. */
const toldAs = (sort: string, state: string, ...texts: readonly string[]): string =>
  `${aHeader(Object.values({ ...good, state: `state: ${state}`, sort: `sort: ${sort}` }))}\n${texts.join("\n")}`;

/** A long tale with these headings; the header and a blank end on line 14, so the first stands on line 15. */
const told = (state: string, ...headings: readonly string[]): string =>
  toldAs("Long", state, ...headings.map((heading) => `${heading}\n\nText.\n`));

/** Retellings below the sections that a long tale needs: their heading stands on line 23. */
const history = (...lines: readonly string[]): string =>
  `${told("Sung", "# The Fox", "# Moral")}\n# Retellings\n\n${lines.join("\n")}\n`;

export const cases: Readonly<Record<string, readonly FormatCase[]>> = {
  "auxiliary-files": [
    one("not known which there are", {}),
    with_([], one("none", {})),
    with_(
      ["tales/tale-7-1.png", "img/TALE-0007-map.svg", "tales/tale-7/any.png", "tales/tale_7.csv"],
      one("named after its number, or in a folder that is", {}),
    ),
    with_(
      ["img/map.png", "tales/tale-70-1.png", "img/a/b"],
      one(
        "of other names",
        {},
        "1:1 error `img/map.png` comes with this tale and is not named after it.",
        "1:1 error `tales/tale-70-1.png` comes with this tale and is not named after it.",
        "1:1 error `img/a/b` comes with this tale and is not named after it.",
      ),
    ),
    at(unnumbered, with_(["tales/tale-fox-1.png", "tale-fox/map.png"], one("named after its subject", {}))),
    at(
      unnumbered,
      with_(
        ["tales/tale-foxes.png"],
        one(
          "the subject of another",
          {},
          "1:1 error `tales/tale-foxes.png` comes with this tale and is not named after it.",
        ),
      ),
    ),
  ],
  "body-sections": [
    one("all there", told("Sung", "# The Fox", "## More", "# Moral")),
    one("in any case and depth", told("Sung", "### the  FOX", "# MORAL")),
    one("one missing", told("Sung", "# The Fox"), "12:1 error The section `Moral` is missing."),
    one(
      "in code it is none",
      told("Sung", "# The Fox", "```\n# Moral\n```"),
      "12:1 error The section `Moral` is missing.",
    ),
    one(
      "out of order",
      told("Sung", "# Moral", "# The Hen", "# The Fox"),
      "19:1 error The section `The Hen` stands after `Moral`; it belongs before it.",
      "23:1 error The section `The Fox` stands after `Moral`; it belongs before it.",
    ),
    one("not asked of what `unless` names", told("whispered", "# Moral")),
    one("not asked of what `when` does not name", { sort: "sort: Short" }),
    one("numbered, and two under one heading", told("Sung", "# 1. The Fox / The Hen:", "## B) End and Moral")),
    one("under another of its titles", told("Sung", "# The Fox", "# What it teaches")),
    one(
      "a word more is another section",
      told("Sung", "# The Foxes", "# Moral"),
      "12:1 error The section `The Fox` is missing.",
    ),
    one(
      "empty, but for a rule and a template's comment",
      toldAs("Long", "Sung", "# The Fox\n---\n<!-- Tell\nof it. -->\n", "# Moral\n"),
      "15:1 error The section `The Fox` is empty.",
      "20:1 error The section `Moral` is empty.",
    ),
    one("full of further ones", toldAs("Long", "Sung", "# The Fox\n", "## Its den\nA hole.\n", "# Moral\nNone.\n")),
    one("of others only where the text speaks of something", toldAs("Short", "Sung", "# Hen\nThe wolves.\n")),
    one(
      "spoken of, in any case",
      toldAs("Short", "Sung", "# Any\n\nThe WOLF.\n"),
      "12:1 error The section `Warning` is missing. It is asked for where the text speaks of `wolf`.",
    ),
    {
      ...one("spoken of in the title", { name: "name: Fox and wolf", sort: "sort: Short" }),
      found: ["12:1 error The section `Warning` is missing. It is asked for where the text speaks of `wolf`."],
    },
    one(
      "spoken of, and nothing said",
      toldAs("Short", "Sung", "# Warning\n", "# Any\n\nThe wolf.\n"),
      "15:1 error The section `Warning` is empty.",
    ),
  ],
  "header-needed": [
    one("there", { state: "state: Sung" }),
    one("not needed", { state: "state: Whispered", talk: null }),
    one(
      "missing",
      { talk: null },
      "2:1 error `talk` is missing; it is needed where `state` is `Told Aloud` or `sung`.",
    ),
    one(
      "empty, and the status under an alias",
      { state: "state: aloud", talk: "talk:" },
      "9:6 error `talk` is empty; it is needed where `state` is `Told Aloud` or `sung`.",
    ),
  ],
  "change-history": [
    one("no such section", told("Sung", "# The Fox", "# Moral")),
    one("one entry, of the day of the last change", history("### 2024-02-29", "Told.")),
    one("later than the header says", history("### 2026-02-09", "Told.")),
    one("as lines and paragraphs", history("2026-02-01: ended, see #4.", "", "- 2026-01-01 begun.")),
    one("no entry", history("Some day."), "23:1 error `Retellings` has no entry with a date."),
    one(
      "none for the last change",
      history("### 2024-01-30", "Told."),
      "23:1 error `told` is 2024-02-29, and the newest entry of `Retellings` is of 2024-01-30: that change has none.",
    ),
    one(
      "the newest is not the first",
      history("### 2026-01-01", "", "### 2026-02-01", "See [it](https://example.org)."),
      "27:1 error The entry of 2026-02-01 stands below an older one; the newest comes first.",
    ),
    one(
      "no link from the newest of several",
      history("### 2026-02-01", "Ended.", "", "### 2026-01-01", "Begun."),
      "25:1 error The entry of 2026-02-01 does not say where it was discussed.",
    ),
    one("spoken of before it comes", history("Some day.", "", "# Retellings", "", "### 2026-02-01")),
    one("in another section it is none", history("### 2026-02-01", "", "# Other", "", "2026-03-01: x")),
  ],
  "file-name": [
    one("numbered", {}),
    at(unnumbered, one("a subject", {})),
    at("tale-fox_and.hen-2.mdx", one("digits and joints in it", {})),
    at(
      "tales/Fox.md",
      one(
        "another shape",
        {},
        "1:1 error The file is named `Fox.md`; a tale is named `tale-<number>`, or `tale-<subject>` before it has a number, in lower case with hyphens.",
      ),
    ),
    at(
      "tales/tale-Fox Hen!.md",
      one(
        "capitals and blanks",
        {},
        "1:1 error The file is named `tale-Fox Hen!.md`; a tale is named `tale-<number>`, or `tale-<subject>` before it has a number, in lower case with hyphens.",
      ),
    ),
    at(
      "tales/tale-007.md",
      one(
        "leading zeros",
        {},
        "1:1 error The file is named `tale-007.md`; a tale is named `tale-<number>`, or `tale-<subject>` before it has a number, in lower case with hyphens.",
      ),
    ),
  ],
  "file-size": [
    one("too large", "x".repeat(1_048_577), "1:1 error The file has 1,025 KiB; at most 1,024 KiB are read."),
  ],
  "file-text": [
    one("good", {}),
    one("a NUL", "---\nname: \u0000\n---\n", "2:7 error The file is no text: byte 11 is NUL."),
    one(
      "a byte order mark",
      `\ufeff${aHeader(Object.values(good))}`,
      "1:1 warning The file begins with a byte order mark, which some tools take for text.",
    ),
    one("CR LF throughout", aHeader(Object.values(good), "\r\n")),
    one("mixed endings", "---\r\nname: x\n---\n", "1:1 warning Some header lines end with CR LF and others with LF."),
  ],
  "header-alias": [
    one("an accepted alias", { state: "stage: Sung" }),
    one("its own name in other letters", { tellers: "TELLERS: Ana (@ana)" }),
    one("a worse name", { tellers: "Teller: Ana (@ana)" }, "4:1 warning `Teller` is read as `tellers`."),
  ],
  "header-authors": [
    one("handles", {}),
    one("a list", { tellers: "tellers:\n  - Ana (@ana)\n  - Bo <bo@example.com>" }),
    one(
      "a name alone",
      { tellers: "tellers: Ana (@ana), Chen Cao" },
      "4:22 warning `Chen Cao` in `tellers` cannot be recognised on GitHub, for want of a handle.",
    ),
    one(
      "several",
      { tellers: 'tellers: "Mia (mia), Pat"' },
      "4:10 warning `Mia (mia)` and 1 more in `tellers` cannot be recognised on GitHub, for want of a handle.",
    ),
    one(
      "no login",
      { tellers: "tellers: Ana (@ ana), Bo (@bo)" },
      "4:10 error `Ana (@ ana)` has an @ that is not followed by a GitHub login.",
    ),
    one(
      "a comma too many",
      { tellers: "tellers: Ana (@ana),, Bo (@bo)" },
      "4:10 error A name is missing in `tellers`: there is a comma with nothing beside it.",
    ),
    one("signs alone", { tellers: "tellers: Ana (@ana), ??" }, "4:22 error `??` is no name."),
    one("empty is not its matter", { tellers: "tellers:" }),
  ],
  "header-choice": [
    one("a choice", {}),
    one("quoted", { sort: "sort: 'Long'" }),
    one("in other letters", { sort: "sort: short" }, "7:7 warning `short` is understood as `Short`."),
    one("an older word", { sort: "sort: Brief" }, "7:7 warning `Brief` is an older word for `sort`; it is understood."),
    one(
      "with a sign that is not seen",
      { sort: "sort: Short\u200b" },
      "7:7 warning `Short` (with U+200B in it, which is not seen) is understood as `Short`.",
    ),
    one("a slip", { sort: "sort: Shrot" }, "7:7 error `Shrot` is no `sort`: it is `Short` or `Long`."),
    one("a list", { sort: "sort: [Short, Long]" }, "7:7 error `[Short, Long]` is no `sort`: it is `Short` or `Long`."),
  ],
  "header-closed": [
    one("closed", {}),
    one("open", "---\nname: x\n", "1:1 error The header that begins on line 1 is never closed."),
  ],
  "header-date": [
    one("a leap day", {}),
    one("no leap day", { told: "told: 02/29/2023" }, "8:7 error `told: 02/29/2023` is no day of the calendar."),
    one("a digit too many", { told: "told: 06/015/2021" }, "8:7 error `told: 06/015/2021` is no date."),
    one(
      "another form",
      { told: "Told: 3/4/21" },
      "8:7 warning `Told: 3/4/21` is understood as `03/04/2021`, but not written as MM/DD/YYYY.",
    ),
    one("the App's own", { until: "until: soon" }, "6:8 error `until: soon` is no date."),
    one("empty", { until: "until:" }),
  ],
  "header-duplicate-key": [
    one("none", {}),
    one(
      "a repeated name",
      { told: "told: 02/29/2024\nTold: 02/28/2024" },
      "9:1 error `Told` stands on line 8 already; that line counts.",
    ),
    one(
      "an alias before it",
      { state: "stage: Sung\nstate: Sung" },
      "5:1 error `stage` stands on line 6 already, as `state`; that line counts.",
    ),
    one(
      "a repeated unknown one",
      { after: "moon: a\nmoon: b\nmoon: c" },
      "11:1 error `moon` stands on line 10 already; that line counts.",
      "12:1 error `moon` stands on line 10 already; that line counts.",
    ),
  ],
  "header-language": [
    one("none", {}),
    one(
      "JavaScript",
      "---js\n{}\n---\n",
      "1:1 error The header is marked as `js`; a header is lines of `name: value`, and no language is ever run.",
    ),
  ],
  "header-length": [
    one("just as long", { name: `name: ${"x".repeat(20)}` }),
    one("characters, not bytes", { name: `name: ${"😀".repeat(20)}` }),
    one(
      "one too long",
      { name: `name: "${"é".repeat(21)}"` },
      "3:7 error `name` has 21 characters; at most 20 are allowed.",
    ),
  ],
  "header-links": [
    one("with and without prefix", { after: "after: tale-1, TALE 2, 3" }),
    one("a list", { after: "after: [1, 2]" }),
    one(
      "words",
      { after: "after: TALE-1, the hen" },
      "10:16 error `the hen` in `after` does not name a tale by its number.",
    ),
    one(
      "a gap",
      { after: "after: 1,, 2" },
      "10:8 error A number is missing in `after`: there is a comma with nothing beside it.",
    ),
    one(
      "at their places, also where one stands within another",
      { after: "after: 12x, 3, x, 2x" },
      "10:8 error `12x` in `after` does not name a tale by its number.",
      "10:16 error `x` in `after` does not name a tale by its number.",
      "10:19 error `2x` in `after` does not name a tale by its number.",
    ),
    one("itself", { after: "after: 1, 7" }, "10:11 error `after` names TALE-7, which is this tale itself."),
    one(
      "one that is to come before and after it",
      { after: "after: 1, 2\nbefore: 3, TALE-2" },
      "11:12 error `before` names TALE-2, which `after` names as well: only one of the two can come first.",
    ),
  ],
  "header-missing": [
    one("there", {}),
    one("empty", "", "1:1 error The file is empty."),
    one("late", "\n---\n---\n", "2:1 error The header begins on line 2; it is a header on the first line only."),
    one(
      "behind a title",
      "# Fox and hen\n\n---\ntale: 7\n---\n\nText.\n",
      "3:1 error The header begins on line 3; it is a header on the first line only.",
    ),
    one(
      "behind a comment, with CR LF",
      "<!-- tale -->\r\n---\r\nname: Fox\r\n---\r\n",
      "2:1 error The header begins on line 2; it is a header on the first line only.",
    ),
    one("rules in a text are none", "Foxes.\n\n---\nHens: many.\n", "1:1 error The file has no header."),
    one("nor is what stands between two", "Foxes.\n---\n- hens: many\n---\n", "1:1 error The file has no header."),
  ],
  "header-number": [
    one("the file's", {}),
    one("the file's, with zeros", { tale: "tale: 007" }),
    one("another than the file's", { tale: "tale: 8" }, "2:7 error `tale` is 8, but this is TALE-7."),
    one(
      "a placeholder in a numbered file",
      { tale: "tale: (later)" },
      "2:7 error `tale` is `(later)`, which is no number; this is TALE-7.",
    ),
    one(
      "missing in a numbered file",
      { tale: null },
      "1:1 warning The header does not give the number of TALE-7: `tale` is missing.",
    ),
    one(
      "empty in a numbered file",
      { tale: "tale:" },
      "2:6 warning The header does not give the number of TALE-7: `tale` is empty.",
    ),
    at(unnumbered, one("missing before", { tale: null })),
    at(unnumbered, one("a placeholder before", { tale: "tale: (assigned by the keeper)" })),
    at(unnumbered, one("one of its own before", { tale: "tale: 8" })),
    at(
      unnumbered,
      one(
        "no whole number",
        { tale: "tale: -1.5" },
        "2:7 error `-1.5` is no number of a tale: it is a whole number from 0.",
      ),
    ),
    {
      ...at(
        unnumbered,
        one("another than the record's", { tale: "tale: 8" }, "2:7 error `tale` is 8, but this is TALE-9."),
      ),
      number: 9,
    },
  ],
  "header-order": [
    one("in order", {}),
    one("with gaps", { name: null, sort: null, talk: null }),
    one(
      "one line late",
      { name: null, after: "after: 1\nname: Fox" },
      "10:1 error `name` is out of order: it belongs after `tale`.",
    ),
    one(
      "one line early",
      { tale: "after: 1\ntale: 7", after: null },
      "2:1 error `after` is out of order: it belongs after `talk`.",
    ),
    one(
      "the first line last",
      { tale: null, after: "after: 1\ntale: 7" },
      "10:1 error `tale` is out of order: it belongs before `name`.",
    ),
    one(
      "an alias counts as the field",
      { tellers: null, talk: "talk: https://a.example\nteller: x" },
      "9:1 error `teller` is out of order: it belongs after `name`.",
    ),
    one("a repeated line is to go, not to move", { told: "told: 02/29/2024\nname: Fox" }),
    one("unknown lines count for nothing", { name: "moon: x\nname: Fox" }),
  ],
  "header-placeholder": [
    one("none", { tellers: "tellers: <ana@example.com>", talk: "talk: <https://example.com/tales/7>" }),
    one(
      "an address among other words of a template",
      { talk: "talk: <a link, as https://example.com>" },
      "9:7 warning `talk` still holds the template's text.",
    ),
    one(
      "required",
      { name: "name: <a name of at most 20 characters>" },
      "3:7 error `name` still holds the template's text.",
    ),
    one("optional", { talk: "talk: <where it is talked of>" }, "9:7 warning `talk` still holds the template's text."),
    one("the App's own", { state: "state: <Whispered | Sung>", until: "until: <date>" }),
  ],
  "header-required": [
    one("all there", {}),
    one(
      "all missing",
      "---\n---\n",
      "1:1 error The header has no `name`.",
      "1:1 error The header has no `tellers`.",
      "1:1 warning The header has no `state`.",
      "1:1 error The header has no `sort`.",
      "1:1 error The header has no `told`.",
    ),
    one("empty", { name: 'name: ""' }, "3:7 error `name` is empty."),
    one("an alias will do", { tellers: "teller: Ana (@ana)" }),
    at(unnumbered, one("the App's own, before a number", { tale: null, state: null })),
  ],
  "header-size": [
    one(
      "ten thousand lines",
      `---\n${"a: b\n".repeat(10_000)}---\n`,
      "1:1 error The header has 10,002 lines and 49 KiB; at most 1,000 lines and 64 KiB are read.",
    ),
    one(
      "too many lines",
      `---\n${"a: b\n".repeat(999)}---\n`,
      "1:1 error The header has 1,001 lines and 5 KiB; at most 1,000 lines and 64 KiB are read.",
    ),
  ],
  "header-status": [
    one("a status", {}),
    one("in other letters", { state: "state: told-aloud" }, "5:8 warning `told-aloud` is understood as `Told Aloud`."),
    one(
      "with signs that are not seen",
      { state: "state: \u200bTold\u00a0Aloud" },
      "5:8 warning `Told Aloud` (with U+200B in it, which is not seen) is understood as `Told Aloud`.",
    ),
    one("another word for it", { state: "state: Aloud" }, "5:8 warning `Aloud` is understood as `Told Aloud`."),
    one(
      "an unknown one",
      { state: "state: Shouted" },
      "5:8 error `Shouted` is no status of a tale: these are `Whispered`, `Told Aloud` or `Sung`.",
    ),
    one("none yet", { state: "state: <Whispered | Sung>" }),
  ],
  "header-syntax": [
    one("good", {}),
    one(
      "a stray line",
      { name: "name: Fox\nand hen" },
      "4:1 error `and hen` is no header line: each line is a name, a colon, a blank and a value.",
    ),
    one(
      "an open quote",
      { name: 'name: "Fox' },
      "3:7 error The value of `name` opens a quote or bracket that is never closed.",
    ),
    one(
      "a colon in a value",
      { name: "name: Fox: a tale" },
      "3:7 warning The value of `name` is not valid YAML as it stands; it is read as plain text.",
    ),
    one(
      "a line indented by mistake",
      { tellers: "tellers: Ana (@ana)\n  tune: slow" },
      "5:3 error `tune: slow` is indented, so it is read as part of `tellers`.",
    ),
    one(
      "a line indented by a tab",
      { tellers: "tellers: Ana (@ana)\n\ttune: slow" },
      "5:2 error `tune: slow` is indented, so it is read as part of `tellers`.",
    ),
    one(
      "an at sign first",
      { tellers: "tellers: @ana" },
      "4:10 warning The value of `tellers` begins with `@`, which means something else in YAML; it is read as plain text.",
    ),
  ],
  "header-unknown-key": [
    one("none", {}),
    one("a slip", { told: "tolled: 02/29/2024" }, "8:1 error The header of a tale has no field `tolled`."),
    one("a stranger", { after: "moon: full\nafter: 1" }, "10:1 error The header of a tale has no field `moon`."),
  ],
  "links-known": [
    one("nothing known of others", { after: "after: 99" }),
    beside({ "tales/tale-1.md": "", "tales/tale-hen.md": "tale: 5" }, one("both there", {})),
    beside(
      { "tales/tale-1.md": "" },
      one("one of two", {}, "10:16 error `after` names TALE-5, which is not among these documents."),
    ),
    beside({}, one("itself and words are not its matter", { after: "after: 7, the hen" })),
    beside({}, one("empty", { after: "after:" })),
  ],
  "links-mirrored": [
    one("nothing known of others", { after: "after: 99" }),
    beside({ "tales/tale-1.md": "before: TALE-7", "tales/tale-5.md": "before: [2, 7]" }, one("named by both", {})),
    beside({}, one("of one that is not there nothing is said", {})),
    beside(
      { "tales/tale-1.md": "before: 8", "tales/tale-5.md": "tale: 5" },
      one(
        "named by neither",
        {},
        "10:8 error `after` names TALE-1, and TALE-1 does not name TALE-7 as `before`.",
        "10:16 error `after` names TALE-5, and TALE-5 does not name TALE-7 as `before`.",
      ),
    ),
    beside(
      { "tales/tale-1.md": "before: 7", "tales/tale-3.md": "before: 7" },
      one(
        "one of two that name it is not named",
        { after: "after: 1" },
        "10:8 error TALE-3 names TALE-7 as `before`; `after` does not name TALE-3.",
      ),
    ),
    beside(
      { "tales/tale-3.md": "before: 7" },
      one(
        "there is no line yet",
        { after: null },
        "2:1 error TALE-3 names TALE-7 as `before`; `after` does not name TALE-3.",
      ),
    ),
    beside(
      { "tales/tale-1.md": "after: 7", "tales/tale-5.md": "before: 7" },
      one(
        "two that are to come after each other",
        {},
        "10:8 error `after` names TALE-1, and in TALE-1 it names TALE-7: only one of the two can come first.",
      ),
    ),
    at(
      unnumbered,
      beside({ "tales/tale-1.md": "before: 7" }, one("without a number nobody can name it", { tale: null })),
    ),
  ],
  "links-status": [
    one("nothing known of others", {}),
    beside({ "tales/tale-1.md": "state: Sung", "tales/tale-5.md": "stage: sung" }, one("as far as itself", {})),
    beside(
      { "tales/tale-1.md": "state: Whispered", "tales/tale-5.md": "state: aloud" },
      one(
        "not as far",
        { state: "state: Sung" },
        "10:8 error `after` names TALE-1, which is `Whispered`, while this tale is `Sung` already.",
        "10:16 error `after` names TALE-5, which is `Told Aloud`, while this tale is `Sung` already.",
      ),
    ),
    beside(
      { "tales/tale-1.md": "state: Sung", "tales/tale-5.md": "state: Sung" },
      one("further", { state: "state: Whispered" }),
    ),
    beside({ "tales/tale-1.md": "state: Shouted", "tales/tale-5.md": "tale: 5" }, one("no status that is known", {})),
  ],
  "number-taken": [
    beside(
      { "tales/tale-007.md": "" },
      {
        ...one(
          "before it is admitted, it is a wish",
          {},
          "2:7 warning TALE-7 is claimed by `tales/tale-007.md` as well.",
        ),
        isNew: true,
      },
    ),
    one("nothing known of others", {}),
    beside({ "tales/tale-8.md": "tale: 7" }, one("a number in a header does not count where the name has one", {})),
    beside(
      { "old/tale-007.md": "", "tales/tale-hen.md": "tale: 7" },
      one("two others", {}, "2:7 error TALE-7 is claimed by `old/tale-007.md` and 1 more as well."),
    ),
    beside(
      { "tales/tale-7.mdx": "" },
      one("without a line of its own", { tale: null }, "1:1 error TALE-7 is claimed by `tales/tale-7.mdx` as well."),
    ),
    at(
      unnumbered,
      beside(
        { "tales/tale-7.md": "" },
        one("before it has one in its name", {}, "2:7 error TALE-7 is claimed by `tales/tale-7.md` as well."),
      ),
    ),
    at(unnumbered, beside({ "tales/tale-7.md": "" }, one("no number at all", { tale: "tale: (later)" }))),
  ],
  "header-url": [
    one("an address", {}),
    one("two", { talk: "talk: https://a.example/x, http://b.example" }),
    one("words", { talk: "talk: see https://a.example" }, "9:7 error `see` in `talk` is no web address."),
    one("no host", { talk: "talk: https://localhost" }, "9:7 error `https://localhost` in `talk` is no web address."),
    one(
      "a script",
      { talk: "talk: javascript:alert(1)" },
      "9:7 error `javascript:alert(1)` in `talk` is no web address.",
    ),
  ],
  "header-work": [
    one("none", {}),
    one("nothing yet", { after: "music: none yet" }),
    one("the template's own text", { after: "music: <links, by area>" }),
    one("a list", {
      after: 'music:\n  - tune: "#12"\n  - Side-Drum: owner/name#3\n  - melody: https://example.com/song',
    }),
    one("a map", { after: "music:\n  tune: https://github.com/o/n/pull/3\n  side drum:\n    - o/n#4" }),
    one("one line", { after: "music: tune o/n#1, o/n#2; side drum: o/n#3" }),
    one(
      "an unknown area",
      { after: "music:\n  - tunes: o/n#1\n  - lute: o/n#2" },
      "11:5 error `tunes` is no area of `music`.",
      "12:5 error `lute` is no area of `music`.",
    ),
    one("no area", { after: "music: o/n#1" }, "10:8 warning `o/n#1` does not say of which area it is."),
    one(
      "what is no link",
      { after: "music:\n  - tune: ask the wolf\n  - side drum: o/n#0" },
      "11:11 error `ask wolf` in `music` is no link to an issue or pull request.",
      "12:16 error `o/n#0` in `music` is no link to an issue or pull request.",
    ),
    one(
      "a comment to YAML",
      { after: "music:\n  - tune: #12" },
      "11:11 warning `#12` is a comment to YAML, and so to other readers of the header; here it is read all the same.",
    ),
    one("twice", { after: "music: tune o/n#1, O/N#1" }, "10:20 warning `O/N#1` is there already."),
    one(
      "more than are looked up",
      { after: `music: tune ${Array.from({ length: 21 }, (_, place) => `o/n#${place + 1}`).join(" ")}` },
      "10:144 warning Only the first 20 links are looked up; there are 21.",
    ),
  ],
  "thread-title": [
    one("nobody knows of a pull request", {}),
    called("TALE-007: Fox and hen"),
    called("tale-XXX:  fox and hen"),
    called("TALE-12: Fox and hen"),
    called("Fox and hen", "2:1 error The pull request is called `Fox and hen`."),
    called("TALE-007 Fox and hen", "2:1 error The pull request is called `TALE-007 Fox and hen`."),
    called("TALE-007: Fox and hens", "2:1 error The pull request is called `TALE-007: Fox and hens`."),
    { ...called("Fox"), header: { name: null } },
  ],
};
