/** What a ballot's comments say: the question and rule while it is open, every seat and every uncounted act when it is closed. */
import { countsInWords, needInWords } from "../ballots/tally-words.ts";
import type { Ballot, Tally, Vote, VoterLine } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { ActId, Digest, Instant, Sha } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords, deadlineInWords, instantInWords } from "../time/words.ts";
import { concernNames, concernsThatAre, type Texts } from "./concerns-view.ts";
import { codeSpan } from "./escape.ts";
import { documentKey } from "./status-view.ts";
import type { View, Wording } from "./wording.ts";

export interface BallotQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly ballot: Ballot;
  readonly tally: Tally;
  readonly title: string;
  readonly zone: string;
  /** Where texts at a commit can be read: `https://…/blob/`. */
  readonly blobUrl: string;
  readonly texts: Texts;
}

type CommentMarks = ReadonlyMap<ActId, NonNullable<Vote["comment"]>>;

/** What others did to the comments that votes stand in, by act. */
const commentMarks = ({ votes }: State): CommentMarks =>
  new Map(
    votes.flatMap(({ act, comment }): [ActId, NonNullable<Vote["comment"]>][] =>
      comment && !comment.byAuthor ? [[act, comment]] : [],
    ),
  );

/** A vote stands whatever somebody else did to the comment that it was given in; that it was done is said. */
const markOf = (line: VoterLine, marks: CommentMarks, wording: Wording): string | null => {
  const mark = line.act === null ? undefined : marks.get(line.act);
  return mark ? wording.say(`vote-comment.${mark.became}`, { by: mark.by.login }) : null;
};

const voterLine = (line: VoterLine, place: number, question: BallotQuestion, wording: Wording): View => {
  const { zone, ballot } = question;
  // The way back is told once, beside the person's seat.
  const open = !ballot.closed && !ballot.voided && place < ballot.seats.length;
  return {
    name: line.person.login,
    choice: line.choice === null ? null : wording.say(`choice.${line.choice}`),
    day: line.at === null ? null : dayInWords(dayOf(line.at, zone)),
    channel: line.channel,
    counted: line.counted === true,
    silent: line.counted === "not-voted",
    why:
      line.counted === true || line.counted === "not-voted"
        ? null
        : wording.say(`vote-reason.${line.counted}`, { open }),
    code: line.counted === true ? null : line.counted,
  };
};

/** The head that carried a text at an instant; null: none that is known. */
const headWith = (state: State, text: Digest, at: Instant): Sha | null =>
  state.heads.findLast((head) => head.digest === text && head.since <= at)?.sha ?? null;

/** Where the document can be read as of a head: under the path that it had there. */
const urlAt = (question: BallotQuestion, head: Sha): string => {
  const { state, blobUrl } = question;
  const path = state.heads.find(({ sha }) => sha === head)?.path ?? state.document?.path ?? "";
  return `${blobUrl}${head}/${path.split("/").map(encodeURIComponent).join("/")}`;
};

/** The status that a pass brings, for the question's words. */
const statusAtStake = (kind: Kind, ballot: Ballot): string =>
  kind.moves.find((move) => move.byBallot?.question === ballot.question.name && move.byBallot.outcome === "passed")
    ?.to ?? ballot.question.name;

/** Why the move that a close would have made was held, or null. */
const whyHeldAt = (state: State, closed: Instant | null): string | null => {
  const what = state.milestones.find((one) => one.what.kind === "held" && one.at === closed)?.what;
  return what?.kind === "held" ? what.why : null;
};

/**
 * So many acts beside the seats are listed, the latest: somebody who votes a
 * thousand times must not make the comment longer than GitHub takes it.
 */
const mostOthers = 50;

export const ballotView = (question: BallotQuestion, wording: Wording): View => {
  const { state, kind, ballot, tally, zone } = question;
  const marks = commentMarks(state);
  // The tally has one line per seat, in the order of the seats, then every further act.
  const viewOf = (line: VoterLine, place: number): View => ({
    ...voterLine(line, place, question, wording),
    mark: markOf(line, marks, wording),
  });
  const seatCount = ballot.seats.length;
  const otherCount = tally.voters.length - seatCount;
  const seats = tally.voters.slice(0, seatCount).map(viewOf);
  const others = tally.voters
    .slice(Math.max(seatCount, tally.voters.length - mostOthers))
    .map((line, place) => viewOf(line, seatCount + place));
  const isOpen = ballot.closed === null && ballot.voided === null;
  const head = (ballot.closed && headWith(state, ballot.closed.text, ballot.closed.at)) ?? ballot.head;
  const key = documentKey(state, kind);
  const held = whyHeldAt(state, ballot.closed?.at ?? null);
  const settled = state.concerns
    .filter(({ end }) => end?.how === "settled" && end.at === ballot.closed?.at)
    .map(({ name }) => name);
  return {
    key,
    name: key || question.title,
    title: question.title,
    status: statusAtStake(kind, ballot),
    role: ballot.question.electorate,
    closes: deadlineInWords(ballot.closes, zone),
    open: isOpen,
    paused: isOpen && ballot.restsSince ? { since: instantInWords(ballot.restsSince, zone) } : null,
    // GitHub tells people about a mention when the comment is made, and not again when it is edited.
    asked: ballot.seats.map(({ person }) => `@${person.login}`).join(", "),
    ended: ballot.closed !== null,
    counts: countsInWords(tally.counts, ballot.closed !== null),
    need: needInWords(ballot.question, tally),
    needed: tally.needed,
    approve: tally.counts.approve,
    electorate: tally.counts.electorate,
    electorateBase: ballot.question.pass.kind === "share" && ballot.question.pass.of === "electorate",
    ways: ballot.question.channels.map((channel) => wording.say(`channel.${channel}`)),
    round: ballot.round > 1 ? ballot.round : null,
    rule: codeSpan(ballot.question.pass.source),
    policy: ballot.policy.slice(0, 7),
    head: head.slice(0, 7),
    textUrl: urlAt(question, head),
    textChanged: state.head?.digest !== ballot.text && isOpen,
    seats,
    others,
    hasOthers: others.length > 0,
    unlisted: otherCount > others.length ? { shown: others.length, all: otherCount } : null,
    passed: tally.outcome === "passed",
    failed: tally.outcome === "failed",
    rejected: tally.rejectedByMajority,
    // As it was at the close: what is done about it later does not change the result.
    held: held === null ? null : { concern: held === "concern-open" },
    unanswered: isOpen ? concernsThatAre(state, "unanswered", question.texts, wording) : null,
    contested: isOpen ? concernsThatAre(state, "contested", question.texts, wording) : null,
    settled:
      settled.length === 0
        ? null
        : { names: concernNames(settled, question.texts, wording), one: settled.length === 1 },
    moved: state.status === statusAtStake(kind, ballot),
    cancelled: ballot.voided ? wording.say(`void.${ballot.voided.why}`, { noun: kind.noun }) : null,
    decided: ballot.closed ? deadlineInWords(ballot.closed.at, zone) : null,
    id: ballot.id,
  };
};
