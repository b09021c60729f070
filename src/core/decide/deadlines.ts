/**
 * What time alone brings about: a ballot closes, its window ends, the move that its
 * outcome decides is made or held — at the instant of the deadline, never at the
 * instant of the look. Passing is not enough where the text is another one now.
 */
import { tallyBallot } from "../ballots/tally.ts";
import { fieldWrites } from "../lifecycle/field-writes.ts";
import type { Ballot, Tally } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { Kind, Move } from "../model/kind.ts";
import type { Digest, Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { addSeconds } from "../time/instant.ts";
import { reminderDue } from "./judge-reminder.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

export interface Due {
  readonly what: "closing" | "reminder";
  readonly at: Instant;
  readonly ballot: Ballot;
}

export const openBallots = (state: Pick<State, "ballots">): readonly Ballot[] =>
  state.ballots.filter((ballot) => !ballot.closed && !ballot.voided);

const dueOf = (ballot: Ballot): Due => {
  const reminder = reminderDue(ballot);
  return reminder === null
    ? { what: "closing", at: ballot.closes, ballot }
    : { what: "reminder", at: reminder, ballot };
};

/** The next reminder or closing; a pause, and a closed thread, let the clocks rest. */
export const nextDeadline = (state: State): Due | null => {
  if (state.thread !== "open" || state.paused) return null;
  const [first] = openBallots(state)
    .map(dueOf)
    .sort((one, other) =>
      one.at === other.at ? (one.ballot.id < other.ballot.id ? -1 : 1) : one.at < other.at ? -1 : 1,
    );
  return first ?? null;
};

/** Why a due closing may not be made yet, or null. */
export const closingHold = ({ facts, policy, state }: Situation, due: Due): Judgement | null => {
  const settled = addSeconds(due.at, policy.settleSeconds);
  if (facts.now < settled) {
    return {
      kind: "hold",
      hold: { code: "settling", why: "Acts made in time may still arrive.", until: settled },
    };
  }
  if (facts.clockSkewed) {
    return {
      kind: "hold",
      hold: {
        code: "clock-skewed",
        why: "The clocks of GitHub and of this App differ by more than a minute, so nothing is closed.",
        until: addSeconds(facts.now, 60),
      },
    };
  }
  if (!facts.freshReading) return { kind: "needs", needs: [{ kind: "fresh-reading" }] };
  if (!state.head?.digest) {
    return {
      kind: "hold",
      hold: { code: "head-unknown", why: "The text on the present head could not be read.", until: null },
    };
  }
  return null;
};

const decidedMove = (kind: Kind, state: State, ballot: Ballot, tally: Tally): Move | null => {
  const outcome = tally.outcome === "passed" ? "passed" : tally.rejectedByMajority ? "rejected" : null;
  return (
    kind.moves.find(
      (move) =>
        move.byBallot !== null &&
        move.byBallot.question === ballot.question.name &&
        move.byBallot.outcome === outcome &&
        state.status !== null &&
        move.from.includes(state.status),
    ) ?? null
  );
};

const moveFact = (situation: Situation, kind: Kind, move: Move, ballot: Ballot, text: Digest): Fact => {
  const { state, policy, at } = situation;
  if (text !== ballot.text) return { kind: "move-held", verb: move.verb, to: move.to, why: "text-changed" };
  const writes = fieldWrites(kind, move.writes, {
    status: move.to,
    number: state.document?.number ?? null,
    windowEnd: state.window ? lastDayOf(state.window.ends, policy.zone) : null,
    today: dayOf(at, policy.zone),
  });
  return {
    kind: "moved",
    verb: move.verb,
    from: state.status ?? move.to,
    to: move.to,
    newCycle: move.newCycle,
    writes,
  };
};

export const judgeClosing = (situation: Situation, due: Due): Judgement => {
  const hold = closingHold(situation, due);
  if (hold) return hold;
  const { state, kind, at } = situation;
  const { ballot } = due;
  const text = state.head?.digest ?? ballot.text;
  const tally = tallyBallot(ballot, state.votes, { text, now: at, closing: true });
  const entries: NewEntry[] = [
    entry(at, { kind: "deadline", deadline: "ballot" }, { kind: "ballot-closed", ballot: ballot.id, tally, text }),
  ];
  if (state.window && !state.window.ended && state.window.ends <= at) {
    entries.push(entry(at, { kind: "deadline", deadline: "window" }, { kind: "window-ended" }));
  }
  const move = kind ? decidedMove(kind, state, ballot, tally) : null;
  if (kind && move) {
    entries.push(entry(at, { kind: "deadline", deadline: "move" }, moveFact(situation, kind, move, ballot, text)));
  }
  return entriesOf(entries);
};
