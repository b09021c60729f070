/** `lastcall policy init`: what is proposed from a repository's files, what is left to fill in, and what is not written over. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ownersOf, parseCodeOwners } from "../../src/cli/policy-init/code-owners.ts";
import { type InitOptions, initPolicy } from "../../src/cli/policy-init/init-policy.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { problemsOf, realPresets } from "../policy/a-policy.ts";

const folder = temporaryFolder("init");

const repository = (files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const init = (options: Partial<InitOptions> = {}): ReturnType<typeof initPolicy> => {
  const { out, err, code } = initPolicy(folder, { format: "text", ...options });
  return { code, out: out.replaceAll(folder, "F"), err: err.replaceAll(folder, "F") };
};

describe("the process", () => {
  test.each([
    ["dip", "dips/dip-1.md"],
    ["dip", "dips/dip-fees.mdx"],
    ["lip", "lips/lip-1.md"],
    ["eip", "EIPS/eip-1.md"],
    ["oep", "oeps/best-practices/oep-0001-x.rst"],
  ])("%s from %s", (name, path) => {
    repository({ [path]: "", "README.md": "" });
    const { extends: chosen, documents } = parse(init().out) as Record<string, unknown>;
    expect([chosen, documents]).toEqual([name, undefined]);
  });
  test("where the documents lie elsewhere, the policy says where", () => {
    repository({ "texts/dip-1.md": "" });
    expect(parse(init().out)).toMatchObject({ documents: { proposals: { files: "texts/dip-*.{md,mdx}" } } });
  });
  test("below several folders, and at the root", () => {
    repository({ "all/a/dip-1.md": "", "all/b/dip-2.md": "" });
    expect(parse(init().out)).toMatchObject({ documents: { proposals: { files: "all/**/dip-*.{md,mdx}" } } });
    rmSync(join(folder, "all"), { recursive: true });
    repository({ "dip-1.md": "" });
    expect(parse(init().out)).toMatchObject({ documents: { proposals: { files: "dip-*.{md,mdx}" } } });
  });
  test("that of most documents, and a word about the other", () => {
    repository({ "dips/dip-1.md": "", "lips/lip-1.md": "", "lips/lip-2.md": "" });
    const { out } = init();
    expect(out).toContain("extends: lip\n");
    expect(out).toContain("# There is also `dip`, with 1 proposal.\n");
  });
  test("none: the way out is `--preset`", () => {
    expect(init()).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/Say which process .* `--preset`: dip,/),
    });
    expect(parse(init({ preset: "eip" }).out)).toMatchObject({ extends: "eip" });
    expect(init({ preset: "dpi" })).toMatchObject({
      code: 2,
      err: "There is no preset `dpi`. There are: dip, eip, lip, oep.",
    });
  });
  test("no folder", () => {
    expect(initPolicy(join(folder, "x"), { format: "text" })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/is no folder/),
    });
  });
});

describe("people", () => {
  test("nobody known: each required role is a line to fill in, and `policy check` names it there", () => {
    repository({ "dips/dip-1.md": "" });
    const { out, err } = init();
    const lines = out.split("\n");
    const at = (role: string): number => lines.findIndex((line) => line.startsWith(`  ${role}:`)) + 1;
    expect(problemsOf(out, realPresets)).toEqual([
      `${at("tsc")}:17 role-empty`,
      `${at("lead-maintainer")}:29 role-empty`,
    ]);
    expect(out).toContain("  tsc: { users: [] } # TO FILL IN\n");
    expect(err).toContain("To fill in: tsc, lead-maintainer.");
  });
  test("whoever owns the documents shepherds them, and is given no vote", () => {
    repository({ "dips/dip-1.md": "", ".github/CODEOWNERS": "* @example/core\n/dips/ @example/reviewers @mia\n" });
    expect((parse(init().out) as Record<string, unknown>).roles).toEqual({
      tsc: { users: [] },
      "lead-maintainer": { users: [] },
      managers: { union: [{ team: "example/reviewers" }, { users: ["mia"] }] },
    });
  });
  test("teams that are named like the roles: the policy is whole", () => {
    repository({
      "dips/dip-1.md": "",
      CODEOWNERS: "* @example/technical-steering-committee @example/lead-maintainer\ndips @max\n",
    });
    const { out, err } = init();
    expect(problemsOf(out, realPresets)).toEqual([]);
    expect(parse(out)).toMatchObject({
      roles: {
        tsc: { team: "example/technical-steering-committee" },
        "lead-maintainer": { team: "example/lead-maintainer" },
        managers: { users: ["max"] },
      },
    });
    expect(out).toContain("# CODEOWNERS:2 has them as owners of dips; is that so?");
    expect(err).not.toContain("To fill in");
  });
});

describe("writing", () => {
  test("in its place, once", () => {
    repository({ "dips/dip-1.md": "" });
    const proposal = init().out;
    expect(init({ write: true })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^F\/\.github\/lastcall\.yml is written\./),
    });
    const path = join(folder, ".github/lastcall.yml");
    expect(readFileSync(path, "utf8")).toBe(proposal);
    writeFileSync(path, "mine");
    expect(init({ write: true })).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/There is a policy already/),
    });
    expect(readFileSync(path, "utf8")).toBe("mine");
  });
  test("as data", () => {
    repository({ "dips/dip-1.md": "" });
    expect(JSON.parse(init({ format: "json" }).out)).toEqual({
      preset: "dip",
      documents: 1,
      missing: ["tsc", "lead-maintainer"],
      written: null,
      policy: init().out,
    });
  });
});

describe("CODEOWNERS", () => {
  const owner = (text: string, path: string): readonly string[] | null => {
    const line = ownersOf({ path: "CODEOWNERS", lines: parseCodeOwners(text) }, path);
    return line && [...line.teams, ...line.users];
  };
  test.each<[string, string, readonly string[] | null]>([
    ["* @ana", "dips/dip-1.md", ["ana"]],
    ["* @ana\n*.md @bo", "dips/dip-1.md", ["bo"]],
    ["* @ana\n*.js @bo", "dips/dip-1.md", ["ana"]],
    ["dips/ @ana", "dips/a/dip-1.md", ["ana"]],
    ["dips/ @ana", "old/dips/dip-1.md", ["ana"]],
    ["/dips/ @ana", "old/dips/dip-1.md", null],
    ["/dips/* @ana", "dips/dip-1.md", ["ana"]],
    ["/dips/* @ana", "dips/a/dip-1.md", null],
    ["/dips/** @ana", "dips/a/dip-1.md", ["ana"]],
    ["/dips @ana", "dips/a/dip-1.md", ["ana"]],
    ["* @ana\n/dips/", "dips/dip-1.md", null],
    ["# * @ana\n* @example/core # all\r\n", "x", ["example/core"]],
    ["* ana@example.com @example/core @Bo @Bo", "x", ["example/core", "Bo"]],
    ["my\\ dips/ @ana", "my dips/dip-1.md", ["ana"]],
    ["", "x", null],
  ])("%j of %s", (text, path, owners) => {
    expect(owner(text, path)).toEqual(owners);
  });
});
