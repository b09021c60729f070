/**
 * The tally of a ballot that is given as data. Numbers are `tallyBallot`'s; what
 * comes on top is what such a ballot waits for after its end: an extension or
 * somebody's word where the sides are equal, and concerns that still stand.
 */
import type { EndingBallot, Outcome, Question, Tally } from "../../model/ballot.ts";
import type { BallotId, Instant, QuestionName, RoleName, Sha } from "../../model/names.ts";
import { addSeconds } from "../../time/instant.ts";
import { openConcerns } from "../concerns.ts";
import { type Present, tallyWithTie } from "../tally.ts";
import type { BallotData } from "./ballot-data.ts";
import { onlyText } from "./read-acts.ts";
import { earliest, latest } from "./read-ballot-data.ts";

/** Why an ended ballot is not decided yet. */
export type Waiting =
  | { readonly kind: "extended"; readonly until: Instant }
  | { readonly kind: "decided-by"; readonly role: RoleName }
  | { readonly kind: "concerns"; readonly names: readonly string[] };

export interface DataTally {
  readonly ballot: EndingBallot;
  readonly tally: Tally;
  readonly outcome: Outcome;
  readonly canStillPass: boolean;
  readonly waiting: Waiting | null;
  /** The ballot's end was a tie; with `extend` possibly its first end. */
  readonly tied: boolean;
  /** Names of those that stand, whether or not the ballot has ended. */
  readonly concerns: readonly string[];
}

const noSha = "" as Sha;

const questionOf = ({ pass, quorum, tie, cap }: BallotData): Question => ({
  name: "question" as QuestionName,
  electorate: "electorate" as RoleName,
  pass,
  quorum,
  tie,
  cap,
  channels: ["comment"],
  excludeAuthors: false,
  minVoters: 0,
});

const ballotOf = (data: BallotData): EndingBallot => ({
  id: "" as BallotId,
  round: 1,
  cycle: 1,
  question: questionOf(data),
  seats: data.seats,
  text: onlyText,
  head: noSha,
  policy: noSha,
  opened: data.opened ?? earliest,
  closes: data.closes ?? latest,
  closed: null,
  voided: null,
});

/** Whole days of 24 hours; null where that leaves the years that can be written. */
const extended = (closes: Instant, days: number): Instant | null =>
  closes < latest.replace("9999", "9980") ? addSeconds(closes, days * 86_400) : null;

interface Counted {
  readonly ballot: EndingBallot;
  readonly tally: Tally;
  readonly tied: boolean;
  readonly waiting: Waiting | null;
}

/** A tie is extended once; a second one fails. */
const countWithTie = (data: BallotData): Counted => {
  const { recused, delegations, votes, now } = data;
  const ballot = ballotOf(data);
  const closing = now === null || now > ballot.closes;
  const present: Present = {
    text: onlyText,
    now: now ?? ballot.closes,
    closing,
    asOfNow: now !== null,
    recused,
    delegations,
  };
  const { tally, tied } = tallyWithTie(ballot, votes, present);
  if (!closing || !tied || data.tie.kind === "fail") return { ballot, tally, tied: closing && tied, waiting: null };
  if (data.tie.kind === "decided-by")
    return { ballot, tally, tied, waiting: { kind: "decided-by", role: data.tie.role } };
  const until = extended(ballot.closes, data.tie.days);
  if (until === null) return { ballot, tally, tied, waiting: null };
  const longer = { ...ballot, closes: until };
  const over = now !== null && now > until;
  const again = tallyWithTie(longer, votes, { ...present, closing: over, asOfNow: true });
  return { ballot: longer, tally: again.tally, tied, waiting: over ? null : { kind: "extended", until } };
};

export const tallyData = (data: BallotData): DataTally => {
  const { ballot, tally, tied, waiting } = countWithTie(data);
  const concerns = openConcerns(data.concerns, ballot.closes, data.now ?? ballot.closes).map(({ name }) => name);
  const result = { ballot, tally, tied, concerns };
  if (waiting) {
    const canStillPass = waiting.kind === "decided-by" || tally.canStillPass;
    return { ...result, outcome: "pending", canStillPass, waiting };
  }
  if (tally.outcome === "passed" && concerns.length > 0)
    return { ...result, outcome: "pending", canStillPass: true, waiting: { kind: "concerns", names: concerns } };
  return { ...result, outcome: tally.outcome, canStillPass: tally.canStillPass, waiting: null };
};
