/** A document by its number and by its title. */
import { titleOf } from "../documents/field-values.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import type { StatusQuestion } from "./status-question.ts";

export const documentKey = (state: State, kind: Kind): string =>
  state.document?.number == null ? "" : `${kind.prefix}-${state.document.number}`;

export const titleInWords = (state: State, kind: Kind, reading: StatusQuestion["reading"]): string => {
  const document = reading && !("unreadable" in reading) ? reading.document : null;
  return (document && titleOf(document, kind)) || state.document?.path || "";
};
