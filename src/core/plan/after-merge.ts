/**
 * Documents whose header the App does not write to the head: where the policy says so, and
 * on a fork that does not let it. What is decided is decided all the same, and comes into
 * the file after the merge, by a pull request of the App's own.
 */
import { statusOf } from "../documents/field-values.ts";
import { groupOfPath } from "../policy/group-of-path.ts";
import { type Gate, gate } from "./gate-state.ts";
import { kindOf, type PlanQuestion, policyOf, presentReadingOf } from "./plan-question.ts";

export type AfterMerge = "policy" | "fork";

type Question = Pick<PlanQuestion, "decision" | "facts" | "seen"> & Partial<Pick<PlanQuestion, "problems">>;

/** A commit to a fork is tried even where GitHub says that it can be made: what it refuses for good is left. */
const isClosedFork = ({ seen, problems = [] }: Question): boolean =>
  seen.headIsFork && (!seen.headWritable || problems.some(({ key }) => key === "file"));

/** Null: the App writes to the head, or nowhere, since only the default branch gets pull requests of ours. */
export const writesAfterMerge = (question: Question): AfterMerge | null => {
  const { decision, facts, seen } = question;
  const { document } = decision.state;
  const policy = policyOf(facts.policy);
  if (!document || !policy || !seen.intoDefault) return null;
  if (groupOfPath(policy, document.path)?.write === "after-merge") return "policy";
  return isClosedFork(question) ? "fork" : null;
};

/** What is decided need not be in the file yet; a status that nobody decided must not be there. */
export const gateAfterMerge = (decided: Gate, question: Question): Gate => {
  const { decision, facts, seen } = question;
  if (decided.code !== "writing" || !seen.open || writesAfterMerge(question) === null) return decided;
  const kind = kindOf(decision.state, facts);
  const reading = presentReadingOf(facts, seen);
  if (!kind || !reading || "unreadable" in reading || !reading.document) return decided;
  const written = statusOf(reading.document, kind);
  if (written === null || (typeof written === "string" && decision.state.held.includes(written))) {
    return gate("success", "decided");
  }
  return gate("action_required", "status-asked", { to: typeof written === "string" ? written : written.unknown });
};
