/** The figures of a ballot and what is still asked for, in the words that the status and ballot comments use. */
import type { Ballot, Base, Counts, Question, Seat, Tally } from "../model/ballot.ts";
import type { Choice } from "../model/names.ts";
import { ruleInWords } from "../policy/pass-rule/rule-in-words.ts";
import { isMet } from "./pass-rule/evaluate-pass-rule.ts";
import type { Voter } from "./pass-rule/voters.ts";

/** `2 approve, 0 reject, 0 abstain, 3 not voted yet`; of a closed ballot `3 did not vote` */
export const countsInWords = (counts: Counts, closed = false): string =>
  `${counts.approve} approve, ${counts.reject} reject, ${counts.abstain} abstain, ${counts.silent} ${closed ? "did not vote" : "not voted yet"}`;

/** Seats whose vote was given on a text that is not the one that is counted for. Over a cap people are no seats. */
const onOtherText = ({ question, seats }: Pick<Ballot, "question" | "seats">, { voters }: Tally): number =>
  question.cap !== null
    ? 0
    : voters.slice(0, seats.length).filter(({ counted }) => counted === "earlier-text" || counted === "text-unknown")
        .length;

/** The same, with the votes on another text told apart: `2 not voted yet, 1 on another text` */
export const votesInWords = (ballot: Pick<Ballot, "question" | "seats" | "closed">, tally: Tally): string => {
  const { counts } = tally;
  const other = Math.min(counts.silent, onOtherText(ballot, tally));
  const voted = countsInWords({ ...counts, silent: counts.silent - other }, ballot.closed !== null);
  return other === 0 ? voted : `${voted}, ${other} on another text`;
};

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

/** Of people without a seat in `seats` the organisation is unknown, and a rule about organisations is not met by them. */
const peopleOf = ({ voters }: Tally, choice: Choice | null, seats: readonly Seat[]): readonly Voter[] => {
  const organisations = new Map(seats.map((seat) => [seat.person.login, seat.organisation]));
  return voters
    .filter((line) => line.counted === true && (choice === null || line.choice === choice))
    .map(({ person }) => ({ login: person.login, organisation: organisations.get(person.login) ?? null }));
};

const standing = (question: Question, tally: Tally, closed: boolean): string => {
  const { counts, needed } = tally;
  if (closed && tally.outcome === "pending") return "the sides are equal, and somebody decides";
  if (tally.outcome === "void") return "the ballot was cancelled";
  if (tally.outcome === "passed") return "it has passed";
  if (tally.outcome === "failed") return "it has not passed";
  if (!tally.canStillPass && question.lazy) return "an objection stands";
  if (!tally.canStillPass) return "it can no longer pass";
  if (question.lazy) return "nobody has objected so far";
  if (counts.approve < needed) return missing(needed - counts.approve);
  return isMet(question.pass, counts, "approve", peopleOf(tally, "approve", []))
    ? "that is reached"
    : "votes are still missing";
};

/** `; quorum: …`, empty without one. */
export const quorumInWords = (question: Question, tally: Tally, seats: readonly Seat[] = []): string => {
  if (question.quorum === null) return "";
  const { counts } = tally;
  const reached = isMet(question.quorum, counts, "present", peopleOf(tally, null, seats)) ? "reached" : "not reached";
  return `; quorum: ${ruleInWords(question.quorum, basesOf(counts))} must take part, ${counts.present} did (${reached})`;
};

/** `more than half of 5 is needed: 3 approvals; one more is needed`; a closed ballot is pending only where it is tied */
export const needInWords = (question: Question, tally: Tally, closed = false): string => {
  const asked = tally.needed > 0 ? `: ${approvals(tally.needed)}` : "";
  const rule = question.lazy ? "silence is consent" : `${ruleWithNumbers(question, tally.counts)} is needed`;
  return `${rule}${asked}${quorumInWords(question, tally)}; ${standing(question, tally, closed)}`;
};
