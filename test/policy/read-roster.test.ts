import { describe, expect, test } from "vitest";
import { readRoster } from "../../src/core/policy/read-roster.ts";
import type { RosterForm } from "../../src/core/policy/schema/roster-schema.ts";

const read = (text: string, form: RosterForm = "people") =>
  readRoster(form === "group" ? "groups/fees.md" : "hall/people.yml", new TextEncoder().encode(text), form);

/** Who is in it, in few words. */
const entriesOf = (text: string, form?: RosterForm): unknown => {
  const reading = read(text, form);
  if (reading.kind === "broken") return reading.problems;
  return reading.entries.map(({ login, name, id, organisation, from, until }) =>
    [login ?? `(${name})`, id && `#${id}`, organisation, from && `from ${from}`, until && `until ${until}`]
      .filter((part) => part !== null && part !== 0)
      .join(" "),
  );
};

const problemsOf = (text: string, form?: RosterForm): readonly string[] => {
  const reading = read(text, form);
  return reading.kind === "roster"
    ? []
    : reading.problems.map(
        ({ position, message, help }) => `${position.line}:${position.column} ${message} ${help ?? ""}`,
      );
};

const front = (roster: string): string => `---\nname: Fees\npurpose: >\n  To set fees.\n${roster}\n---\n\n# Fees\n`;

describe("what a roster says", () => {
  test.each<[string, string, RosterForm | undefined, readonly string[]]>([
    ["logins", "- Ana\n- '@bo'\n", undefined, ["ana", "bo"]],
    ["below `people`", "people:\n  - ana\n", undefined, ["ana"]],
    ["JSON", '["ana", {"login": "bo", "organisation": "Acme"}]', undefined, ["ana", "bo Acme"]],
    ["Windows", "\uFEFF- ana\r\n- bo\r\n", undefined, ["ana", "bo"]],
    [
      "everything",
      "- { login: bo, name: Bo, id: 7, organisation: Acme, from: 2026-01-01, until: 2026-12-31 }",
      undefined,
      ["bo #7 Acme from 2026-01-01 until 2026-12-31"],
    ],
    ["no account", "- { name: Jane Doe, organisation: Bolt }", undefined, ["(Jane Doe) Bolt"]],
    ["nobody", "[]", undefined, []],
    [
      "somebody who comes back",
      "- { login: bo, organisation: Acme, until: 2025-12-31 }\n- { login: bo, organisation: Bolt, from: 2026-01-01 }",
      undefined,
      ["bo Acme until 2025-12-31", "bo Bolt from 2026-01-01"],
    ],
    ["the same twice", "- ana\n- ANA\n", undefined, ["ana", "ana"]],
    ["organisations by login", "Ana: Acme\nbo: null\n", "organisations", ["ana Acme", "bo"]],
    ["organisations in a list", "- { login: ana, organisation: Acme }", "organisations", ["ana Acme"]],
    [
      "a group",
      front(
        "roster:\n  - { login: ana, role: chair, organisation: Acme, confirmed: true }\n  - { login: bo }\n  - chen",
      ),
      "group",
      ["ana Acme"],
    ],
    ["confirmed on a day", front("roster: [{ login: ana, confirmed: 2026-03-02 }]"), "group", ["ana from 2026-03-02"]],
  ])("%s", (_what, text, form, people) => {
    expect(entriesOf(text, form)).toEqual(people);
  });
});

describe("a mistake makes a roster nobody's", () => {
  test.each<[string, string, RosterForm | undefined, RegExp]>([
    ["empty", "", undefined, /^1:1 The file is empty/],
    ["only a comment", "# people\n", undefined, /^1:1 The file is empty/],
    ["no YAML", "- ana\n- [bo\n", undefined, /^\d+:\d+ This is no valid YAML/],
    ["text", "ana and bo", undefined, /^1:1 The file must be a list/],
    ["a map", "ana: Acme\n", undefined, /^1:1 It must be a list of people/],
    ["an unknown key", "- ana\n- { login: bo, org: Acme }\n", undefined, /^2:16 There is no key `org`.*organisation/],
    ["a login with a blank", "- ana\n- bo berg\n", undefined, /^2:3 .*no GitHub login/],
    ["a number for a login", "- 12\n", undefined, /^1:3 `0` must be text or a map of keys, but it is a number/],
    ["nobody", "- { organisation: Acme }", undefined, /^1:3 .*It names nobody/],
    ["no day", "- { login: ana, from: 2026-02-30 }", undefined, /^1:23 .*It is no day/],
    [
      "an end before its beginning",
      "- { login: ana, from: 2026-02-02, until: 2026-02-01 }",
      undefined,
      /before it begins/,
    ],
    [
      "two organisations at once",
      "- { login: ana, organisation: Acme }\n- { login: Ana, organisation: Bolt }",
      undefined,
      /^2:3 `ana` is listed twice, differently/,
    ],
    ["two cases of a key", "Ana: Acme\nana: Bolt\n", "organisations", /^2:6 `ana` is listed twice, differently/],
    ["a key twice", "ana: Acme\nana: Bolt\n", "organisations", /^2:1 The key `ana` is there twice/],
    ["no organisation", "- ana\n", "organisations", /^1:3 /],
    ["logins by organisation", "Acme: [ana]\n", "organisations", /^1:7 `Acme` must be text, but it is a list/],
    ["something beside the people", "people: [ana]\nobservers: [bo]\n", undefined, /^2:1 There is no key `observers`/],
    ["a group without a roster", front("members: [ana]"), "group", /The front matter has no `roster`/],
    ["a group without front matter", "# Fees\n", "group", /^1:1 /],
    ["in a group's line", front("roster:\n  - { login: ana, confirmed: maybe }"), "group", /^6:\d+ .*no day/],
  ])("%s", (_what, text, form, sentence) => {
    const problems = problemsOf(text, form);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(sentence);
  });

  test("bytes that are no text", () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x00]);
    for (const form of ["people", "organisations", "group"] as const) {
      expect(readRoster("x.yml", bytes, form).kind).toBe("broken");
    }
  });
});
