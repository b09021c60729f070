/** The core does no I/O and reads no clock; the environment has one reader (design.md, invariant 2). */
import { describe, expect, test } from "vitest";
import { readGraph, sourcesBelow, textOf } from "./import-graph.ts";
import { readSource } from "./literals.ts";

const codeOf = (file: string): string => readSource(textOf(file)).code;

describe("core", () => {
  /** Packages that compute and nothing else. */
  const pure = [
    "@noble/hashes",
    "fastest-levenshtein",
    "mdast",
    "mustache",
    "picomatch",
    "remark-gfm",
    "remark-mdx",
    "remark-parse",
    "temporal-polyfill",
    "unified",
    "yaml",
    "zod",
  ];
  const files = sourcesBelow("src/core");

  test("imports no package but those that compute and nothing else", () => {
    const others = [...readGraph("src/core")].flatMap(([file, imports]) =>
      imports
        .filter(({ file: inside }) => inside === null)
        .filter(({ specifier }) => !pure.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
        .map(({ specifier }) => `${file} → ${specifier}`),
    );
    expect(others).toEqual([]);
  });

  // The compiler sees names that it does not know; these it knows.
  test.each([
    ["new Date", /\bnew Date\b/],
    ["Date.now", /\bDate\.now\b/],
    ["Date()", /(?<![\w.])Date\(/],
    ["Math.random", /\bMath\.random\b/],
    ["performance", /\bperformance\./],
    ["Temporal.Now", /\bTemporal\.Now\b/],
    ["process", /\bprocess\./],
    ["fetch", /(?<![\w.])fetch\(/],
    ["globalThis", /\bglobalThis\b/],
    ["eval", /(?<![\w.])(eval|Function)\(/],
    ["await", /\bawait\b/],
    ["async", /\basync\b/],
    ["timers", /\b(setTimeout|setInterval|queueMicrotask)\(/],
  ])("says nowhere %s", (_name, pattern) => {
    expect(files.filter((file) => pattern.test(codeOf(file)))).toEqual([]);
  });
});

describe("the rest", () => {
  test("only the composition root reads the environment", () => {
    const readers = sourcesBelow("src").filter((file) => /\bprocess\.env\b/.test(codeOf(file)));
    // loopback-only is loaded into the App's process before it, by a rehearsal, and stands alone.
    const allowed = ["src/main.ts", "src/rehearsal/loopback-only.ts"];
    expect(readers.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  test("nothing below the composition root ends the process", () => {
    const enders = sourcesBelow("src").filter((file) => /\bprocess\.exit\(/.test(codeOf(file)));
    expect(enders.filter((file) => file !== "src/main.ts")).toEqual([]);
  });

  test("no randomness and no clock in gathering, applying and the job: both are handed in", () => {
    const impure = ["src/gather", "src/apply", "src/look"]
      .flatMap(sourcesBelow)
      .filter((file) => /\b(Math\.random|Date\.now|new Date\(\)|performance\.now)\b/.test(codeOf(file)));
    expect(impure).toEqual([]);
  });
});
