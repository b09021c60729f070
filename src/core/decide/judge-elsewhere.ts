/**
 * Another thread recorded something of this one's document (docs/adr/0033). Where it was
 * moved there it lives there: what ran here is over, and a status that the file asks for
 * is asked for anew.
 */
import { type ElsewhereChange, happeningId } from "../model/act.ts";
import type { Cause } from "../model/entry.ts";
import { openBallots } from "./deadlines.ts";
import { elsewhereFact, requestIn } from "./judge-head.ts";
import { entriesOf, entry, type Judgement, need, type Situation } from "./judgement.ts";

export const judgeElsewhere = (situation: Situation, change: ElsewhereChange): Judgement => {
  const { state, at, facts, kind } = situation;
  const { standing } = change;
  const cause: Cause = { kind: "happening", id: happeningId(change), by: null };
  const here = standing.home === facts.threadNumber;
  // What became of a thread that it lives on no more changes nothing where it lives now.
  if (state.livesHere && (here || !standing.moved)) return entriesOf([]);
  if (state.head && !facts.heads.has(state.head.sha)) return need({ kind: "head", sha: state.head.sha });
  const request = kind && !here ? requestIn(situation, kind, standing.status) : null;
  return entriesOf([
    ...(here
      ? []
      : openBallots(state).map(({ id }) => entry(at, cause, { kind: "ballot-voided", ballot: id, why: "moved" }))),
    entry(at, cause, elsewhereFact(standing, here)),
    ...(request && state.status !== standing.status
      ? [entry(at, cause, { kind: "status-requested", to: request.to, head: request.head })]
      : []),
  ]);
};
