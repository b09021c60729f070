/**
 * `/open-ballot QUESTION [LENGTH]`: a vote that no move opens, by whom the question
 * names (behaviour.md section 4, "Life"). Its end is its own; its outcome does nothing
 * by itself unless a move of the table is made by it.
 */
import type { Question } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { Length } from "../model/length.ts";
import { endOfLength, parseLength } from "../time/length.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { openedByCommand, unknownQuestion } from "./named-question.ts";
import { notYours } from "./not-yours.ts";
import { openBallot } from "./open-ballot.ts";
import { hasAnyRole } from "./rolls.ts";

const askedQuestion = (situation: Situation, { call }: Asked, kind: Kind): Answer<Question> => {
  const [word] = call.words;
  const known = openedByCommand(situation);
  if (word === undefined) return refused("question-missing", { questions: known.join(", ") });
  const question = situation.policy.questions.get(word.toLowerCase() as Question["name"]);
  if (!question) return unknownQuestion(word, known);
  if ((question.openedBy ?? []).length > 0) return is(question);
  const verbs = kind.moves.filter((move) => move.ballot === question.name).map((move) => `/${move.verb}`);
  return refused("opened-by-move", { question: question.name, verbs: verbs.join(", ") });
};

/** Null: it is open until it is decided. */
const askedLength = ({ call }: Asked, { name, term }: Question): Answer<Length | null> => {
  const words = call.words.slice(1).join(" ");
  const details = { verb: `${call.verb} ${name}`, words: words.slice(0, 60) };
  if (words === "") {
    if (term?.window) return is(term.window);
    return term?.whenDecided ? is(null) : refused("length-missing", details);
  }
  const length = parseLength(words);
  return length.kind === "problem" ? refused("length-unreadable", details) : is(length);
};

const judgeOpening = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  const question = askedQuestion(situation, asked, kind);
  if (question.kind !== "is") return question;
  const { name, openedBy = [] } = question.value;
  const authors = authorsOf(situation, presentReading(situation), kind);
  const role = hasAnyRole(situation, asked.act.by, openedBy, authors);
  if (role.kind !== "is") return role;
  if (role.value === null) return notYours(situation, asked, openedBy);
  if (state.thread !== "open") return refused("thread-closed", { state: state.thread });
  if (state.paused) return refused("clocks-rest", { since: state.paused.since });
  const open = openBallots(state).find((ballot) => ballot.question.name === name);
  if (open) return refused("ballot-open", { question: name, ...(open.closes ? { ends: open.closes } : {}) });
  const length = askedLength(asked, question.value);
  if (length.kind !== "is") return length;
  const closes = length.value && endOfLength(at, length.value, policy);
  const ballot = openBallot(situation, { question: name, closes, ownEnd: true, authors, cycle: state.cycle });
  return ballot.kind === "is"
    ? is([entry(at, causeOf(asked), { kind: "ballot-opened", ballot: ballot.value })])
    : ballot;
};

export const openingFamily: CommandFamily = { verbs: ["open-ballot"], judge: judgeOpening };
