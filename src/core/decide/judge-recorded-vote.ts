/**
 * `/record-vote @login approve evidence URL`: the secretary records the vote of somebody
 * who cannot act here. Not for anybody who acts here themself: what they do goes before
 * it, whenever they do it (docs/adr/0017-acts-beside-votes.md).
 */
import { delegateOf, isRecused } from "../ballots/aside.ts";
import { isBeforeOpening } from "../ballots/is-before-opening.ts";
import { mayMean } from "../ballots/was-open.ts";
import { type RecordedVoteWords, recordedVoteWords } from "../commands/recorded-vote-words.ts";
import type { Ballot, Vote } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { shownName } from "../model/without-account.ts";
import { hashText } from "../record/text-hash.ts";
import { asSecretary } from "./as-secretary.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { type Answer, entry, is, refused, type Situation, type Texts } from "./judgement.ts";
import { meantBallots } from "./meant-ballots.ts";
import { seatOfNamed } from "./seat-in.ts";

type Whole = Extract<RecordedVoteWords, { kind: "whole" }>;

const wholeWords = ({ call }: Asked): Answer<Whole> => {
  const said = recordedVoteWords(call.words);
  switch (said.kind) {
    case "whole":
      return is(said);
    case "other-form":
      return refused("record-vote-form");
    case "no-evidence":
      return refused("evidence-missing", { login: shownName(said.person) });
    case "no-link":
      return refused("evidence-no-link", { words: said.words.slice(0, 100) });
  }
};

/** Votes of the person in the round, given by themself or recorded for them. */
const votesOf = (votes: readonly Vote[], ballot: Ballot, person: Person): readonly Vote[] =>
  votes.filter((vote) => !isBeforeOpening(ballot, vote.at) && mayMean(vote, ballot) && isSamePerson(vote.by, person));

const mayBeRecorded = ({ state }: Situation, ballot: Ballot, person: Person, { choice }: Whole): Answer<null> => {
  const login = shownName(person);
  if (isRecused(ballot, person)) return refused("person-recused", { login });
  const votes = votesOf(state.votes, ballot, person);
  if (votes.some(({ channel }) => channel !== "recorded") || delegateOf(ballot, person) !== null) {
    return refused("acts-themself", { login });
  }
  if (choice === "withdraw" && (votes.at(-1)?.choice ?? "withdraw") === "withdraw") {
    return refused("nothing-recorded", { login });
  }
  return is(null);
};

const judgeRecordedVote = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const allowed = asSecretary(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  const { state, at } = situation;
  const running = meantBallots(situation, asked.call.verb, null);
  if (running.kind !== "is") return running;
  const words = wholeWords(asked);
  if (words.kind !== "is") return words;
  const { question } = words.value;
  const meant = question === null ? running : meantBallots(situation, asked.call.verb, question);
  if (meant.kind !== "is") return meant;
  const { choice, evidence } = words.value;
  const seated = meant.value.filter((ballot) => seatOfNamed(state, ballot, words.value.person) !== null);
  const person = seated[0] && seatOfNamed(state, seated[0], words.value.person)?.person;
  if (!person) return refused("no-seat", { login: shownName(words.value.person) });
  if (isSamePerson(person, asked.act.by)) return refused("vote-yourself");
  const [first, another] = seated.map((ballot) => ballot.question.name);
  if (another) {
    const questions = seated.map((ballot) => ballot.question.name).join(", ");
    const verb = `${asked.call.verb} ${shownName(person)} ${choice}`;
    return refused("which-ballot", { verb, first: first ?? "", questions });
  }
  for (const ballot of seated) {
    const answer = mayBeRecorded(situation, ballot, person, words.value);
    if (answer.kind !== "is") return answer;
  }
  const head = state.heads.findLast(({ since }) => since <= at) ?? null;
  return is([
    entry(at, causeOf(asked), {
      kind: "vote-recorded",
      for: person,
      choice,
      text: head?.digest ?? null,
      head: head?.sha ?? null,
      evidence: hashText(evidence),
      ...(first && running.value.length > 1 ? { question: first } : {}),
      url: asked.act.url,
    }),
  ]);
};

const evidenceText = ({ call }: Asked): Texts => {
  const said = recordedVoteWords(call.words);
  return said.kind === "whole" ? [[hashText(said.evidence), said.evidence]] : [];
};

export const recordedVoteFamily: CommandFamily = {
  verbs: ["record-vote"],
  judge: judgeRecordedVote,
  textsOf: evidenceText,
};
