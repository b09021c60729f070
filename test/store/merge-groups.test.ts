/** What a merge group is told of its members, and they of it. */
import { describe, expect, test } from "vitest";
import type { Sha } from "../../src/core/model/names.ts";
import type { Standing } from "../../src/core/model/standing.ts";
import type { MergeGroupSubject } from "../../src/core/model/subject.ts";
import type { SubjectNotes } from "../../src/store/store.ts";
import { noon, thread } from "./builders.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();
const none: SubjectNotes = { expectations: [], problems: [], failures: 0 };
const head = "a".repeat(40) as Sha;
const repository = 931;
const standing = (number: number): Standing => ({ number, state: "open", head, branch: null, checks: {} });
const groupOf = (digit: string): MergeGroupSubject => ({
  kind: "merge-group",
  repository,
  head: digit.repeat(40) as Sha,
  base: "main",
});

describe("merge groups", () => {
  test("are found by the threads that they hold, as long as they are there", async () => {
    const { store } = open;
    const group = (members: readonly number[]) => ({ since: noon, members, asked: {} });
    await store.saveNotes(groupOf("1"), { ...none, group: group([1]) }, null);
    await store.saveNotes(groupOf("2"), { ...none, group: group([1, 2]) }, null);
    await store.saveNotes(groupOf("3"), { ...none, group: null }, null);
    await store.saveNotes({ ...groupOf("4"), repository: 9310 }, { ...none, group: group([1, 2]) }, null);
    const found = async (number: number) =>
      (await store.mergeGroupsWith(repository, number)).map(({ subject }) => subject.head[0]);
    expect(await found(1)).toEqual(["1", "2"]);
    expect(await found(2)).toEqual(["2"]);
    expect(await found(12)).toEqual([]);
    await store.saveNotes(groupOf("2"), none, null);
    expect(await found(2)).toEqual([]);
  });

  test("see how each of their threads stands, where anything is shown on it", async () => {
    const { store } = open;
    await store.saveNotes(thread(1, repository), { ...none, standing: standing(1) }, null);
    await store.saveNotes(thread(2, repository), { ...none, standing: null }, null);
    await store.saveNotes(thread(3, repository), none, null);
    const known = await store.standingsOf(repository, [1, 2, 3, 4]);
    expect([...known]).toEqual([[1, standing(1)]]);
    expect((await store.standingsOf(repository, [])).size).toBe(0);
  });

  test("and threads are found by their head", async () => {
    const { store } = open;
    const group = groupOf("6");
    const shared = { ...standing(4), head: group.head };
    await store.saveNotes(thread(4, repository), { ...none, standing: shared }, null);
    await store.saveNotes(thread(5, 9310), { ...none, standing: shared }, null);
    await store.saveNotes(group, { ...none, group: { since: noon, members: [4], asked: {} } }, null);
    expect(await store.subjectsOfHead(repository, group.head)).toEqual([group, thread(4, repository)]);
    await store.saveNotes(group, none, null);
    expect(await store.subjectsOfHead(repository, group.head)).toEqual([thread(4, repository)]);
  });

  test("take in their deliveries without recording anything", async () => {
    const { store } = open;
    const subject = groupOf("5");
    await store.saveDelivery({
      id: "asked",
      event: "merge_group",
      action: "checks_requested",
      payload: {},
      receivedAt: noon,
      subjects: [subject],
      ignored: null,
      installation: 1,
      repository: { id: repository, owner: "example", name: "charms" },
    });
    expect((await store.load(subject)).deliveries).toHaveLength(1);
    await store.consume(subject, ["asked"], noon);
    await store.consume(subject, ["asked"], noon);
    expect(await store.load(subject)).toMatchObject({ deliveries: [], version: 0, place: { owner: "example" } });
  });
});
