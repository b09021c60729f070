/** The comment that collects what one person asked for in vain, with the reason and the way out of each. */
import type { Kind } from "../model/kind.ts";
import type { TextHash } from "../model/names.ts";
import type { JudgedCommand, State } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { toInstant } from "../time/instant.ts";
import { deadlineInWords } from "../time/words.ts";
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

/** The sentence for a refused command: what could not be done, why, and the way out. */
export const refusalSentence = (command: JudgedCommand, kind: Kind | null, zone: string, wording: Wording): string => {
  const { details, code } = command.verdict;
  const ends = details.ends ? toInstant(details.ends) : null;
  const view: View = {
    ...details,
    noun: kind?.noun ?? "document",
    title: kind?.steward.title ?? "steward",
    who: rolesInWords(details.roles ?? "", kind, details.steward ?? "", wording),
    isVote: ["approve", "reject", "abstain", "withdraw"].includes(details.nearest ?? ""),
    ends: ends ? deadlineInWords(ends, zone) : "",
    first: details.first === undefined ? "" : escapeAroundCode(details.first),
    several: details.count !== undefined && details.count !== "1",
  };
  return wording.say(`refusal.${code}`, view);
};

const isOutsider = (state: State, person: Person): boolean =>
  !(
    (state.opened && isSamePerson(state.opened.by, person)) ||
    (state.steward && isSamePerson(state.steward.person, person)) ||
    state.ballots.some((ballot) => ballot.seats.some((seat) => isSamePerson(seat.person, person)))
  );

export interface RefusalsQuestion {
  readonly state: State;
  readonly kind: Kind | null;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly zone: string;
}

export interface Refusals {
  readonly person: Person;
  readonly view: View;
}

/** One per person with refused commands, in order of the first refusal. */
export const refusalsOf = ({ state, kind, texts, zone }: RefusalsQuestion, wording: Wording): readonly Refusals[] => {
  const refusedCommands = state.commands.filter((command) => !command.verdict.done);
  const byPerson = Map.groupBy(refusedCommands, (command) => command.by.login);
  return [...byPerson.values()].flatMap((commands): readonly Refusals[] => {
    const person = commands[0]?.by;
    if (!person) return [];
    const most = isOutsider(state, person) ? mostForOutsiders : mostForAnybody;
    const shown = isOutsider(state, person) ? commands.slice(0, most) : commands.slice(-most);
    return [
      {
        person,
        view: {
          name: person.login,
          one: shown.length === 1,
          count: shown.length,
          lines: shown.map((command) => ({
            line: codeSpan(texts.get(command.line) ?? `/${command.verb}`),
            sentence: refusalSentence(command, kind, zone, wording),
            code: command.verdict.code,
          })),
          left:
            commands.length > shown.length
              ? { count: commands.length - shown.length, one: commands.length - shown.length === 1 }
              : null,
        },
      },
    ];
  });
};
