/** Who shepherds the document, and why it is they: by which way they were chosen, and what they had besides. */
import type { Kind } from "../model/kind.ts";
import type { State, Steward } from "../model/state.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import { codeSpan } from "./escape.ts";
import type { StatusQuestion } from "./status-question.ts";
import type { View, Wording } from "./wording.ts";

/** Null in records of before it was kept. */
export const chosenInWords = (
  how: Steward["how"],
  files: string | undefined,
  kind: Kind,
  wording: Wording,
): string | null =>
  how === undefined
    ? null
    : wording.say(`chosen.${how}`, { title: kind.steward.title, files: files === undefined ? null : codeSpan(files) });

/** Who acts in the steward's place, and why; null: nobody does, or needs to. */
export const standInView = ({ steward, standIn }: State, zone: string): View | null =>
  steward && standIn && standIn.ended === null
    ? {
        person: standIn.person?.login ?? null,
        steward: steward.person.login,
        away: standIn.why === "away",
        on: dayInWords(dayOf(standIn.since, zone)),
      }
    : null;

export const stewardView = (
  { person, since, how, load }: Steward,
  kind: Kind,
  zone: string,
  wording: Wording,
): View => ({
  name: person.login,
  since: dayInWords(dayOf(since, zone)),
  chosen: chosenInWords(how, undefined, kind, wording),
  load: load === undefined ? null : { count: load, none: load === 0, one: load === 1, noun: kind.noun },
});

/** Somebody who was named as steward and has not agreed yet. */
export const askedSteward = ({ state, zone }: Pick<StatusQuestion, "state" | "zone">): View | null =>
  state.stewardAsked && {
    person: state.stewardAsked.person.login,
    by: state.stewardAsked.by?.login ?? null,
    since: dayInWords(dayOf(state.stewardAsked.since, zone)),
  };
