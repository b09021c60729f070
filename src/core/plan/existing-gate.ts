/**
 * How the required check stands where the pull request changes a document that is there
 * already. Null: the document lives here and is to stay open until it is decided, so that
 * it stands as for any other.
 */

import { isOutcomeInDoubt } from "../ballots/if-seen.ts";
import { complaintAboutChange } from "../decide/existing-change.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { type Gate, gate } from "./gate-state.ts";

export const existingGate = (
  state: State,
  kind: Kind,
  { merged, perMove, lacks }: { readonly merged: boolean; readonly perMove: boolean; readonly lacks: boolean },
): Gate | null => {
  if (isOutcomeInDoubt(state, kind) && !merged) return null;
  if (state.home?.moved && !merged) {
    return gate("action_required", "lives-elsewhere", { thread: String(state.home.thread) });
  }
  const standing = kind.statuses.find(({ name }) => name === state.status)?.gate ?? "waiting";
  if (merged) {
    if (state.undecided) return gate("action_required", "merged-undecided");
    if (state.livesHere && lacks) return gate(null, "writing");
    const goesOn = state.livesHere && state.thread === "open" && standing === "waiting";
    return goesOn ? null : gate("success", "change-merged");
  }
  const complaint = complaintAboutChange(state, kind);
  const staysOpen = state.livesHere && standing !== "decided" && !perMove;
  if (complaint?.code === "writing") return staysOpen ? null : gate(null, "writing");
  // While it is worked on here, its text is its authors'.
  if (complaint && !(staysOpen && complaint.code === "change-unallowed")) {
    return gate("action_required", complaint.code, complaint.details);
  }
  if (staysOpen) return null;
  if (state.livesHere && standing === "decided") return gate("success", "decided");
  return state.livesHere ? gate("success", "move-granted") : gate("success", "change-allowed");
};
