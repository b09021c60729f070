/** What the header is to say of who is steward, where the kind has a line for it. */
import { fieldOf } from "../documents/field-values.ts";
import { stewardInRow } from "../documents/steward-row.ts";
import type { Kind } from "../model/kind.ts";
import type { Login } from "../model/names.ts";
import { presentReading, type Situation } from "./judgement.ts";

type Writes = { readonly writes?: Readonly<Record<string, string | null>> };

/** `login`: who is it from now on; null: nobody. Nothing where the line cannot be read, or says it already. */
export const stewardWrites = (situation: Situation, kind: Kind, login: Login | null): Writes => {
  const { field } = kind.steward;
  const document = presentReading(situation)?.document;
  if (field === undefined || !document?.headerSpan) return {};
  // What was decided before may not stand in the file yet; of nobody the authors may have written whom they hope for.
  const decided = situation.state.writes[field];
  const value = decided || (fieldOf(document, kind, field)?.value ?? "");
  const written = stewardInRow(value, login, situation.state.steward?.person.login ?? null);
  return written === value && decided === undefined ? {} : { writes: { [field]: written } };
};
