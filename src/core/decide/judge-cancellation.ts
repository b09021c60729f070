/**
 * A ballot cancelled is void, and kept. Where it had been opened together with a window,
 * both end together, and the document goes back the way that the table has for it: within
 * 72 hours as if the opening had never been asked for, later with a new cycle
 * (docs/adr/0009-cancelling-a-ballot.md).
 */
import { fieldWrites } from "../lifecycle/field-writes.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind, Move } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { dayOf } from "../time/days.ts";
import { secondsBetween } from "../time/instant.ts";
import { asSteward, isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { type Answer, entry, is, refused, type Situation } from "./judgement.ts";
import { stewardRole } from "./rolls.ts";

const mistakeSeconds = 72 * 3600;

interface WayBack {
  /** The move that opened window and ballot. */
  readonly opening: Move;
  readonly back: Move;
}

/** The move that opened what is cancelled, and one of the steward's that leads back before it into a new cycle. */
const wayBack = (state: State, kind: Kind): WayBack | null => {
  const { status } = state;
  if (status === null || !state.window) return null;
  const questions = openBallots(state).map((ballot) => ballot.question.name);
  for (const opening of kind.moves) {
    if (opening.to !== status || opening.window === null || opening.ballot === null) continue;
    if (!questions.includes(opening.ballot)) continue;
    const back = kind.moves.find(
      (move) =>
        move.newCycle &&
        move.from.includes(status) &&
        opening.from.includes(move.to) &&
        move.askedBy.includes(stewardRole),
    );
    if (back) return { opening, back };
  }
  return null;
};

const goesBack = (situation: Situation, asked: Asked, kind: Kind, { opening, back }: WayBack): NewEntry => {
  const { state, policy, at } = situation;
  const wasMistake = state.window !== null && secondsBetween(state.window.opened, at) <= mistakeSeconds;
  return entry(at, causeOf(asked), {
    kind: "moved",
    verb: back.verb,
    from: state.status ?? back.to,
    to: back.to,
    newCycle: !wasMistake,
    ...(wasMistake ? { takesBack: opening.verb } : {}),
    writes: fieldWrites(kind, back.writes, {
      status: back.to,
      number: state.document?.number ?? null,
      windowEnd: null,
      today: dayOf(at, policy.zone),
    }),
  });
};

const judgeCancellation = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const allowed = asSteward(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  const { state, at } = situation;
  const open = openBallots(state);
  if (open.length === 0) return refused("no-ballot");
  const whole = isWhole(asked, "required");
  if (whole.kind !== "is") return whole;
  const cause = causeOf(asked);
  const voided = open.map((ballot) => entry(at, cause, { kind: "ballot-voided", ballot: ballot.id, why: "cancelled" }));
  const way = wayBack(state, kind);
  if (way) return is([...voided, goesBack(situation, asked, kind, way)]);
  const running = state.window !== null && !state.window.ended;
  return is([...voided, ...(running ? [entry(at, cause, { kind: "window-ended" })] : [])]);
};

export const cancellationFamily: CommandFamily = { verbs: ["cancel-ballot"], judge: judgeCancellation };
