/** `lastcall new`: what is begun, under which name, that it is in order as it stands, and that nothing is written over. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { kindsWithTemplates } from "../../src/cli/new/begin-document.ts";
import { newCommand } from "../../src/cli/new-command.ts";
import { fieldOf, plainOf } from "../../src/core/documents/field-values.ts";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { checkFormat } from "../../src/core/format/check-format.ts";
import { presetPolicy } from "../../src/core/policy/preset-policy.ts";
import { root } from "../architecture/import-graph.ts";
import { type CommandRun, runCommand, withoutFolder } from "../builders/run-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { realPresets } from "../policy/a-policy.ts";

const folder = temporaryFolder("new");

const run = async (...words: string[]): Promise<CommandRun> => {
  const all = words.includes("--out") ? words : [...words, "--out", folder];
  return withoutFolder(await runCommand(newCommand, all, { wallClock: () => "2026-03-02T23:30:00.000Z" }), folder);
};

const kindOf = (name: string) => {
  const preset = realPresets.byName.get(name);
  if (!preset) throw new Error(`no preset ${name}`);
  const kind = [...presetPolicy(preset, realPresets.known).kinds.values()][0];
  if (!kind) throw new Error(`no kind in ${name}`);
  return kind;
};

const only = (): { readonly name: string; readonly text: string; readonly bytes: Uint8Array } => {
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const bytes = readFileSync(join(folder, name));
  return { name, text: bytes.toString("utf8"), bytes };
};

const awkward = [
  "Fee schedule",
  "Fees: a new schedule",
  "A # in it",
  "yes",
  "null",
  "2026",
  "2026 budget",
  "- dash",
  "@mention first",
  "{braces} & <signs>",
  'It\'s "quoted"',
  "Gebühren",
  "手数料",
  "Don't",
  "100 % of seats",
  "back\\slash",
  "`code` and *stars*",
];

describe.each(kindsWithTemplates())("%s", (name) => {
  const kind = kindOf(name);

  test.each(awkward)("in order as it stands, and says its title: %s", async (title) => {
    const { code, err } = await run(name, ...title.split(" "), "--author", "Pat (@pat)");
    expect([code, err]).toEqual([0, ""]);
    const { name: file, bytes } = only();
    const document = readDocument(kind, `docs/${file}`, bytes);
    expect(checkFormat(kind, document, bytes).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plainOf(fieldOf(document, kind, kind.titleField))).toContain(title);
    expect(plainOf(fieldOf(document, kind, kind.authorsField))).toContain("@pat");
    expect(checkFormat(kind, document, bytes).filter(({ rule }) => rule === "file-name")).toEqual([]);
  });

  test("nothing given: a document that says what to fill in", async () => {
    const { code, out } = await run(name);
    expect(code).toBe(0);
    expect(out).toContain(`1. Fill in ${kind.titleField} and ${kind.authorsField}`);
  });
});

describe("what is written", () => {
  test("today, in the form of the process, and what to do next", async () => {
    const { out } = await run("dip", "Fee", "schedule", "--author", "Pat (@pat)");
    expect(only()).toMatchObject({
      name: "dip-fee-schedule.md",
      text: expect.stringContaining("\ncreated: 03/02/2026\n"),
    });
    expect(out.split("\n")).toEqual([
      "F/dip-fee-schedule.md is begun: Fee schedule.",
      "",
      "Next:",
      "1. Read the header and the sections: each says what belongs in it. Write yours in their place.",
      "2. Check it: lastcall lint F/dip-fee-schedule.md --preset dip",
      "3. Open a pull request with this proposal alone. It has its DIP number and its final name with `/admit` or `/last-call`. The App finds its manager.",
      "",
    ]);
  });
  test("today in the policy's zone", async () => {
    const policy = join(folder, "policy.yml");
    const people = "{ tsc: { users: [ana] }, lead-maintainer: { users: [lee] } }";
    writeFileSync(policy, `extends: dip\nzone: Europe/Zurich\nroles: ${people}\n`);
    await run("dip", "Fees", "--policy", policy);
    expect(readFileSync(join(folder, "dip-fees.md"), "utf8")).toContain("created: 03/03/2026");
  });
  test("with the ending that the policy's documents have", async () => {
    const policy = join(folder, "policy.yml");
    const people = "{ tsc: { users: [ana] }, lead-maintainer: { users: [lee] } }";
    const documents = '{ proposals: { files: "texts/dip-*.mdx" } }';
    writeFileSync(policy, `extends: dip\nroles: ${people}\ndocuments: ${documents}\n`);
    const { out } = await run("dip", "Fees", "--policy", policy, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({ path: "F/dip-fees.mdx", kind: "dip", title: "Fees" });
  });
  test("without a policy and a folder, where the process has them", () => {
    const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
    execFileSync(process.execPath, [main, "new", "dip", "Fees"], { cwd: folder });
    expect(existsSync(join(folder, "dips/dip-fees.md"))).toBe(true);
  });
  test("lip's template is dip's in its own words", () => {
    const read = (name: string): string => readFileSync(join(root, `templates/documents/${name}.md`), "utf8");
    expect(read("lip")).toBe(
      read("dip")
        .replace(/\bdip\b/g, "lip")
        .replace(/\bDIP\b/g, "LIP"),
    );
  });
});

describe("what is refused", () => {
  test("a file that is there is never written over", async () => {
    await run("dip", "Fees");
    const before = only().text;
    const { code, err } = await run("dip", "FEES!", "--author", "Bo (@bo)");
    expect(code).toBe(2);
    expect(err).toBe(
      "F/dip-fees.md is there already, and nothing was written. Give another title, or another folder with `--out`.\n",
    );
    expect(only().text).toBe(before);
  });
  test("a title that is too long: said as `lint` says it, nothing written", async () => {
    const { code, err } = await run("dip", "x".repeat(45), "--author", "Pat (@pat)");
    expect(code).toBe(1);
    expect(err).toContain("`title` has 45 characters; at most 44 are allowed. Shorten it by 1. (header-length)");
    expect(readdirSync(folder)).toEqual([]);
  });
  test("an author who is none", async () => {
    expect((await run("dip", "Fees", "--author", "@")).code).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });
  test.each([
    ["a kind that there is not", ["dp", "Fees"], /There is no preset `dp`/],
    [
      "one that the process does not have",
      ["lip", "Fees", "--preset", "dip"],
      /no documents of the kind `lip`\. There are: dip\./,
    ],
    ["a policy that cannot be read", ["dip", "Fees", "--policy", "nowhere.yml"], /could not be read/],
  ])("%s", async (_, words, said) => {
    const { code, err } = await run(...words);
    expect([code, err]).toEqual([2, expect.stringMatching(said)]);
    expect(readdirSync(folder)).toEqual([]);
  });
  test("a folder that is a file", async () => {
    const file = join(folder, "x");
    writeFileSync(file, "");
    const { code, err } = await run("dip", "Fees", "--out", file);
    expect([code, err]).toEqual([2, expect.stringMatching(/^F\/x\/dip-fees\.md could not be written: /)]);
  });
});
