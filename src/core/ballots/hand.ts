/**
 * What one seat did: of the acts that came in time and in an accepted way the
 * latest speaks, and only for the text that it was given on. Every other act is
 * kept with the reason why it does not count.
 */
import type { Ballot, Vote, VoterLine } from "../model/ballot.ts";
import type { Digest, Instant } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { isTooLate } from "./is-too-late.ts";
import type { VoteReason } from "./reason-codes.ts";

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
  if (vote.at < ballot.opened) return "before-opening";
  if (isTooLate(ballot, vote.at)) return "after-closing";
  if (upTo !== null && vote.at > upTo) return "after-now";
  if (!ballot.question.channels.includes(vote.channel)) return "channel-not-accepted";
  if (vote.seenLate) return "seen-late";
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

const speaks = (given: Given, text: Digest | null): true | VoteReason => {
  if (isTakenBack(given)) return "withdrawn";
  if (text === null || given.vote.text === null) return "text-unknown";
  return given.vote.text === text ? true : "earlier-text";
};

export const readHand = (person: Person, hand: Hand | undefined, text: Digest | null): HandReading => {
  if (hand === undefined) return { line: lineWithout(person, "not-voted"), order: -1, asides: [] };
  const taken = hand.taken.length > 1 ? [...hand.taken].sort(latestFirst) : hand.taken;
  const refused = [...hand.refused].sort(latestFirst);
  const [latest, ...earlier] = taken;
  const asides: Aside[] = [];
  const aside = ({ vote, order }: Given, why: VoteReason): void => {
    if (vote.choice !== "withdraw") asides.push({ order, line: lineOf(person, vote, why) });
  };

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
