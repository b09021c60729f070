/** The figures of a ballot and what is still asked for, in the words that the status and ballot comments use. */
import type { Base, Counts, Question, Tally } from "../model/ballot.ts";
import { ruleInWords } from "../policy/pass-rule/rule-in-words.ts";
import { isMet } from "./pass-rule/evaluate-pass-rule.ts";

/** `2 approve, 0 reject, 0 abstain, 3 not voted yet`; of a closed ballot `3 did not vote` */
export const countsInWords = (counts: Counts, closed = false): string =>
  `${counts.approve} approve, ${counts.reject} reject, ${counts.abstain} abstain, ${counts.silent} ${closed ? "did not vote" : "not voted yet"}`;

const basesOf =
  (counts: Counts) =>
  (of: Base): string =>
    of === "electorate"
      ? String(counts.electorate)
      : of === "present"
        ? `the ${counts.present} who took part`
        : `the ${counts.cast} who approved or rejected`;

/** `more than half of 5` */
export const ruleWithNumbers = (question: Question, counts: Counts): string =>
  ruleInWords(question.pass, basesOf(counts));

const approvals = (count: number): string => (count === 1 ? "1 approval" : `${count} approvals`);

const missing = (count: number): string => (count === 1 ? "one more is needed" : `${count} more are needed`);

const standing = (question: Question, tally: Tally): string => {
  const { counts, needed } = tally;
  if (tally.outcome === "void") return "the ballot was cancelled";
  if (tally.outcome === "passed") return "it has passed";
  if (tally.outcome === "failed") return "it has not passed";
  if (!tally.canStillPass) return "it can no longer pass";
  if (counts.approve < needed) return missing(needed - counts.approve);
  return isMet(question.pass, counts, "approve") ? "that is reached" : "votes are still missing";
};

const quorumInWords = (question: Question, counts: Counts): string => {
  if (question.quorum === null) return "";
  const reached = isMet(question.quorum, counts, "present") ? "reached" : "not reached";
  return `; quorum: ${ruleInWords(question.quorum, basesOf(counts))} must take part, ${counts.present} did (${reached})`;
};

/** `more than half of 5 is needed: 3 approvals; one more is needed` */
export const needInWords = (question: Question, tally: Tally): string => {
  const asked = tally.needed > 0 ? `: ${approvals(tally.needed)}` : "";
  const rule = ruleWithNumbers(question, tally.counts);
  return `${rule} is needed${asked}${quorumInWords(question, tally.counts)}; ${standing(question, tally)}`;
};
