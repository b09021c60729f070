/**
 * The thread is to be merged into another branch: what was voted on was the change of
 * the former one, so open ballots are void, and it is decided again for the new base
 * (github.md section 2). The period goes on; whoever may extend it opens the new round.
 */
import { type BaseChange, happeningId } from "../model/act.ts";
import type { Cause } from "../model/entry.ts";
import { openBallots } from "./deadlines.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

export const judgeBaseChange = ({ state, at }: Situation, change: BaseChange): Judgement => {
  const cause: Cause = { kind: "happening", id: happeningId(change), by: change.by };
  const { from, to } = change;
  if (from === to) return entriesOf([]);
  return entriesOf([
    ...openBallots(state).map(({ id }) => entry(at, cause, { kind: "ballot-voided", ballot: id, why: "base-changed" })),
    entry(at, cause, { kind: "base-changed", from, to }),
  ]);
};
