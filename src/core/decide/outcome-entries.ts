/**
 * What the outcome of a closed ballot brings about at its instant, whether time closed
 * it or somebody's word broke a tie: contested concerns are settled by a vote that
 * passes, the move that it decides is made or held, and where it decided nothing another
 * round may follow. What is asked beside the lifecycle settles and moves nothing.
 */
import { isDeciding } from "../ballots/deciding-ballots.ts";
import { contestedConcerns } from "../model/concern.ts";
import type { Cause, DeadlineName, NewEntry } from "../model/entry.ts";
import { endedByMove } from "./ended-by-move.ts";
import { type Answer, entry, is, type Situation } from "./judgement.ts";
import { moveByBallot } from "./move-by-ballot.ts";
import { type Ended, roundAfter } from "./new-round.ts";

export const outcomeEntries = (situation: Situation, ended: Ended): Answer<readonly NewEntry[]> => {
  const { ballot, tally, text, act } = ended;
  const { state, kind, at } = situation;
  const cause = (deadline: DeadlineName): Cause => act ?? { kind: "deadline", deadline };
  const decides = isDeciding(state, kind, ballot);
  const settled = tally.outcome === "passed" && decides ? contestedConcerns(state) : [];
  const concerns = state.concerns.filter((concern) => !settled.includes(concern));
  const move = kind ? moveByBallot(situation, kind, { ballot, tally, text, concerns, at }) : null;
  const others =
    move?.kind === "moved" && kind ? endedByMove(state, kind, move.to).filter((other) => other.id !== ballot.id) : [];
  const round = move ? is([]) : roundAfter(situation, ended);
  if (round.kind !== "is") return round;
  return is([
    ...settled.map(({ key }) =>
      entry(at, cause("ballot"), { kind: "concern-settled", concern: key, ballot: ballot.id }),
    ),
    ...others.map((other) => entry(at, cause("move"), { kind: "ballot-voided", ballot: other.id, why: "moved" })),
    ...(move ? [entry(at, cause("move"), move)] : []),
    ...round.value,
  ]);
};
