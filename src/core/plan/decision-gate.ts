/** How the required check stands, whatever the thread is: people's, or a pull request of the App's own. */
import type { ChangePurpose, ChangeStanding } from "../model/own-change.ts";
import { isMovedByPullRequests } from "../policy/moved-by-pull-requests.ts";
import { gateAfterMerge } from "./after-merge.ts";
import { gateByChange, gateByReversal, ownRequestGate } from "./change-gates.ts";
import { standingOfChange } from "./change-standing.ts";
import { gateOf } from "./gate.ts";
import type { Gate } from "./gate-state.ts";
import { kindOf, type PlanQuestion, policyOf, presentReadingOf } from "./plan-question.ts";

type GateParts = Pick<PlanQuestion, "decision" | "facts" | "seen" | "problems" | "changes" | "ownRequest" | "marker">;

export const decisionGate = (question: GateParts): Gate => {
  const { decision, facts, seen, changes, ownRequest, marker } = question;
  if (ownRequest && facts.policy.kind === "policy") return ownRequestGate(ownRequest);
  const kind = kindOf(decision.state, facts);
  const standing = (purpose: ChangePurpose): ChangeStanding | null =>
    changes ? standingOfChange(changes, purpose, marker, facts.now) : null;
  const [header, reversal] = [standing("header"), standing("reversal")];
  const atHead = gateOf({
    state: decision.state,
    kind,
    reading: presentReadingOf(facts, seen),
    hold: decision.hold,
    merged: seen.merged,
    approvers: policyOf(facts.policy)?.governance.approval ?? null,
    perMove: isMovedByPullRequests(policyOf(facts.policy), kind),
    carried: header?.kind === "there",
  });
  const decided = gateAfterMerge(atHead, question);
  return seen.merged && header && reversal ? gateByReversal(gateByChange(decided, header), reversal) : decided;
};
