/** What a look leaves for the next one beside the record, before anything is carried out. */
import type { EffectProblem } from "../core/model/effect.ts";
import { indexedThread } from "../core/plan/indexed-thread.ts";
import { standingOf } from "../core/plan/thread-checks.ts";
import { describedFor } from "../core/plan/turned-down.ts";
import type { SubjectNotes } from "../store/store.ts";
import type { Look } from "./decide-in-rounds.ts";
import { placesMissed } from "./places-missed.ts";
import { changesUnderWay } from "./read-own-changes.ts";
import type { SubjectRead } from "./read-subject.ts";

const ownRequestNote = ({ ownRequest, reading }: SubjectRead): Pick<SubjectNotes, "ownRequest"> =>
  ownRequest ? { ownRequest: { ...ownRequest, state: reading.state, head: reading.head?.sha ?? null } } : {};

import type { LookQuestion } from "./plan-question.ts";

export const notesOfLook = (look: Look, question: LookQuestion, problems: readonly EffectProblem[]): SubjectNotes => ({
  ...look.loaded.notes,
  problems,
  standing: standingOf(question),
  missedReactions: look.read.missedReactions,
  missedPlaces: placesMissed(look),
  work: question.work,
  described: describedFor(look.decision.state, question.seen, look.loaded.notes.described ?? null),
  changes: changesUnderWay(look),
  indexed: indexedThread(question, look.loaded.notes.indexed ?? null),
  ...ownRequestNote(look.read),
  ...(question.made ? { comments: question.made } : {}),
  // Behind a hold, and without a policy, there may be acts that were read and not judged.
  ...(look.decision.hold === null && look.read.policy.kind === "policy" ? { readUntil: look.read.reading.date } : {}),
});
