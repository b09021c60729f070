/** Timelines of the fixture process decided in one look or in several, with facts that may change between them. */
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Decision } from "../../src/core/model/decision.ts";
import type { Facts, Roll } from "../../src/core/model/facts.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { charmText, facts, person, reading, role, sha } from "./guild.ts";
import { opening } from "./timeline.ts";

export const heads = [0, 1, 2].map((place) => reading(sha(place), charmText(`Text ${place}.`)));

const opened = opening("2026-03-02T09:00:00Z", person("pat", 100), sha(0));

/** A look at a later time, or one that sees what the look before it did not. */
export const lookAgain = (
  state: State,
  happenings: readonly Happening[],
  now: string,
  more: Partial<Facts> = {},
): Decision =>
  decide(
    state,
    [opened, ...happenings].filter((one) => one.key.at <= now),
    facts(now, heads, more),
  );

/** Looks one after the other, each with its own facts; the state before the first is empty. */
export const decideInLooks = (
  happenings: readonly Happening[],
  looks: readonly (readonly [now: string, more?: Partial<Facts>])[],
): Decision => {
  let state: State = emptyState();
  let decision: Decision | null = null;
  for (const [now, more] of looks) {
    decision = lookAgain(state, happenings, now, more);
    state = decision.state;
  }
  if (!decision) throw new Error("Say when to look.");
  return decision;
};

export const stateAt = (happenings: readonly Happening[], now: string, more: Partial<Facts> = {}): State =>
  decideInLooks(happenings, [[now, more]]).state;

/** The voters' roll of the fixture process, by login and id. */
export const circleOf = (...people: readonly (readonly [string, number | null])[]): Partial<Facts> => {
  const roll: Roll = { kind: "roll", people: people.map(([login, id]) => person(login, id)), why: "listed" };
  return { rolls: new Map([[role("circle"), roll]]) };
};
