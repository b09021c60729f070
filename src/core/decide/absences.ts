/** Who is away, by what was said on this thread and on the others of the repository. */
import { type Absence, awayUntil } from "../model/absence.ts";
import type { Instant } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { type Answer, is, need, type Situation } from "./judgement.ts";

export const absencesKnown = ({ state, facts }: Situation): Answer<readonly Absence[]> =>
  facts.absences === null ? need({ kind: "absences" }) : is([...facts.absences, ...state.absences]);

/** As of the instant that is judged. */
export const awayUntilHere = ({ at }: Situation, absences: readonly Absence[], person: Person): Instant | null =>
  awayUntil(absences, person, at);
