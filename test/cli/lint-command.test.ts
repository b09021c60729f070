/** `lastcall lint`: which files are documents, how findings are printed, what is mended, and how it ends. */
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintCommand } from "../../src/cli/lint-command.ts";
import { type CommandRun, runCommand, withoutFolder } from "../builders/run-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const folder = temporaryFolder("lint");

const write = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const run = async (...words: string[]): Promise<CommandRun> =>
  withoutFolder(await runCommand(lintCommand, words, {}), folder);

const good = (changes: Readonly<Record<string, string>> = {}): string =>
  `---\n${Object.entries({
    dip: "12",
    title: "Fees",
    authors: "Pat (@pat)",
    status: "Draft",
    type: "Standard",
    created: "03/02/2026",
    ...changes,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join(
      "",
    )}---\n\n${["Summary", "Specification", "Rationale", "Copyright Notice"].map((title) => `# ${title}\n\nFees.\n`).join("\n")}`;

describe("which files", () => {
  test("those of a folder whose name fits, at any depth; others and tools' folders are left out", async () => {
    write("dips/dip-12.md", good());
    write("dips/old/dip-13.mdx", good({ dip: "13" }));
    write("README.md", "Hello");
    write("node_modules/x/dip-1.md", "Hello");
    write("dip-template.md", "---\ndip: <number>\ntitle:\n---\n");
    const { code, out } = await run("--preset", "dip", "--format", "json", folder);
    expect(JSON.parse(out)).toEqual({
      files: [
        { path: "F/dips/dip-12.md", findings: [] },
        { path: "F/dips/old/dip-13.mdx", findings: [] },
      ],
      summary: { files: 2, errors: 0, warnings: 0 },
    });
    expect(code).toBe(0);
  });
  test("one that is named, whatever it is called, and once", async () => {
    const file = write("README.md", "Hello");
    const { code, out } = await run("--preset", "dip", file, file);
    expect(out).toMatch(/^F\/README\.md:1:1: error: .* \(header-missing\)\n1 file: 1 error, 0 warnings\.\n$/);
    expect(code).toBe(1);
  });
});

describe("what cannot be read", () => {
  test("costs itself and no other file: a name that is no UTF-8, among others", async () => {
    write("dip-12.md", good());
    const name = Buffer.concat([Buffer.from(join(folder, "dip-")), Buffer.from([0xff]), Buffer.from(".md")]);
    writeFileSync(name, good());
    const { code, out } = await run("--preset", "dip", folder);
    expect(out.split("\n")).toEqual([
      "F/dip-\ufffd.md:1:1: error: The file could not be read: its name is not encoded in UTF-8. See to it that it can be read, or take it out. (file-text)",
      "2 files: 1 error, 0 warnings.",
      "",
    ]);
    expect(code).toBe(1);
  });
  test.skipIf(process.getuid?.() === 0)(
    "a file and a folder without permission, and one that may not be written",
    async () => {
      chmodSync(write("dip-1.md", good({ dip: "1" })), 0o000);
      chmodSync(write("dip-2.md", good({ dip: "2", status: "final" })), 0o444);
      write("old/dip-3.md", good({ dip: "3" }));
      chmodSync(join(folder, "old"), 0o000);
      const { code, out } = await run("--preset", "dip", "--fix", folder);
      chmodSync(join(folder, "old"), 0o755);
      expect(out).toContain("F/dip-1.md:1:1: error: The file could not be read: permission is denied.");
      expect(out).toContain("F/dip-2.md:1:1: error: What was mended could not be written: permission is denied.");
      expect(out).toContain("F/old:1:1: error: The folder could not be read: permission is denied.");
      expect(out).toContain("warning: `final` is understood as `Final`.");
      expect(code).toBe(1);
    },
  );
  test("links in a folder are not followed, also not round in a circle", async () => {
    write("dip-12.md", good());
    symlinkSync("dip-12.md", join(folder, "dip-13.md"));
    symlinkSync("nowhere", join(folder, "dip-14.md"));
    symlinkSync(".", join(folder, "again"));
    expect(await run("--preset", "dip", folder)).toMatchObject({ code: 0, out: "1 file: 0 errors, 0 warnings.\n" });
  });
  test("a name with a line end in it stays on its line", async () => {
    write("dip-a\nb.md", "");
    const { out } = await run("--preset", "dip", folder);
    expect(out).toMatch(/^F\/dip-a\\u000ab\.md:1:1: error: /);
  });
});

describe("over several documents", () => {
  const two = (): void => {
    write(
      "dips/dip-12.md",
      good({ requires: "DIP-13, 14" })
        .replace("created: 03/02/2026\n", "")
        .replace("requires", "created: 03/02/2026\nrequires"),
    );
    write("dips/dip-012.md", good());
  };
  test("in a folder a number that is taken and a link to nothing are told", async () => {
    two();
    write("dips/dip-13.md", good({ dip: "13" }));
    const { code, out } = await run("--preset", "dip", folder);
    expect(out).toContain("dip-12.md:2:6: error: DIP-12 is claimed by `F/dips/dip-012.md` as well.");
    expect(out).toContain("dip-012.md:2:6: error: DIP-12 is claimed by `F/dips/dip-12.md` as well.");
    expect(out).toContain("dip-12.md:8:19: warning: `requires` names DIP-14, which is not among these documents.");
    expect(out).not.toContain("names DIP-13");
    expect(code).toBe(1);
  });
  test("of single files nothing of the kind is said", async () => {
    two();
    const { out } = await run("--preset", "dip", join(folder, "dips/dip-12.md"), join(folder, "dips/dip-012.md"));
    expect(out).not.toMatch(/number-taken|links-known/);
  });
});

describe("how it is printed", () => {
  const bad = good({ status: "final", created: "2026-02-30" });
  test("as text: place, severity, what, what to write, rule", async () => {
    const file = write("dip-12.md", bad);
    const { code, out } = await run("--preset", "dip", file);
    expect(out.split("\n")).toEqual([
      "F/dip-12.md:5:9: warning: `final` is understood as `Final`. Write `Final`. (header-status)",
      "F/dip-12.md:7:10: error: `created: 2026-02-30` is no day of the calendar. Write it as MM/DD/YYYY, for example `03/17/2026`. (header-date)",
      "1 file: 1 error, 1 warning.",
      "",
    ]);
    expect(code).toBe(1);
  });
  test("as JSON: these keys and no other", async () => {
    const file = write("dip-12.md", bad);
    const { out } = await run("--preset", "dip", "--format", "json", file);
    expect(JSON.parse(out).files[0].findings[0]).toEqual({
      rule: "header-status",
      severity: "warning",
      line: 5,
      column: 9,
      message: "`final` is understood as `Final`.",
      help: "Write `Final`.",
    });
  });
  test("as SARIF 2.1.0", async () => {
    const file = write("dip-12.md", bad);
    const { out } = await run("--preset", "dip", "--format", "sarif", file);
    const { version, runs } = JSON.parse(out);
    expect(version).toBe("2.1.0");
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["header-date", "header-status"]);
    expect(runs[0].results[0]).toMatchObject({
      ruleId: "header-status",
      ruleIndex: 1,
      level: "warning",
      locations: [{ physicalLocation: { region: { startLine: 5, startColumn: 9 } } }],
    });
  });
  test("as SARIF, with signs of an address in the name", async () => {
    const file = write("a#b?/dip-1 %.md", "");
    const { out } = await run("--preset", "dip", "--format", "sarif", file);
    const [{ locations }] = JSON.parse(out).runs[0].results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe("F/a%23b%3F/dip-1%20%25.md");
  });
  test("as GitHub's workflow commands, with what would end them escaped", async () => {
    const file = write("dip-12.md", good({ status: "100%, done" }));
    const { out } = await run("--preset", "dip", "--format", "github", file);
    expect(out).toMatch(/^::error file=F\/dip-12\.md,line=5,col=9,title=header-status::`100%25, done` is no status/);
  });
});

describe("--fix", () => {
  test("mends what takes no thought, and nothing beside it", async () => {
    const before = good({ status: "final  # really", type: "standard", created: "3/2/26" }).replaceAll("\n", "\r\n");
    const file = write("dip-12.md", before);
    const { code, out } = await run("--preset", "dip", "--fix", file);
    expect(out).toBe("1 file: 0 errors, 0 warnings; 3 findings mended.\n");
    expect(code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(
      good({ status: "Final  # really", type: "Standard", created: "03/02/2026" }).replaceAll("\n", "\r\n"),
    );
  });
  test.each([
    ["a name in quotes", '"last-updated": 03/04/2026', '"updated": 03/04/2026'],
    ["a name and its value", "last-updated: '2026-03-04' # c", "updated: '03/04/2026' # c"],
    [
      "of two other names for one field the one that counts",
      "last-updated: 03/04/2026\nupdated (*optional): soon",
      "updated: 03/04/2026\nupdated (*optional): soon",
    ],
    [
      "no other name beside its own",
      "last-updated: soon\nupdated: 03/04/2026",
      "last-updated: soon\nupdated: 03/04/2026",
    ],
  ])("%s", async (_name, before, after) => {
    const withLines = (lines: string): string => good({ created: `03/02/2026\n${lines}` });
    const file = write("dip-12.md", withLines(before));
    await run("--preset", "dip", "--fix", file);
    expect(readFileSync(file, "utf8")).toBe(withLines(after));
  });
  test("a choice with a sign in it that is not seen, which asks for the same sections as without", async () => {
    const file = write("dip-12.md", good({ type: "Stand\u200bard" }));
    const before = await run("--preset", "dip", file);
    const { out } = await run("--preset", "dip", "--fix", file);
    expect(before.out).toContain("1 file: 0 errors, 1 warning.\n");
    expect(out).toBe("1 file: 0 errors, 0 warnings; 1 finding mended.\n");
  });
  test("in a table, also where a narrow column breaks the words", async () => {
    const rows = (status: string, type: string, last: string): string =>
      [
        "OEP-21",
        "######",
        "",
        "+--------+---------+",
        `| Status | ${status} |`,
        `|        | ${last} |`,
        "+--------+---------+",
        `| Type   | ${type} |`,
        "+--------+---------+",
        "",
      ].join("\r\n");
    const file = write("oep-0021-fees.rst", rows("under  ", "process", "review "));
    const { out } = await run("--preset", "oep", "--fix", file);
    expect(readFileSync(file, "utf8")).toBe(rows("Under  ", "Process", "Review "));
    expect(out).toContain("; 2 findings mended.");
    expect(out).not.toContain("is understood as");
  });
  test("a second time changes nothing, and what needs a person is left", async () => {
    const file = write("dip-12.md", good({ title: "" }));
    await run("--preset", "dip", "--fix", file);
    const once = readFileSync(file, "utf8");
    const { code } = await run("--preset", "dip", "--fix", file);
    expect([code, readFileSync(file, "utf8")]).toEqual([1, once]);
    expect(once).toBe(good({ title: "" }));
  });
});

describe("by a policy", () => {
  const policy = "extends: dip\nroles: { tsc: { users: [ana] }, lead-maintainer: { users: [lee] } }\n";
  test("with its own rules", async () => {
    const rules = write("lastcall.yml", `${policy}document: { format: [{ rule: header-url, severity: warning }] }\n`);
    const file = write("dip-12.md", good({ created: "never" }));
    expect(await run("--policy", rules, file)).toMatchObject({ code: 0, err: "" });
  });
  test.each([
    [
      "that is broken",
      () => ["--policy", write("lastcall.yml", `${policy}balots: {}\n`)],
      /lastcall\.yml:3:1: .*balots/,
    ],
    ["that is not there", () => ["--policy", join(folder, "no.yml")], /could not be read/],
    ["and a preset", () => ["--policy", "x", "--preset", "dip"], /not both/],
  ])("%s", async (_name, words, why) => {
    const { code, err } = await run(...words(), write("dip-12.md", good()));
    expect(code).toBe(2);
    expect(err).toMatch(why);
  });
});

test.each([
  ["an unknown preset", ["--preset", "dap"], /no preset `dap`.*dip/],
  ["a path that is not there", ["--preset", "dip", "nowhere"], /nowhere could not be read/],
])("%s cannot be run", async (_name, words, why) => {
  const { code, err } = await run(...words, write("dip-12.md", good()));
  expect(code).toBe(2);
  expect(err).toMatch(why);
});

test("a folder without documents cannot be run, and says how they are named", async () => {
  write("README.md", "Hello");
  const { code, err } = await run("--preset", "dip", folder);
  expect(code).toBe(2);
  expect(err).toContain("dip-*.{md,mdx}");
});
