/** Carries out a plan; that it is under way is noted first, for the look after a crash (docs/adr/0008-note-before-applying.md). */
import { type ApplyResult, applyEffects } from "../apply/apply.ts";
import type { Effect } from "../core/model/effect.ts";
import { addSeconds } from "../core/time/instant.ts";
import type { RepositoryPlace } from "../github/ports.ts";
import type { LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";

export const applyNoted = async (
  { store, writer, post, now }: LookDependencies,
  { subject, notes }: LoadedSubject,
  place: RepositoryPlace,
  effects: readonly Effect[],
): Promise<ApplyResult | null> => {
  if (subject.kind !== "thread") return null;
  await store.saveNotes(subject, { ...notes, applyingSince: now() }, addSeconds(now(), 60));
  return applyEffects({ writer, post, place, thread: subject.number }, effects, now);
};
