/** Every rule has its file, its page, its table of cases and its entry in the registry, all under one id. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readingRules } from "../../src/core/documents/reading-rules.ts";
import { formatRules } from "../../src/core/format/registry.ts";
import { cases } from "./cases.ts";

const namesIn = (folder: string, extension: string): readonly string[] =>
  readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(extension))
    .map((name) => name.slice(0, -extension.length))
    .sort();

const all = [...formatRules.keys(), ...readingRules].sort();

describe("format rules", () => {
  test("have a file each, named after their id", () => {
    expect([...formatRules.keys()].sort()).toEqual(namesIn("src/core/format/rules", ".ts"));
  });

  test("have a page each", () => {
    expect(namesIn("docs/rules", ".md")).toEqual(all);
  });

  test("have a table of cases each, with a failure in it", () => {
    expect(Object.keys(cases).sort()).toEqual(all);
    for (const [rule, table] of Object.entries(cases)) {
      expect(
        table.some((case_) => case_.found.length > 0),
        rule,
      ).toBe(true);
    }
  });

  test.each(all)("%s: its page says what, shows a failure, says why and how to fix it", (rule) => {
    const page = readFileSync(new URL(`../../docs/rules/${rule}.md`, import.meta.url), "utf8");
    expect(page).toMatch(new RegExp(`^# ${rule}: `));
    expect([...page.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual([
      "What",
      "A failure",
      "Why",
      "How to fix it",
    ]);
  });
});
