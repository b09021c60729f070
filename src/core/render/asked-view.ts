/**
 * What those are told whose votes were given on a text that the document has left: who,
 * by when, and what differs between the text of each vote and the present one. It says
 * how it stands now: who has voted again, and whose vote counts again.
 */
import { differsInSubstance } from "../ballots/text-difference.ts";
import { openBallots } from "../decide/deadlines.ts";
import { onPushOf, type VoterLine } from "../model/ballot.ts";
import { listInWords } from "../model/list-in-words.ts";
import { isSamePerson } from "../model/subject.ts";
import type { AskedVoters, OvertakenVote } from "../model/text-change.ts";
import { shownName } from "../model/without-account.ts";
import { deadlineInWords } from "../time/words.ts";
import { type BallotQuestion, nameOf, urlAt } from "./ballot-view.ts";
import { codeSpan } from "./escape.ts";
import { mentionsOf } from "./many-names.ts";
import { waysToVote } from "./question-view.ts";
import { compareUrl, differenceInWords } from "./text-view.ts";
import type { View, Wording } from "./wording.ts";

type Standing = "waiting" | "again" | "counts" | "gone";

const standingOf = ({ state, ballot, tally }: BallotQuestion, asked: AskedVoters, vote: OvertakenVote): Standing => {
  const line: VoterLine | undefined = tally.voters
    .slice(0, ballot.seats.length)
    .find(({ person }) => isSamePerson(person, vote.person));
  if (!line || (line.act === vote.act && line.counted !== true && line.counted !== "earlier-text")) return "gone";
  if (line.act !== vote.act) return line.act === null ? "gone" : "again";
  const present = state.head?.digest;
  const isPast = present ? differsInSubstance(state, vote.text, present) : false;
  return line.counted === "earlier-text" || (asked.how === "told" && isPast) ? "waiting" : "counts";
};

const names = (votes: readonly OvertakenVote[]): View | null =>
  votes.length === 0
    ? null
    : { names: listInWords(votes.map(({ person }) => shownName(person))), one: votes.length === 1 };

const differences = (question: BallotQuestion, votes: readonly OvertakenVote[], wording: Wording): readonly View[] =>
  [...Map.groupBy(votes, ({ text }) => text)].map(([text, some]) => {
    const { state, blobUrl, texts } = question;
    const head = state.heads.findLast(({ digest }) => digest === text);
    return {
      ...names(some),
      difference: differenceInWords(state, text, state.head?.digest, { texts, wording }),
      head: head?.sha.slice(0, 7) ?? null,
      url: head ? urlAt(question, head.sha) : null,
      compare: head && state.head ? compareUrl(blobUrl, head.sha, state.head.sha) : null,
    };
  });

/** `waits`: somebody has still to look; where nobody has, there is nothing to begin with. */
export const askedView = (
  question: BallotQuestion,
  asked: AskedVoters,
  wording: Wording,
): { readonly view: View; readonly waits: boolean } => {
  const { ballot, zone, state } = question;
  const by = Map.groupBy(asked.votes, (vote) => standingOf(question, asked, vote));
  const waiting = by.get("waiting") ?? [];
  const view: View = {
    name: nameOf(question),
    // A clock that rests has no end yet.
    until: ballot.closes && !ballot.restsSince ? deadlineInWords(ballot.closes, zone) : null,
    question: openBallots(state).length > 1 ? codeSpan(ballot.question.name) : null,
    again: asked.how === "again",
    any: onPushOf(ballot.question) === "clear",
    waits: waiting.length > 0,
    asked: mentionsOf(
      asked.votes.map(({ person }) => person),
      wording,
    ),
    differences: differences(question, waiting, wording),
    votedAgain: names(by.get("again") ?? []),
    countsAgain: names(by.get("counts") ?? []),
    ways: waysToVote(state, ballot, wording),
  };
  return { view, waits: waiting.length > 0 };
};
