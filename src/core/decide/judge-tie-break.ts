/**
 * `/break-tie approve because …`: the word of a role decides a ballot that closed with
 * equal sides, at the instant of the command. Having voted in it takes nobody's word
 * away; an author has none where authors have no vote.
 */
import { type WaitingTie, waitingTies } from "../ballots/waiting-ties.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { isSamePerson } from "../model/subject.ts";
import { hashText } from "../record/text-hash.ts";
import { laterOf } from "../time/instant.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { outcomeEntries } from "./outcome-entries.ts";
import { hasAnyRole } from "./rolls.ts";

/** The ballot that is meant: the only one that waits, or the one that is named. */
const tieMeant = (waiting: readonly WaitingTie[], { call }: Asked): Answer<WaitingTie> => {
  const [first] = waiting;
  if (!first) return refused("no-tie");
  const name = call.words[1]?.toLowerCase();
  const questions = waiting.map(({ question }) => question.name).join(", ");
  if (name === undefined) return waiting.length === 1 ? is(first) : refused("tie-unclear", { questions });
  const named = waiting.find(({ question }) => question.name.toLowerCase() === name);
  return named ? is(named) : refused("unexpected-word", { verb: call.verb, word: call.words[1] ?? "" });
};

const mayBreak = (situation: Situation, asked: Asked, kind: Kind, ballot: WaitingTie): Answer<null> => {
  const authors = authorsOf(situation, presentReading(situation), kind);
  const { role } = ballot.tie.waits;
  const has = hasAnyRole(situation, asked.act.by, [role], authors);
  if (has.kind !== "is") return has;
  if (has.value === null) return notYours(situation, asked, [role]);
  if (ballot.recused?.some(({ person }) => isSamePerson(person, asked.act.by))) return refused("tie-recused");
  return ballot.question.excludeAuthors && authors.some((author) => isSamePerson(author, asked.act.by))
    ? refused("tie-author")
    : is(null);
};

const judgeTieBreak = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state } = situation;
  const { call, act } = asked;
  const meant = tieMeant(waitingTies(state), asked);
  if (meant.kind !== "is") return meant;
  const ballot = meant.value;
  const allowed = mayBreak(situation, asked, kind, ballot);
  if (allowed.kind !== "is") return allowed;
  if (state.thread !== "open") return refused("thread-closed", { state: state.thread });
  const word = call.words[0]?.toLowerCase();
  if (word !== "approve" && word !== "reject") return refused("tie-word", { verb: call.verb });
  const extra = call.words[2];
  if (extra !== undefined) return refused("unexpected-word", { verb: call.verb, word: extra });
  if (!call.reason) return refused("reason-missing", { command: `${call.verb} ${word}` });
  // A command seen late may be older than the end.
  const at = laterOf(situation.at, ballot.closed.at);
  const outcome = word === "approve" ? "passed" : "failed";
  const cause = causeOf(asked);
  const broken = entry(at, cause, {
    kind: "tie-broken",
    ballot: ballot.id,
    outcome,
    reason: hashText(call.reason),
    url: act.url,
  });
  const tally = { ...ballot.closed.tally, outcome } as const;
  // Votes given on another text than the one of the opening hold the move, whatever the text is now.
  const text = ballot.closed.text === ballot.text ? (state.head?.digest ?? null) : ballot.closed.text;
  const follows = outcomeEntries({ ...situation, at }, { ballot, tally, text, act: cause });
  return follows.kind === "is" ? is([broken, ...follows.value]) : follows;
};

export const tieBreakFamily: CommandFamily = { verbs: ["break-tie"], judge: judgeTieBreak };
