import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyChange } from "../../src/core/documents/classify-change.ts";
import { encodeUtf8 } from "../../src/core/documents/utf8.ts";
import { aKind } from "./a-kind.ts";

const kind = aKind();
const tale = (body: string, header: Readonly<Record<string, string>> = {}): string =>
  `---\n${Object.entries({ name: "Fees", tellers: "Pat (@pat)", state: "Told", ...header })
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n")}\n---\n\n${body}\n`;
const classify = (former: string, present: string) =>
  classifyChange(
    kind,
    { path: "tales/a.md", bytes: encodeUtf8(former) },
    { path: "tales/a.md", bytes: encodeUtf8(present) },
  );
const ofBody = (former: string, present: string) => classify(tale(former), tale(present)).as;

describe("changes of the body", () => {
  test.each([
    ["nothing", "A fee is paid.", "A fee is paid.", "header"],
    ["blank", "A fee is paid.", "A  fee\nis paid.", "editorial"],
    ["line endings", "A fee\nis paid.", "A fee\r\nis paid.", "editorial"],
    ["punctuation", "Before, after.", "Before; after!", "editorial"],
    ["curly quotes", 'It\'s "so".', "It’s “so”.", "editorial"],
    ["spelling", "We recieve the adress", "We receive the address", "editorial"],
    ["swapped letters", "teh fee", "the fee", "editorial"],
    ["another spelling of English", "the colour organised", "the color organized", "editorial"],
    ["a capital", "the fee. it is", "the fee. It is", "editorial"],
    ["where a link leads", "See [this](https://a.example/1).", "See [this](https://b.example/2).", "editorial"],
    ["a bare link", "See https://a.example/1 there", "See https://b.example/x there", "editorial"],
    ["a link put around words", "See this page.", "See [this](./page.md) page.", "editorial"],
    ["emphasis", "A plain word", "A **plain** `word`", "editorial"],
    ["a list's bullets", "* one\n* two", "- one\n- two", "editorial"],
    ["a figure", "at least 3 people", "at least 4 people", "material"],
    ["a figure's point", "pays 1.5 percent", "pays 15 percent", "material"],
    ["a blank within a figure", "pays 1.2", "pays 1. 2", "material"],
    ["a sign", "from 5 on", "from -5 on", "material"],
    ["a sign of comparison", "x < 5", "x <= 5", "material"],
    ["a percent sign", "5 of it", "5% of it", "material"],
    ["a negation put in", "It is paid", "It is not paid", "material"],
    ["a negation by prefix", "it is legal", "it is illegal", "material"],
    ["a negation by contraction", "they can pay", "they can't pay", "material"],
    ["a stronger word", "It should be", "It must be", "material"],
    ["a normative word in capitals", "it must be", "it MUST be", "material"],
    ["another number word", "the six of us", "the ten of us", "material"],
    ["the opposite", "it increases", "it decreases", "material"],
    ["another small word", "all of them", "any of them", "material"],
    ["order", "ana pays bo", "bo pays ana", "material"],
    ["a sentence more", "One.", "One. And another sentence.", "material"],
    ["another name", "the Anna rule", "the Anne rule", "material"],
    ["a hidden remark", "It is paid.", "It <!-- is --> paid.", "material"],
    ["struck through", "It is paid.", "It ~~is~~ paid.", "material"],
    ["another picture", "![flow](a.png)", "![flow](b.png)", "material"],
    ["code", "Run `pay --all` now", "Run `pay -all` now", "material"],
    ["made code", "a\n\nb", "```\na\n\nb\n```", "material"],
    ["a heading lost", "# One\n\ntext\n\n# Two\n\nmore", "# One\n\ntext\n\nTwo\n\nmore", "material"],
    ["an example", "# Examples\n\nAna pays 3.", "# Examples\n\nBo pays 4 and MUST not.", "editorial"],
    ["an example more", "# Rule\n\nPay.", "# Rule\n\nPay.\n\n# Example\n\nAna pays 3.", "editorial"],
    ["below an example", "# Example\n\n## Case\n\n3", "# Example\n\n## Case\n\n4", "editorial"],
    ["after an example", "# Example\n\nx\n\n# Rule\n\n3", "# Example\n\nx\n\n# Rule\n\n4", "material"],
    ["what becomes an example", "# Rule\n\n3", "# Example rule\n\n3", "material"],
    ["an example in a fence", "```json example\n3\n```", "```json example\n4\n```", "editorial"],
    ["code in a fence", "```json\n3\n```", "```json\n4\n```", "material"],
    ["an invisible sign", "must pay", "mu\u200bst pay", "material"],
  ])("%s", (_what, former, present, as) => {
    expect(ofBody(former, present)).toBe(as);
  });
});

describe("changes of the header", () => {
  test.each([
    ["a line of the App's", { state: "Sung", tale: "12" }, "header"],
    ["blank in the title", { name: " Fees" }, "editorial"],
    ["another title", { name: "Taxes" }, "material"],
    ["another author", { tellers: "Bo (@bo)" }, "material"],
    ["a line more", { sort: "Short" }, "material"],
    ["what is made a remark", { name: "Fees # none" }, "material"],
  ])("%s", (_what, header, as) => {
    expect(classify(tale("Text."), tale("Text.", header)).as).toBe(as);
  });
});

test("the sections that differ are named, header lines first", () => {
  const former = tale("Intro.\n\n# Specification\n\n3\n\n# Rationale\n\nSo.\n\n# Gone\n\nx");
  const present = tale("Intro.\n\n# Specification\n\n4\n\n# Rationale\n\nSo.\n\n# New\n\nx", { name: "Taxes" });
  expect(classify(former, present).sections).toEqual(["name", "Specification", "New", "Gone"]);
});

test("what is no text is material", () => {
  expect(
    classifyChange(
      kind,
      { path: "a.md", bytes: encodeUtf8(tale("x")) },
      { path: "a.md", bytes: new Uint8Array([0xff, 0xfe]) },
    ).as,
  ).toBe("material");
});

describe("properties", () => {
  const word = fc.constantFrom(
    "fee",
    "council",
    "pays",
    "MUST",
    "not",
    "should",
    "3",
    "12.5",
    "never",
    "the",
    "Rule",
    "`x`",
  );
  const words = fc.array(word, { minLength: 1, maxLength: 30 });
  const heavy = ["MUST", "not", "should", "3", "12.5", "never"];

  test("a text does not differ from itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (body) => {
        expect(ofBody(body, body)).toBe("header");
      }),
    );
  });

  test("which of two texts is the earlier makes no difference", () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(ofBody(one.join(" "), other.join(" "))).toBe(ofBody(other.join(" "), one.join(" ")));
      }),
    );
  });

  test("blank in other places is editorial", () => {
    fc.assert(
      fc.property(
        words,
        fc.array(fc.constantFrom(" ", "  ", "\n", "\t", " \n "), { minLength: 30, maxLength: 30 }),
        (some, blanks) => {
          const shuffled = some.map((one, place) => one + (blanks[place] ?? " ")).join("");
          expect(ofBody(some.join(" "), shuffled)).not.toBe("material");
        },
      ),
    );
  });

  test("a figure, negation or normative word put in, taken out or changed is material", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.constantFrom(...heavy), fc.constantFrom(...heavy), (some, seed, one, other) => {
        const place = seed % (some.length + 1);
        const rest = [some.slice(0, place), some.slice(place)] as const;
        const withOne = [...rest[0], one, ...rest[1]].join(" ");
        expect(ofBody(some.join(" "), withOne)).toBe("material");
        if (one !== other) expect(ofBody(withOne, [...rest[0], other, ...rest[1]].join(" "))).toBe("material");
      }),
    );
  });
});
