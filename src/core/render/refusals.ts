/** The comment that collects what one person asked for in vain, with the reason and the way out of each. */
import { closingDue } from "../ballots/closing-due.ts";
import { type UncountedVote, uncountedVotes } from "../ballots/uncounted-votes.ts";
import { secretaryVerbs } from "../commands/secretary-verbs.ts";
import { voteVerbs } from "../commands/vote-calls.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant, TextHash } from "../model/names.ts";
import { standsIn } from "../model/stand-in.ts";
import type { JudgedCommand, State } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { toInstant } from "../time/instant.ts";
import { deadlineInWords } from "../time/words.ts";
import { concernName, concernNames } from "./concerns-view.ts";
import { codeSpan, escapeAroundCode } from "./escape.ts";
import type { View, Wording } from "./wording.ts";

/** From people without a part in the document only so many are answered in words. */
const mostForOutsiders = 3;
const mostForAnybody = 20;

const rolesInWords = (roles: string, kind: Kind | null, steward: string, wording: Wording): string =>
  roles
    .split(",")
    .filter(Boolean)
    .map((role) =>
      wording.say(role === "steward" || role === "author" ? `role.${role}` : "role.other", {
        role,
        title: kind?.steward.title ?? "",
        noun: kind?.noun ?? "",
        steward,
      }),
    )
    .join(", ");

/** What somebody did that stands in the way. */
const deedInWords = (details: JudgedCommand["verdict"]["details"], wording: Wording): string => {
  if (details.deed === undefined) return "";
  const key = `deed.${details.deed}`;
  return wording.say(wording.keys.has(key) ? key : "deed.other", details);
};

/** What could not be done, why, and the way out: the sentence for a reason code. */
export const reasonSentence = (
  { code, details }: Pick<JudgedCommand["verdict"], "code" | "details">,
  { kind, zone, texts }: Pick<RefusalsQuestion, "kind" | "zone" | "texts">,
  wording: Wording,
): string => {
  const ends = details.ends ? toInstant(details.ends) : null;
  const view: View = {
    ...details,
    noun: kind?.noun ?? "document",
    title: kind?.steward.title ?? "steward",
    work: kind?.work?.noun ?? "work",
    who: rolesInWords(details.roles ?? "", kind, details.steward ?? "", wording),
    isVote: voteVerbs.includes(details.nearest ?? ""),
    ends: ends ? deadlineInWords(ends, zone) : "",
    first: details.first === undefined ? "" : escapeAroundCode(details.first),
    concern: details.concern === undefined ? "" : concernName(details.concern as TextHash, texts, wording),
    names: concernNames(
      (details.concerns ?? "").split(",").filter(Boolean) as readonly string[] as readonly TextHash[],
      texts,
      wording,
    ),
    deed: deedInWords(details, wording),
    several: details.count !== undefined && details.count !== "1",
  };
  return wording.say(`refusal.${code}`, view);
};

/** When it ended; of one that is still open, when it ends as things stand. */
const endInWords = (ballot: Ballot, zone: string): string => {
  const end = ballot.closed?.at ?? closingDue(ballot);
  return end ? deadlineInWords(end, zone) : "";
};

const voteSentence = ({ vote, code, ballot, questions }: UncountedVote, zone: string, wording: Wording): string =>
  wording.say(`refusal.${code}`, {
    question: ballot ? ballot.question.name : (vote.question ?? ""),
    questions: questions.join(", "),
    first: questions[0] ?? "",
    choice: vote.choice,
    role: ballot?.question.electorate ?? "",
    channels: ballot?.question.channels.join(", ") ?? "",
    ends: ballot ? endInWords(ballot, zone) : "",
  });

/** How the vote was given, as its giver would recognise it. */
const voteLine = ({ vote }: UncountedVote, wording: Wording): string =>
  vote.channel === "comment" ? `/${vote.choice}` : wording.plain(`given-by.${vote.channel}`, { choice: vote.choice });

/** A command or vote that was in vain. */
export interface Refused {
  readonly by: Person;
  readonly at: Instant;
  /** As written; plain text of a person. */
  readonly line: string;
  readonly code: string;
  /** Markdown. */
  readonly sentence: string;
}

export interface RefusalsQuestion {
  readonly state: State;
  readonly kind: Kind | null;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly zone: string;
}

/** Everything that was in vain on the thread, by time. */
export const refusedActs = ({ state, kind, texts, zone }: RefusalsQuestion, wording: Wording): readonly Refused[] => {
  const commands = state.commands
    .filter((command) => !command.verdict.done)
    .map(
      (command): Refused => ({
        by: command.by,
        at: command.at,
        line: texts.get(command.line) ?? `/${command.verb}`,
        code: command.verdict.code ?? "",
        sentence: reasonSentence(command.verdict, { kind, zone, texts }, wording),
      }),
    );
  const votes = uncountedVotes(state).map(
    (uncounted): Refused => ({
      by: uncounted.vote.by,
      at: uncounted.vote.at,
      line: voteLine(uncounted, wording),
      code: uncounted.code,
      sentence: voteSentence(uncounted, zone, wording),
    }),
  );
  return [...commands, ...votes].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
};

/** Who may give a command of the secretary's is one, though the state does not know their role. */
const actsAsSecretary = ({ commands }: State, person: Person): boolean =>
  commands.some(
    ({ by, verb, verdict }) =>
      secretaryVerbs.includes(verb) &&
      isSamePerson(by, person) &&
      verdict.code !== "not-in-role" &&
      verdict.code !== "no-secretary",
  );

const standInIs = (state: State, person: Person): boolean => {
  const standIn = standsIn(state);
  return standIn !== null && isSamePerson(standIn, person);
};

const isOutsider = (state: State, person: Person): boolean =>
  !(
    actsAsSecretary(state, person) ||
    (state.opened && isSamePerson(state.opened.by, person)) ||
    standInIs(state, person) ||
    (state.steward && isSamePerson(state.steward.person, person)) ||
    (state.stewardAsked && isSamePerson(state.stewardAsked.person, person)) ||
    state.ballots.some((ballot) => ballot.seats.some((seat) => isSamePerson(seat.person, person)))
  );

export interface Refusals {
  readonly person: Person;
  readonly view: View;
}

/** One comment per person with something in vain, in order of the first. */
export const refusalsOf = (question: RefusalsQuestion, wording: Wording): readonly Refusals[] => {
  const { state } = question;
  const byPerson = Map.groupBy(refusedActs(question, wording), (refused) => refused.by.login);
  return [...byPerson.values()].flatMap((acts): readonly Refusals[] => {
    const person = acts[0]?.by;
    if (!person) return [];
    const outsider = isOutsider(state, person);
    const shown = outsider ? acts.slice(0, mostForOutsiders) : acts.slice(-mostForAnybody);
    const left = acts.length - shown.length;
    return [
      {
        person,
        view: {
          name: person.login,
          one: shown.length === 1,
          count: shown.length,
          lines: shown.map(({ line, sentence, code }) => ({ line: codeSpan(line), sentence, code })),
          left: left > 0 ? { count: left, one: left === 1 } : null,
        },
      },
    ];
  });
};
