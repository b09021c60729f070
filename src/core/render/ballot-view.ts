/** What a ballot's comments say: the question and rule while it is open, every seat and every uncounted act when it is closed. */
import { countsInWords, needInWords } from "../ballots/tally-words.ts";
import type { Ballot, Tally, VoterLine } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords, deadlineInWords } from "../time/words.ts";
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
}

const voterLine = (line: VoterLine, seated: boolean, zone: string, wording: Wording): View => ({
  name: line.person.login,
  choice: line.choice === null ? null : wording.say(`choice.${line.choice}`),
  day: line.at === null ? null : dayInWords(dayOf(line.at, zone)),
  channel: line.channel,
  counted: line.counted === true,
  silent: line.counted === "not-voted",
  why: line.counted === true || line.counted === "not-voted" ? null : wording.say(`vote-reason.${line.counted}`),
  code: line.counted === true ? null : line.counted,
  seated,
});

/** The status that a pass brings, for the question's words. */
const statusAtStake = (kind: Kind, ballot: Ballot): string =>
  kind.moves.find((move) => move.byBallot?.question === ballot.question.name && move.byBallot.outcome === "passed")
    ?.to ?? ballot.question.name;

/** The file's path on the head that the ballot was opened on: it may have been renamed since. */
const pathAt = (state: State, ballot: Ballot): string =>
  state.heads.find((head) => head.sha === ballot.head)?.path ?? state.document?.path ?? "";

export const ballotView = (question: BallotQuestion, wording: Wording): View => {
  const { state, kind, ballot, tally, zone } = question;
  const isSeated = (line: VoterLine): boolean => ballot.seats.some((seat) => isSamePerson(seat.person, line.person));
  const lines = tally.voters.map((line) => voterLine(line, isSeated(line), zone, wording));
  const key = documentKey(state, kind);
  return {
    key,
    name: key || question.title,
    title: question.title,
    status: statusAtStake(kind, ballot),
    role: ballot.question.electorate,
    closes: deadlineInWords(ballot.closes, zone),
    counts: countsInWords(tally.counts),
    need: needInWords(ballot.question, tally),
    needed: tally.needed,
    approve: tally.counts.approve,
    electorate: tally.counts.electorate,
    electorateBase: ballot.question.pass.kind === "share" && ballot.question.pass.of === "electorate",
    channels: ballot.question.channels.join(", "),
    round: ballot.round > 1 ? ballot.round : null,
    rule: ballot.question.pass.source,
    policy: ballot.policy.slice(0, 7),
    head: ballot.head.slice(0, 7),
    textUrl: `${question.blobUrl}${ballot.head}/${pathAt(state, ballot)}`,
    textChanged: state.head?.digest !== ballot.text && ballot.closed === null,
    seats: lines.filter((line) => line.seated),
    others: lines.filter((line) => !line.seated),
    hasOthers: lines.some((line) => !line.seated),
    passed: tally.outcome === "passed",
    failed: tally.outcome === "failed",
    rejected: tally.rejectedByMajority,
    held: state.heldMove !== null,
    moved: state.status === statusAtStake(kind, ballot),
    cancelled: ballot.voided ? wording.say(`void.${ballot.voided.why}`) : null,
    decided: ballot.closed ? deadlineInWords(ballot.closed.at, zone) : null,
    id: ballot.id,
  };
};
