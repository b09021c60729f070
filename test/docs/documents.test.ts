/** What the documents say is so: commands, environment, policy keys, examples, links, and pages made from presets. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { isSettings, mergeSettings, type Settings } from "../../src/core/policy/merge-settings.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";
import { policySchema } from "../../src/core/policy/policy-schema.ts";
import { presetPolicy } from "../../src/core/policy/preset-policy.ts";
import { loadPresets } from "../../src/presets/load-presets.ts";
import { filesBelow, root } from "../architecture/import-graph.ts";
import { expectKeptFile } from "../golden/kept-file.ts";
import { problemsOf, realPresets } from "../policy/a-policy.ts";
import { processPage } from "./process-page.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const readme = read("README.md");
const people =
  "roles: { tsc: { users: [ana, bo, chen, dee, eli] }, managers: { users: [mia] }, lead-maintainer: { users: [lee] } }";

describe("README.md", () => {
  test("its table of commands is the command line's", () => {
    const told = [...readme.matchAll(/^\| `lastcall ([a-z]+)/gm)].map((match) => match[1]);
    const made = [...read("src/main.ts").matchAll(/^ {2}([a-z]+): async \(\) => \(await import\("\.\/cli\//gm)].map(
      (match) => match[1],
    );
    expect(made.length).toBeGreaterThan(3);
    expect([...told].sort()).toEqual([...made].sort());
  });

  test("names every value that is taken from the environment", () => {
    const taken = new Set(
      ["src/cli/serve/settings.ts", "src/cli/open-database.ts"].flatMap((file) =>
        [...read(file).matchAll(/^ {2}(?:readonly )?([A-Z][A-Z_]+)\??: ?/gm)].map((match) => match[1] ?? ""),
      ),
    );
    for (const name of ["PRIVATE_KEY", "PRIVATE_KEY_PATH"]) taken.add(name);
    taken.delete("HOME");
    expect(taken.size).toBeGreaterThan(10);
    expect([...taken].filter((name) => !readme.includes(name))).toEqual([]);
  });

  test("begins with the two commands", () => {
    expect(readme.split("\n").slice(2, 5).join("\n")).toContain("npm run demo");
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...`${readme}${read("CONTRIBUTING.md")}`.matchAll(/npm run (?:--silent )?([a-z-]+)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("examples of policies", () => {
  const blocks = ["README.md", "docs/policy.md"].flatMap((file) =>
    [...read(file).matchAll(/^( *)```yaml\n([\s\S]*?)^ *```/gm)].map((match) => ({
      file,
      text: (match[2] ?? "").replace(new RegExp(`^${match[1]}`, "gm"), ""),
    })),
  );

  test.each(blocks)("$file: $text", ({ text }) => {
    const own = parse(text) as Settings;
    const base = parse(`extends: dip\n${people}`) as Settings;
    const roles = { ...(base.roles as Settings), ...(isSettings(own.roles) ? own.roles : {}) };
    const whole = "extends" in own ? own : { ...mergeSettings(base, own), roles };
    expect(problemsOf(stringify(whole), realPresets)).toEqual([]);
  });

  test("there are some", () => {
    expect(blocks.length).toBeGreaterThan(5);
  });
});

describe("docs/policy.md", () => {
  const page = read("docs/policy.md");
  const keysOf = (schema: unknown, path: readonly string[]): readonly string[] => {
    if (!isSettings(schema)) return [];
    const own = isSettings(schema.properties) ? Object.entries(schema.properties) : [];
    return [
      ...own.flatMap(([key, inner]) => [
        [...path, key].join("."),
        ...(path.length === 0 && ["document", "lifecycle"].includes(key) ? [] : keysOf(inner, [...path, key])),
      ]),
      ...keysOf(schema.additionalProperties, [...path, "*"]),
      // A part of a role is written as a role is.
      ...(["union", "except"].includes(path.at(-1) ?? "") ? [] : keysOf(schema.items, [...path, "[]"])),
      ...["anyOf", "allOf"].flatMap((word) =>
        Array.isArray(schema[word]) ? schema[word].flatMap((part) => keysOf(part, path)) : [],
      ),
    ];
  };

  test("has every key, and none that does not exist", () => {
    const keys = keysOf(policySchema(), []);
    expect(keys.length).toBeGreaterThan(30);
    const told = new Set([
      ...[...page.matchAll(/^## (.*)$/gm)].flatMap((match) => (match[1] ?? "").split(", ")),
      ...[...page.matchAll(/`([a-z*.[\]-]+)`/g)].map((match) => match[1] ?? ""),
    ]);
    expect(keys.filter((key) => !told.has(key))).toEqual([]);
    expect(
      [...told].filter((key) => /^(roles|ballots|documents|governance)\.[a-z*]/.test(key) && !keys.includes(key)),
    ).toEqual([]);
  });

  test("its pass rules are rules", () => {
    const table = page.slice(page.indexOf("### Pass rules"), page.indexOf("## governance"));
    const rules = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(
      (match) => parse(match[1]?.startsWith("{") ? match[1] : `"${match[1]}"`) as unknown,
    );
    expect(rules.length).toBeGreaterThan(6);
    expect(rules.filter((rule) => parsePassRule(rule).kind !== "rule")).toEqual([]);
  });
});

describe("pages of processes", () => {
  test.each([...loadPresets().byName])("docs/processes/%s.md", (name, preset) => {
    const policy = presetPolicy(preset, realPresets.known);
    const [kind] = policy.kinds.values();
    if (!kind) throw new Error(`${name} has no kind of document.`);
    expectKeptFile(`docs/processes/${name}.md`, processPage(preset, kind, [...policy.questions.values()]));
  });
});

describe("links", () => {
  const pages = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    ...filesBelow("docs").filter((file) => file.endsWith(".md")),
  ];

  test.each(pages)("%s leads to what exists", (page) => {
    const text = read(page).replace(/```[\s\S]*?```/g, "");
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) =>
      join(dirname(page), match[1] ?? ""),
    );
    const paths = [...text.matchAll(/`((?:src|test|docs|scenarios|templates|scripts)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? "",
    );
    expect([...links, ...paths].filter((path) => !/\b(ID|NAME)\b/.test(path) && !existsSync(join(root, path)))).toEqual(
      [],
    );
  });
});
