/**
 * Where a process has a move that is asked for by the word of a vote, the line is the move
 * unless a vote is open that it could be in: whoever has a seat there votes, and of the
 * others the steward alone asks for the move.
 */
import type { Act, CommandCall } from "../model/act.ts";
import { isSamePerson } from "../model/subject.ts";
import { openBallots } from "./deadlines.ts";
import { movesFor } from "./judge-move.ts";
import type { Situation } from "./judgement.ts";

/** Null: it is a vote. */
export const moveMeant = ({ state, kind }: Situation, act: Act): CommandCall | null => {
  const { what } = act;
  const call = what.kind === "vote" && what.call?.verb === what.choice ? what.call : undefined;
  if (!call || !kind || movesFor(kind, { act, call }).length === 0) return null;
  const open = openBallots(state);
  if (open.length === 0) return call;
  const hasSeat = open.some(({ seats }) => seats.some(({ person }) => isSamePerson(person, act.by)));
  return !hasSeat && state.steward && isSamePerson(state.steward.person, act.by) ? call : null;
};
