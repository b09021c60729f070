/**
 * The job: look at one subject, decide what happened since, record it, and bring
 * GitHub in line. The first file to read; each step has its own folder.
 *
 *   read ─▶ gather ─▶ decide ─▶ record ─▶ plan ─▶ apply
 *
 * Events only say where to look. Whatever is missed, doubled or interrupted is healed
 * by the next look, because everything is derived again from the record and a reading.
 */
import { applyEffects } from "./apply/apply.ts";
import type { Subject } from "./core/model/subject.ts";
import { planBesideRefused } from "./core/plan/beside-refused.ts";
import { addSeconds } from "./core/time/instant.ts";
import { isHalfApplied, lookAgain, lookFailed, lookFoundNothing, lookIsDone, lookLater } from "./look/after-look.ts";
import { decideAndRecord } from "./look/decide-and-record.ts";
import type { LookDependencies } from "./look/dependencies.ts";
import { lookAgainByTime } from "./look/look-again-by-time.ts";
import { notesOfLook } from "./look/notes-of-look.ts";
import { planQuestion, rememberLook } from "./look/plan-question.ts";
import { readSubject } from "./look/read-subject.ts";

/** Resolves when the subject needs nothing more for now; throws only for our own mistakes. */
export const evaluateSubject = async (dependencies: LookDependencies, subject: Subject): Promise<void> => {
  if (subject.kind !== "thread") return dependencies.lookAtAll(subject);
  const loaded = await dependencies.store.load(subject);
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
  if (effects.length === 0) return lookIsDone(dependencies, before, nextLook);

  const { place } = read;
  const notes = { ...before.notes, applyingSince: dependencies.now() };
  await dependencies.store.saveNotes(subject, notes, addSeconds(dependencies.now(), 60));
  const result = await applyEffects(
    { writer: dependencies.writer, post: dependencies.post, place, thread: subject.number },
    effects,
    dependencies.now,
  );
  if (result.failure) return lookFailed(dependencies, before, result.failure, result);
  return lookIsDone(dependencies, before, nextLook, result);
};
