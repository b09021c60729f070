/** `lastcall history`: which statuses documents had, whatever happened to their files. */
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { historyCommand } from "../../src/cli/history-command.ts";
import { type CommandRun, runCommand } from "../builders/run-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { type CommitDraft, makeRepository } from "./a-repository.ts";

const folder = temporaryFolder("history");

const run = (...words: string[]): Promise<CommandRun> =>
  runCommand(historyCommand, words, { environment: process.env });

const text = (status: string | null, number: string | number = "", title = "Fees"): string =>
  `---\ndip: ${number}\ntitle: ${title}\n${status === null ? "" : `status: ${status}\n`}---\n\n# Summary\n\nA text of several lines\nby which a renamed file\nis known again.\n`;

const day = (of: number): string => `2026-03-${String(of).padStart(2, "0")}T09:00:00Z`;

/** `from → to`, with what is not allowed marked, by path. */
const told = async (commits: readonly CommitDraft[], ...words: string[]): Promise<Readonly<Record<string, string>>> => {
  makeRepository(folder, commits);
  const { out } = await run(folder, "--preset", "dip", "--format", "json", ...words);
  return Object.fromEntries(
    JSON.parse(out).proposals.map(
      (one: { path: string; transitions: { from: string | null; to: string | null; allowed: boolean }[] }) => [
        one.path,
        one.transitions
          .map(({ from, to, allowed }) => `${from ?? "-"} → ${to ?? "-"}${allowed ? "" : " !"}`)
          .join(", "),
      ],
    ),
  );
};

describe("a document's statuses", () => {
  test("are told oldest first, in the preset's spelling, with who and when", async () => {
    makeRepository(folder, [
      { at: day(1), files: { "README.md": "x" } },
      { at: day(2), by: "Pat", files: { "dips/dip-12.md": text("draft", 12) } },
      { at: day(3), files: { "dips/dip-12.md": text("draft", 12, "Better fees") } },
      { at: day(4), by: "Mia", files: { "dips/dip-12.md": text("last-call", 12, "Better fees") } },
    ]);
    const { code, out } = await run(folder, "--preset", "dip", "--format", "json");
    const { proposals } = JSON.parse(out);
    expect(code).toBe(0);
    expect(proposals).toMatchObject([
      {
        number: 12,
        path: "dips/dip-12.md",
        title: "Better fees",
        status: "Last Call",
        transitions: [
          { from: null, to: "Draft", at: day(2), author: "Pat", allowed: true, why: null },
          { from: "Draft", to: "Last Call", at: day(4), author: "Mia", allowed: true, why: null },
        ],
      },
    ]);
    expect(proposals[0].transitions[0].commit).toMatch(/^[0-9a-f]{40}$/);
  });

  test.each<[string, readonly CommitDraft[], Readonly<Record<string, string>>]>([
    [
      "a move that the table does not have",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
        { at: day(2), files: { "dips/dip-1.md": text("Accepted", 1) } },
      ],
      { "dips/dip-1.md": "- → Draft, Draft → Accepted !" },
    ],
    [
      "one that begins elsewhere, and a word that is no status",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Accepted", 1) } },
        { at: day(2), files: { "dips/dip-1.md": text("Shiny", 1) } },
        { at: day(3), files: { "dips/dip-1.md": text("Final", 1) } },
      ],
      { "dips/dip-1.md": "- → Accepted !, Accepted → Shiny !, Shiny → Final !" },
    ],
    [
      "a renamed file, with another status at once",
      [
        { at: day(1), files: { "dips/dip-fees.md": text("Draft") } },
        {
          at: day(2),
          renames: { "dips/dip-fees.md": "dips/dip-12.md" },
          files: { "dips/dip-12.md": text("Last Call", 12) },
        },
      ],
      { "dips/dip-12.md": "- → Draft, Draft → Last Call" },
    ],
    [
      "a file written anew under the same number in another folder",
      [
        { at: day(1), files: { "dips/dip-12.md": text("Draft", 12) } },
        {
          at: day(2),
          files: { "dips/dip-12.md": null, "old/dip-012.mdx": "---\ndip: 12\nstatus: Last Call\n---\nOther words.\n" },
        },
      ],
      { "old/dip-012.mdx": "- → Draft, Draft → Last Call" },
    ],
    [
      "two files that change names with each other's",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-2.md": text("Draft", 2).repeat(3) } },
        {
          at: day(2),
          files: {
            "dips/dip-2.md": text("Last Call", 1),
            "dips/dip-3.md": text("Draft", 2).repeat(3),
            "dips/dip-1.md": null,
          },
        },
      ],
      { "dips/dip-2.md": "- → Draft, Draft → Last Call", "dips/dip-3.md": "- → Draft" },
    ],
    [
      "two files that take each other's places, one of them changed at once",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-2.md": text("Draft", 2) } },
        { at: day(2), files: { "dips/dip-2.md": text("Last Call", 2) } },
        { at: day(3), files: { "dips/dip-1.md": text("Accepted", 2), "dips/dip-2.md": text("Draft", 1) } },
      ],
      {
        "dips/dip-2.md": "- → Draft",
        "dips/dip-1.md": "- → Draft, Draft → Last Call, Last Call → Accepted",
      },
    ],
    [
      "three files without numbers that change places in a round",
      [
        {
          at: day(1),
          files: {
            "dips/dip-a.md": text("Draft", "", "A"),
            "dips/dip-b.md": text("Draft", "", "B"),
            "dips/dip-c.md": text("Draft", "", "C"),
          },
        },
        { at: day(2), files: { "dips/dip-c.md": text("Last Call", "", "C") } },
        {
          at: day(3),
          files: {
            "dips/dip-a.md": text("Last Call", "", "C"),
            "dips/dip-b.md": text("Draft", "", "A"),
            "dips/dip-c.md": text("Draft", "", "B"),
          },
        },
      ],
      {
        "dips/dip-a.md": "- → Draft, Draft → Last Call",
        "dips/dip-b.md": "- → Draft",
        "dips/dip-c.md": "- → Draft",
      },
    ],
    [
      "a number corrected in place, and two files that came to be one text",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 2), "dips/dip-3.md": text("Draft", 3) } },
        { at: day(2), files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-3.md": text("Draft", 1) } },
        { at: day(3), files: { "dips/dip-1.md": text("Last Call", 1), "dips/dip-3.md": text("Draft", 3) } },
      ],
      { "dips/dip-1.md": "- → Draft, Draft → Last Call", "dips/dip-3.md": "- → Draft" },
    ],
    [
      "one that cannot be read in between",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-2.md": text("Draft", 2) } },
        { at: day(2), files: { "dips/dip-1.md": "---\nnothing", "dips/dip-2.md": "\u0000" } },
        { at: day(3), files: { "dips/dip-1.md": text("Last Call", 1), "dips/dip-2.md": text("Final", 2) } },
      ],
      {
        "dips/dip-1.md": "- → Draft, Draft → - !, - → Last Call",
        "dips/dip-2.md": "- → Draft, Draft → - !, - → Final !",
      },
    ],
    [
      "one that cannot be read, is removed, and comes back as it was",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Last Call", 1) } },
        { at: day(2), files: { "dips/dip-1.md": "nothing" } },
        { at: day(3), files: { "dips/dip-1.md": null } },
        { at: day(4), files: { "dips/dip-1.md": text("Last Call", 1) } },
      ],
      { "dips/dip-1.md": "- → Last Call !, Last Call → - !, - → - !, - → Last Call" },
    ],
    [
      "a removed file",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-2.md": text("Draft", 2) } },
        { at: day(2), files: { "dips/dip-1.md": null } },
      ],
      { "dips/dip-1.md": "- → Draft, Draft → - !", "dips/dip-2.md": "- → Draft" },
    ],
    [
      "removed files that are put back: as they were, moved on, and where the table does not lead",
      [
        {
          at: day(1),
          files: {
            "dips/dip-1.md": text("Draft", 1),
            "dips/dip-2.md": text("Draft", 2),
            "dips/dip-3.md": text("Draft", 3),
          },
        },
        { at: day(2), files: { "dips/dip-1.md": null, "dips/dip-2.md": null, "dips/dip-3.md": null } },
        {
          at: day(3),
          files: {
            "dips/dip-1.md": text("Draft", 1),
            "old/dip-02.md": text("Last Call", 2),
            "dips/dip-3.md": text("Final", 3),
          },
        },
      ],
      {
        "dips/dip-1.md": "- → Draft, Draft → - !, - → Draft",
        "old/dip-02.md": "- → Draft, Draft → - !, - → Last Call",
        "dips/dip-3.md": "- → Draft, Draft → - !, - → Final !",
      },
    ],
    [
      "a file put back under a name without a number, and another one under the name of one that went",
      [
        { at: day(1), files: { "dips/dip-fees.md": text("Draft"), "dips/dip-hen.md": text("Draft", 4) } },
        { at: day(2), files: { "dips/dip-fees.md": null, "dips/dip-hen.md": null } },
        { at: day(3), files: { "dips/dip-fees.md": text("Draft"), "dips/dip-hen.md": text("Final", 5) } },
      ],
      { "dips/dip-fees.md": "- → Draft, Draft → - !, - → Draft", "dips/dip-hen.md": "- → Final !" },
    ],
    [
      "a name that is no document's, and back: upper case",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
        { at: day(2), renames: { "dips/dip-1.md": "dips/DIP-1.md" } },
        { at: day(3), renames: { "dips/DIP-1.md": "dips/dip-1.md" } },
      ],
      { "dips/dip-1.md": "- → Draft, Draft → - !, - → Draft" },
    ],
    [
      "commits dated before the time that there is, after it, and out of order",
      [
        { at: "2096-10-02T07:06:40Z", files: { "dips/dip-1.md": text("Draft", 1) } },
        { at: "1970-01-01T00:00:00Z", files: { "dips/dip-1.md": text("Last Call", 1) } },
      ],
      { "dips/dip-1.md": "- → Draft, Draft → Last Call" },
    ],
    [
      "two files under one number are two",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
        { at: day(2), files: { "dips/dip-01.md": text("Draft", 1) } },
      ],
      { "dips/dip-1.md": "- → Draft", "dips/dip-01.md": "- → Draft" },
    ],
    [
      "no status line, and a header that cannot be read",
      [
        { at: day(1), files: { "dips/dip-1.md": text(null, 1), "dips/dip-2.md": "nothing" } },
        { at: day(2), files: { "dips/dip-1.md": text("Draft", 1) } },
      ],
      { "dips/dip-1.md": "- → - !, - → Draft", "dips/dip-2.md": "- → - !" },
    ],
    [
      "a branch counts when it is merged, as what the merge brought",
      [
        { at: day(1), files: { "README.md": "x" } },
        { at: day(2), branch: "fees", files: { "dips/dip-1.md": text("Shiny", 1) } },
        { at: day(3), branch: "fees", files: { "dips/dip-1.md": text("Draft", 1) } },
        { at: day(4), merge: "fees", by: "Lee", files: { "dips/dip-1.md": text("Draft", 1) } },
      ],
      { "dips/dip-1.md": "- → Draft" },
    ],
    [
      "a branch that went through several statuses, each a move of the table, with the file renamed on the way",
      [
        { at: day(1), files: { "dips/dip-2.md": text("Draft", 2) } },
        { at: day(2), branch: "fees", by: "Pat", files: { "dips/dip-fees.md": text("Draft") } },
        { at: day(3), branch: "fees", files: { "dips/dip-2.md": text("Last Call", 2) } },
        {
          at: day(4),
          branch: "fees",
          renames: { "dips/dip-fees.md": "dips/dip-1.md" },
          files: { "dips/dip-1.md": text("Last Call", 1) },
        },
        { at: day(5), branch: "fees", files: { "dips/dip-1.md": text("Accepted", 1) } },
        { at: day(6), branch: "fees", files: { "dips/dip-2.md": text("Accepted", 2) } },
        {
          at: day(7),
          merge: "fees",
          by: "Lee",
          files: { "dips/dip-1.md": text("Accepted", 1), "dips/dip-2.md": text("Accepted", 2) },
        },
      ],
      {
        "dips/dip-1.md": "- → Draft, Draft → Last Call, Last Call → Accepted",
        "dips/dip-2.md": "- → Draft, Draft → Last Call, Last Call → Accepted",
      },
    ],
    [
      "a branch that skipped one, and a merge that brought another than its branch had",
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-2.md": text("Draft", 2) } },
        {
          at: day(2),
          branch: "b",
          files: { "dips/dip-1.md": text("Accepted", 1), "dips/dip-2.md": text("Last Call", 2) },
        },
        { at: day(3), branch: "b", files: { "dips/dip-1.md": text("Final", 1) } },
        { at: day(4), merge: "b", files: { "dips/dip-1.md": text("Final", 1), "dips/dip-2.md": text("Final", 2) } },
      ],
      { "dips/dip-1.md": "- → Draft, Draft → Final !", "dips/dip-2.md": "- → Draft, Draft → Final !" },
    ],
    ["a template", [{ at: day(1), files: { "dip-template.md": text("<Draft | Final>", "<number>") } }], {}],
    ["what is no document", [{ at: day(1), files: { "dips/README.md": text("Draft"), "dip-x.txt": "x" } }], {}],
  ])("%s", async (_name, commits, expected) => {
    expect(await told(commits)).toEqual(expected);
  });

  test("names in any language, blanks and quotes", async () => {
    expect(await told([{ at: day(1), files: { 'dips/ä "b"/dip-1.md': text("Draft", 1) } }])).toEqual({
      'dips/ä "b"/dip-1.md': "- → Draft",
    });
  });
});

test("as a table: the time in each status, and what is not allowed below it", async () => {
  makeRepository(folder, [
    { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
    { at: day(13), files: { "dips/dip-1.md": text("Accepted", 1) } },
  ]);
  const { code, out } = await run(folder, "--preset", "dip");
  expect(code).toBe(1);
  expect(out).toContain("1  Fees   Accepted  Draft 12 d, Accepted since 2026-03-13\n");
  expect(out).toMatch(
    /dips\/dip-1\.md: Draft → Accepted on 2026-03-13 by Ana \([0-9a-f]{10}\): From Draft it goes to Last Call, not to Accepted\./,
  );
});

test("as a table: what went by a name that is none, files under one number, and no sign that a terminal obeys", async () => {
  makeRepository(folder, [
    {
      at: day(1),
      by: "Ana\u001b[31m",
      files: { "dips/dip-1.md": text("Draft", 1, "Red \u001b[31m\u202e fees"), "dips/dip-2.md": text("Draft", 2) },
    },
    {
      at: day(2),
      renames: { "dips/dip-1.md": "dips/DIP-1.md" },
      files: { "dips/dip-02.md": text("Draft", 2, "Others") },
    },
  ]);
  const { out } = await run(folder, "--preset", "dip");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(out).toContain('The file was renamed to "dips/DIP-1.md", which is not named as a proposal.');
  expect(out).toContain("\nSeveral files claim the number 2: dips/dip-02.md, dips/dip-2.md.\n");
});

describe("the repository", () => {
  test("may have settings of its own, which change nothing", async () => {
    makeRepository(folder, [
      { at: day(1), files: { "dips/dip-1.md": text("Draft", 1), "README.md": "x" } },
      { at: day(2), renames: { "dips/dip-1.md": "dips/dip-01.md" } },
    ]);
    const settings = [
      ["diff.orderFile", "nowhere"],
      ["diff.relative", "true"],
      ["diff.renames", "false"],
      ["color.ui", "always"],
      ["log.showSignature", "true"],
      ["log.diffMerges", "off"],
    ] as const;
    for (const [key, value] of settings) execFileSync("git", ["-C", folder, "config", key, value]);
    const { err, out } = await run(folder, "--preset", "dip", "--format", "json");
    expect(err).toBe("");
    expect(JSON.parse(out).proposals).toMatchObject([{ path: "dips/dip-01.md", transitions: [{ to: "Draft" }] }]);
  });
  test("may be cut off: what its documents begin with there is held against nothing", async () => {
    makeRepository(folder, [
      { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
      { at: day(2), files: { "dips/dip-1.md": text("Last Call", 1) } },
      { at: day(3), files: { "dips/dip-1.md": text("Accepted", 1), "dips/dip-2.md": text("Final", 2) } },
    ]);
    execFileSync("git", ["clone", "-q", "--depth", "2", `file://${folder}`, `${folder}/cut`], { stdio: "ignore" });
    const { out, err } = await run(`${folder}/cut`, "--preset", "dip");
    expect(err).toContain("git fetch --unshallow");
    expect(out).toContain(
      "2 documents, 3 changes of status; for 1 of them the table has no move:\n  dips/dip-2.md: new → Final",
    );
  });

  test("may have other commits in the place of its own, which are not asked", async () => {
    makeRepository(folder, [
      { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
      { at: day(2), files: { "dips/dip-1.md": text("Final", 1) } },
      { at: day(3), files: { "dips/dip-1.md": text("Draft", 1) } },
    ]);
    execFileSync("git", ["-C", folder, "replace", "--graft", "main", "main~2"], { stdio: "ignore" });
    expect(execFileSync("git", ["-C", folder, "rev-list", "--count", "main"], { encoding: "utf8" })).toBe("2\n");
    const { out } = await run(folder, "--preset", "dip", "--format", "json");
    expect(JSON.parse(out).proposals[0].transitions).toHaveLength(3);
  });

  test("may be missing", async () => {
    const { code, err } = await run("/nonexistent/repository", "--preset", "dip");
    expect([code, err]).toEqual([
      2,
      "The history of /nonexistent/repository could not be read: there is no such folder.\n",
    ]);
  });

  test("may be without documents", async () => {
    makeRepository(folder, [{ at: day(1), files: { "README.md": "x" } }]);
    const { code, out } = await run(folder, "--preset", "dip");
    expect([code, out]).toEqual([0, "There is no document in the history: none is named as in dips/dip-*.{md,mdx}.\n"]);
  });

  test("may have a commit whose time no calendar has", async () => {
    makeRepository(folder, [{ at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } }]);
    const git = (words: readonly string[], input = ""): string =>
      execFileSync("git", ["-C", folder, ...words], { input, encoding: "utf8" }).trim();
    const tree = git(["rev-parse", "main^{tree}"]);
    const who = "Ana <ana@example.test> 99999999999999 +0000";
    const commit = git(
      ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
      `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nlate\n`,
    );
    git(["update-ref", "refs/heads/main", commit]);
    const { out } = await run(folder, "--preset", "dip", "--format", "json");
    expect(JSON.parse(out).proposals[0].transitions[0].at).toBe("9999-12-31T23:59:59Z");
  });
  test("may have files larger than the App reads, between others", async () => {
    const large = `${text("Draft", 2)}${"x".repeat(3_000_000)}`;
    makeRepository(folder, [
      {
        at: day(1),
        files: { "dips/dip-1.md": text("Draft", 1), "dips/dip-2.md": large, "dips/dip-3.md": text("Draft", 3) },
      },
    ]);
    const { out } = await run(folder, "--preset", "dip", "--format", "json");
    expect(JSON.parse(out).proposals.map(({ status }: { status: string | null }) => status)).toEqual([
      "Draft",
      null,
      "Draft",
    ]);
  });
  test("may be bare, and of a branch", async () => {
    makeRepository(
      folder,
      [
        { at: day(1), files: { "dips/dip-1.md": text("Draft", 1) } },
        { at: day(2), branch: "next", files: { "dips/dip-1.md": text("Last Call", 1) } },
      ],
      { bare: true },
    );
    const { out } = await run(folder, "--preset", "dip", "--format", "json", "--ref", "next");
    expect(JSON.parse(out).proposals[0].status).toBe("Last Call");
  });
  test.each([
    ["is no repository", () => [], /could not be read: it is no git repository, and lies in none\./],
    ["is not there", () => ["nowhere"], /nowhere could not be read/],
    [
      "has no such branch",
      () => {
        makeRepository(folder, [{ at: day(1), files: { a: "b" } }]);
        return ["--ref", "nix"];
      },
      /nix/,
    ],
    [
      "has no commit",
      () => {
        makeRepository(folder, []);
        return [];
      },
      /could not be read: there is no commit at `HEAD`/,
    ],
  ])("%s: said, and ended with 2", async (_name, words, why) => {
    const more = words();
    const { code, err } = await run(...(more[0] === "nowhere" ? more : [folder, ...more]), "--preset", "dip");
    expect(code).toBe(2);
    expect(err).toMatch(why);
  });
  test("may move all its documents at once, with texts written anew: each is known by its number", async () => {
    const words = (number: number): string =>
      Array.from({ length: 40 }, (_, line) => `${(number * 7919 + line * 104_729) ** 2}\n`).join("");
    const all = (folder: string, status: string, seed: number): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Array.from({ length: 2000 }, (_, number) => [
          `${folder}/dip-${number}.md`,
          text(status, number) + words(number + seed),
        ]),
      );
    const before = all("dips", "Draft", 0);
    const gone = Object.fromEntries(Object.keys(before).map((path) => [path, null]));
    makeRepository(folder, [
      { at: day(1), files: before },
      { at: day(2), files: { ...gone, ...all("new", "Last Call", 5000) } },
    ]);
    const { code, out } = await run(folder, "--preset", "dip", "--format", "json");
    const { proposals } = JSON.parse(out);
    expect([code, proposals.length]).toEqual([0, 2000]);
    expect(proposals[1999]).toMatchObject({
      path: "new/dip-1999.md",
      transitions: [{ to: "Draft" }, { to: "Last Call" }],
    });
  });
  test("with 2,000 commits is read in two passes, and nothing is lost", async () => {
    const statuses = ["Draft", "Last Call", "Accepted"];
    makeRepository(
      folder,
      Array.from({ length: 2000 }, (_, place) => ({
        at: new Date(Date.parse(day(1)) + place * 60_000).toISOString(),
        files: {
          [`dips/dip-${(place % 500) + 1}.md`]: text(statuses[Math.floor(place / 500)] ?? "Final", (place % 500) + 1),
        },
      })),
    );
    const { out } = await run(folder, "--preset", "dip", "--format", "json");
    const { proposals } = JSON.parse(out);
    expect(proposals).toHaveLength(500);
    expect(proposals.flatMap((one: { transitions: unknown[] }) => one.transitions)).toHaveLength(2000);
  });
});
