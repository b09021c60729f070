/**
 * A ballot of a recorded state counted: the only place that gathers from the state what
 * a tally is made against, so that what closes, what reminds and what is shown agree.
 */
import { type Ballot, onPushOf, type Tally, type Vote } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { type Present, tallyBallot, tallyWithTie } from "./tally.ts";
import { asGoodAs, type TextsCompared } from "./text-difference.ts";
import { mayMean } from "./was-open.ts";

export type Counted = Pick<State, "head" | "changes" | "rulings">;

export interface Moment {
  readonly now: Instant;
  /** True at the close and after it. */
  readonly closing: boolean;
}

/** What is said of a change after a close makes no vote of before count in it. */
const textsAsOf = ({ changes, rulings }: TextsCompared, { closed }: Ballot): TextsCompared => ({
  changes,
  rulings: closed ? rulings.filter(({ at }) => at <= closed.at) : rulings,
});

export const presentIn = (state: Counted, ballot: Ballot, moment: Moment): Present => {
  const text = ballot.closed ? ballot.closed.text : (state.head?.digest ?? null);
  return {
    ...moment,
    text,
    asGoodAs: text === null ? new Set() : asGoodAs(textsAsOf(state, ballot), onPushOf(ballot.question), text),
    recused: (ballot.recused ?? []).map(({ person }) => person),
    delegations: ballot.delegations ?? [],
  };
};

export const tallyInState = (state: Counted, ballot: Ballot, votes: readonly Vote[], moment: Moment): Tally =>
  tallyWithTieInState(state, ballot, votes, moment).tally;

/** What the seats that the ballot was opened with would have made of the same votes; null: they are still its seats. */
export const tallyUnderFirstSeats = (
  state: Counted,
  ballot: Ballot,
  votes: readonly Vote[],
  moment: Moment,
): Tally | null => {
  const [first] = ballot.formerRolls ?? [];
  if (!first) return null;
  const { formerRolls: _later, ...asOpened } = ballot;
  const meant = votes.filter((vote) => mayMean(vote, ballot));
  return tallyBallot({ ...asOpened, seats: first.seats, closed: null }, meant, presentIn(state, ballot, moment));
};

/** The tally, and whether it is a tie as the numbers stand. */
export const tallyWithTieInState = (
  state: Counted,
  ballot: Ballot,
  votes: readonly Vote[],
  moment: Moment,
): ReturnType<typeof tallyWithTie> =>
  tallyWithTie(
    ballot,
    votes.filter((vote) => mayMean(vote, ballot)),
    presentIn(state, ballot, moment),
  );
