/** Whether the text that stands there is the one that was decided, or one that the steward has called a correction of it [D9]. */
import { decidedText, differenceOf } from "../ballots/text-difference.ts";
import type { Digest } from "../model/names.ts";
import type { State } from "../model/state.ts";

export const isDecidedText = (state: State, digest: Digest | undefined): boolean => {
  const decided = decidedText(state) ?? state.head?.base?.digest ?? null;
  if (decided === null) return true;
  return digest !== undefined && (digest === decided || isCorrection(state, decided, digest));
};

const isCorrection = (state: State, decided: Digest, digest: Digest): boolean =>
  differenceOf(state, decided, digest)?.ruling?.as === "editorial";
