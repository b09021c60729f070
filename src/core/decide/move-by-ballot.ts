/**
 * The move that a closed ballot decides, made or held. Passing is not enough where the
 * text is another one now or a concern stands [D7]; rejecting needs nothing else.
 */
import { fieldWrites } from "../lifecycle/field-writes.ts";
import type { Ballot, Tally } from "../model/ballot.ts";
import { type Concern, isBlocking } from "../model/concern.ts";
import type { Fact } from "../model/entry.ts";
import type { Kind, Move } from "../model/kind.ts";
import type { Digest, Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { laterOf } from "../time/instant.ts";
import type { Situation } from "./judgement.ts";

export interface DecidedBallot {
  readonly ballot: Ballot;
  readonly tally: Tally;
  /** The text that is there now; null: it is not known. */
  readonly text: Digest | null;
  readonly concerns: readonly Concern[];
  readonly at: Instant;
}

const decidedMove = (kind: Kind, state: State, { ballot, tally }: DecidedBallot): Move | null => {
  const outcome = tally.outcome === "passed" ? "passed" : tally.rejectedByMajority ? "rejected" : null;
  return (
    kind.moves.find(
      (move) =>
        move.byBallot !== null &&
        move.byBallot.question === ballot.question.name &&
        move.byBallot.outcome === outcome &&
        state.status !== null &&
        move.from.includes(state.status),
    ) ?? null
  );
};

const whyHeld = (move: Move, { ballot, text, concerns }: DecidedBallot): string | null => {
  if (text !== ballot.text) return "text-changed";
  return move.byBallot?.outcome === "passed" && concerns.some(isBlocking) ? "concern-open" : null;
};

/** Null: the outcome decides no move. */
export const moveByBallot = ({ state, policy }: Situation, kind: Kind, decided: DecidedBallot): Fact | null => {
  const move = decidedMove(kind, state, decided);
  if (!move) return null;
  const why = whyHeld(move, decided);
  if (why) return { kind: "move-held", verb: move.verb, to: move.to, why };
  const writes = fieldWrites(kind, move.writes, {
    status: move.to,
    number: state.document?.number ?? null,
    windowEnd: state.window ? lastDayOf(state.window.ends, policy.zone) : null,
    today: dayOf(decided.at, policy.zone),
  });
  return {
    kind: "moved",
    verb: move.verb,
    from: state.status ?? move.to,
    to: move.to,
    newCycle: move.newCycle,
    writes,
  };
};

export interface Released {
  /** Never before the ballot's close, also for an act that was seen late. */
  readonly at: Instant;
  readonly fact: Fact;
}

/** What becomes of a move held for a concern, now that concerns stand so. Null: nothing. */
export const releasedMove = (situation: Situation, kind: Kind, concerns: readonly Concern[]): Released | null => {
  const { state } = situation;
  const closed = state.ballots.findLast((ballot) => ballot.closed !== null);
  if (!closed?.closed || state.heldMove?.why !== "concern-open" || concerns.some(isBlocking)) return null;
  const at = laterOf(situation.at, state.heldMove.at);
  const text = state.head?.digest ?? null;
  const fact = moveByBallot(situation, kind, { ballot: closed, tally: closed.closed.tally, text, concerns, at });
  return fact ? { at, fact } : null;
};
