/**
 * The move that a closed ballot decides, made or held. It is held where the substance of
 * the text is another one than at the opening or at the close, and, when it passed, where
 * a concern stands [D7].
 */
import { movesFrom } from "../ballots/deciding-ballots.ts";
import { differsInSubstance } from "../ballots/text-difference.ts";
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

/** Votes were asked for on the text of the opening, and counted on that of the close. */
const isOtherText = (state: State, { ballot, text }: DecidedBallot): boolean =>
  text === null ||
  [ballot.text, ballot.closed?.text ?? text].some((decided) => differsInSubstance(state, decided, text));

const whyHeld = (state: State, move: Move, decided: DecidedBallot): string | null => {
  const { concerns } = decided;
  if (isOtherText(state, decided)) return "text-changed";
  return move.byBallot?.outcome === "passed" && concerns.some(isBlocking) ? "concern-open" : null;
};

/** Null: the outcome decides no move. */
export const moveByBallot = ({ state, policy }: Situation, kind: Kind, decided: DecidedBallot): Fact | null => {
  const move = decidedMove(kind, state, decided);
  if (!move) return null;
  const why = whyHeld(state, move, decided);
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
    ...(decided.text === null ? {} : { text: decided.text }),
    writes,
  };
};

export interface Released {
  /** Never before the ballot's close, also for an act that was seen late. */
  readonly at: Instant;
  readonly fact: Fact;
}

const mayGoOn: readonly string[] = ["concern-open", "text-changed"];

/** What becomes of a held move, now that text and concerns stand so. Null: nothing. */
export const releasedMove = (situation: Situation, kind: Kind, concerns: readonly Concern[]): Released | null => {
  const { state } = situation;
  const closed = state.ballots.findLast((ballot) => ballot.closed !== null && movesFrom(kind, state.status, ballot));
  if (!closed?.closed || !state.heldMove || !mayGoOn.includes(state.heldMove.why)) return null;
  const at = laterOf(situation.at, state.heldMove.at);
  const text = state.head?.digest ?? null;
  const fact = moveByBallot(situation, kind, { ballot: closed, tally: closed.closed.tally, text, concerns, at });
  const asBefore = fact?.kind === "move-held" && fact.why === state.heldMove.why;
  return fact && !asBefore ? { at, fact } : null;
};
