/** Who is away until after the end of a vote that cannot pass without them, while that is so. */
import type { Ballot, Tally } from "../model/ballot.ts";
import { isSamePerson } from "../model/subject.ts";
import { shownName } from "../model/without-account.ts";
import { namesInWords } from "./many-names.ts";
import type { View, Wording } from "./wording.ts";

/** Null: nobody is missed, or one of them has voted, or the end was moved to when they are back. */
export const awayVotersView = (ballot: Ballot, tally: Tally | undefined, wording: Wording): View | null => {
  const { away = [], closes, closed, voided } = ballot;
  if (away.length === 0 || closed || voided || !tally) return null;
  const isMissed = away.every(
    ({ person, until }) =>
      closes !== null &&
      until >= closes &&
      tally.voters.some((line) => isSamePerson(line.person, person) && line.counted === "not-voted"),
  );
  const names = away.map(({ person }) => shownName(person));
  return isMissed ? { names: namesInWords(names, wording), one: names.length === 1 } : null;
};
