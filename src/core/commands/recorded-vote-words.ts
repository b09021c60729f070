/**
 * What `/record-vote` says: whom, what, and where it can be read that they voted so.
 *
 *     @login approve evidence https://…        "Jane Doe" reject evidence [minutes](https://…)
 *     @login approve QUESTION evidence https://…
 */
import type { Choice } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { type NamedPerson, namedPerson } from "./named-person.ts";

export type RecordedVoteWords =
  | {
      readonly kind: "whole";
      readonly person: Person;
      readonly choice: Choice | "withdraw";
      /** A word that may name a question, lower case; null: none is there. */
      readonly question: string | null;
      /** A web address. */
      readonly evidence: string;
    }
  /** Person or choice are not there, or something else is. */
  | { readonly kind: "other-form" }
  | { readonly kind: "no-evidence"; readonly person: Person }
  | { readonly kind: "no-link"; readonly words: string };

const choices: ReadonlyMap<string, Choice | "withdraw"> = new Map([
  ["approve", "approve"],
  ["reject", "reject"],
  ["abstain", "abstain"],
  ["withdraw", "withdraw"],
]);

const longestAddress = 500;

/** `address`, `<address>` or `[text](address)`; nothing in it can end a link of ours. */
const addressIn = (text: string): string | null => {
  const [, inside] = /^\[[^\]]*\]\(<?([^\s<>]+?)>?\)$/.exec(text) ?? /^<([^\s<>]+)>$/.exec(text) ?? [];
  const address = inside ?? text;
  return /^https?:\/\/[a-z\d[][^\s<>"'`\\^{}|]*$/i.test(address) && address.length <= longestAddress ? address : null;
};

/** A name of several words needs no quotation marks here: the choice ends it. */
const voterNamed = (words: readonly string[]): NamedPerson | null => {
  const choice = words.findIndex((word) => choices.has(word.toLowerCase()));
  if (choice < 2 || /^[@"“„«]/.test(words[0] ?? "")) return namedPerson(words);
  return namedPerson([`"${words.slice(0, choice).join(" ")}"`, ...words.slice(choice)]);
};

export const recordedVoteWords = (words: readonly string[]): RecordedVoteWords => {
  const named = voterNamed(words);
  const [word, ...rest] = named?.after ?? [];
  const choice = choices.get(word?.toLowerCase() ?? "");
  if (!named || !choice) return { kind: "other-form" };
  const { person } = named;
  const isEvidence = (word: string | undefined): boolean => /^evidence:?$/i.test(word ?? "");
  const question = !isEvidence(rest[0]) && isEvidence(rest[1]) ? (rest[0]?.toLowerCase() ?? null) : null;
  const after = question === null ? rest : rest.slice(1);
  const said = isEvidence(after[0]) ? after.slice(1) : after;
  const text = said.join(" ");
  if (text === "") return { kind: "no-evidence", person };
  const evidence = addressIn(text);
  return evidence === null ? { kind: "no-link", words: text } : { kind: "whole", person, choice, question, evidence };
};
