/** Who is away, by what was said on this thread and on the others of the repository. */
import { type Absence, awayUntil } from "../model/absence.ts";
import type { Instant } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import type { Situation } from "./judgement.ts";

export const absencesKnown = ({ state, facts }: Pick<Situation, "state" | "facts">): readonly Absence[] => [
  ...facts.absences,
  ...state.absences,
];

/** Until when they are away, as of the instant that is judged; null: they are here. */
export const awayUntilHere = (situation: Situation, person: Person): Instant | null =>
  awayUntil(absencesKnown(situation), person, situation.at);
