/**
 * What becomes of the thread itself (github.md section 2). Closed, it pauses its ballots;
 * reopened within 30 days it gives them the time that was left, later they are void.
 * Merged, no vote in it can come to an end, but where each move is merged by itself; what
 * nothing had decided is recorded as an undecided change. A draft opens no ballot, and takes nothing from those that are open.
 */
import type { ThreadChange } from "../model/act.ts";
import { happeningId } from "../model/act.ts";
import type { Cause, NewEntry } from "../model/entry.ts";
import { isMovedByPullRequests } from "../policy/moved-by-pull-requests.ts";
import { secondsBetween } from "../time/instant.ts";
import { openBallots } from "./deadlines.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";
import { isUndecidedMerge } from "./undecided-change.ts";

const longestPauseSeconds = 30 * 24 * 3600;

const reopened = ({ state, at }: Situation, cause: Cause): readonly NewEntry[] => {
  const tooLate = state.closedSince !== null && secondsBetween(state.closedSince, at) > longestPauseSeconds;
  const over = (tooLate ? openBallots(state) : []).map(({ id }) =>
    entry(at, cause, { kind: "ballot-voided", ballot: id, why: "closed-too-long" }),
  );
  return [...over, entry(at, cause, { kind: "thread-reopened" })];
};

const merged = ({ state, kind, policy, facts, at }: Situation, cause: Cause): readonly NewEntry[] => {
  const perMove = isMovedByPullRequests(policy, kind);
  const undecided = facts.strayed === true || isUndecidedMerge(state, kind, perMove);
  // What was decided so far is on the default branch now, and is decided further here.
  if (perMove && !undecided && state.livesHere)
    return [entry(at, cause, { kind: "thread-closed", merged: true, goesOn: true })];
  return [
    ...openBallots(state).map(({ id }) => entry(at, cause, { kind: "ballot-voided", ballot: id, why: "merged" })),
    entry(at, cause, { kind: "thread-closed", merged: true }),
    ...(undecided ? [entry(at, cause, { kind: "undecided-change", status: state.status })] : []),
  ];
};

export const judgeThread = (situation: Situation, change: ThreadChange): Judgement => {
  const { at } = situation;
  const cause: Cause = { kind: "happening", id: happeningId(change), by: change.by };
  switch (change.to) {
    case "open":
      return entriesOf(reopened(situation, cause));
    case "closed":
      return entriesOf([entry(at, cause, { kind: "thread-closed", merged: false })]);
    case "merged":
      return entriesOf(merged(situation, cause));
    case "draft":
    case "ready":
      return entriesOf([entry(at, cause, { kind: "thread-drafted", draft: change.to === "draft" })]);
  }
};
