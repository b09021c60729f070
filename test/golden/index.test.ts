/** The kept index with a row of every sort, as it stands in its file. */
import { describe, expect, test } from "vitest";
import type { IndexedThread } from "../../src/core/model/indexed-thread.ts";
import type { KindName, Login, Status } from "../../src/core/model/names.ts";
import { indexFile } from "../../src/core/render/index-file.ts";
import { type DocumentThere, indexRows } from "../../src/core/render/index-rows.ts";
import { keptIndex } from "../../src/core/render/kept-index.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { charm, instant } from "../builders/guild.ts";
import { expectKeptFile } from "./kept-file.ts";

const wording = loadWording();

const brought = (thread: number, more: Partial<Record<keyof IndexedThread, unknown>> = {}): IndexedThread =>
  ({
    thread,
    state: "open",
    kind: "charm" as KindName,
    number: thread,
    path: `charms/charm-${thread}.md`,
    title: `Charm ${thread}`,
    status: "Whispered" as Status,
    since: instant("2026-03-02T09:00:00Z"),
    steward: "mia" as Login,
    ends: null,
    rests: null,
    ...more,
  }) as IndexedThread;

const sung = (thread: number, day: string, more: Partial<Record<keyof IndexedThread, unknown>> = {}): IndexedThread =>
  brought(thread, { status: "Sung", ends: `2026-03-${day}T00:00:00Z`, ...more });

const there = (number: number | null, path: string, header: DocumentThere["header"] = null): DocumentThere => ({
  number,
  path,
  header,
});

const threads: readonly IndexedThread[] = [
  sung(7, "24", { title: "Against | rain `now` @ana #1 <!-- /lastcall:index -->" }),
  sung(9, "17", { steward: null }),
  sung(8, "24", { rests: "paused" }),
  sung(10, "24", { rests: "objected-to" }),
  sung(15, "20", { rests: "turned-down", state: "closed" }),
  brought(3, { number: null, path: "charms/draft.md", since: null }),
  brought(2, { status: "Bound", state: "merged", since: "2026-02-01T00:00:00Z" }),
  brought(4, { status: "Broken", state: "closed" }),
  brought(5, { state: "closed" }),
  brought(6, { number: null, state: "closed" }),
  brought(14, { number: 2, state: "closed", since: "2026-03-09T09:00:00Z" }),
  brought(12, { number: 2, status: "Broken", since: "2026-03-05T09:00:00Z" }),
];
const documents: readonly DocumentThere[] = [
  there(2, "charms/charm-2.md"),
  there(1, "charms/old (1)/charm-1.md", { title: "From before", status: "bound once" }),
  there(null, "charms/what is this?.md"),
];

const list = (some: readonly IndexedThread[], others: readonly DocumentThere[] = []): string =>
  keptIndex([{ kind: charm, rows: indexRows(charm, some, others) }], {
    url: "https://example.test/example/charms",
    zone: "Europe/Zurich",
    wording,
  });

const inFile = (present: string | null, text: string): string => {
  const bytes = present === null ? null : new TextEncoder().encode(present);
  const file = indexFile(bytes, text, { heading: "Index", note: "Ours." });
  return file.kind === "file" ? new TextDecoder().decode(file.bytes) : file.code;
};

describe("the kept index", () => {
  test("rows of every sort", () => {
    expectKeptFile("test/golden/index-of-every-sort.md", `${list(threads, documents)}\n${list([])}`);
  });

  test("is the same in whichever order its facts come", () => {
    expect(list(threads.toReversed(), documents.toReversed())).toBe(list(threads, documents));
  });

  test("says nothing twice: of two threads about one document the later speaks", () => {
    const rows = indexRows(charm, threads, documents);
    expect(rows.filter(({ number }) => number === 2).map(({ thread, path }) => [thread?.thread, path])).toEqual([
      [12, "charms/charm-2.md"],
    ]);
  });
});

describe("in its file", () => {
  const made = "# Index\n\n<!-- lastcall:index -->\n<!-- Ours. -->\n\nOne.\n\n<!-- /lastcall:index -->\n";
  const between = (middle: string): string =>
    `Before.\n<!-- lastcall:index -->${middle}<!-- /lastcall:index -->\nAfter.`;

  test.each<[string, string | null, string, string]>([
    ["is made", null, "One.", made],
    ["is made in an empty one", " \n", "One.", made],
    ["is the same again", made, "One.", made],
    ["takes the place of what was there", between("\nx | y\n"), "One.", between("\n<!-- Ours. -->\n\nOne.\n\n")],
    [
      "keeps to the ends of lines that the file has",
      between("").replaceAll("\n", "\r\n"),
      "One.\nTwo.",
      between("\n<!-- Ours. -->\n\nOne.\nTwo.\n\n").replaceAll("\n", "\r\n"),
    ],
    ["is not written over other text", "# About us\n", "One.", "no-markers"],
    ["needs both lines", "<!-- lastcall:index -->\nText.", "One.", "markers-unclear"],
    ["in their order", "<!-- /lastcall:index --><!-- lastcall:index -->", "One.", "markers-unclear"],
    ["and once each", `${between("")}${between("")}`, "One.", "markers-unclear"],
    ["and a text", "\u0000", "One.", "not-text"],
  ])("%s", (_what, present, text, expected) => {
    expect(inFile(present, text)).toBe(expected);
  });

  test("nothing that people write can end the list", () => {
    const whole = inFile(null, list(threads, documents));
    expect(inFile(whole, list(threads, documents))).toBe(whole);
  });
});
