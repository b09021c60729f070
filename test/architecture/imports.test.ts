/**
 * Who may import whom (design.md section 4), held on every import of every file,
 * types included. A folder that is not in the table may not exist.
 */
import { describe, expect, test } from "vitest";
import { importsOf, readGraph, sourcesBelow, textOf } from "./import-graph.ts";

const graph = readGraph("src");

interface Edge {
  readonly from: string;
  readonly to: string;
}

const edges: readonly Edge[] = [...graph].flatMap(([from, imports]) =>
  imports.flatMap(({ file }) => (file === null ? [] : [{ from, to: file }])),
);

const shown = (found: readonly Edge[]): readonly string[] => found.map(({ from, to }) => `${from} → ${to}`);

/** `core`, `store`, … for what lies in a folder; the file's name for what lies in `src` itself. */
const areaOf = (file: string): string => file.split("/")[1] ?? file;

const workers = ["gather", "apply", "queue", "webhooks", "announce", "history", "web", "presets", "templates"];
const beneath = ["core", "github", "store"];
const job = ["look", "evaluate-subject.ts", "explain.ts", "app.ts", "app"];
/** What each area may import beside itself. `main.ts` and `cli` may import everything. */
const mayImport: ReadonlyMap<string, readonly string[]> = new Map([
  ["core", []],
  ["github", ["core"]],
  ["store", ["core"]],
  ...workers.map((area) => [area, beneath] as const),
  ...job.map((area) => [area, [...beneath, ...workers, ...job]] as const),
  ["sandbox", []],
  // Starting a database for the App is the one thing of ours that a rehearsal does itself;
  // all else it learns of the App by HTTP. Its documents come from the templates' texts.
  ["rehearsal", ["sandbox", "store", "templates"]],
]);
const everything = new Set(["cli", "main.ts"]);
/** Knows nothing itself, and may be known by whoever reads files of the program. */
const known = "program-folder.ts";

describe("import directions", () => {
  test("every folder has its place in the table", () => {
    const areas = new Set([...graph.keys()].map(areaOf));
    expect([...areas].filter((area) => !mayImport.has(area) && !everything.has(area) && area !== known)).toEqual([]);
  });

  test("nothing imports against the direction, siblings least of all", () => {
    const wrong = edges.filter(({ from, to }) => {
      const [here, there] = [areaOf(from), areaOf(to)];
      if (there === known) return here === "core" || here === "sandbox";
      return here !== there && !everything.has(here) && !mayImport.get(here)?.includes(there);
    });
    expect(shown(wrong)).toEqual([]);
  });

  test("nothing outside src is imported", () => {
    expect(shown(edges.filter(({ to }) => !to.startsWith("src/") && !/\.(ya?ml|json)$/.test(to)))).toEqual([]);
  });

  test("of the store a rehearsal knows the bundled PostgreSQL alone", () => {
    const wrong = edges.filter(
      ({ from, to }) =>
        areaOf(from) === "rehearsal" && areaOf(to) === "store" && !to.startsWith("src/store/bundled-postgres/"),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test("only rehearsals and the command line know the sandbox", () => {
    const wrong = edges.filter(
      ({ from, to }) => areaOf(to) === "sandbox" && !["sandbox", "rehearsal", "cli"].includes(areaOf(from)),
    );
    expect(shown(wrong)).toEqual([]);
  });

  test("only the composition root and the command line know rehearsals and the command line", () => {
    const wrong = edges.filter(
      ({ from, to }) => ["rehearsal", "cli", "main.ts"].includes(areaOf(to)) && !everything.has(areaOf(from)),
    );
    expect(shown(wrong.filter(({ from, to }) => areaOf(from) !== areaOf(to)))).toEqual([]);
  });

  test("the application's Octokit and Probot stay in the adapters that need them", () => {
    const homes = /^src\/(github|webhooks|cli|app|main)\b/;
    const wrong = [...graph].flatMap(([file, imports]) =>
      imports
        .filter(({ specifier }) => /^(@octokit\/(?!openapi|graphql-schema)|probot)/.test(specifier))
        .filter(() => !homes.test(file) && areaOf(file) !== "sandbox")
        .map(({ specifier }) => `${file} → ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("order inside core", () => {
  /** Lowest first; within a level a folder may import those that stand before it. */
  const levels = [
    ["model"],
    ["time"],
    ["record", "documents", "policy"],
    ["format", "ballots", "lifecycle"],
    ["groups", "commands"],
    ["decide"],
    ["render"],
    ["plan"],
  ];
  const order = levels.flat();
  const partOf = (file: string): string => file.split("/")[2] ?? "";
  const inside = edges.filter(({ from, to }) => areaOf(from) === "core" && areaOf(to) === "core");

  test("every folder of core has its place", () => {
    const parts = new Set([...graph.keys()].filter((file) => areaOf(file) === "core").map(partOf));
    expect([...parts].filter((part) => !order.includes(part))).toEqual([]);
  });

  test("model ← time ← record, documents, policy ← format, ballots, lifecycle ← groups, commands ← decide ← render ← plan", () => {
    expect(shown(inside.filter(({ from, to }) => order.indexOf(partOf(to)) > order.indexOf(partOf(from))))).toEqual([]);
  });

  test("format, ballots and lifecycle know nothing of each other", () => {
    const level = levels[3] ?? [];
    const wrong = inside.filter(
      ({ from, to }) => partOf(from) !== partOf(to) && level.includes(partOf(from)) && level.includes(partOf(to)),
    );
    expect(shown(wrong)).toEqual([]);
  });
});

describe("shape of the sources", () => {
  test("no cycles, also not by types", () => {
    const finished = new Set<string>();
    const path: string[] = [];
    const cycles: string[] = [];
    const visit = (file: string): void => {
      const start = path.indexOf(file);
      if (start >= 0) cycles.push([...path.slice(start), file].join(" → "));
      if (start >= 0 || finished.has(file)) return;
      path.push(file);
      for (const { file: next } of graph.get(file) ?? []) if (next !== null) visit(next);
      path.pop();
      finished.add(file);
    };
    for (const file of graph.keys()) visit(file);
    expect(cycles).toEqual([]);
  });

  test("no barrel files: what is exported is defined where it is exported", () => {
    const barrels = sourcesBelow("src").filter(
      (file) => /(^|\/)index\.ts$/.test(file) || /^export\s+(type\s+)?(\*|\{[^}]*\})\s+from/m.test(textOf(file)),
    );
    expect(barrels).toEqual([]);
  });

  test("no state at module level: nothing exports a `let`", () => {
    expect(sourcesBelow("src").filter((file) => /^export\s+(let|var)\b/m.test(textOf(file)))).toEqual([]);
  });

  test("no file is longer than 500 lines", () => {
    const long = sourcesBelow("src").filter((file) => textOf(file).split("\n").length > 500);
    expect(long).toEqual([]);
  });

  test("the scanner sees imports of every form", () => {
    expect(importsOf("src/evaluate-subject.ts").length).toBeGreaterThan(5);
    expect([...graph.values()].flat().length).toBeGreaterThan(200);
  });
});
