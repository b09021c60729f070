/** An exported record: what was written is read back, and whatever was changed is found. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Entry, NewEntry } from "../../src/core/model/entry.ts";
import type { Instant, TextHash } from "../../src/core/model/names.ts";
import type { SubjectKey } from "../../src/core/model/subject.ts";
import { emptyState, replay } from "../../src/core/record/replay.ts";
import { hashText } from "../../src/core/record/text-hash.ts";
import { chainLines } from "../../src/store/chain.ts";
import {
  type BundleLine,
  type BundleReading,
  headerLine,
  pageLines,
  readBundle,
} from "../../src/store/record-bundle.ts";
import { start } from "../builders/generated-timelines.ts";
import { charmText, facts, person, reading, sha } from "../builders/guild.ts";
import { command, opening, vote } from "../builders/timeline.ts";

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const at = "2026-03-04T09:00:00Z" as Instant;
const by = { login: "ana", id: 1 } as never;
const entryOf = (verb: string, text: string): NewEntry => ({
  at,
  cause: { kind: "act", act: `comment:${verb}` as never, by },
  fact: {
    kind: "command",
    verb,
    line: hashText(text),
    reason: null,
    verdict: { done: true, code: null, details: {} },
    url: "",
    seenLate: false,
  },
});

const bundleOf = (texts: readonly string[]): readonly string[] => {
  const entries = texts.map((text, place) => entryOf(`v${place}`, text));
  const lines = chainLines(
    { seq: 0, hash: null },
    { repository: 7, subject: "thread:7:1" as SubjectKey, recordedAt: at, entries },
  );
  const last = lines.at(-1);
  const head = { seq: last?.seq ?? 0, hash: last?.hash ?? null };
  const named = new Map(texts.map((text) => [hashText(text), text]));
  return [
    headerLine({ id: 7, name: "example/proposals" }, head),
    ...pageLines({ lines, texts: named }, new Set<TextHash>()),
  ];
};

const read = (lines: readonly string[], take?: (line: BundleLine) => void): Promise<BundleReading> =>
  readBundle(each(lines), take);

const anyTexts = fc.array(fc.string({ unit: "grapheme", maxLength: 30 }), { minLength: 1, maxLength: 8 });

describe("a bundle", () => {
  test("comes back whole, in order, with its texts", async () => {
    await fc.assert(
      fc.asyncProperty(anyTexts, async (texts) => {
        const taken: BundleLine[] = [];
        const reading = await read(bundleOf(texts), (line) => taken.push(line));
        expect(reading).toMatchObject({ kind: "sound", entries: texts.length });
        expect(taken.filter(({ kind }) => kind === "entry")).toHaveLength(texts.length);
        expect(taken.flatMap((line) => (line.kind === "text" ? [line.text] : []))).toEqual([...new Set(texts)]);
      }),
    );
  });

  test("replays to the state that the record has", async () => {
    const happenings = [
      opening(start, person("pat", 100), sha(0)),
      command("2026-03-04T09:02:00Z", person("mia", 50), "/sing 5d", 1),
      vote("2026-03-05T09:00:00Z", person("ana", 1), "approve", 2),
      command("2026-03-05T09:05:00Z", person("zed", 9), "/sing 5d", 3),
    ];
    const { entries, state } = decide(
      emptyState(),
      happenings,
      facts("2026-03-20T00:00:00Z", [reading(sha(0), charmText("Text."))]),
    );
    const lines = chainLines(
      { seq: 0, hash: null },
      { repository: 7, subject: "thread:7:1" as SubjectKey, recordedAt: at, entries },
    );
    const last = lines.at(-1);
    const taken: Entry[] = [];
    await read(
      [
        headerLine({ id: 7, name: "example/proposals" }, { seq: last?.seq ?? 0, hash: last?.hash ?? null }),
        ...pageLines({ lines, texts: new Map() }, new Set()),
      ],
      (line) => {
        if (line.kind === "entry") taken.push(line.entry);
      },
    );
    expect(taken.length).toBeGreaterThan(8);
    expect(replay(taken)).toEqual(state);
  });

  test("of an empty record is sound", async () => {
    expect(await read(bundleOf([]))).toMatchObject({ kind: "sound", entries: 0, texts: 0 });
  });

  test("without one of its texts is sound: it was erased", async () => {
    const lines = bundleOf(["one", "two"]);
    expect(await read(lines.filter((line) => !line.includes('"text":"one"')))).toMatchObject({
      kind: "sound",
      texts: 1,
    });
  });

  test("names each text that cannot be told from a changed one, since a character of it could not be stored", async () => {
    const [header = "", one = "", two = "", ...rest] = bundleOf(["one", "two"]);
    const forged = rest.map((line) => line.replace('"text":"one"', '"text":"another\\ufffd"'));
    expect(await read([header, one, two, ...forged])).toMatchObject({ kind: "sound", texts: 2, unverifiable: [4] });
    const whole = bundleOf(["a \ufffd that was written so"]);
    expect(await read(whole)).toMatchObject({ kind: "sound", unverifiable: [] });
  });

  test("in which any character of an entry or text was changed is found out", async () => {
    await fc.assert(
      fc.asyncProperty(anyTexts, fc.nat(), fc.nat(), async (texts, line, character) => {
        const lines = [...bundleOf(texts)];
        const place = 1 + (line % (lines.length - 1));
        const text = lines[place] ?? "";
        const index = character % text.length;
        const other = text[index] === "1" ? "2" : "1";
        lines[place] = text.slice(0, index) + other + text.slice(index + 1);
        expect((await read(lines)).kind).toBe("broken");
      }),
    );
  });

  test.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ["a line twice", ([header = "", first = "", ...rest]) => [header, first, first, ...rest]],
    ["two lines exchanged", ([header = "", first = "", second = "", ...rest]) => [header, second, first, ...rest]],
    ["a line missing", ([header = "", , ...rest]) => [header, ...rest]],
    ["the end missing", (lines) => lines.slice(0, 2)],
    ["an empty line", (lines) => [...lines, ""]],
    ["a foreign line", (lines) => [...lines, '{"hello":1}']],
  ])("with %s is broken", async (_what, change) => {
    expect((await read(change(bundleOf(["one", "two", "three"])))).kind).toBe("broken");
  });

  test.each([
    ["nothing", []],
    ["text", ["hello"]],
    ["another JSON", ["[]"]],
    [
      "a later format",
      [headerLine({ id: 7, name: "a/b" }, { seq: 0, hash: null }).replace('"version":1', '"version":9')],
    ],
    ["a header without an end", ['{"lastcall":"record","version":1,"repository":{"id":7,"name":"a/b"}}']],
  ])("is none: %s", async (_what, lines) => {
    expect((await read(lines)).kind).toBe("no-bundle");
  });
});
