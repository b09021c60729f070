/** What is read of other documents for one that a thread brings, and what is made of it. */
import { describe, expect, test } from "vitest";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { checkFormat } from "../../src/core/format/check-format.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import { KeptContents } from "../../src/gather/kept-contents.ts";
import type { NeedContext } from "../../src/gather/need-context.ts";
import { readOtherDocuments } from "../../src/gather/other-documents.ts";
import { GitHubError } from "../../src/github/github-error.ts";
import type { FileChangeReading, FileReading } from "../../src/github/ports.ts";
import { aCall, aField, aKind } from "../documents/a-kind.ts";

const base = aKind();
const kind = aKind({
  fields: [...base.fields, aField("before", { type: "links" })].map((field) =>
    field.key === "after"
      ? { ...field, mirror: "before" }
      : field.key === "before"
        ? { ...field, mirror: "after" }
        : field,
  ),
  format: [aCall("number-taken"), aCall("links-known", "warning"), aCall("links-mirrored", "warning")],
});

const bytes = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`---\n${lines.map((line) => `${line}\n`).join("")}---\n\nText.\n`);

interface Story {
  /** The files of the default branch, by their header lines; an error instead: why it cannot be read. */
  readonly there: Readonly<Record<string, readonly string[] | GitHubError | string>>;
  readonly files?: string;
  readonly held?: readonly { readonly number: number; readonly holder: string }[];
  readonly number?: number;
  readonly merged?: true;
  readonly change?: Partial<FileChangeReading>;
  readonly path?: string;
  /** Further documents of the same thread. */
  readonly with?: Readonly<Record<string, readonly string[]>>;
  readonly header: readonly string[];
}

const worldOf = ({ there, files = "tales/tale-*.md", held = [], number, merged }: Story) => {
  const asked: string[] = [];
  const context = {
    reader: {
      readFiles: async (_: unknown, folder: string, _commit: unknown, deep: boolean) => {
        asked.push(`folder ${folder}`);
        if (there[folder] instanceof GitHubError) throw there[folder];
        return Object.keys(there)
          .filter((path) => path.startsWith(folder === "" ? "" : `${folder}/`))
          .filter((path) => deep || !path.slice(folder.length + 1).includes("/"))
          .sort()
          .map((path) => ({ path, id: path }));
      },
      readFile: async (_: unknown, path: string): Promise<FileReading> => {
        asked.push(path);
        const lines = there[path];
        if (typeof lines === "string") return { kind: "unreadable", path, why: lines };
        return Array.isArray(lines) ? { kind: "file", path, bytes: bytes(...lines) } : { kind: "absent", path };
      },
    },
    store: { numbers: async () => held },
    place: { installation: 1, id: 7, owner: "example", name: "tales" },
    subject: { kind: "thread", repository: 7, number: 3 },
    policy: {
      documents: [{ files, kind: kind.name }],
      kinds: new Map([[kind.name, kind]]),
    } as unknown as Policy,
    reading: { repository: { defaultBranch: "main", defaultHead: "c0ffee" }, state: merged ? "merged" : "open" },
    number: number ?? null,
    kept: new KeptContents(),
  };
  return { asked, context: context as unknown as NeedContext };
};

const told = async (story: Story, world = worldOf(story)) => {
  const { path = "tales/tale-fox.md", change = {}, header } = story;
  const brought = { [path]: header, ...story.with };
  const files = Object.keys(brought).map((one): FileChangeReading => {
    const added = { path: one, change: "added" as const, previous: null };
    return one === path ? { ...added, ...change } : { ...added, change: "modified" };
  });
  const documents = Object.entries(brought).map(
    ([one, lines]): FileReading => ({ kind: "file", path: one, bytes: bytes(...lines) }),
  );
  const others = await readOtherDocuments(world.context, files, documents);
  const found = checkFormat(kind, readDocument(kind, path, bytes(...header)), bytes(...header), {
    number: null,
    ...others.get(path),
  });
  return { asked: world.asked, found: found.map(({ severity, message }) => `${severity} ${message}`) };
};

const away = (retryable: boolean): GitHubError => new GitHubError("GitHub is not there.", { status: 502, retryable });
const hundreds = Array.from({ length: 300 }, (_, place) => place);
const many = Array.from({ length: 30 }, (_, place) => place + 1);

describe("other documents", () => {
  const cases: readonly (readonly [string, Story, { asked?: readonly string[]; found: readonly string[] }])[] = [
    [
      "are not asked for where none is named and no number claimed",
      { there: { "tales/tale-1.md": ["tale: 1"] }, header: ["name: Fox"] },
      { asked: [], found: [] },
    ],
    [
      "are read as far as they are named",
      {
        there: { "tales/tale-1.md": ["before: 9"], "tales/tale-2.md": ["tale: 2"] },
        header: ["tale: 9", "after: 1, 5"],
      },
      {
        asked: ["folder tales", "tales/tale-1.md"],
        found: ["warning `after` names TALE-5, which is not among these documents."],
      },
    ],
    [
      "are found by their header where their name has no number yet, and only then read",
      {
        there: { "tales/tale-hen.md": ["tale: 5", "before: 9"], "tales/notes.md": [] },
        header: ["tale: 9", "after: 5"],
      },
      { asked: ["folder tales", "tales/tale-hen.md"], found: [] },
    ],
    [
      "that another thread holds the number of are there",
      { there: {}, held: [{ number: 5, holder: "#4" }], header: ["after: 5"] },
      { found: [] },
    ],
    [
      "count as the thread itself brings them",
      {
        there: { "tales/tale-1.md": ["tale: 1"] },
        with: { "tales/tale-1.md": ["before: 9"] },
        header: ["tale: 9", "after: 1"],
      },
      { asked: ["folder tales"], found: [] },
    ],
    [
      "a number that another thread holds is a wish before the document is admitted",
      { there: {}, held: [{ number: 9, holder: "#4" }], header: ["tale: 9"] },
      { found: ["warning TALE-9 is claimed by `#4` as well."] },
    ],
    [
      "a file of that number on the default branch, after it is admitted",
      { there: { "tales/tale-009.md": [] }, number: 9, path: "tales/tale-9.md", header: ["tale: 9"] },
      { found: ["error TALE-9 is claimed by `tales/tale-009.md` as well."] },
    ],
    [
      "a file of that very name that came onto the default branch since",
      { there: { "tales/tale-9.md": [] }, number: 9, path: "tales/tale-9.md", header: ["tale: 9"] },
      { found: ["error TALE-9 is claimed by `main:tales/tale-9.md` as well."] },
    ],
    [
      "which is the document itself once it is merged",
      { there: { "tales/tale-9.md": [] }, number: 9, merged: true, path: "tales/tale-9.md", header: ["tale: 9"] },
      { found: [] },
    ],
    [
      "and its number that of the thread on which it goes on",
      { there: {}, held: [{ number: 9, holder: "#4" }], merged: true, path: "tales/tale-9.md", header: ["tale: 9"] },
      { found: [] },
    ],
    [
      "and what has its number when its own name is gone",
      { there: { "tales/tale-9.md": [] }, number: 9, merged: true, path: "tales/tale-fox.md", header: ["tale: 9"] },
      { found: [] },
    ],
    [
      "but no other file beside it",
      {
        there: { "tales/tale-9.md": [], "tales/tale-fox.md": [] },
        number: 9,
        merged: true,
        path: "tales/tale-fox.md",
        header: ["tale: 9"],
      },
      { found: ["error TALE-9 is claimed by `tales/tale-9.md` as well."] },
    ],
    [
      "and where it is changed or renamed",
      {
        there: { "tales/tale-8.md": [] },
        held: [{ number: 9, holder: "#2" }],
        change: { change: "renamed", previous: "tales/tale-8.md" },
        path: "tales/tale-9.md",
        header: ["tale: 9"],
      },
      { found: [] },
    ],
    [
      "a rename onto a number that another file has",
      {
        there: { "tales/tale-8.md": [], "tales/tale-9.mdx": [] },
        change: { change: "renamed", previous: "tales/tale-8.md" },
        path: "tales/tale-9.md",
        header: ["tale: 9"],
      },
      { found: ["error TALE-9 is claimed by `tales/tale-9.mdx` as well."] },
    ],
    [
      "in folders below, where the pattern reaches there",
      {
        there: { "tales/v1.0/tale-1.md": ["before: 9"], "tales/v1.0/deep/tale-2.md": ["before: 9"] },
        files: "tales/**/tale-*.md",
        header: ["tale: 9", "after: 1, 2"],
      },
      {
        asked: ["folder tales", "tales/v1.0/deep/tale-2.md", "tales/v1.0/tale-1.md"],
        found: [],
      },
    ],
    [
      "in hundreds of folders",
      {
        there: Object.fromEntries(hundreds.map((number) => [`tales/t.${number}/tale-${number}.md`, ["tale: 1"]])),
        files: "tales/*/tale-*.md",
        path: "tales/new/tale-fox.md",
        header: ["tale: 299"],
      },
      { asked: ["folder tales"], found: ["warning TALE-299 is claimed by `tales/t.299/tale-299.md` as well."] },
    ],
    [
      "no more than twenty of them",
      {
        there: Object.fromEntries(many.map((number) => [`tales/tale-${number}.md`, ["before: 99"]])),
        header: ["tale: 99", `after: ${many.join(", ")}`],
      },
      {
        found: many
          .slice(0, 10)
          .map(() => expect.stringContaining("were not checked: No more than 20 documents are looked up for one.")),
      },
    ],
    [
      "one that cannot be read whole",
      { there: { "tales/tale-1.md": "It is too large." }, header: ["tale: 9", "after: 1"] },
      { found: ["warning TALE-1 could not be looked up, so the links to it were not checked: It is too large."] },
    ],
    [
      "a folder that cannot be read",
      { there: { tales: away(false) }, header: ["tale: 9", "after: 1"] },
      {
        found: [
          "warning What `after` names could not be looked up, so the links to it were not checked: GitHub is not there.",
        ],
      },
    ],
  ];
  test.each(cases)("%s", async (_, story, { asked, found }) => {
    const result = await told(story);
    if (asked) expect(result.asked).toEqual(asked);
    expect(result.found).toEqual(found);
  });

  test("are not read again at the same commit", async () => {
    const story: Story = { there: { "tales/tale-1.md": ["before: 9"] }, header: ["tale: 9", "after: 1"] };
    const world = worldOf(story);
    await told(story, world);
    await told(story, world);
    expect(world.asked).toEqual(["folder tales", "tales/tale-1.md"]);
  });

  test("what trying again can help fails the look", async () => {
    await expect(told({ there: { tales: away(true) }, header: ["tale: 9", "after: 1"] })).rejects.toThrow("not there");
  });
});

describe("what is kept", () => {
  const size = (text: string): number | null => (text === "" ? null : text.length);
  test("goes, the oldest first, when there is too much of it, and what is too large is not kept at all", async () => {
    const kept = new KeptContents(10);
    const read: string[] = [];
    const get = (key: string, value: string) =>
      kept.get(
        key,
        async () => {
          read.push(key);
          return value;
        },
        size,
      );
    for (const [key, value] of [
      ["a", "12345"],
      ["b", "12345"],
      ["a", "12345"],
      ["c", "1"],
      ["b", "12345"],
      ["a", "12345"],
      ["d", "12345678901"],
      ["d", "1"],
      ["e", ""],
      ["e", ""],
    ] as const)
      await get(key, value);
    expect(read.join("")).toBe("abcaddee");
  });
});
