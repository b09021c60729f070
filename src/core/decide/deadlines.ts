/**
 * What time alone brings about: a ballot closes, its window ends, the move that its
 * outcome decides is made or held — at the instant of the deadline, never at the
 * instant of the look. A vote that passes settles the concerns that were contested.
 */
import { tallyBallot } from "../ballots/tally.ts";
import type { Ballot } from "../model/ballot.ts";
import { contestedConcerns } from "../model/concern.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { addSeconds } from "../time/instant.ts";
import { reminderDue } from "./judge-reminder.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";
import { moveByBallot } from "./move-by-ballot.ts";

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
  const settled = tally.outcome === "passed" ? contestedConcerns(state) : [];
  for (const { key } of settled) {
    entries.push(
      entry(at, { kind: "deadline", deadline: "ballot" }, { kind: "concern-settled", concern: key, ballot: ballot.id }),
    );
  }
  const concerns = state.concerns.filter((concern) => !settled.includes(concern));
  const move = kind ? moveByBallot(situation, kind, { ballot, tally, text, concerns, at }) : null;
  if (move) entries.push(entry(at, { kind: "deadline", deadline: "move" }, move));
  return entriesOf(entries);
};
