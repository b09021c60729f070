/**
 * What follows by itself where a vote has neither passed nor been rejected by a majority:
 * nothing, or another round with seats of its own and no vote carried over, as many
 * times as the policy allows. A round that cannot be opened is told of, not tried again
 * (docs/adr/0015-rounds-that-open-by-themselves.md).
 */
import { windowWrites } from "../lifecycle/field-writes.ts";
import type { Ballot, Question, Tally } from "../model/ballot.ts";
import type { Cause, NewEntry } from "../model/entry.ts";
import type { Digest } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { addDays, endOfDay, lastDayOf } from "../time/days.ts";
import { laterOf } from "../time/instant.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { openBallot } from "./open-ballot.ts";

export interface Ended {
  readonly ballot: Ballot;
  readonly tally: Tally;
  /** The text that is there now; null: it is not known. */
  readonly text: Digest | null;
  /** The act that ended it; null: time did. */
  readonly act: Cause | null;
}

/** Rounds of the question in the present cycle, cancelled ones aside. */
export const roundsHeld = ({ ballots, cycle }: Pick<State, "ballots" | "cycle">, { question }: Ballot): number =>
  ballots.filter((one) => one.question.name === question.name && one.cycle === cycle && !one.voided).length;

const notOpened = (
  { at }: Situation,
  cause: Cause,
  { ballot }: Ended,
  { code, details }: { readonly code: string; readonly details: Readonly<Record<string, string>> },
): NewEntry => entry(at, cause, { kind: "round-not-opened", ballot: ballot.id, code, details });

/** A ballot in which a majority is asked in place of lazy consensus is asked in again by the same terms. */
export const termsOfNext = ({ parent, question }: Ballot): { readonly terms?: Question } =>
  parent === undefined ? {} : { terms: question };

export interface Round {
  readonly days: number;
  /** Other terms than the policy's. */
  readonly terms?: Question;
}

/** A ballot in the place of one that has just ended, or the entry of why there is none. */
export const opensRound = (situation: Situation, ended: Ended, { days, terms }: Round): Answer<readonly NewEntry[]> => {
  const { state, policy, kind, at } = situation;
  const { ballot, tally, act } = ended;
  const cause: Cause = act ?? { kind: "deadline", deadline: "ballot" };
  // The day that has just ended is not one of the round's; and no deadline ever moves earlier.
  const full = endOfDay(addDays(lastDayOf(at, policy.zone), days), policy.zone);
  const { window } = state;
  const withWindow = window !== null && !ballot.ownEnd;
  const closes = withWindow && !window.ended ? laterOf(full, window.ends) : full;
  const authors = authorsOf(situation, presentReading(situation), kind);
  const closed = { ...ballot, closed: { at, tally, text: ended.text ?? ballot.text } };
  const ballots = state.ballots.map((one) => (one.id === ballot.id ? closed : one));
  const opened = openBallot(
    { ...situation, state: { ...state, ballots } },
    {
      question: ballot.question.name,
      closes,
      authors,
      cycle: state.cycle,
      ...(ballot.ownEnd ? { ownEnd: true } : {}),
      ...(terms ? { terms } : {}),
    },
  );
  if (opened.kind === "refused") return is([notOpened(situation, cause, ended, opened)]);
  if (opened.kind !== "is") return opened;
  const ends = opened.value.closes ?? closes;
  const writes = kind ? windowWrites(kind, lastDayOf(ends, policy.zone), state, policy.zone) : {};
  const next: Ballot = {
    ...opened.value,
    follows: { ballot: ballot.id, byDeadline: act === null },
    ...(terms ? { parent: ballot.parent ?? ballot.id } : {}),
  };
  return is([
    ...(withWindow ? [entry(at, cause, { kind: "window-extended", ends, days, writes })] : []),
    entry(at, cause, { kind: "ballot-opened", ballot: next }),
  ]);
};

/** The entries of the round that follows, or of why none does; empty where the policy lets the vote wait. */
export const roundAfter = (situation: Situation, ended: Ended): Answer<readonly NewEntry[]> => {
  const { ballot, tally, act } = ended;
  const { undecided } = ballot.question;
  if (!undecided || tally.outcome !== "failed" || tally.rejectedByMajority) return is([]);
  const cause: Cause = act ?? { kind: "deadline", deadline: "ballot" };
  if (roundsHeld(situation.state, ballot) >= undecided.most)
    return is([notOpened(situation, cause, ended, refused("rounds-used-up", { most: String(undecided.most) }))]);
  return opensRound(situation, ended, { days: undecided.days, ...termsOfNext(ballot) });
};
