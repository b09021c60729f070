import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFormat, hasErrors } from "../../src/core/format/check-format.ts";
import { formatRules } from "../../src/core/format/registry.ts";
import { type Shelf, shelfOf, shelfOfVolumes, unreadShelf } from "../../src/core/format/shelf.ts";
import type { Finding } from "../../src/core/model/document.ts";
import type { FormatRuleCall, Kind } from "../../src/core/model/kind.ts";
import { aCall, aField, aHeader, aKind, bytesOf, read } from "../documents/a-kind.ts";
import { cases, type FormatCase, textOfCase } from "./cases.ts";

/** What some rules are asked with. */
const asked: Readonly<Record<string, Partial<FormatRuleCall>>> = {
  "links-status": { with: { field: "after", ranks: ["Whispered", ["Told Aloud"], "Sung"] } },
  "header-needed": { when: { state: ["Told Aloud", "sung"] }, with: { field: "talk" } },
  "change-history": { with: { section: "Retellings", field: "told" } },
  "body-sections": {
    when: { sort: ["Long"] },
    unless: { state: ["Whispered"] },
    with: {
      required: ["The Fox", ["Moral", "What it teaches"]],
      order: ["The Fox", "The Hen", "Moral"],
      filled: true,
    },
  },
};
/** Asked for a second time, under other circumstances. */
const askedAlso: readonly FormatRuleCall[] = [
  {
    ...aCall("body-sections"),
    unless: { sort: ["Long"] },
    with: { required: ["Warning"], where: ["wolf"], filled: true },
  },
];
const { fields } = aKind();
const kind = aKind({
  threadTitle: "TALE-{number:03}: {title}",
  fields: [
    ...fields.map((field) => (field.key === "after" ? { ...field, mirror: "before" } : field)),
    aField("before", { type: "links", mirror: "after" }),
    aField("music", {
      type: "work",
      areas: [
        { name: "tune", also: ["melody"] },
        { name: "side drum", also: [] },
      ],
    }),
  ],
  format: [...[...formatRules.keys()].map((rule) => ({ ...aCall(rule), ...asked[rule] })), ...askedAlso],
});

const findingsOf = (
  text: string,
  path = "tales/tale-7.md",
  number: number | null = null,
  { shelf: others, files, isNew, called }: Pick<FormatCase, "shelf" | "files" | "isNew" | "called"> = {},
): readonly Finding[] => {
  const document = read(text, kind, path);
  const onShelf = Object.entries(others ?? {}).map(([at, line]) => read(aHeader([line]), kind, at));
  const shelf = others ? shelfOf(kind, [document, ...onShelf]) : null;
  return checkFormat(kind, document, bytesOf(text), {
    number,
    shelf,
    beside: files ?? null,
    isNumbered: !isNew,
    ...(called === undefined ? {} : { thread: { number: 7, url: "https://github.com/o/n/pull/7", title: called } }),
  });
};

const check = (case_: FormatCase): readonly Finding[] => findingsOf(textOfCase(case_), case_.path, case_.number, case_);

describe.each(Object.entries(cases))("%s", (rule, table) => {
  test.each(table.map((case_) => [case_.what, case_] as const))("%s", (_, case_) => {
    const found = check(case_).filter((finding) => finding.rule === rule);
    expect(found.map(({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`)).toEqual(
      case_.found,
    );
  });
});

describe("a check of the whole", () => {
  test("finds nothing in a good document", () => {
    expect(check({ what: "", header: {}, found: [] })).toEqual([]);
  });

  test("reports every problem, in the order of the lines", () => {
    const found = findingsOf(
      aHeader([
        "name: Fox: and hen and the whole farm",
        "moon: x",
        "state: Shouted",
        "sort:",
        "told: 06/015/2021",
        "nonsense",
      ]),
    );
    expect(found.map(({ line, column, rule, severity }) => `${line}:${column} ${rule} ${severity}`)).toEqual([
      "1:1 header-number warning",
      "1:1 header-required error",
      "2:7 header-length error",
      "2:7 header-syntax warning",
      "3:1 header-unknown-key error",
      "4:8 header-status error",
      "5:6 header-required error",
      "6:7 header-date error",
      "7:1 header-syntax error",
    ]);
    expect(hasErrors(found)).toBe(true);
  });

  test("says one thing of a header that could not be read", () => {
    expect(findingsOf("---js\n---\n", "tales/Fox.md").map((finding) => finding.rule)).toEqual(["header-language"]);
  });

  test("judges with the severity of the call, and runs what is called alone", () => {
    const mild = aKind({ format: [aCall("header-length", "warning")] });
    const text = aHeader([`name: ${"x".repeat(21)}`]);
    const found = checkFormat(mild, read(text, mild), bytesOf(text));
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([["header-length", "warning"]]);
    expect(hasErrors(found)).toBe(false);
  });

  test("a rule that does not exist is a bug, not a finding", () => {
    const broken = aKind({ format: [aCall("header-colour")] });
    expect(() => checkFormat(broken, read(aHeader([])), bytesOf(aHeader([])))).toThrow("header-colour");
  });

  test("every finding is a sentence with a way out, on a line of the file", () => {
    const scrap = fc.constantFrom(
      "tale",
      "name",
      "tellers",
      "teller",
      "state",
      "sort",
      "told",
      "talk",
      "after",
      "until",
      "music",
      "x",
    );
    const value = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom("", "<x>", "``", "7", "1,,2", "@", "(@ a)", "3/4/21", "[a", "99/99/9999", "`<b>` @all\u202e"),
    );
    const lines = fc.array(
      fc.tuple(scrap, value).map((parts) => parts.join(": ")),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, (header) => {
        const text = aHeader(header);
        for (const finding of findingsOf(text)) {
          expect(finding.message).toMatch(/^[`A-Z].*[.:]/);
          expect(finding.help).toMatch(/[.…?]$/);
          // People's text is on one line, between backticks that it cannot close, and bounded.
          expect(finding.message).not.toMatch(/[\n\r\u202e]/);
          expect((finding.message.match(/`/g) ?? []).length % 2).toBe(0);
          expect(finding.message.length).toBeLessThan(400);
          expect(finding.line).toBeLessThanOrEqual(text.split("\n").length);
          expect(finding.column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("where the header is a table, a row is asked for and not a line", () => {
  const format = [
    aCall("header-required"),
    { ...aCall("header-needed"), with: { field: "talk" } },
    aCall("header-number"),
  ];
  const table: Kind = { ...aKind({ format }), syntax: "rst-table" };
  const text = "Tale\n####\n\n+------+-----+\n| Name | Fox |\n+------+-----+\n";
  const helps = checkFormat(table, read(text, table, "tales/tale-7.rst"), bytesOf(text)).map(({ help }) => help);
  expect(helps).toContain("Add a row `tellers` to the header table.");
  expect(helps).toContain("Add a row `talk` to the header table.");
  expect(helps).toContain("Write 7 in the row `tale` of the header table.");
});

describe("a status with the one that is meant to follow", () => {
  const plain = aKind({ format: [aCall("header-status")] });
  const fields = plain.fields.map((field) => (field.type === "status" ? { ...field, intended: true } : field));
  const taking: Kind = { ...plain, fields };
  const found = (status: string, of = taking): readonly string[] => {
    const text = aHeader(["tale: 7", `state: ${status}`]);
    return checkFormat(of, read(text, of, "tales/tale-7.md"), bytesOf(text)).map(({ message }) => message);
  };
  test.each([
    ["Sung", 0],
    ["Sung (=> Told Aloud)", 0],
    ["Sung(=>aloud)", 0],
    ["Sung (=> Shouted)", 1],
    ["Shouted (=> Sung)", 1],
    ["sung (=> told aloud)", 1],
    ["|\n  Sung (=>\n  Told Aloud)", 0],
  ])("%s: %i findings", (status, count) => {
    expect(found(status)).toHaveLength(count);
  });
  test("is understood in other letters, and mended with the one behind it", () => {
    const text = aHeader(["tale: 7", "state: sung (=> aloud)"]);
    const [finding] = checkFormat(taking, read(text, taking, "tales/tale-7.md"), bytesOf(text));
    expect(finding).toMatchObject({
      severity: "warning",
      message: "`sung` is understood as `Sung`.",
      help: "Write `Sung (=> Told Aloud)`.",
      fix: { text: "Sung (=> Told Aloud)" },
    });
  });
  test("counts as that status where a rule is asked for by it", () => {
    const when = {
      ...taking,
      format: [{ ...aCall("header-needed"), when: { state: ["Sung"] }, with: { field: "talk" } }],
    };
    const text = aHeader(["tale: 7", "state: sung (=> aloud)"]);
    expect(checkFormat(when, read(text, when, "tales/tale-7.md"), bytesOf(text))).toHaveLength(1);
  });
  test("is no status where the process does not know it", () => {
    expect(found("Sung (=> Told Aloud)", plain)).toHaveLength(1);
  });
});

describe("links of tables, which stand anywhere in a cell's text", () => {
  const mentions = (key: string, mirror: string) => aField(key, { type: "mentions", mirror });
  const plain = aKind({ format: [aCall("links-known"), aCall("links-mirrored"), aCall("header-links")] });
  const table: Kind = {
    ...plain,
    syntax: "rst-table",
    fields: [...plain.fields, mentions("for", "by"), mentions("by", "for")],
  };
  const aTable = (rows: Readonly<Record<string, string>>): string => {
    const written = Object.entries(rows).map(([name, value]) => `   * - ${name}\n     - ${value}`);
    return `Tale\n####\n\n.. list-table::\n\n${written.join("\n")}\n`;
  };
  const found = (
    rows: Readonly<Record<string, string>>,
    others: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ) => {
    const text = aTable({ Tale: "TALE-7", ...rows });
    const document = read(text, table, "tales/tale-7.rst");
    const beside = Object.entries(others).map(([path, other]) => read(aTable({ Tale: "x", ...other }), table, path));
    const shelf = shelfOf(table, [document, ...beside]);
    return checkFormat(table, document, bytesOf(text), { number: null, shelf }).map(
      ({ line, column, message, help }) => `${line}:${column} ${message} ${help}`,
    );
  };
  test.each([
    ["a reference", ":ref:`TALE-3 Of foxes <TALE-3>`, and more"],
    ["a number alone", "3"],
    ["words", "Told after TALE-0003: Of foxes; not TALE-3a, nor MYTALE-9"],
  ])("%s", (_, value) => {
    expect(found({ For: value }, { "tales/tale-3.rst": { By: "`TALE-7`_" } })).toEqual([]);
    expect(found({ For: value }, {})).toEqual([expect.stringContaining("names TALE-3, which is not among")]);
  });
  test("are asked for as rows", () => {
    expect(found({ For: "TALE-3" }, { "tales/tale-3.rst": {} })).toEqual([
      "9:8 `for` names TALE-3, and TALE-3 does not name TALE-7 as `by`. Write TALE-7 in a row `by` in `tales/tale-3.rst`.",
    ]);
    expect(found({}, { "tales/tale-3.rst": { By: "TALE-7" } })).toEqual([
      "6:8 TALE-3 names TALE-7 as `by`; `for` does not name TALE-3. Add a row `for` with TALE-3 to the header table.",
    ]);
  });
});

test("where others could not be looked up, that is said once, and nothing is made of it", () => {
  const text = aHeader(["tale: 7", "after: 1, 2"]);
  const { format } = aKind({
    format: ["links-known", "links-mirrored", "links-status", "number-taken"].map((rule) => aCall(rule)),
  });
  const asking: Kind = { ...kind, format };
  const document = read(text, asking, "tales/tale-7.md");
  const why = "the folder is too large.";
  const on = (shelf: Shelf) =>
    checkFormat(asking, document, bytesOf(text), { number: null, shelf }).map(
      ({ line, column, severity, message }) => `${line}:${column} ${severity} ${message}`,
    );
  expect(on(unreadShelf(why))).toEqual([
    `3:8 warning What \`after\` names could not be looked up, so the links to it were not checked: ${why}`,
  ]);
  const volumes = [1, 2].map((number) => ({ path: `tales/tale-${number}.md`, number, header: { unread: why } }));
  expect(on(shelfOfVolumes(volumes))).toEqual([
    `3:8 warning TALE-1 could not be looked up, so the links to it were not checked: ${why}`,
    `3:11 warning TALE-2 could not be looked up, so the links to it were not checked: ${why}`,
  ]);
});
