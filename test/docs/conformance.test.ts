/** docs/conformance.md: each clause of the processes, what Lastcall does for it, and which scenarios show it. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../architecture/import-graph.ts";
import { expectKeptFile } from "../golden/kept-file.ts";
import { type Clause, clauses } from "./clauses.ts";

/** Scenarios that name the clause in `proves`, in the order of their paths. */
const shownBy = (): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, string[]>();
  for (const file of globSync("scenarios/**/*.yml", { cwd: root }).sort()) {
    const { proves = [] } = parse(readFileSync(join(root, file), "utf8")) as { readonly proves?: readonly string[] };
    for (const id of new Set(proves)) places.set(id, [...(places.get(id) ?? []), file.replaceAll("\\", "/")]);
  }
  return places;
};

test("every clause that a scenario proves is one of the processes'", () => {
  // T and W are the clauses of groups; they come into the table with the first of their process.
  expect([...shownBy().keys()].filter((id) => !(id in clauses) && !/^[TW]\d+$/.test(id))).toEqual([]);
});

test("what a clause lacks is said in words", () => {
  const lacking = Object.values(clauses).flatMap(({ missing }) => (missing === null ? [] : [missing]));
  expect(lacking.filter((words) => words.trim().length < 10)).toEqual([]);
});

const source = join(process.env.LASTCALL_SHARED ?? "../shared", "clauses.md");

const absent = existsSync(source) ? null : `skipped: no ${source}; set LASTCALL_SHARED to its folder`;

test.skipIf(absent !== null)(`the clauses are those of the processes, none left out (${absent ?? "there"})`, () => {
  const collected = [...readFileSync(source, "utf8").matchAll(/^\| ([DO]\d+) \|/gm)].map((match) => match[1]);
  expect(Object.keys(clauses)).toEqual(collected);
});

/** Nothing is called shown that no scenario names. */
const stateOf = ({ missing }: Clause, shown: readonly string[]): string => {
  if (shown.length === 0) return missing === null ? "not yet shown by a scenario" : `not yet: ${missing}`;
  if (missing !== null) return `partly: ${missing}`;
  return `shown by ${shown.length === 1 ? "1 scenario" : `${shown.length} scenarios`}`;
};

const row = (id: string, clause: Clause, shown: readonly string[]): string => {
  const links = shown
    .map(
      (file) =>
        `[${file
          .split("/")
          .at(-1)
          ?.replace(/\.yml$/, "")}](../${file})`,
    )
    .join(", ");
  return `| ${id} | ${clause.asks} | ${clause.does} | ${stateOf(clause, shown)} | ${links || "none"} |`;
};

test("docs/conformance.md", () => {
  const places = shownBy();
  const entries = Object.entries(clauses);
  const rowsOf = (letter: string): string =>
    entries
      .filter(([id]) => id.startsWith(letter))
      .map(([id, clause]) => row(id, clause, places.get(id) ?? []))
      .join("\n");
  const whole = entries.filter(([id, { missing }]) => missing === null && places.has(id)).length;
  const part = entries.filter(([id, { missing }]) => missing !== null && places.has(id)).length;
  expectKeptFile(
    "docs/conformance.md",
    `# The processes, clause by clause

What the processes ask for, what Lastcall does, and the scenarios that show it. A scenario names its clauses in \`proves\`;
\`lastcall rehearse scenarios/*.yml\` runs them all and ends with 1 when one does not hold. "Partly" says in words what is missing; a clause that no
scenario names is "not yet", whatever the code does. Of ${entries.length} clauses ${whole} are shown, and of ${part} something is missing.
This page is made by \`test/docs/conformance.test.ts\` from \`test/docs/clauses.ts\` and the scenarios.

## Improvement proposals (DIP, LIP)

| Clause | Asks for | What Lastcall does | State | Scenarios |
|---|---|---|---|---|
${rowsOf("D")}

## Proposals with an arbiter (OEP)

| Clause | Asks for | What Lastcall does | State | Scenarios |
|---|---|---|---|---|
${rowsOf("O")}
`,
  );
});
