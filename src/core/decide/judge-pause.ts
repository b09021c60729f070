/**
 * A pause lets the clocks of the window and of its ballots rest together; resumed, they
 * go on with the time that was left (behaviour.md sections 3 and 4, "Life"). Votes
 * given meanwhile count: what rests is the deadline.
 */
import { windowWrites } from "../lifecycle/field-writes.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { windowEndAfterRest } from "../record/rested-window.ts";
import { lastDayOf } from "../time/days.ts";
import { asSteward, isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { type Answer, entry, is, refused, type Situation } from "./judgement.ts";

const runs = (state: State): boolean => openBallots(state).length > 0 || (state.window !== null && !state.window.ended);

const judgePause = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const allowed = asSteward(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  const { state, at } = situation;
  if (state.paused) return refused("paused-already", { since: state.paused.since });
  if (!runs(state)) return refused("nothing-runs", { verb: asked.call.verb });
  const whole = isWhole(asked, "required");
  return whole.kind === "is" ? is([entry(at, causeOf(asked), { kind: "paused" })]) : whole;
};

const judgeResume = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const allowed = asSteward(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  const { state, policy, at } = situation;
  // A command seen late may be older than the pause.
  if (!state.paused || at < state.paused.since) return refused("not-paused");
  const whole = isWhole(asked, "optional");
  if (whole.kind !== "is") return whole;
  const ends = windowEndAfterRest(state, state.paused.since, at);
  return is([
    entry(at, causeOf(asked), {
      kind: "resumed",
      ends,
      writes: ends ? windowWrites(kind, lastDayOf(ends, policy.zone), state, policy.zone) : {},
    }),
  ]);
};

export const pauseFamily: CommandFamily = { verbs: ["pause"], judge: judgePause };

/** A kind may have a move of this name: what is paused comes first. */
export const resumeFamily: CommandFamily = {
  verbs: ["resume"],
  judge: judgeResume,
  comesFirst: (state) => state.paused !== null,
};
