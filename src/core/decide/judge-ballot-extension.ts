/**
 * `/extend-ballot QUESTION LENGTH because …`: more time for a vote with an end of its
 * own, by whom may open it, within the bounds that the kind sets for any extension. The
 * kind's own verb for more time does the same when it is given such a question.
 */
import type { Ballot } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { Length } from "../model/length.ts";
import type { Instant } from "../model/names.ts";
import { secondsBetween } from "../time/instant.ts";
import { laterBy, parseLength } from "../time/length.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { openBallotNamed } from "./named-question.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole, stewardRole } from "./rolls.ts";

/** Days that the end moves on by, begun ones whole. */
const daysGranted = (from: Instant, to: Instant): number => Math.ceil(secondsBetween(from, to) / 86_400 - 1 / 12);

const withinBounds = (situation: Situation, asked: Asked, kind: Kind, ballot: Ballot, days: number): Answer<null> => {
  const rules = kind.extension;
  const granted = ballot.extendedDays ?? 0;
  if (!rules || (days <= rules.longestDays && granted + days <= rules.totalDays)) return is(null);
  const authors = authorsOf(situation, presentReading(situation), kind);
  const beyond = rules.beyond ? hasAnyRole(situation, asked.act.by, [rules.beyond], authors) : is(null);
  if (beyond.kind !== "is") return beyond;
  if (beyond.value !== null) return is(null);
  return refused("extension-too-long", {
    longest: String(rules.longestDays),
    total: String(rules.totalDays),
    granted: String(granted),
    role: rules.beyond ?? "",
  });
};

const askedLength = ({ call }: Asked, ballot: Ballot): Answer<Length> => {
  const words = call.words.slice(1).join(" ");
  const details = { verb: `${call.verb} ${ballot.question.name}`, words: words.slice(0, 60) };
  if (words === "") return refused("length-missing", details);
  const length = parseLength(words);
  return length.kind === "problem" ? refused("length-unreadable", details) : is(length);
};

export const judgeBallotExtension = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  const { call, act } = asked;
  const named = openBallotNamed(
    openBallots(state).filter((ballot) => ballot.ownEnd),
    call.words[0] ?? "",
    call.verb,
  );
  if (named.kind !== "is") return named;
  const ballot = named.value;
  const roles = ballot.question.openedBy ?? [stewardRole];
  const role = hasAnyRole(situation, act.by, roles, authorsOf(situation, presentReading(situation), kind));
  if (role.kind !== "is") return role;
  if (role.value === null) return notYours(situation, asked, roles);
  if (state.thread !== "open") return refused("thread-closed", { state: state.thread });
  if (ballot.closes === null) return refused("ballot-without-end", { question: ballot.question.name });
  const length = askedLength(asked, ballot);
  if (length.kind !== "is") return length;
  if (!call.reason) return refused("reason-missing", { command: [call.verb, ...call.words].join(" ") });
  const closes = laterBy(ballot.closes, length.value, policy);
  const days = daysGranted(ballot.closes, closes);
  const bounded = withinBounds(situation, asked, kind, ballot, days);
  if (bounded.kind !== "is") return bounded;
  return is([entry(at, causeOf(asked), { kind: "ballot-extended", ballot: ballot.id, closes, days })]);
};

export const ballotExtensionFamily: CommandFamily = { verbs: ["extend-ballot"], judge: judgeBallotExtension };
