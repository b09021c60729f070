/** Whether enough of the work is done is asked once in a draft cycle, of documents that have such work. */
import { holdsWord } from "../documents/holds-word.ts";
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import type { WorkConfirmed } from "../model/work.ts";

/** In the present cycle; null: nobody has confirmed it. */
export const confirmedNow = ({ workConfirmed, cycle }: Pick<State, "workConfirmed" | "cycle">): WorkConfirmed | null =>
  workConfirmed?.cycle === cycle ? workConfirmed : null;

/** A document that cannot be read has work like most. */
export const hasWork = (kind: Kind, document: Document | null): boolean =>
  kind.work !== undefined &&
  !Object.entries(kind.work.unless).some(([key, words]) => document && holdsWord(kind, document, key, words));

export const awaitsConfirmation = (
  kind: Kind,
  state: Pick<State, "workConfirmed" | "cycle">,
  document: Document | null,
): boolean => hasWork(kind, document) && confirmedNow(state) === null;
