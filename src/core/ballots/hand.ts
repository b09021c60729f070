/**
 * What one seat did: of the acts that came in time and in an accepted way the
 * latest speaks, and only for the text that it was given on. Every other act is
 * kept with the reason why it does not count.
 */

import type { Ballot, Vote, VoterLine } from "../model/ballot.ts";
import type { Digest, Instant } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { withoutDismissed } from "./dismissed-reviews.ts";
import { isAfterCancelling } from "./is-after-cancelling.ts";
import { isBeforeOpening } from "./is-before-opening.ts";
import { isTooLate } from "./is-too-late.ts";
import { lacksReason } from "./lacks-reason.ts";
import { standingReactions } from "./reactions.ts";
import type { VoteReason } from "./reason-codes.ts";
import type { AsGoodAs } from "./text-difference.ts";

/** A vote and its place among all: at the same instant the later one speaks. */
export interface Given {
  readonly vote: Vote;
  readonly order: number;
}

/** The acts of one seat: those taken, and the rest with their reason. */
export interface Hand {
  readonly taken: Given[];
  readonly refused: (Given & { readonly why: VoteReason })[];
}

/** A line of somebody without a seat, or of an act beside the one that speaks for a seat. */
export interface Aside {
  readonly order: number;
  readonly line: VoterLine;
}

export interface HandReading {
  readonly line: VoterLine;
  /** Place of the act that speaks; -1 when none does. */
  readonly order: number;
  readonly asides: readonly Aside[];
}

/** Null: the vote was given in time and in an accepted way. `upTo`: what is later has not happened yet. */
export const whyNotTaken = (ballot: Ballot, vote: Vote, upTo: Instant | null): VoteReason | null => {
  if (isBeforeOpening(ballot, vote.at)) return "before-opening";
  if (isAfterCancelling(ballot, vote.at)) return "ballot-cancelled";
  if (isTooLate(ballot, vote.at)) return "after-closing";
  if (upTo !== null && vote.at > upTo) return "after-now";
  if (vote.channel !== "recorded" && !ballot.question.channels.includes(vote.channel)) return "channel-not-accepted";
  if (vote.question === null) return "question-not-named";
  // What was late for one ballot is in time for another that is still open.
  if (vote.seenLate && ballot.closed !== null) return "seen-late";
  if (lacksReason(ballot, vote)) return "reject-without-reason";
  return null;
};

export const lineOf = (person: Person, vote: Vote, counted: true | VoteReason): VoterLine => ({
  person,
  choice: vote.choice === "withdraw" ? null : vote.choice,
  act: vote.act,
  at: vote.at,
  channel: vote.channel,
  counted,
});

/** A line of somebody of whom there is no act. */
export const lineWithout = (person: Person, why: VoteReason): VoterLine => ({
  person,
  choice: null,
  act: null,
  at: null,
  channel: null,
  counted: why,
});

const latestFirst = (one: Given, other: Given): number =>
  one.vote.at === other.vote.at ? other.order - one.order : one.vote.at < other.vote.at ? 1 : -1;

/** By a command, or by deleting the comment that it stood in. */
const isTakenBack = ({ vote }: Given): boolean => vote.choice === "withdraw" || vote.comment?.byAuthor === true;

/** What became of a vote that was not the last one. */
const formerly = (one: Given): VoteReason => (isTakenBack(one) ? "withdrawn" : "superseded");

/** The text that is counted for, and on which others votes count as well. */
export interface TextInForce {
  /** Null: it cannot be told. */
  readonly text: Digest | null;
  readonly asGoodAs?: AsGoodAs | undefined;
}

const speaks = (given: Given, { text, asGoodAs }: TextInForce): true | VoteReason => {
  if (isTakenBack(given)) return "withdrawn";
  const { vote } = given;
  if (text === null || vote.text === null) return "text-unknown";
  return vote.text === text || asGoodAs === "any" || asGoodAs?.has(vote.text) ? true : "earlier-text";
};

const isRecorded = ({ vote }: Given): boolean => vote.channel === "recorded";

/**
 * What the secretary recorded for somebody stands until they act themself, in time and in any
 * way, also by taking a vote back: then it is void, whichever of the two came first.
 */
const contested = (hand: Hand): Hand => {
  const acted =
    hand.taken.some((one) => !isRecorded(one)) || hand.refused.some(({ why }) => why === "channel-not-accepted");
  const recorded = hand.taken.filter(isRecorded);
  if (!acted || recorded.length === 0) return hand;
  return {
    taken: hand.taken.filter((one) => !isRecorded(one)),
    refused: [...hand.refused, ...recorded.map((one) => ({ ...one, why: "own-act" as const }))],
  };
};

/** Latest first; reactions that say nothing are refused. */
const inOrder = (
  hand: Hand,
): { readonly taken: readonly Given[]; readonly refused: readonly Hand["refused"][number][] } => {
  if (hand.taken.length === 1) return { taken: hand.taken, refused: [...hand.refused].sort(latestFirst) };
  const reactions = standingReactions([...hand.taken].sort((one, other) => latestFirst(other, one)));
  return {
    taken: reactions.taken.toReversed(),
    refused: [...hand.refused, ...reactions.refused].sort(latestFirst),
  };
};

export const readHand = (person: Person, dealt: Hand | undefined, text: TextInForce): HandReading => {
  if (dealt === undefined) return { line: lineWithout(person, "not-voted"), order: -1, asides: [] };
  const hand = contested(dealt);
  const { standing, dismissed } = withoutDismissed(hand.taken);
  const { taken, refused } = inOrder({ ...hand, taken: [...standing] });
  const [latest, ...earlier] = taken;
  const asides: Aside[] = [];
  const aside = ({ vote, order }: Given, why: VoteReason): void => {
    if (vote.choice !== "withdraw") asides.push({ order, line: lineOf(person, vote, why) });
  };

  for (const one of dismissed) aside(one, "withdrawn");
  let line: VoterLine | null = null;
  if (latest && latest.vote.choice !== "withdraw") {
    line = lineOf(person, latest.vote, speaks(latest, text));
    for (const one of earlier) aside(one, formerly(one));
  } else if (latest) {
    const back = earlier.findIndex((one) => one.vote.choice !== "withdraw");
    if (back >= 0) line = lineOf(person, latest.vote, "withdrawn");
    earlier.forEach((one, index) => {
      aside(one, index === back ? "withdrawn" : formerly(one));
    });
  }
  const [first, ...others] = refused.filter((one) => one.vote.choice !== "withdraw");
  if (line === null && first) line = lineOf(person, first.vote, first.why);
  else if (first) aside(first, first.why);
  for (const one of others) aside(one, one.why);
  return { line: line ?? lineWithout(person, "not-voted"), order: latest?.order ?? -1, asides };
};
