/** Lazy consensus as people are told of it: who objects and why, and what follows when. */
import { decidingBallots } from "../ballots/deciding-ballots.ts";
import { isBeforeOpening } from "../ballots/is-before-opening.ts";
import { isTooLate } from "../ballots/is-too-late.ts";
import type { Ballot, Vote } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import { listInWords } from "../model/list-in-words.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { isObjectedTo } from "../record/rested-window.ts";
import { deadlineInWords, instantInWords } from "../time/words.ts";
import type { Texts } from "./concerns-view.ts";
import { escapeMarkdown } from "./escape.ts";
import type { View } from "./wording.ts";

/** Objections of outsiders are shown, so many of them. */
const mostOutside = 10;
const longestReason = 300;

const reasonOf = (vote: Vote | undefined, texts: Texts): string | null => {
  const text = vote?.reason === undefined ? undefined : texts.get(vote.reason);
  if (text === undefined) return null;
  return escapeMarkdown([...text].length <= longestReason ? text : `${[...text].slice(0, longestReason).join("")}…`);
};

/** The objections that stand, with the first end of their time; null: none. */
export const objectionsView = ({ objections = [], question }: Ballot, zone: string): View | null => {
  const [until] = objections.map((one) => one.until).sort();
  const [since] = objections.map((one) => one.since).sort();
  if (!until || !since) return null;
  return {
    names: listInWords(objections.map(({ by }) => by.login)),
    one: objections.length === 1,
    first: objections[0]?.by.login,
    more: objections.length > 1 ? objections.length - 1 : null,
    since: instantInWords(since, zone),
    until: deadlineInWords(until, zone),
    days: question.lazy?.days,
  };
};

const outsiders = ({ votes }: State, ballot: Ballot): readonly Vote[] => {
  const latest = new Map<string, Vote>();
  for (const vote of votes)
    if (!isBeforeOpening(ballot, vote.at) && !isTooLate(ballot, vote.at)) latest.set(vote.by.login, vote);
  return [...latest.values()].filter(
    ({ by, choice, comment, reason }) =>
      choice === "reject" &&
      reason !== undefined &&
      !comment?.byAuthor &&
      !ballot.seats.some(({ person }) => isSamePerson(person, by)),
  );
};

/** Each objection with its reason, those of outsiders after the others. */
export const objectionLines = (state: State, ballot: Ballot, texts: Texts, zone: string): readonly View[] => {
  if (!ballot.question.lazy || ballot.closed || ballot.voided) return [];
  const standing = (ballot.objections ?? []).map(({ by, act, since, until }) => ({
    name: by.login,
    since: instantInWords(since, zone),
    until: deadlineInWords(until, zone),
    outside: false,
    reason: reasonOf(
      state.votes.find((vote) => vote.act === act),
      texts,
    ),
  }));
  const outside = outsiders(state, ballot)
    .slice(-mostOutside)
    .map((vote) => ({
      name: vote.by.login,
      since: instantInWords(vote.at, zone),
      until: null,
      outside: true,
      reason: reasonOf(vote, texts),
    }));
  return [...standing, ...outside];
};

/** What keeps the document's vote resting: an objection in lazy consensus. */
export const objectedView = (state: State, kind: Kind, zone: string): View | null => {
  const ballot = decidingBallots(state, kind).find(isObjectedTo);
  return ballot ? objectionsView(ballot, zone) : null;
};
