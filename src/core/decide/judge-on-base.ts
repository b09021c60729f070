/**
 * A status committed to the default branch by hand: recorded once for each that nothing
 * decided, and once more when it is over (behaviour.md section 2). What was decided after
 * the merge and has not come there yet is no such thing.
 */
import { happeningId, type OnBaseChange } from "../model/act.ts";
import type { Cause } from "../model/entry.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

export const judgeOnBase = ({ state, at }: Situation, change: OnBaseChange): Judgement => {
  const { by, found } = change;
  const cause: Cause = { kind: "happening", id: happeningId(change), by };
  return entriesOf([
    found === null
      ? entry(at, cause, { kind: "undecided-over" })
      : entry(at, cause, { kind: "undecided-change", status: state.status, found }),
  ]);
};
