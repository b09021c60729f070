/** What is said in the check of a thread that changes how decisions are made: what its rules would have made of the past. */
import type { ImpactOnBallot, ImpactOnQuestion } from "../ballots/policy-impact.ts";
import type { Tally } from "../model/ballot.ts";
import { codeSpan } from "../render/escape.ts";
import type { Wording } from "../render/wording.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";

export interface PolicyChange {
  readonly questions: readonly ImpactOnQuestion[];
  /** Threads with closed ballots that were not counted again, because there are too many. */
  readonly threadsLeft: number;
}

const mostRows = 50;

const ended = ({ outcome, counts, needed }: Tally, wording: Wording): string =>
  wording.say("impact.ended", {
    [outcome]: true,
    approve: counts.approve,
    reject: counts.reject,
    electorate: counts.electorate,
    needed,
  });

const row = ({ thread, at, recorded, again }: ImpactOnBallot, zone: string, wording: Wording): string =>
  `| #${thread} | ${dayInWords(dayOf(at, zone))} | ${ended(recorded, wording)} | ${ended(again, wording)} |`;

const questionInWords = (
  { question, ballots, otherwise, seatsOfThen }: ImpactOnQuestion,
  zone: string,
  wording: Wording,
): string => {
  const said = wording.say("impact.question", {
    question: codeSpan(question),
    ballots: ballots === 0 ? null : { count: ballots, one: ballots === 1 },
    otherwise: otherwise.length === 0 ? null : { count: otherwise.length, one: otherwise.length === 1 },
    seatsOfThen,
  });
  if (otherwise.length === 0) return said;
  const rows = otherwise.slice(0, mostRows).map((one) => row(one, zone, wording));
  const left = otherwise.length - rows.length;
  return [
    said,
    "",
    wording.say("impact.columns"),
    "|---|---|---|---|",
    ...rows,
    ...(left > 0 ? ["", wording.say("impact.left", { count: left })] : []),
  ].join("\n");
};

/** Paragraphs of Markdown; none where nothing is changed. */
export const policyChangeInWords = (change: PolicyChange | null, zone: string, wording: Wording): readonly string[] =>
  change === null
    ? []
    : [
        ...change.questions.map((question) => questionInWords(question, zone, wording)),
        ...(change.threadsLeft > 0 ? [wording.say("impact.threads-left", { count: change.threadsLeft })] : []),
      ];
