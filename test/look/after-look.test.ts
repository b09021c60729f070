import { describe, expect, test } from "vitest";
import type { ApplyResult } from "../../src/apply/apply.ts";
import type { EffectProblem } from "../../src/core/model/effect.ts";
import type { Instant } from "../../src/core/model/names.ts";
import { GitHubError } from "../../src/github/github-error.ts";
import { lookFailed, lookIsDone } from "../../src/look/after-look.ts";
import type { LookDependencies } from "../../src/look/dependencies.ts";
import type { LoadedSubject, SubjectNotes } from "../../src/store/store.ts";

const at = (time: string): Instant => `2026-03-02T${time}Z` as Instant;
const refusedOnce: EffectProblem = {
  key: "reaction:1",
  signature: "+1",
  why: "GitHub does not know it.",
  times: 1,
  again: at("09:01:00"),
};
const loaded: LoadedSubject = {
  subject: { kind: "thread", repository: 1, number: 1 },
  place: null,
  version: 0,
  entries: [],
  texts: new Map(),
  deliveries: [],
  notes: { expectations: [], problems: [refusedOnce], failures: 0 },
};
const nothing: ApplyResult = { done: [], expectations: [], problems: [], made: [], announced: [], failure: null };

/** What is kept at 09:01:00, when what was refused once has been tried again. */
const keptAfter = async (
  end: (dependencies: LookDependencies) => Promise<void>,
): Promise<{ notes: SubjectNotes; nextLook: Instant | null }> => {
  const kept: { notes: SubjectNotes; nextLook: Instant | null }[] = [];
  const store = {
    saveNotes: async (_subject: unknown, notes: SubjectNotes, nextLook: Instant | null) => {
      kept.push({ notes, nextLook });
    },
  };
  const dependencies = { store, now: () => at("09:01:00"), log: { warn: () => {} } } as unknown as LookDependencies;
  await end(dependencies);
  const last = kept.at(-1);
  if (last === undefined) throw new Error("Nothing was kept.");
  return last;
};

describe("what GitHub refused and was tried again", () => {
  test("is no problem any more when it was carried out, and one look follows to say so", async () => {
    const result = { ...nothing, done: ["reaction:1"] };
    const { notes, nextLook } = await keptAfter((dependencies) => lookIsDone(dependencies, loaded, null, result));
    expect(notes.problems).toEqual([]);
    expect(nextLook).toBe(at("09:01:03"));
  });

  test("is no problem any more when the look failed at something later", async () => {
    const failure = new GitHubError("GitHub is away.", { status: 502, retryable: true });
    const result = { ...nothing, done: ["reaction:1"], failure };
    const { notes } = await keptAfter((dependencies) => lookFailed(dependencies, loaded, failure, result));
    expect(notes.problems).toEqual([]);
  });

  test("waits longer when it is refused again", async () => {
    const { key, signature, why } = refusedOnce;
    const result = { ...nothing, problems: [{ key, signature, why }] };
    const { notes } = await keptAfter((dependencies) => lookIsDone(dependencies, loaded, null, result));
    expect(notes.problems).toEqual([{ ...refusedOnce, times: 2, again: at("09:11:00") }]);
  });

  test("is tried at its time, however good the looks in between", async () => {
    const waiting = { ...loaded, notes: { ...loaded.notes, problems: [{ ...refusedOnce, again: at("09:11:00") }] } };
    const { nextLook } = await keptAfter((dependencies) => lookIsDone(dependencies, waiting, null, nothing));
    expect(nextLook).toBe(at("09:11:00"));
  });
});
