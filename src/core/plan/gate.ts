/**
 * How the required check stands. Green only where the move was decided for this text
 * and the file carries it; everything unknown is not green (design.md, invariants 5, 6).
 */

import { decidingBallots } from "../ballots/deciding-ballots.ts";
import { isOutcomeInDoubt } from "../ballots/if-seen.ts";
import { waitingTies } from "../ballots/waiting-ties.ts";
import { admissionOf } from "../decide/admitted.ts";
import { isDecidedText } from "../decide/decided-text.ts";
import { governanceApprovalOf } from "../decide/governance-approval.ts";
import { statusOf } from "../documents/field-values.ts";
import { isOpen } from "../model/ballot.ts";
import { unansweredConcerns } from "../model/concern.ts";
import type { Hold } from "../model/decision.ts";
import type { GovernedFile, HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { RoleName } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { isObjectedTo } from "../record/rested-window.ts";
import { existingGate } from "./existing-gate.ts";
import { fileChange } from "./file.ts";
import { type Gate, gate } from "./gate-state.ts";
import { isOverdue } from "./labels.ts";

export interface GateQuestion {
  readonly state: State;
  /** Kind of the recorded document; null while there is none. */
  readonly kind: Kind | null;
  readonly reading: HeadReading | { readonly unreadable: string } | null;
  readonly hold: Hold | null;
  readonly merged: boolean;
  /** Who approves changes of how decisions are made; null while the policy cannot be read. */
  readonly approvers: RoleName | null;
  /** The documents of the kind are moved by a pull request each time. */
  readonly perMove: boolean;
  /** What is decided and not on the head has come onto the default branch. */
  readonly carried?: boolean;
}

const touchedGate = (governed: readonly GovernedFile[], state: State, approvers: RoleName | null): Gate | null => {
  const governance = governed.find((file) => file.what === "governance");
  if (governance && !governanceApprovalOf(state)) {
    return gate("action_required", "governance", { path: governance.path, role: approvers ?? "" });
  }
  const documents = governed.filter((file) => file.what === "document");
  const added = documents.filter((file) => file.change === "added");
  if (added.length > 1) return gate("failure", "two-documents", { count: String(added.length) });
  const removed = documents.find((file) => file.change === "removed");
  if (removed) return gate("action_required", "document-removed", { path: removed.path });
  const existing = documents.find((file) => file.change !== "added");
  return existing && (documents.length > 1 || (state.document !== null && !state.existing))
    ? gate("action_required", "existing-document", { path: existing.path })
    : null;
};

const decidedGate = (state: State, kind: Kind, reading: HeadReading): Gate => {
  if (!isDecidedText(state, reading.document?.digest)) return gate("action_required", "changed-after-decision");
  const carries = reading.document !== null && statusOf(reading.document, kind) === state.status;
  if (carries) return gate("success", "decided");
  return state.request ? gate("action_required", "status-asked", { to: state.request.to }) : gate(null, "writing");
};

const documentGate = (state: State, kind: Kind, reading: HeadReading, merged: boolean): Gate => {
  const standing = kind.statuses.find((status) => status.name === state.status)?.gate ?? "waiting";
  if (isOutcomeInDoubt(state, kind) && !merged) return gate("action_required", "outcome-in-doubt");
  if (standing === "refused") return gate("failure", "refused");
  if (merged && standing === "waiting") return gate("action_required", "merged-undecided");
  if (!reading.document?.headerSpan) return gate("failure", "document-unreadable");
  if (state.turnedDown && !merged) return gate("failure", "turned-down");
  if (standing === "decided") return decidedGate(state, kind, reading);
  if (state.heldMove?.why === "concern-open") {
    return unansweredConcerns(state).length > 0
      ? gate("action_required", "concern-unanswered", { to: state.heldMove.to })
      : gate("action_required", "concern-contested", { to: state.heldMove.to });
  }
  if (state.heldMove) return gate("action_required", "held", { to: state.heldMove.to });
  const [tie] = waitingTies(state);
  if (tie && state.thread === "open") return gate("action_required", "tie", { role: tie.tie.waits.role });
  // Nobody could decide it, overdue or not.
  if (!state.steward && kind.steward.consentVerb) return gate("action_required", "no-steward");
  if (isOverdue(state, kind)) return gate("action_required", "overdue");
  if (state.sentBack) return gate("action_required", "sent-back");
  if (!state.steward) return gate("action_required", "no-steward");
  if (state.paused) return gate(null, "paused");
  if (decidingBallots(state, kind).some(isObjectedTo)) return gate(null, "objection");
  if (decidingBallots(state, kind).length > 0) return gate(null, "voting");
  return state.isDraft ? gate(null, "draft") : gate(null, "waiting");
};

export const gateOf = ({ state, kind, reading, hold, merged, approvers, perMove, carried }: GateQuestion): Gate => {
  if (hold?.code === "policy-broken") return gate("failure", "policy-broken");
  if (!reading) return gate("failure", "head-unreadable", { why: "The head has not been read." });
  if ("unreadable" in reading) return gate("failure", "head-unreadable", { why: reading.unreadable });
  const touched = touchedGate(reading.governed, state, approvers);
  if (touched) return merged && state.undecided ? gate("action_required", "merged-undecided") : touched;
  const approval = governanceApprovalOf(state);
  if (approval && reading.governed.every((file) => file.what === "governance")) {
    return gate("success", "governance-approved", { by: approval.by.login, role: approval.role });
  }
  if (!state.document && reading.base?.status === null) {
    return gate("action_required", "base-status-unknown", { path: reading.base.path });
  }
  if (!state.document || !kind) {
    return reading.governed.length === 0 ? gate("skipped", "no-document") : gate("failure", "document-unreadable");
  }
  if (state.existing && !state.livesHere && reading.governed.length === 0) return gate("skipped", "no-document");
  if (!reading.document) return gate("failure", "document-gone", { path: state.document.path });
  // Somebody wrote something else to the default branch: what is decided has to come there again.
  if (state.merged && state.livesHere && state.stray?.over === false && carried !== true) return gate(null, "writing");
  const lacks = carried !== true && fileChange(state, kind, reading) !== null;
  const isThere = (state.existing && reading.document.headerSpan !== null) || state.home !== null;
  if (isThere || (perMove && state.merged)) {
    const change = existingGate(state, kind, { merged, perMove, lacks });
    if (change) return change;
  }
  if (perMove && !merged && !isOutcomeInDoubt(state, kind)) {
    const admission = admissionOf(state, kind);
    if (admission === "whole") return lacks ? gate(null, "writing") : gate("success", "move-granted");
    if (admission === "other-text" && state.ballots.every((ballot) => !isOpen(ballot))) {
      return gate("action_required", "change-unallowed");
    }
  }
  // Where it goes on after the merge it stands as it did before.
  return documentGate(state, kind, reading, merged && state.thread !== "open");
};
