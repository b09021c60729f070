import { describe, expect, test } from "vitest";
import { renderDocument } from "../../src/rehearsal/document-template.ts";

const context = { by: "pat", now: "2026-03-02T09:00:00Z" };
const header = (fields: Readonly<Record<string, string | number | boolean | null>>): readonly string[] => {
  const lines = renderDocument({ template: "dip", ...fields }, context).split("\n");
  return lines.slice(1, lines.indexOf("---", 1));
};

describe("a document from a template", () => {
  test("names its author and day", () => {
    expect(header({ title: "Fee schedule" })).toEqual([
      "dip:",
      "title: Fee schedule",
      "authors: Pat (@pat)",
      "status: Draft",
      "type: Standard",
      "created: 03/02/2026",
    ]);
  });
  test.each([
    ["a line replaced", { status: "Accepted" }, "status: Accepted"],
    ["a key in another spelling", { author: "Zoe (@zoe)" }, "authors: Zoe (@zoe)"],
    ["a line added at the end", { requires: 7 }, "requires: 7"],
    ["the number by its own word", { number: 12 }, "dip: 12"],
    ["a value that YAML would misread", { title: "Fees: a schedule" }, 'title: "Fees: a schedule"'],
    ["an empty value", { created: "" }, "created:"],
  ])("%s", (_name, fields, line) => expect(header(fields)).toContain(line));
  test.each([
    ["a line taken out", { type: null }, "type"],
    ["the title taken out", { title: null }, "title"],
  ])("%s", (_name, fields, key) => expect(header(fields).some((line) => line.startsWith(key))).toBe(false));
  test("another body", () => {
    const text = renderDocument({ template: "dip", title: "x", body: "Only this." }, context);
    expect(text.endsWith("---\n\nOnly this.\n")).toBe(true);
  });
  test("an unknown template is named with the way out", () => {
    expect(() => renderDocument({ template: "dpi" }, context)).toThrow(/no template "dpi"\. Known here: dip, /);
  });
});

describe("a document in reStructuredText", () => {
  const by = { by: "pat", now: "2026-03-02T09:00:00Z" };
  test.each([
    ["its title", { title: "Names" }, "   * - Title\n     - Names\n"],
    ["a row of another value", { status: "Deferred" }, "   * - Status\n     - Deferred\n"],
    ["a row that was not there", { Resolution: "none" }, "   * - Resolution\n     - none\n\nAbstract"],
    ["another text below", { body: "Nothing." }, "`_\n\nNothing.\n"],
  ])("carries %s", (_what, fields, expected) => {
    expect(renderDocument({ template: "oep", ...fields }, by)).toContain(expected);
  });
  test("loses a row that is null", () => {
    expect(renderDocument({ template: "oep", arbiter: null }, by)).not.toContain("Arbiter");
  });
});
