/**
 * What is merged though nothing has decided it: during a ballot, on a text that changed
 * after the decision, against a refusal, documents removed or several at once, or rules
 * that nobody approved. It cannot be prevented where an administrator may go over the required check; it is never silent.
 */
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { admissionOf } from "./admitted.ts";
import { isDecidedText } from "./decided-text.ts";
import { complaintAboutChange } from "./existing-change.ts";
import { governanceApprovalOf } from "./governance-approval.ts";

export const isUndecidedMerge = (state: State, kind: Kind | null, perMove: boolean): boolean => {
  // It was judged as it was merged; what is decided since has another way into the file.
  if (state.merged && state.undecided === null) return false;
  if (state.head?.governance && !governanceApprovalOf(state)) return true;
  if (state.head?.undecidable) return true;
  if (state.document === null || kind === null) return false;
  if (state.existing) return complaintAboutChange(state, kind) !== null;
  const standing = kind.statuses.find(({ name }) => name === state.status)?.gate ?? "waiting";
  if (perMove && standing === "waiting") return admissionOf(state, kind) !== "whole" || state.head?.typed !== null;
  return standing !== "decided" || !isDecidedText(state, state.head?.digest ?? undefined);
};
