/**
 * A ballot that closes when it is decided: whatever changed its numbers, a vote, one
 * taken back, a push, a recusal, is followed by an entry when that decides it or undoes
 * the decision. From the instant of that entry its grace runs (docs/adr/0019-closing-when-decided.md).
 */
import type { RunningCount } from "../ballots/running-count.ts";
import type { Ballot, Standing } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { laterOf } from "../time/instant.ts";
import { openBallots } from "./deadlines.ts";
import { entry } from "./judgement.ts";

const standingOf = (count: RunningCount, state: State, ballot: Ballot, now: Instant): Standing => {
  const { canStillPass, passes, tied } = count(state, ballot, { now, closing: false });
  if (passes) return "passes";
  // More time was promised to a tie: it is given at the end, not taken away before it.
  if (tied && ballot.question.tie.kind === "extend" && !ballot.tie?.extended && ballot.closes !== null) return "open";
  return canStillPass ? "open" : "cannot-pass";
};

/** What follows from what was just recorded. An act seen late decides nothing earlier than what was folded before it. */
export const standingEntries = (
  state: State,
  judged: readonly NewEntry[],
  count: RunningCount,
): readonly NewEntry[] => {
  const last = judged.at(-1);
  if (!last) return [];
  return openBallots(state)
    .filter((ballot) => ballot.question.term?.whenDecided)
    .flatMap((ballot) => {
      const at = laterOf(last.at, state.cursor ?? last.at);
      const is = standingOf(count, state, ballot, at);
      const before = ballot.standing?.is ?? "open";
      return is === before ? [] : [entry(at, last.cause, { kind: "ballot-standing", ballot: ballot.id, is })];
    });
};
