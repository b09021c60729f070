/**
 * How the decision check stands where a pull request of the App's own is involved: on that
 * pull request itself, and on the merged thread whose decision waits for it.
 */
import { type ChangeStanding, indexOrigin, type OwnRequest } from "../model/own-change.ts";
import { type Gate, gate } from "./gate-state.ts";

/** Green while its difference is the planned one: what it carries out is decided elsewhere. */
export const ownRequestGate = ({ origin, purpose, difference }: OwnRequest): Gate => {
  if (origin === null) return gate("action_required", "own-change-unknown");
  if (origin === indexOrigin) {
    if (difference === "withdrawn") return gate("action_required", "index-change-withdrawn");
    return difference === "altered" ? gate("action_required", "index-change-altered") : gate("success", "index-change");
  }
  const thread = { thread: String(origin), takesBack: purpose === "reversal" ? "yes" : "" };
  if (difference === "withdrawn") return gate("action_required", "own-change-withdrawn", thread);
  if (difference === "altered") return gate("action_required", "own-change-altered", thread);
  return gate("success", "own-change", thread);
};

/** What nothing had decided: a pull request of ours that takes it back is named. */
export const gateByReversal = (undecided: Gate, standing: ChangeStanding): Gate =>
  undecided.code === "merged-undecided" && (standing.kind === "open" || standing.kind === "declined")
    ? { ...undecided, details: { [standing.kind]: String(standing.number) } }
    : undecided.code === "merged-undecided" && standing.kind === "there"
      ? { ...undecided, details: { there: "yes" } }
      : undecided;

/** What is decided and not on the head any more to be written: it comes, or waits, by a pull request of ours. */
export const gateByChange = (decided: Gate, standing: ChangeStanding): Gate => {
  if (decided.code !== "writing" && decided.code !== "change-merged") return decided;
  switch (standing.kind) {
    case "there":
      return decided.code === "writing" ? gate("success", "decided") : decided;
    case "open":
      return gate("action_required", "change-open", { number: String(standing.number) });
    case "declined":
      return gate("action_required", "change-declined", { number: String(standing.number) });
    case "hindered":
      return gate("action_required", "change-hindered", { why: standing.why });
    case "unasked":
    case "to-propose":
    case "merged":
      return decided;
  }
};
