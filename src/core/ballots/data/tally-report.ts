/**
 * A tally told to people: how it stands, the rule with its numbers on both sides,
 * why it has passed or not and what would still help, then who voted how.
 */
import type { VoterLine } from "../../model/ballot.ts";
import { listInWords } from "../../model/list-in-words.ts";
import type { Instant } from "../../model/names.ts";
import { deadlineInWords, instantInWords } from "../../time/words.ts";
import { canEverPass } from "../pass-rule/feasible-rule.ts";
import { countsInWords, quorumInWords, ruleWithNumbers } from "../tally-words.ts";
import type { BallotData } from "./ballot-data.ts";
import { earliest, latest } from "./read-ballot-data.ts";
import type { DataTally } from "./tally-data.ts";

const zone = "UTC";
const mostNames = 20;

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

const names = (list: readonly string[]): string =>
  list.length <= mostNames
    ? listInWords(list)
    : `${list.slice(0, mostNames).join(", ")} and ${list.length - mostNames} more`;

const ruleSentence = ({ ballot, tally }: DataTally): string => {
  const { counts, needed } = tally;
  const rule = ruleWithNumbers(ballot.question, counts);
  const figure = needed > 0 ? `, that is ${counted(needed, "approval", "approvals")}; there are ${counts.approve}` : "";
  return `What is needed: ${rule}${figure}${quorumInWords(ballot.question, tally, ballot.seats)}.`;
};

const outcomeInWords: Readonly<Record<DataTally["outcome"], string>> = {
  passed: "passed",
  failed: "not passed",
  pending: "not decided yet",
  void: "cancelled",
};

/** What follows, in a sentence. */
const nextSentence = (result: DataTally): string => {
  const { ballot, tally, waiting, concerns, outcome, canStillPass } = result;
  const { question } = ballot;
  if (waiting?.kind === "extended")
    return `It was a tie, so the vote goes on until ${deadlineInWords(waiting.until, zone)}.`;
  if (waiting?.kind === "decided-by") return `It is a tie: ${waiting.role} decides.`;
  if (waiting?.kind === "concerns")
    return `The votes are enough, but ${concernsInWords(concerns)}: it passes when ${concerns.length === 1 ? "that is" : "those are"} resolved.`;
  const tie = result.tied ? " It was a tie, and a tie has not passed." : "";
  if (outcome === "passed") return "That is reached: it has passed.";
  if (outcome === "failed") {
    if (tally.counts.electorate === 0) return "Nobody can vote, and a vote of nobody passes nothing.";
    const ever = canEverPass(question.pass, question.quorum, tally.counts.electorate);
    return `That is not reached: it has not passed.${ever ? "" : " With so few voters it never could."}${tie}`;
  }
  const until = ballot.closes === latest ? "" : ` until ${deadlineInWords(ballot.closes, zone)}`;
  const open = concerns.length > 0 ? ` ${capital(concernsInWords(concerns))}.` : "";
  if (!canStillPass) return `The vote runs${until}; as votes stand, it can no longer pass.${open}`;
  const missing = tally.needed - tally.counts.approve;
  const still =
    missing > 0 ? `; ${missing === 1 ? "one more approval is" : `${missing} more approvals are`} needed` : "";
  return `The vote runs${until}${still}.${open}`;
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const concernsInWords = (list: readonly string[]): string =>
  `${list.length === 1 ? "the concern" : "the concerns"} ${listInWords(list.map((name) => `“${name}”`))} ${list.length === 1 ? "stands" : "stand"}`;

/** With its seconds where it has some: one of them decides whether a vote is late. */
const momentInWords = (at: Instant): string =>
  at.endsWith(":00Z")
    ? instantInWords(at, zone)
    : instantInWords(at, zone).replace(/\d\d:\d\d(?= UTC$)/, at.slice(11, 19));

const voteInWords = (line: VoterLine, way: string | null, whyNot: (code: string) => string): string => {
  const how = [way, line.at === null || line.at === earliest ? null : momentInWords(line.at)].filter(Boolean);
  const choice = line.choice ?? (line.counted === "withdrawn" ? "vote taken back" : "no vote");
  const through = line.through ? `, by ${line.through.login} to whom the vote was handed` : "";
  const why = line.counted === true || line.counted === "withdrawn" ? "" : `; not counted: ${whyNot(line.counted)}`;
  return `${line.person.login}: ${choice}${through}${how.length > 0 ? ` (${how.join(", ")})` : ""}${why}`;
};

/** Lines without line ends. `whyNot` tells a reason code in words. */
export const tallyReport = (
  data: BallotData,
  result: DataTally,
  whyNot: (code: string) => string,
): readonly string[] => {
  const { tally, outcome } = result;
  const { counts } = tally;
  const seats = data.cap ? counted(counts.electorate, "seat", "seats") : counted(counts.electorate, "voter", "voters");
  const silent = tally.voters.filter((line) => line.counted === "not-voted").map((line) => line.person.login);
  const others = tally.voters.filter((line) => line.counted !== "not-voted");
  const notVoting = outcome === "pending" && result.waiting?.kind !== "concerns" ? "Not voted yet" : "Did not vote";
  return [
    `${data.id === null ? "The ballot" : data.id}: ${outcomeInWords[outcome]}.`,
    `Rule: ${data.pass.source}${data.quorum ? `; quorum: ${data.quorum.source}` : ""}${data.cap ? `; at most ${counted(data.cap.perOrganisation, "seat", "seats")} per organisation` : ""}.`,
    `Votes: ${countsInWords(counts, notVoting === "Did not vote")}, of ${seats}.`,
    ruleSentence(result),
    nextSentence(result),
    ...others.map((line) => {
      const way = line.act === null ? null : (data.ways[Number(line.act)] ?? null);
      return `  ${voteInWords(line, way, whyNot)}`;
    }),
    ...(silent.length > 0 ? [`  ${notVoting}: ${names(silent)}.`] : []),
  ];
};
