/**
 * Header fields that the record wants otherwise than people may have them: all that was
 * decided, without a status that somebody asks for in the file, and without the steward's
 * line while it names the right one in whatever form.
 */
import { fieldOf } from "../documents/field-values.ts";
import { namesSteward } from "../documents/steward-row.ts";
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { Login } from "../model/names.ts";
import type { State } from "../model/state.ts";

type Writes = Readonly<Record<string, string | null>>;

/** All who have been it: an undo brings one back without a line of its own. */
const formerStewards = ({ milestones }: State): readonly Login[] =>
  milestones.flatMap(({ what }) => (what.kind === "steward" && what.person ? [what.person.login] : []));

const isRightlyNamed = (state: State, kind: Kind, document: Document, field: string): boolean => {
  const value = fieldOf(document, kind, field)?.value ?? "";
  if (state.steward) return namesSteward(value, state.steward.person.login);
  // Whom the authors hope for is theirs to write.
  return !formerStewards(state).some((former) => namesSteward(value, former));
};

export const dueWrites = (state: State, kind: Kind, document: Document | null): Writes =>
  Object.fromEntries(
    Object.entries(state.writes).filter(([field]) => {
      if (field === kind.statusField) return !state.request;
      return field !== kind.steward.field || document === null || !isRightlyNamed(state, kind, document, field);
    }),
  );
