/** What a ballot's comments say: the question and rule while it is open, every seat and every uncounted act when it is closed. */
import { delegateOf, isRecused } from "../ballots/aside.ts";
import { needInWords, votesInWords } from "../ballots/tally-words.ts";
import { roundsHeld } from "../decide/new-round.ts";
import { type Ballot, isOpen, onPushOf, type Tally, type VoterLine } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { Digest, Instant, Sha } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { shownName } from "../model/without-account.ts";
import { isObjectedTo } from "../record/rested-window.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords, deadlineInWords, instantInWords } from "../time/words.ts";
import { awayVotersView } from "./away-view.ts";
import { concernNames, concernsThatAre, type Texts } from "./concerns-view.ts";
import { documentKey } from "./document-names.ts";
import { namesOf, refreshedView } from "./electorate-view.ts";
import { codeSpan } from "./escape.ts";
import { lateVotesOfBallot } from "./late-votes-view.ts";
import { mentionsOf } from "./many-names.ts";
import { objectionLines, objectionsView } from "./objections-view.ts";
import { markOf, placeMarks } from "./place-marks.ts";
import { questionView, stepAtStake, waysToVote } from "./question-view.ts";
import { seatsView, seatView } from "./seats-view.ts";
import { termView } from "./term-view.ts";
import { compareUrl, differenceInWords } from "./text-view.ts";
import { tiesOfBallot } from "./tie-view.ts";
import type { View, Wording } from "./wording.ts";

export interface BallotQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly ballot: Ballot;
  readonly tally: Tally;
  readonly title: string;
  readonly zone: string;
  readonly holidays: readonly string[];
  /** Where texts at a commit can be read: `https://…/blob/`. */
  readonly blobUrl: string;
  readonly texts: Texts;
  readonly now: Instant;
}

/** Who recorded the vote of a line, and where the evidence is; null: it was given by its voter. */
const recordedView = (line: VoterLine, { state, texts }: BallotQuestion): View | null => {
  const vote = line.channel === "recorded" ? state.votes.find(({ act }) => act === line.act) : undefined;
  if (!vote?.recorded) return null;
  const { by, evidence } = vote.recorded;
  return { by: by.login, evidence: texts.get(evidence) ?? null };
};

const voterLine = (line: VoterLine, place: number, question: BallotQuestion, wording: Wording): View => {
  const { zone, ballot } = question;
  const delegate = delegateOf(ballot, line.person);
  // The way back is told once, beside the person's seat.
  const open = isOpen(ballot) && place < ballot.seats.length;
  return {
    name: shownName(line.person),
    choice: line.choice === null ? null : wording.say(`choice.${line.choice}`),
    day: line.at === null ? null : dayInWords(dayOf(line.at, zone)),
    channel: line.channel,
    recorded: recordedView(line, question),
    through: line.through ? shownName(line.through) : null,
    counted: line.counted === true,
    silent: line.counted === "not-voted",
    why:
      line.counted === true || line.counted === "not-voted"
        ? null
        : wording.say(`vote-reason.${line.counted}`, { open, delegate: delegate && shownName(delegate) }),
    code: line.counted === true ? null : line.counted,
  };
};

/** The head that carried a text at an instant; null: none that is known. */
const headWith = (state: State, text: Digest, at: Instant): Sha | null =>
  state.heads.findLast((head) => head.digest === text && head.since <= at)?.sha ?? null;

/** Where the document can be read as of a head: under the path that it had there. */
export const urlAt = (question: BallotQuestion, head: Sha): string => {
  const { state, blobUrl } = question;
  const path = state.heads.find(({ sha }) => sha === head)?.path ?? state.document?.path ?? "";
  return `${blobUrl}${head}/${path.split("/").map(encodeURIComponent).join("/")}`;
};

/** How the present text differs from an earlier one; null: it does not. */
const changeSince = (question: BallotQuestion, text: Digest, head: Sha, wording: Wording): View | null => {
  const { state, blobUrl, texts } = question;
  const difference = differenceInWords(state, text, state.head?.digest, { texts, wording });
  return difference === null || !state.head ? null : { difference, compare: compareUrl(blobUrl, head, state.head.sha) };
};

/** How the text at the close differed from the one of the opening, as it was seen then. */
const changeAtClose = ({ state, ballot, texts }: BallotQuestion, wording: Wording): View | null => {
  const { closed } = ballot;
  if (!closed) return null;
  const then = { ...state, rulings: state.rulings.filter(({ at }) => at <= closed.at) };
  const difference = differenceInWords(then, ballot.text, closed.text, { texts, wording });
  return difference === null ? null : { difference, from: ballot.head.slice(0, 7) };
};

export const nameOf = ({ state, kind, title }: Pick<BallotQuestion, "state" | "kind" | "title">): string =>
  documentKey(state, kind) || title;

/** Whether the move that was held at the close has been made since; another round may have its own. */
const heldUntilLater = (state: State, { question, round }: Ballot, closed: Instant | null, step: string | null) => {
  const next = state.ballots.find((one) => one.question.name === question.name && one.round > round);
  return (
    closed !== null &&
    state.milestones.some(
      ({ at, what }) =>
        what.kind === "moved" && what.to === step && at > closed && (next === undefined || at <= next.opened),
    )
  );
};

/** Why the move that a close would have made was held, or null. */
const whyHeldAt = (state: State, closed: Instant | null): string | null => {
  const what = state.milestones.find((one) => one.what.kind === "held" && one.at === closed)?.what;
  return what?.kind === "held" ? what.why : null;
};

/** What follows by itself where it decides nothing. */
const roundsView = (state: State, ballot: Ballot): View | null => {
  const { undecided } = ballot.question;
  if (!undecided) return null;
  const left = undecided.most - roundsHeld(state, ballot);
  return { days: undecided.days, more: left > 0 ? { left, one: left === 1 } : null };
};

/**
 * So many acts beside the seats are listed, the latest: somebody who votes a
 * thousand times must not make the comment longer than GitHub takes it.
 */
const mostOthers = 50;

export const ballotView = (question: BallotQuestion, wording: Wording): View => {
  const { state, kind, ballot, tally, zone } = question;
  const marks = placeMarks(state, ballot, wording);
  // The tally has one line per seat, in the order of the seats, then every further act.
  const viewOf = (line: VoterLine, place: number): View => ({
    ...voterLine(line, place, question, wording),
    mark: markOf(line, marks),
  });
  const seatCount = ballot.seats.length;
  const otherCount = tally.voters.length - seatCount;
  const seats = tally.voters
    .slice(0, seatCount)
    .map((line, place) => ({ ...viewOf(line, place), ...(ballot.seats[place] && seatView(ballot.seats[place])) }));
  const others = tally.voters
    .slice(Math.max(seatCount, tally.voters.length - mostOthers))
    .map((line, place) => viewOf(line, seatCount + place));
  const running = isOpen(ballot);
  const head = (ballot.closed && headWith(state, ballot.closed.text, ballot.closed.at)) ?? ballot.head;
  const key = documentKey(state, kind);
  const broken = ballot.tie?.broken;
  const decidedAt = broken?.at ?? ballot.closed?.at ?? null;
  const held = whyHeldAt(state, decidedAt);
  const step = stepAtStake(kind, ballot);
  const settled = state.concerns
    .filter(({ end }) => end?.how === "settled" && end.at === decidedAt)
    .map(({ name }) => name);
  return {
    key,
    name: nameOf(question),
    title: question.title,
    ...questionView(kind, ballot, nameOf(question), wording),
    role: ballot.question.electorate,
    ...termView(ballot, question, wording),
    open: running,
    lazy: ballot.question.lazy ? { days: ballot.question.lazy.days } : null,
    objected: running ? objectionsView(ballot, zone) : null,
    objections: objectionLines(state, ballot, question.texts, zone),
    followed: state.ballots.some(({ parent }) => parent === ballot.id),
    majority: ballot.parent !== undefined,
    paused:
      running && ballot.restsSince && !isObjectedTo(ballot) ? { since: instantInWords(ballot.restsSince, zone) } : null,
    // GitHub tells people about a mention when the comment is made, and not again when it is edited.
    asked: mentionsOf(
      ballot.seats.map(({ person }) => person).filter((person) => !isRecused(ballot, person)),
      wording,
    ),
    recused: namesOf(
      (ballot.recused ?? []).map(({ person }) => person),
      wording,
    ),
    delegation: ballot.question.delegate !== false,
    recordedFor: tally.voters.some((line) => line.channel === "recorded" && line.counted === true),
    refreshed: refreshedView(question, wording),
    ended: ballot.closed !== null,
    counts: votesInWords(ballot, tally),
    need: needInWords(ballot.question, tally, ballot.closed !== null),
    needed: tally.needed,
    oneNeeded: tally.needed === 1,
    approve: tally.counts.approve,
    reject: tally.counts.reject,
    objectedAtClose: tally.counts.reject > 0,
    nobodyLeft: tally.counts.electorate === 0,
    electorate: tally.counts.electorate,
    electorateBase: ballot.question.pass.kind === "share" && ballot.question.pass.of === "electorate",
    ways: waysToVote(state, ballot, wording),
    round: ballot.round > 1 ? ballot.round : null,
    rule: codeSpan(ballot.question.pass.source),
    policy: ballot.policy.slice(0, 7),
    head: head.slice(0, 7),
    textUrl: urlAt(question, head),
    onPush: wording.say(`on-push.${onPushOf(ballot.question)}`),
    change: running ? changeSince(question, ballot.text, ballot.head, wording) : null,
    changeAtClose: changeAtClose(question, wording),
    seats,
    seatsView: seatsView(ballot, tally, wording),
    others,
    hasOthers: others.length > 0,
    unlisted: otherCount > others.length ? { shown: others.length, all: otherCount } : null,
    passed: tally.outcome === "passed",
    failed: tally.outcome === "failed",
    rejected: tally.rejectedByMajority,
    // As it was at the close: what is done about it later does not change the result.
    held:
      held === null || step === null
        ? null
        : { concern: held === "concern-open", sinceMade: heldUntilLater(state, ballot, decidedAt, step) },
    unanswered: running ? concernsThatAre(state, "unanswered", question.texts, wording) : null,
    contested: running ? concernsThatAre(state, "contested", question.texts, wording) : null,
    settled:
      settled.length === 0
        ? null
        : { names: concernNames(settled, question.texts, wording), one: settled.length === 1 },
    moved: state.status === step,
    cancelled: ballot.voided ? wording.say(`void.${ballot.voided.why}`, { noun: kind.noun }) : null,
    decided: broken ? instantInWords(broken.at, zone) : ballot.closed ? deadlineInWords(ballot.closed.at, zone) : null,
    away: awayVotersView(ballot, tally, wording),
    newRound: running ? roundsView(state, ballot) : null,
    ...tiesOfBallot(question),
    ...lateVotesOfBallot(question, wording),
    id: ballot.id,
  };
};
