/** Carries out a plan; that it is under way is noted first, for the look after a crash (docs/adr/0008-note-before-applying.md). */
import { type ApplyResult, applyEffects } from "../apply/apply.ts";
import type { Effect } from "../core/model/effect.ts";
import { indexOrigin } from "../core/model/own-change.ts";
import { addSeconds } from "../core/time/instant.ts";
import type { RepositoryPlace } from "../github/ports.ts";
import type { LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";

/** The pull request that the change is about: of a merge group, which is made for one, its own; of the index none. */
const threadOf = ({ subject, notes }: LoadedSubject): number | null => {
  if (subject.kind === "thread") return subject.number;
  if (subject.kind === "index") return indexOrigin;
  return subject.kind === "merge-group" ? (notes.group?.members.at(-1) ?? null) : null;
};

export const applyNoted = async (
  { store, writer, post, now }: LookDependencies,
  loaded: LoadedSubject,
  place: RepositoryPlace,
  effects: readonly Effect[],
): Promise<ApplyResult | null> => {
  const { subject, notes } = loaded;
  const thread = threadOf(loaded);
  if (thread === null) return null;
  await store.saveNotes(subject, { ...notes, applyingSince: now() }, addSeconds(now(), 60));
  return applyEffects({ writer, post, place, thread }, effects, now);
};
