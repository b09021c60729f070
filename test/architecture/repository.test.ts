/** What holds for the repository as a whole: licences, and nothing of the machine that it was written on. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { expectKeptFile } from "../golden/kept-file.ts";
import { root, textOf } from "./import-graph.ts";

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

const locked = Object.entries(
  (JSON.parse(textOf("package-lock.json")) as { packages: Record<string, LockedPackage> }).packages,
).filter(([path]) => path !== "");
const manifest = JSON.parse(textOf("package.json")) as Record<string, Record<string, string> | undefined>;

/** Licences under which a package may be part of a work under Apache-2.0. */
const compatible = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "CC-BY-3.0",
  "CC-BY-4.0",
  "ISC",
  "MIT",
  "MIT-0",
  "PostgreSQL",
  "Python-2.0",
  "Unlicense",
  "Zlib",
];
/** Used while developing, never a part of what is given away: weak copyleft does no harm. */
const alsoForTools = [...compatible, "MPL-2.0"];

const isAllowed = (licence: string, allowed: readonly string[]): boolean =>
  licence
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => allowed.includes(one)));

describe("licences", () => {
  const direct = (["dependencies", "optionalDependencies", "devDependencies"] as const).flatMap((group) =>
    Object.keys(manifest[group] ?? {}).map((name) => {
      const found = locked.find(([path]) => path === `node_modules/${name}`)?.[1];
      return { name, group, version: found?.version ?? "", licence: found?.license ?? "" };
    }),
  );

  test("every dependency is listed in docs/licences.md with its licence", () => {
    const table = (title: string, groups: readonly string[]): string =>
      `## ${title}\n\n| Package | Version | Licence |\n|---|---|---|\n${direct
        .filter(({ group }) => groups.includes(group))
        .map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |\n`)
        .join("")}`;
    expect(direct.filter(({ licence }) => licence === "")).toEqual([]);
    expectKeptFile(
      "docs/licences.md",
      `# Licences of what Lastcall uses\n\nMade from package.json and package-lock.json. Lastcall itself is under Apache-2.0.\n\n${table("Part of the App", ["dependencies", "optionalDependencies"])}\n${table("Tools for developing it", ["devDependencies"])}`,
    );
  });

  test("nothing that the App carries is under terms that Apache-2.0 cannot meet", () => {
    const others = locked
      .filter(([, { license = "unknown", dev }]) => !isAllowed(license, dev ? alsoForTools : compatible))
      .map(([path, { license }]) => `${path}: ${license ?? "unknown"}`);
    expect(others).toEqual([]);
  });
});

describe("the text of the repository", () => {
  const ignored = new Set(["node_modules", ".git", "dist", ".cache", "coverage", ".lastcall"]);
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) =>
      entry.isFile()
        ? [entry.name]
        : readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
            .filter((inner) => inner.isFile() && !inner.name.endsWith(".tsbuildinfo"))
            .map((inner) => join(inner.parentPath, inner.name).slice(root.length + 1)),
    );

  const holding = (pattern: RegExp): readonly string[] =>
    files.flatMap((file) => {
      const [match] = pattern.exec(readFileSync(join(root, file), "latin1")) ?? [];
      return match === undefined ? [] : [`${file}: ${match}`];
    });

  test("names no package registry's host", () => {
    expect(holding(new RegExp(["registry\\.", "[a-z0-9-]+\\.[a-z]{2,}"].join(""), "i"))).toEqual([]);
  });

  test("holds no path of a machine's home or checkout", () => {
    expect(
      holding(new RegExp(["(?<![\\w.~@:/-])/", "(root|work|workspace|(home|Users)/[a-z]{3,})/[a-z]"].join(""))),
    ).toEqual([]);
  });

  test("holds no unfinished work without a number", () => {
    expect(holding(new RegExp(["\\b(TO", "DO|FIX", "ME)\\b(?! #\\d)"].join("")))).toEqual([]);
  });
});
