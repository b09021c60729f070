/**
 * Counts a ballot. Seats are those frozen at the opening; a person is known by
 * user id, by login only where an id is missing; over all channels the latest act
 * of a person speaks, and only for the text that it was given on. Every vote that
 * does not count is listed with the reason. Linear in seats and votes.
 */
import type { Ballot, Outcome, Seat, Tally, Vote, VoterLine } from "../model/ballot.ts";
import type { Choice, Digest, Instant, Login } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { isTooLate } from "./is-too-late.ts";
import { countsOf, isMet, withAllSilentApproving } from "./pass-rule/evaluate-pass-rule.ts";
import { neededApprovals } from "./pass-rule/needed-approvals.ts";
import type { VoteReason } from "./reason-codes.ts";

/** What the count is made against. */
export interface Present {
  /** Digest of the document as it stands; null when it cannot be told: then no vote counts. */
  readonly text: Digest | null;
  readonly now: Instant;
  /** True at the close and after it; before, the outcome is pending whatever the numbers say. */
  readonly closing: boolean;
}

/** Finds the seat of a person, by the same rule as `isSamePerson`. */
const seatFinder = (seats: readonly Seat[]): ((person: Person) => number | undefined) => {
  const byId = new Map<number, number>();
  const byLogin = new Map<Login, number>();
  const withoutId = new Map<Login, number>();
  seats.forEach(({ person }, index) => {
    if (!byLogin.has(person.login)) byLogin.set(person.login, index);
    if (person.id === null) {
      if (!withoutId.has(person.login)) withoutId.set(person.login, index);
    } else if (!byId.has(person.id)) byId.set(person.id, index);
  });
  return ({ id, login }) => (id === null ? byLogin.get(login) : (byId.get(id) ?? withoutId.get(login)));
};

/** Null: the vote was given in time and in an accepted way. */
const whyNotTaken = (ballot: Ballot, vote: Vote): VoteReason | null => {
  if (vote.at < ballot.opened) return "before-opening";
  if (isTooLate(ballot, vote.at)) return "after-closing";
  if (!ballot.question.channels.includes(vote.channel)) return "channel-not-accepted";
  if (vote.seenLate) return "seen-late";
  return null;
};

const lineOf = (person: Person, vote: Vote, counted: true | VoteReason): VoterLine => ({
  person,
  choice: vote.choice === "withdraw" ? null : vote.choice,
  act: vote.act,
  at: vote.at,
  channel: vote.channel,
  counted,
});

/** The acts of one seat: those taken, and the rest with their reason. */
interface Hand {
  taken: { readonly vote: Vote; readonly order: number }[];
  refused: { readonly vote: Vote; readonly order: number; readonly why: VoteReason }[];
}

/** A line of somebody without a seat, or of an act beside the one that speaks for a seat. */
interface Aside {
  readonly order: number;
  readonly line: VoterLine;
}

const latestFirst = (one: { vote: Vote; order: number }, other: { vote: Vote; order: number }): number =>
  one.vote.at === other.vote.at ? other.order - one.order : one.vote.at < other.vote.at ? 1 : -1;

const readHand = (
  person: Person,
  hand: Hand | undefined,
  text: Digest | null,
): { readonly line: VoterLine; readonly asides: readonly Aside[] } => {
  const taken = [...(hand?.taken ?? [])].sort(latestFirst);
  const refused = [...(hand?.refused ?? [])].sort(latestFirst);
  const [latest, ...earlier] = taken;
  const isTakenBack = ({ vote }: { readonly vote: Vote }): boolean =>
    vote.choice === "withdraw" || vote.comment?.byAuthor === true;
  const asides: Aside[] = [];
  const aside = (vote: Vote, order: number, why: VoteReason): void => {
    if (vote.choice !== "withdraw") asides.push({ order, line: lineOf(person, vote, why) });
  };

  let line: VoterLine | null = null;
  const formerly = (one: { readonly vote: Vote }): VoteReason => (isTakenBack(one) ? "withdrawn" : "superseded");
  if (latest && latest.vote.choice !== "withdraw") {
    const { vote } = latest;
    const counted = isTakenBack(latest)
      ? "withdrawn"
      : text === null || vote.text === null
        ? "text-unknown"
        : vote.text === text
          ? true
          : "earlier-text";
    line = lineOf(person, vote, counted);
    for (const one of earlier) aside(one.vote, one.order, formerly(one));
  } else if (latest) {
    const back = earlier.findIndex((one) => one.vote.choice !== "withdraw");
    if (back >= 0) line = lineOf(person, latest.vote, "withdrawn");
    earlier.forEach((one, index) => {
      aside(one.vote, one.order, index === back ? "withdrawn" : formerly(one));
    });
  }
  const [first, ...others] = refused.filter((one) => one.vote.choice !== "withdraw");
  if (line === null && first) line = lineOf(person, first.vote, first.why);
  else if (first) aside(first.vote, first.order, first.why);
  for (const one of others) aside(one.vote, one.order, one.why);
  return {
    line: line ?? {
      person,
      choice: null,
      act: null,
      at: null,
      channel: null,
      counted: "not-voted" satisfies VoteReason,
    },
    asides,
  };
};

const byActs = (one: Aside, other: Aside): number => one.order - other.order;

/**
 * `votes` in the order of the timeline: at the same instant the later one speaks.
 * Of a ballot that is closed the outcome is the recorded one; the lines are made
 * again, so that votes seen late appear in them.
 */
export const tallyBallot = (ballot: Ballot, votes: readonly Vote[], present: Present): Tally => {
  const closing = present.closing || ballot.closed !== null;
  const text = ballot.closed ? ballot.closed.text : present.text;
  const findSeat = seatFinder(ballot.seats);
  const hands = new Map<number, Hand>();
  const asides: Aside[] = [];
  votes.forEach((vote, order) => {
    const seat = findSeat(vote.by);
    if (seat === undefined) {
      if (vote.choice !== "withdraw") asides.push({ order, line: lineOf(vote.by, vote, "not-in-electorate") });
      return;
    }
    const hand = hands.get(seat) ?? { taken: [], refused: [] };
    hands.set(seat, hand);
    const why = whyNotTaken(ballot, vote);
    if (why === null) hand.taken.push({ vote, order });
    else hand.refused.push({ vote, order, why });
  });

  const lines: VoterLine[] = [];
  const chosen: Record<Choice, number> = { approve: 0, reject: 0, abstain: 0 };
  ballot.seats.forEach(({ person }, seat) => {
    const read = readHand(person, hands.get(seat), text);
    lines.push(read.line);
    asides.push(...read.asides);
    if (read.line.counted === true && read.line.choice !== null) chosen[read.line.choice] += 1;
  });

  const counts = countsOf(ballot.seats.length, chosen.approve, chosen.reject, chosen.abstain);
  const { pass, quorum } = ballot.question;
  const passes = (reached: typeof counts): boolean =>
    isMet(pass, reached, "approve") && (quorum === null || isMet(quorum, reached, "present"));
  const over = closing || isTooLate(ballot, present.now) || ballot.voided !== null;
  return {
    counts,
    outcome: outcomeOf(ballot, closing, passes(counts)),
    needed: neededApprovals(pass, counts),
    canStillPass: ballot.voided === null && passes(over ? counts : withAllSilentApproving(counts)),
    rejectedByMajority: counts.reject * 2 > counts.electorate,
    voters: [...lines, ...asides.sort(byActs).map((one) => one.line)],
  };
};

const outcomeOf = (ballot: Ballot, closing: boolean, passes: boolean): Outcome => {
  if (ballot.voided) return "void";
  if (ballot.closed) return ballot.closed.tally.outcome;
  if (!closing) return "pending";
  return passes ? "passed" : "failed";
};
