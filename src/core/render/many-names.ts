/** Lists of names that may be long: so many are named, and how many more there are is said. */
import { listInWords } from "../model/list-in-words.ts";
import type { Person } from "../model/subject.ts";
import { hasAccount, shownName } from "../model/without-account.ts";
import { escapeMarkdown } from "./escape.ts";
import type { Wording } from "./wording.ts";

/** In a sentence nobody reads more. */
const mostInSentence = 20;
/** Of a comment's 65,536 characters; beside it a table wants room. */
const roomForMentions = 20_000;

/** `ana, bo and chen`, or `ana, bo, … and 980 more`. */
export const namesInWords = (names: readonly string[], wording: Wording, most: number = mostInSentence): string => {
  if (names.length < 2 || names.length <= most) return listInWords(names);
  return wording.plain("many.names", { names: names.slice(0, most).join(", "), more: names.length - most });
};

/** `ana, bo, chen`, or `ana, bo, … and 980 more`. */
export const listOfNames = (names: readonly string[], wording: Wording, most: number = mostInSentence): string =>
  names.length <= most ? names.join(", ") : namesInWords(names, wording, most);

/** `@ana, @bo`, names of those without an account; who has no room is counted, and finds the vote without being called. */
export const mentionsOf = (people: readonly Person[], wording: Wording): string => {
  const mentions = people.map((person) =>
    hasAccount(person) ? `@${person.login}` : escapeMarkdown(shownName(person)),
  );
  let room = roomForMentions;
  const shown = mentions.filter((mention) => {
    room -= mention.length + 2;
    return room >= 0;
  });
  const names = shown.join(", ");
  return shown.length === mentions.length
    ? names
    : wording.plain("many.mentions", { names, more: mentions.length - shown.length });
};
