/**
 * The job: look at one subject, decide what happened since, record it, and bring
 * GitHub in line. The first file to read; each step has its own folder.
 *
 *   read ─▶ gather ─▶ decide ─▶ record ─▶ plan ─▶ apply
 *
 * Events only say where to look. Whatever is missed, doubled or interrupted is healed
 * by the next look, because everything is derived again from the record and a reading.
 */
import type { Subject } from "./core/model/subject.ts";
import { planBesideRefused } from "./core/plan/beside-refused.ts";
import { isHalfApplied, lookAgain, lookFailed, lookFoundNothing, lookIsDone, lookLater } from "./look/after-look.ts";
import { applyNoted } from "./look/apply-noted.ts";
import { decideAndRecord } from "./look/decide-and-record.ts";
import type { LookDependencies } from "./look/dependencies.ts";
import { evaluateMergeGroup } from "./look/evaluate-merge-group.ts";
import { lookAgainByTime } from "./look/look-again-by-time.ts";
import { lookAtIndex } from "./look/look-at-index.ts";
import { lookUpCommit } from "./look/look-up-commit.ts";
import { notesOfLook } from "./look/notes-of-look.ts";
import { planQuestion, rememberLook } from "./look/plan-question.ts";
import { readSubject } from "./look/read-subject.ts";
import { wakeFollowers } from "./look/wake-followers.ts";
import { wakeIndex } from "./look/wake-index.ts";
import { wakeOthers } from "./look/wake-others.ts";

/** Resolves when the subject needs nothing more for now; throws only for our own mistakes. */
export const evaluateSubject = async (dependencies: LookDependencies, subject: Subject): Promise<void> => {
  if (subject.kind === "merge-group") return evaluateMergeGroup(dependencies, subject);
  if (subject.kind === "commit") return lookUpCommit(dependencies, subject);
  if (subject.kind === "index") return lookAtIndex(dependencies, subject);
  if (subject.kind !== "thread") return dependencies.lookAtAll(subject);
  const loaded = await dependencies.store.load(subject);
  await wakeFollowers(dependencies, loaded);
  if (isHalfApplied(loaded, dependencies.now())) return lookLater(dependencies, loaded);
  const read = await readSubject(dependencies, loaded);
  if (read.kind === "failed") return lookFailed(dependencies, loaded, read.error);
  if (read.kind === "gone") return lookFoundNothing(dependencies, loaded);
  if (read.kind === "stale") return lookAgain(dependencies, loaded, read.missing);

  const look = await decideAndRecord(dependencies, loaded, read);
  if (look.kind === "conflict") return dependencies.store.enqueue(subject);
  if (look.kind === "failed") return lookFailed(dependencies, loaded, look.error);

  const question = await planQuestion(dependencies, look);
  rememberLook(dependencies, look, question);
  const { effects, problems } = planBesideRefused(question);
  const nextLook = lookAgainByTime(dependencies, look, question, effects);
  const before = { ...loaded, notes: notesOfLook(look, question, problems) };
  await wakeIndex(dependencies, loaded, before, question);
  const result = effects.length === 0 ? null : await applyNoted(dependencies, before, read.place, effects);
  if (result?.failure) await lookFailed(dependencies, before, result.failure, result);
  else await lookIsDone(dependencies, before, nextLook, result);
  return wakeOthers(dependencies, loaded, before, result);
};
