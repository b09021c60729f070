/** Closed ballots whose sides were equal and that wait for somebody's word: until it is given, or the document has moved on. */
import type { Ballot } from "../model/ballot.ts";
import type { State } from "../model/state.ts";
import type { TieState } from "../model/tie.ts";

export type WaitingTie = Ballot & {
  readonly closed: NonNullable<Ballot["closed"]>;
  readonly tie: TieState & { readonly waits: NonNullable<TieState["waits"]> };
};

export const isWaitingTie = (ballot: Ballot): ballot is WaitingTie =>
  ballot.closed !== null && ballot.tie?.waits !== undefined && ballot.tie.broken === undefined;

/** In the order of their openings. A status entered after a ballot's opening is not the one that it was about. */
export const waitingTies = ({ ballots, since }: Pick<State, "ballots" | "since">): readonly WaitingTie[] =>
  ballots.filter(isWaitingTie).filter((ballot) => since === null || since <= ballot.opened);
