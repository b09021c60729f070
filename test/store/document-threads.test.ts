/** Several threads about one document: found by each other, moved by one at a time, with one number between them. */
import { beforeEach, describe, expect, test } from "vitest";
import type { DocumentIdentity } from "../../src/core/model/document-standing.ts";
import type { Fact } from "../../src/core/model/entry.ts";
import type { KindName, Status, Verb } from "../../src/core/model/names.ts";
import type { AboutDocument, RecordRequest } from "../../src/store/store.ts";
import { entry, opened, request, thread } from "./builders.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();
const kind = "proposal" as KindName;
const fees: DocumentIdentity = { kind, number: 12, paths: ["proposals/prop-12.md"] };
let repository = 8_000;
beforeEach(() => {
  repository += 1;
});

const moved: Fact = {
  kind: "moved",
  verb: "water" as Verb,
  from: "Seed" as Status,
  to: "Sprout" as Status,
  newCycle: false,
  writes: {},
};

const look = (number: number, about: Partial<AboutDocument>, over: Partial<RecordRequest> = {}): RecordRequest =>
  request({
    subject: thread(number, repository),
    about: { document: fees, known: null, takes: false, ...about },
    ...over,
  });

describe("threads of one document", () => {
  test.each<readonly [string, DocumentIdentity, readonly number[]]>([
    ["by its number, wherever it lies now", { ...fees, paths: ["elsewhere.md"] }, [1, 2]],
    ["by its path, where it has no number", { ...fees, number: null }, [1, 2]],
    ["not by a number of another kind", { ...fees, kind: "charter" as KindName }, []],
    ["not by nothing", { kind, number: null, paths: [] }, []],
  ])("are found %s", async (_, document, expected) => {
    await open.store.record(look(2, {}));
    await open.store.record(look(1, {}));
    expect(await open.store.documentThreads(repository, document, thread(9, repository))).toEqual(expected);
    expect(await open.store.documentThreads(repository, document, thread(1, repository))).toEqual(
      expected.filter((number) => number !== 1),
    );
    expect(await open.store.documentThreads(repository + 100_000, document, thread(9, repository))).toEqual([]);
  });

  test("nothing is moved behind the back of a newer move", async () => {
    await open.store.record(look(1, {}, { entries: [entry(opened())] }));
    await open.store.record(look(2, { known: 0 }, { entries: [entry(opened())] }));
    const first = await open.store.record(look(1, { known: 0 }, { version: 1, entries: [entry(moved)] }));
    expect(first.kind).toBe("recorded");
    const behind = look(2, { known: 0 }, { version: 1, entries: [entry(moved)] });
    expect(await open.store.record(behind)).toEqual({ kind: "conflict" });
    expect((await open.store.load(thread(2, repository))).entries).toHaveLength(1);
    const seq = first.kind === "recorded" ? (first.entries[0]?.seq ?? 0) : 0;
    expect((await open.store.record(look(2, { known: seq }, { version: 1, entries: [entry(moved)] }))).kind).toBe(
      "recorded",
    );
  });

  test("what is no move is recorded whatever the others did", async () => {
    await open.store.record(look(1, { known: 0 }, { entries: [entry(moved)] }));
    expect((await open.store.record(look(2, { known: 0 }))).kind).toBe("recorded");
  });

  test("the number goes with the document, and is nobody's twice", async () => {
    const number = { kind, number: 12 };
    const holders = async () => open.store.documentHolders(repository, 10);
    await open.store.record(look(1, {}, { number }));
    expect(await holders()).toEqual([1]);
    expect(await open.store.record(look(2, { known: 0 }, { number }))).toEqual({ kind: "conflict" });
    expect(await holders()).toEqual([1]);
    expect((await open.store.record(look(2, { known: 0, takes: true }, { number }))).kind).toBe("recorded");
    expect(await holders()).toEqual([2]);
  });
});
