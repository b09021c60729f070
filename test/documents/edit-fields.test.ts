import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editFields } from "../../src/core/documents/edit-fields.ts";
import { fieldOf } from "../../src/core/documents/field-values.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import { aField, aHeader, aKind, bytesOf, read, textOf } from "./a-kind.ts";
import { anyText } from "./any-text.ts";

type Writes = Readonly<Record<string, string | null>>;
const kind = aKind();

const edit = (text: string, writes: Writes, of: Kind = kind): string => {
  const result = editFields(bytesOf(text), read(text, of), of, writes);
  return "problem" in result ? `problem: ${result.problem}` : textOf(result.bytes);
};

describe("changing a value", () => {
  test.each<[what: string, before: string, value: string, after: string]>([
    ["plain", "state: Sung", "Told Aloud", "state: Told Aloud"],
    ["its key's spelling", "STATE: Sung", "Told", "STATE: Told"],
    ["an alias", "stage: Sung", "Told", "stage: Told"],
    ["spacing and comment", "state  :   Sung   # for now", "Told", "state  :   Told   # for now"],
    ["double quotes", 'state: "Sung" # x', 'a "b" \\ c', 'state: "a \\"b\\" \\\\ c" # x'],
    ["single quotes", "state: 'Sung'", "it's", "state: 'it''s'"],
    ["no value", "state:", "Sung", "state: Sung"],
    ["no value and blanks", "state:  ", "Sung", "state: Sung  "],
    ["no value and a comment", "state: # later", "Sung", "state: Sung # later"],
    ["null", "state: ~", "Sung", "state: Sung"],
    ["empty quotes", 'state: ""', "Sung", 'state: "Sung"'],
    ["a value taken out", "state: Sung # x", "", "state: # x"],
    ["a block", "state: |\n  Sung\n  loudly", "Told", "state: Told"],
    ["a placeholder", "state: <Whispered | Sung>", "Told", "state: Told"],
    ["an alias of YAML", "state: *x", "Told", "state: Told"],
    ["glued to its colon", "state:Sung", "Told", "state:Told"],
    ["an open quote", 'state: "Sung', "Told", "state: Told"],
    ["one that needs quotes", "state: Sung", "Told: aloud", 'state: "Told: aloud"'],
    ["one that looks like a comment", "state: Sung", "Told #2", 'state: "Told #2"'],
    ["a truth value", "state: Sung", "true", 'state: "true"'],
    ["a number", "state: Sung", "12", "state: 12"],
    ["a date", "state: Sung", "03/17/2026", "state: 03/17/2026"],
    ["lines", "state: Sung", "a\nb\u2028", 'state: "a\\u000ab\\u2028"'],
    ["lines in single quotes", "state: 'Sung'", "a\tb", 'state: "a\\u0009b"'],
    ["beyond ASCII", "state: é # é", "😀 ü", "state: 😀 ü # é"],
    ["a no-break space at its end", "state: Sung\u00a0", "Told", "state: Told"],
    ["a no-break space at the end of no YAML", "state: Sung: aloud\u00a0", "Told", "state: Told"],
    ["an indented header", "  name: x\n  state: Sung", "Told", "  name: x\n  state: Told"],
  ])("%s", (_, before, value, after) => {
    for (const ending of ["\n", "\r\n"]) {
      const text = (lines: string): string => aHeader(["# c", ...lines.split("\n")], ending);
      expect(edit(text(before), { state: value })).toBe(text(after));
    }
  });

  test("of a repeated field changes the line that counts", () => {
    expect(edit(aHeader(["stage: a", "state: b", "State: c"]), { state: "d" })).toBe(
      aHeader(["stage: a", "state: d", "State: c"]),
    );
  });

  test("keeps a byte order mark, mixed endings and a missing last line ending", () => {
    expect(edit("\ufeff---\r\nstate: a\nname: x\r\n---", { state: "b", tale: "7" })).toBe(
      "\ufeff---\r\ntale: 7\r\nstate: b\nname: x\r\n---",
    );
  });
});

describe("a line that is not there", () => {
  test.each<[what: string, before: readonly string[], writes: Writes, after: readonly string[]]>([
    [
      "goes below the field before it",
      ["tale: 1", "name: x", "sort: Short"],
      { state: "Sung" },
      ["tale: 1", "name: x", "state: Sung", "sort: Short"],
    ],
    ["goes first when nothing is before it", ["# c", "name: x"], { tale: "7" }, ["tale: 7", "# c", "name: x"]],
    ["goes into an empty header", [], { state: "Sung", tale: "7" }, ["tale: 7", "state: Sung"]],
    [
      "goes below an alias and its continuation",
      ["teller:", "  - ana", "", "# c", "sort: Short"],
      { state: "Sung" },
      ["teller:", "  - ana", "state: Sung", "", "# c", "sort: Short"],
    ],
    [
      "goes in order with its neighbours",
      ["name: x", "told: y"],
      { until: "z", state: "s" },
      ["name: x", "state: s", "until: z", "told: y"],
    ],
    [
      "goes below the field before it, wherever that stands",
      ["sort: Short", "name: x"],
      { state: "s" },
      ["sort: Short", "name: x", "state: s"],
    ],
    ["is indented like the others", ["  name: x"], { state: "s" }, ["  name: x", "  state: s"]],
    ["has quotes if it needs them", ["name: x"], { state: "a: b" }, ["name: x", 'state: "a: b"']],
    ["may be empty", ["name: x"], { state: "" }, ["name: x", "state:"]],
    ["is not missed when it is to go", ["name: x"], { state: null }, ["name: x"]],
  ])("%s", (_, before, writes, after) => {
    for (const ending of ["\n", "\r\n"]) expect(edit(aHeader(before, ending), writes)).toBe(aHeader(after, ending));
  });

  test("is written under the field's display name", () => {
    const shown = aKind({
      fields: [aField("name"), aField("told-until", { name: "told until" })],
      statusField: "told-until",
    });
    expect(edit(aHeader(["name: x"]), { "told-until": "y" }, shown)).toBe(aHeader(["name: x", "told until: y"]));
  });
});

test("taking a field out takes all its lines, whole", () => {
  const before = aHeader(["State: a # c", "name: x", "stage: >", "  b", "", "  c", "", "# d", "told: y"]);
  expect(edit(before, { state: null })).toBe(aHeader(["name: x", "", "# d", "told: y"]));
});

describe("what cannot be written", () => {
  test.each([
    ["", "The file is empty."],
    ["# Fox\n", "The file has no header."],
    ["---\nstate: x\n", "The header that begins on line 1 is never closed."],
  ])("%j", (text, problem) => {
    expect(edit(text, { state: "Sung" })).toBe(`problem: ${problem}`);
  });
});

/** Headers with lines of every sort, known and unknown, in any order. */
const word = fc.constantFrom("Fox", "Sung", "a b", "x-1", "é", "😀 c", "12", "03/17/2026");
const style = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `"${text}"`,
  (text) => `'${text}'`,
);
const value = fc.tuple(word, style).map(([text, quote]) => quote(text));
const tail = fc.constantFrom("", " ", "  # c", " # é", "\t");
const name = fc.constantFrom(
  "tale",
  "name",
  "Name",
  "tellers",
  "teller",
  "state",
  "State",
  "stage",
  "until",
  "sort",
  "other",
  "last told",
);
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(name, fc.constantFrom(": ", ":  ", " : "), value, tail).map((parts) => parts.join("")),
  },
  fc.tuple(name, fc.constantFrom(":", ": ", ":  # c")).map((parts) => parts.join("")),
  fc.constantFrom(
    "# comment",
    "",
    "  ",
    "name: Fees: a tale",
    "tellers: @ana",
    "after:\n  - 1\n  - 2",
    "after: [1,\n  2]",
    "name: |\n  a\n\n  b",
  ),
);
const header = fc
  .tuple(
    fc.constantFrom("", "\ufeff"),
    fc.array(line, { maxLength: 12 }),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("", "# Body", "# Body\n", "\r\nx\n\ny\r\n"),
  )
  .map(
    ([mark, lines, ending, body]) =>
      `${mark}${["---", ...lines.flatMap((text) => text.split("\n")), "---", body].join(ending)}`,
  );

describe("over all headers", () => {
  const keys = kind.fields.map((definition) => definition.key);

  test("writing what stands there changes nothing", () => {
    fc.assert(
      fc.property(header, (text) => {
        const document = read(text);
        const present = keys.flatMap((key) => {
          const field = fieldOf(document, kind, key);
          return field ? [[key, field.value]] : [];
        });
        expect(edit(text, Object.fromEntries(present))).toBe(text);
      }),
    );
  });

  test("a value written and written back leaves the same bytes, as does a line put in and taken out", () => {
    fc.assert(
      fc.property(header, fc.constantFrom("state", "until", "tale"), word, (text, key, wanted) => {
        const former = fieldOf(read(text), kind, key)?.value ?? null;
        const written = edit(text, { [key]: wanted });
        expect(fieldOf(read(written), kind, key)?.value).toBe(wanted);
        expect(edit(written, { [key]: former })).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test("nothing outside the value changes, and neither does the digest", () => {
    fc.assert(
      fc.property(header, word, (text, wanted) => {
        const before = read(text);
        const field = fieldOf(before, kind, "state");
        fc.pre(field !== null);
        const bytes = bytesOf(text);
        const result = editFields(bytes, before, kind, { state: wanted });
        if ("problem" in result || field === null) throw new Error("it was not written");
        const { start, end } = field.valueSpan;
        expect(textOf(result.bytes.subarray(0, start))).toBe(textOf(bytes.subarray(0, start)));
        expect(textOf(result.bytes.subarray(result.bytes.length - (bytes.length - end)))).toBe(
          textOf(bytes.subarray(end)),
        );
        expect(read(textOf(result.bytes)).digest).toBe(before.digest);
      }),
      { numRuns: 200 },
    );
  });

  test("the digest stays whatever the App writes", () => {
    const anyWrite = fc.option(word, { nil: null });
    fc.assert(
      fc.property(header, fc.dictionary(fc.constantFrom("tale", "state", "until"), anyWrite), (text, writes) => {
        expect(read(edit(text, writes)).digest).toBe(read(text).digest);
      }),
      { numRuns: 200 },
    );
  });

  test("any text can be written and read back", () => {
    fc.assert(
      fc.property(header, anyText(20), (text, wanted) => {
        expect(fieldOf(read(edit(text, { state: wanted })), kind, "state")?.value).toBe(wanted);
      }),
      { numRuns: 200 },
    );
  });

  test("in a broken header it is written right, or not at all", () => {
    const scrap = fc.constantFrom(
      "\n",
      "\r\n",
      " ",
      "  ",
      "\t",
      ":",
      ": ",
      "- ",
      " #",
      '"',
      "'",
      "[",
      "]",
      "|",
      ">",
      "*a",
      "---",
      "\nstate: ",
      "\nuntil:",
      "é",
      "x",
    );
    const broken = fc.array(scrap, { maxLength: 30 }).map((parts) => `---\n${parts.join("")}\n---\n`);
    const written = fc.option(fc.constantFrom("Sung", "a: b", "12"), { nil: null });
    fc.assert(
      fc.property(broken, fc.dictionary(fc.constantFrom("tale", "state", "until"), written), (text, writes) => {
        const before = read(text);
        const result = editFields(bytesOf(text), before, kind, writes);
        if ("problem" in result) return;
        const after = read(textOf(result.bytes));
        expect(after.digest).toBe(before.digest);
        for (const [key, wanted] of Object.entries(writes)) {
          expect(fieldOf(after, kind, key)?.value ?? null).toBe(wanted);
        }
      }),
      { numRuns: 300 },
    );
  });
});
