/**
 * A thread closed pauses its ballots, reopened within 30 days it gives them the
 * time that was left; later they are void (github.md section 2).
 */
import type { ThreadChange } from "../model/act.ts";
import { happeningId } from "../model/act.ts";
import type { Cause } from "../model/entry.ts";
import { secondsBetween } from "../time/instant.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

const longestPauseSeconds = 30 * 24 * 3600;

export const judgeThread = ({ state, at }: Situation, change: ThreadChange): Judgement => {
  const cause: Cause = { kind: "happening", id: happeningId(change), by: change.by };
  if (change.to !== "open")
    return entriesOf([entry(at, cause, { kind: "thread-closed", merged: change.to === "merged" })]);
  const tooLate = state.closedSince !== null && secondsBetween(state.closedSince, at) > longestPauseSeconds;
  const open = state.ballots.filter((ballot) => ballot.closed === null && ballot.voided === null);
  const voided = tooLate
    ? open.map((ballot) => entry(at, cause, { kind: "ballot-voided", ballot: ballot.id, why: "closed-too-long" }))
    : [];
  return entriesOf([...voided, entry(at, cause, { kind: "thread-reopened" })]);
};
