/**
 * An act made in time and seen after the close changes no outcome. Whether it would have
 * is recorded with the act that shows it, so that a person can be asked.
 */
import { ifSeen, openToDoubt, recordedEnding } from "../ballots/if-seen.ts";
import type { NewEntry } from "../model/entry.ts";
import type { State } from "../model/state.ts";
import { entry } from "./judgement.ts";

/** What follows from what was just recorded. */
export const lateOutcomeEntries = (state: State, judged: readonly NewEntry[]): readonly NewEntry[] => {
  const last = judged.at(-1);
  if (!last || !judged.some(({ fact }) => fact.kind === "act-deleted" || (fact.kind === "vote" && fact.seenLate))) {
    return [];
  }
  return openToDoubt(state)
    .filter(({ closed }) => last.at <= closed.at)
    .flatMap((ballot) => {
      const now = ifSeen(state, ballot, state.votes);
      const before = ballot.ifSeen?.ending ?? recordedEnding(ballot);
      return now.ending === before
        ? []
        : [entry(last.at, last.cause, { kind: "outcome-if-seen", ballot: ballot.id, ...now })];
    });
};
