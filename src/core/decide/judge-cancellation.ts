/**
 * A ballot cancelled is void, and kept. Where it had been opened together with a window,
 * both end together, and the document goes back the way that the table has for it: within
 * 72 hours as if the opening had never been asked for, later with a new cycle
 * (docs/adr/0009-cancelling-a-ballot.md). Where several are open, the command names one.
 */
import { fieldWrites } from "../lifecycle/field-writes.ts";
import type { Ballot } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind, Move } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { dayOf } from "../time/days.ts";
import { secondsBetween } from "../time/instant.ts";
import { isWhole, onOpenThread } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, type Situation } from "./judgement.ts";
import { openBallotNamed } from "./named-question.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole, stewardRole } from "./rolls.ts";

const mistakeSeconds = 72 * 3600;

interface WayBack {
  /** The move that opened window and ballot. */
  readonly opening: Move;
  readonly back: Move;
}

/** The move that opened what is cancelled, and one of the steward's that leads back before it into a new cycle. */
const wayBack = (state: State, kind: Kind, ballot: Ballot): WayBack | null => {
  const { status } = state;
  if (status === null || !state.window || ballot.ownEnd) return null;
  for (const opening of kind.moves) {
    if (opening.to !== status || opening.window === null || opening.ballot === null) continue;
    if (opening.ballot !== ballot.question.name) continue;
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

/** Of a vote opened by command also whoever may open it. */
const mayCancel = (situation: Situation, asked: Asked, kind: Kind, ballot: Ballot | null): Answer<null> => {
  const openedBy = ballot?.ownEnd ? (ballot.question.openedBy ?? []) : [];
  const roles = [stewardRole, ...openedBy.filter((role) => role !== stewardRole)];
  const authors = authorsOf(situation, presentReading(situation), kind);
  const role = hasAnyRole(situation, asked.act.by, roles, authors);
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, roles) : onOpenThread(situation);
};

const judgeCancellation = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const { call } = asked;
  const [word, ...rest] = call.words;
  const open = openBallots(state);
  const named = openBallotNamed(open, word, call.verb);
  const allowed = mayCancel(situation, asked, kind, named.kind === "is" ? named.value : null);
  if (allowed.kind !== "is") return allowed;
  if (named.kind !== "is") return named;
  const ballot = named.value;
  const whole = isWhole({ ...asked, call: { ...call, words: rest } }, "required");
  if (whole.kind !== "is") return whole;
  const cause = causeOf(asked);
  const voided = entry(at, cause, { kind: "ballot-voided", ballot: ballot.id, why: "cancelled" });
  if (ballot.ownEnd) return is([voided]);
  const way = wayBack(state, kind, ballot);
  if (way) return is([voided, goesBack(situation, asked, kind, way)]);
  const running = state.window !== null && !state.window.ended;
  return is([voided, ...(running ? [entry(at, cause, { kind: "window-ended" })] : [])]);
};

export const cancellationFamily: CommandFamily = { verbs: ["cancel-ballot"], judge: judgeCancellation };
