/**
 * Merging by the App, where the policy says so: what was decided, with the text that it was
 * decided on, when both checks have been seen on this very head (so that branch rules can
 * see them) and nobody can take the decision back by `/undo` any more (docs/adr/0034-the-default-branch.md).
 */
import { decidedText } from "../ballots/text-difference.ts";
import { blockingConcerns } from "../model/concern.ts";
import type { Effect } from "../model/effect.ts";
import type { MergeByApp, MergeMethod, MergingSeen } from "../model/merging.ts";
import { mergeMethods } from "../model/merging.ts";
import type { Instant } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import { groupOfPath } from "../policy/group-of-path.ts";
import { undoSeconds } from "../record/undo-facts.ts";
import { addSeconds } from "../time/instant.ts";
import { decisionCheckName, formatCheckName } from "./checks.ts";
import { decisionGate } from "./decision-gate.ts";
import { type PlanQuestion, policyOf, presentReadingOf } from "./plan-question.ts";

/** Longer than readings lag behind what was just written. */
const seenAfterSeconds = 5;

/** What the policy says of merging documents like this one; null: a maintainer merges. */
export const mergedByApp = ({ document }: Pick<State, "document">, policy: Policy | null): MergeByApp | null =>
  (document && policy && groupOfPath(policy, document.path)?.merge) ?? null;

/** Whether the App may come to merge it as it stands, so that it is worth asking how that is done. */
export const mayComeToMerge = (state: State, policy: Policy): boolean => {
  const kind = state.document && policy.kinds.get(state.document.kind);
  if (!kind || mergedByApp(state, policy) === null) return false;
  const standing = kind.statuses.find(({ name }) => name === state.status)?.gate;
  // What nobody has moved was not decided here, whatever its status lets through.
  return (
    state.livesHere &&
    state.thread === "open" &&
    !state.merged &&
    standing === "decided" &&
    state.status !== kind.initial
  );
};

/** A ballot decides a text; a command the one that stood there then. */
const isTextOfDecision = (state: State): boolean => {
  if (decidedText(state) !== null) return true;
  const then = state.heads.findLast(
    ({ since, digest }) => digest !== null && state.since !== null && since <= state.since,
  );
  return then !== undefined && then.digest === state.head?.digest;
};

/** Decided, but with another text by now: whoever merges it is to look at that. */
export const isLeftToPeople = (question: PlanQuestion): boolean => {
  const { state } = question.decision;
  const policy = policyOf(question.facts.policy);
  return policy !== null && mayComeToMerge(state, policy) && !isTextOfDecision(state);
};

const isWanted = (question: PlanQuestion): boolean => {
  const { decision, facts, seen } = question;
  const { state, hold } = decision;
  const policy = policyOf(facts.policy);
  const reading = presentReadingOf(facts, seen);
  if (!policy || !mayComeToMerge(state, policy) || !reading || "unreadable" in reading) return false;
  return (
    hold === null &&
    seen.open &&
    !seen.draft &&
    seen.intoDefault &&
    state.head?.sha === seen.head &&
    reading.governed.every(({ what }) => what === "document") &&
    decisionGate(question).code === "decided" &&
    blockingConcerns(state).length === 0 &&
    isTextOfDecision(state)
  );
};

/** Until nobody can take it back any more, with the time that acts have to be seen in. */
const undoneUntil = ({ decision, facts }: PlanQuestion): Instant | null => {
  const { undoable } = decision.state;
  if (!undoable || undoable.deed) return null;
  const until = addSeconds(undoable.at, undoSeconds + 1 + (policyOf(facts.policy)?.settleSeconds ?? 0));
  return facts.now < until ? until : null;
};

const areChecksSeen = ({ checks }: Seen): boolean => {
  const concluded = (name: string): string | null =>
    checks.find((run) => run.name === name && run.status === "completed")?.conclusion ?? null;
  return (
    concluded(decisionCheckName) === "success" && ["success", "neutral"].includes(concluded(formatCheckName) ?? "")
  );
};

/** Something is on its way that the merge has to wait for. */
const isUnfinished = (question: PlanQuestion, planned: readonly Effect[]): boolean =>
  planned.some(({ body }) => body.kind === "create-check" || body.kind === "commit") || !areChecksSeen(question.seen);

const methodOf = ({ method }: MergeByApp, { methods }: MergingSeen): MergeMethod =>
  method ?? mergeMethods.find((one) => methods.includes(one)) ?? "merge";

/** Whether the merge queue has taken it and given it back since: that is for people to look at. */
export const isGivenBack = ({ enqueued, merging, seen }: PlanQuestion): boolean =>
  seen.open && merging?.queue === "required" && enqueued?.head === seen.head;

/** `planned`: everything else that this look wants to do. */
export const planMerge = (question: PlanQuestion, planned: readonly Effect[]): readonly Effect[] => {
  const { decision, facts, seen, merging } = question;
  const how = mergedByApp(decision.state, policyOf(facts.policy));
  if (!how || !merging || !seen.head || merging.queue === "entered" || isGivenBack(question)) return [];
  if (!isWanted(question) || undoneUntil(question) !== null || isUnfinished(question, planned)) return [];
  const method = methodOf(how, merging);
  const queue = merging.queue === "required";
  return [
    {
      mode: "state",
      key: "merge",
      // What GitHub refused is tried again at once when it says that something else stands in the way now.
      signature: `${seen.head} ${queue ? "queue" : method} ${merging.standing}`,
      body: { kind: "merge", head: seen.head, method, queue },
    },
  ];
};

/** When to look again because of a merge that is wanted and not planned yet; null: time alone changes nothing about it. */
export const nextMerge = (question: PlanQuestion, planned: readonly Effect[]): Instant | null => {
  if (!isWanted(question)) return null;
  const until = undoneUntil(question);
  if (until !== null) return until;
  const isUnread = !question.merging || planned.some(({ body }) => body.kind === "create-check");
  return isUnread ? addSeconds(question.facts.now, seenAfterSeconds) : null;
};
