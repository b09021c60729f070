/** What the store keeps for the index of all documents, and how its looks are asked for. */
import { expect, test } from "vitest";
import type { EffectProblem } from "../../src/core/model/effect.ts";
import type { IndexedThread } from "../../src/core/model/indexed-thread.ts";
import type { Subject } from "../../src/core/model/subject.ts";
import type { SubjectNotes } from "../../src/store/store.ts";
import { delivery, later, noon, request, thread } from "./builders.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();
const notes = (more: Partial<SubjectNotes> = {}): SubjectNotes => ({
  expectations: [],
  problems: [],
  failures: 0,
  ...more,
});
const index = (repository: number): Subject => ({ kind: "index", repository });
const indexed = (number: number): IndexedThread => ({ thread: number, title: `Charm ${number}` }) as IndexedThread;

test("threads by number, as their looks left them; those that no look has told of are named", async () => {
  const { store } = open;
  for (const number of [10, 9, 8, 7, 6]) await store.record(request({ subject: thread(number, 801) }));
  await store.record(request({ subject: thread(9, 802) }));
  await store.saveNotes(thread(10, 801), notes({ indexed: indexed(10) }), null);
  await store.saveNotes(thread(9, 801), notes({ indexed: indexed(9) }), null);
  await store.saveNotes(thread(8, 801), notes({ indexed: null }), null);
  await store.saveNotes(thread(7, 801), notes(), null);
  await store.saveNotes(thread(5, 801), notes(), null);
  expect(await store.indexedThreads(801)).toEqual({ threads: [indexed(9), indexed(10)], unseen: [6, 7] });
  expect(await store.indexedThreads(803)).toEqual({ threads: [], unseen: [] });
});

test("a look is asked for once, at the earliest time; one that ends takes none of those away", async () => {
  const { store } = open;
  const next = (): Promise<string | null> => store.nextLookAt();
  await store.lookBy(index(811), later(3));
  await store.lookBy(index(811), later(1));
  await store.lookBy(index(811), later(2));
  expect(await next()).toBe(later(1));
  await store.saveNotes(index(811), notes(), null);
  expect(await next()).toBe(later(1));
  await store.saveNotes(index(811), notes(), noon);
  expect(await next()).toBe(noon);
  expect(await store.sweep(later(5))).toBe(1);
  expect(await next()).toBeNull();
});

test("a delivery that was taken in is not loaded again, and waits for others that it concerns", async () => {
  const { store } = open;
  const subjects = [index(821), thread(1, 821)];
  await store.saveDelivery(delivery("pushed", { subjects }));
  await store.consume(index(821), ["pushed"], noon);
  expect((await store.load(index(821))).deliveries).toEqual([]);
  expect((await store.load(thread(1, 821))).deliveries).toHaveLength(1);
});

test("its problems are told to others", async () => {
  const { store } = open;
  const problem: EffectProblem = { key: "index", signature: "x", why: "No.", times: 1, again: noon };
  await store.saveNotes(index(831), notes({ problems: [problem] }), null);
  expect(await store.problems(index(831))).toEqual([problem]);
  expect(await store.problems(index(832))).toEqual([]);
});
