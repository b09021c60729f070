/**
 * An objection that was not taken back in time ends the ballot by lazy consensus: it
 * has failed, and a majority is asked, in a ballot of its own with seats of its own. That
 * it failed rejects nothing yet, however many objected.
 */
import { tallyInState } from "../ballots/tally-in-state.ts";
import type { Ballot, Question } from "../model/ballot.ts";
import type { LazyConsensus } from "../model/objection.ts";
import { parsePassRule } from "../policy/pass-rule/parse-pass-rule.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";
import { opensRound } from "./new-round.ts";

/** More than half of all seats: not voting does not help. */
const half = parsePassRule("> 1/2 of electorate");

/** The same question, put by the terms of a majority. */
const majorityOf = ({ policy }: Situation, ballot: Ballot, lazy: LazyConsensus): Question => {
  const named = lazy.majority === null ? undefined : policy.questions.get(lazy.majority);
  const { lazy: _lazy, ...terms } = named ?? policy.questions.get(ballot.question.name) ?? ballot.question;
  const { name } = ballot.question;
  return named || half.kind !== "rule" ? { ...terms, name } : { ...terms, name, pass: half.rule, quorum: null };
};

/** Judged when the first of the objections that stand has stood for its time. */
export const judgeObjection = (situation: Situation, ballot: Ballot): Judgement => {
  const { state, at } = situation;
  const { lazy } = ballot.question;
  if (!lazy) return entriesOf([]);
  const text = state.head?.digest ?? ballot.text;
  const tally = tallyInState(state, ballot, state.votes, { now: at, closing: true });
  const closed = entry(
    at,
    { kind: "deadline", deadline: "ballot" },
    { kind: "ballot-closed", ballot: ballot.id, tally, text },
  );
  const terms = majorityOf(situation, ballot, lazy);
  const next = opensRound(situation, { ballot, tally, text, act: null }, { days: lazy.days, terms });
  if (next.kind === "needs" || next.kind === "hold") return next;
  const follows = next.kind === "is" ? next.value : [];
  const opened = follows.some(({ fact }) => fact.kind === "ballot-opened");
  const ends = state.window && !state.window.ended && !ballot.ownEnd && !opened;
  const windowEnded = ends ? [entry(at, { kind: "deadline", deadline: "window" }, { kind: "window-ended" })] : [];
  return entriesOf([closed, ...windowEnded, ...follows]);
};
