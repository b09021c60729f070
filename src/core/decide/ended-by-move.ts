/**
 * The ballots that a move of the document makes void: the one that runs with the window
 * that the move leaves behind, and any whose outcome could have moved the document only
 * from there. What is asked beside the lifecycle goes on.
 */
import { movesFrom } from "../ballots/deciding-ballots.ts";
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { Status } from "../model/names.ts";
import type { State } from "../model/state.ts";

export const endedByMove = (state: State, kind: Kind, to: Status): readonly Ballot[] =>
  state.status === to
    ? []
    : state.ballots.filter(
        (ballot) =>
          isOpen(ballot) && (!ballot.ownEnd || (movesFrom(kind, state.status, ballot) && !movesFrom(kind, to, ballot))),
      );
