/**
 * The open ballots that the document waits for: those that run with its window, and
 * those whose outcome moves it from where it is. Others are asked beside it.
 */
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";

/** Does its outcome move a document of the kind from the status? */
export const movesFrom = (kind: Kind, status: State["status"], { question }: Pick<Ballot, "question">): boolean =>
  kind.moves.some((move) => move.byBallot?.question === question.name && status !== null && move.from.includes(status));

export const isDeciding = (state: Pick<State, "status">, kind: Kind | null, ballot: Ballot): boolean =>
  !ballot.ownEnd || (kind !== null && movesFrom(kind, state.status, ballot));

export const decidingBallots = (state: Pick<State, "ballots" | "status">, kind: Kind | null): readonly Ballot[] =>
  state.ballots.filter(isOpen).filter((ballot) => isDeciding(state, kind, ballot));

/** The one that people are told of first; undefined: the document waits for none. */
export const leadingBallot = (state: Pick<State, "ballots" | "status">, kind: Kind | null): Ballot | undefined =>
  decidingBallots(state, kind)[0];
