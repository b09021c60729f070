/**
 * Who is asked again, or told, because the text is not the one any more that their vote
 * was given on (behaviour.md section 4, "Life"): each vote is asked about once.
 */
import { tallyInState } from "../ballots/tally-in-state.ts";
import { differsInSubstance } from "../ballots/text-difference.ts";
import { type Ballot, onPushOf, type Vote, type VoterLine } from "../model/ballot.ts";
import type { Cause, NewEntry } from "../model/entry.ts";
import type { ActId, Digest, Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { AskedHow, OvertakenVote } from "../model/text-change.ts";
import { entry } from "./judgement.ts";

type Concerned = Pick<State, "head" | "changes" | "rulings" | "ballots" | "votes">;

const isConcerned = (state: Concerned, how: AskedHow, line: VoterLine, text: Digest, present: Digest): boolean =>
  how === "again" ? line.counted === "earlier-text" : line.counted === true && differsInSubstance(state, text, present);

const overtaken = (state: Concerned, ballot: Ballot, how: AskedHow, at: Instant): readonly OvertakenVote[] => {
  const present = state.head?.digest;
  if (!present) return [];
  const wasAsked = (act: ActId): boolean =>
    (ballot.asked ?? []).some(({ votes }) => votes.some((one) => one.act === act));
  const byAct = new Map<ActId, Vote>(state.votes.map((vote) => [vote.act, vote]));
  const { voters } = tallyInState(state, ballot, state.votes, { now: at, closing: false });
  return voters.slice(0, ballot.seats.length).flatMap((line): readonly OvertakenVote[] => {
    const vote = line.act === null || line.through ? undefined : byAct.get(line.act);
    if (!vote || vote.text === null || !isConcerned(state, how, line, vote.text, present)) return [];
    if (wasAsked(vote.act)) return [];
    return [{ person: line.person, act: vote.act, text: vote.text }];
  });
};

/** `state`: as it is with what caused the asking. */
export const askAgain = (state: Concerned, at: Instant, cause: Cause): readonly NewEntry[] =>
  state.ballots.flatMap((ballot): readonly NewEntry[] => {
    const onPush = onPushOf(ballot.question);
    if (ballot.closed || ballot.voided || onPush === "keep") return [];
    const how = onPush === "warn" ? "told" : "again";
    const votes = overtaken(state, ballot, how, at);
    const text = state.head?.digest;
    return votes.length === 0 || !text
      ? []
      : [entry(at, cause, { kind: "voters-asked", ballot: ballot.id, text, how, votes })];
  });
