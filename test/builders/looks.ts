/** Timelines of the fixture process decided in one look or in several, with facts that may change between them. */
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Decision } from "../../src/core/model/decision.ts";
import type { Facts, HeadReading, Roll } from "../../src/core/model/facts.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { charmText, circle, facts, person, reading, role, sha } from "./guild.ts";
import { mia, pat } from "./people.ts";
import { command, opening, vote } from "./timeline.ts";

/** Heads `sha(0)`, `sha(1)`, … of a charm with these texts. */
export const headsWith = (...texts: readonly string[]): readonly HeadReading[] =>
  texts.map((text, place) => reading(sha(place), charmText(text)));

export const heads = headsWith("Text 0.", "Text 1.", "Text 2.");

export const opened = opening("2026-03-02T09:00:00Z", pat, sha(0));

/** The period and its ballot end on 10 March at 00:00. */
export const sung = command("2026-03-04T09:00:00Z", mia, "/sing 5d", 1);

/** A letter for each of the circle in its order: approves, rejects, abstains (`o`); any other has not voted. */
export const cast = (choices: string, at = "2026-03-05T09:00:00Z", source = 20): readonly Happening[] =>
  [...choices].flatMap((sign, place) => {
    const choice = ({ a: "approve", r: "reject", o: "abstain" } as const)[sign];
    return choice ? [vote(at, person(circle[place] ?? "", place + 1), choice, source + place)] : [];
  });

/** The first so many of the circle approve. */
export const approvals = (count: number, at = "2026-03-05T09:00:00Z", source = 10): readonly Happening[] =>
  circle.slice(0, count).map((name, place) => vote(at, person(name, place + 1), "approve", source + place));

/** Under another policy. */
export const under = (policy: Policy): Partial<Facts> => ({ policy: { kind: "policy", policy } });

/** A look at a later time, or one that sees what the look before it did not. */
export const lookAgain = (
  state: State,
  happenings: readonly Happening[],
  now: string,
  more: Partial<Facts> = {},
  known: readonly HeadReading[] = heads,
): Decision =>
  decide(
    state,
    [opened, ...happenings].filter((one) => one.key.at <= now),
    facts(now, known, more),
  );

/** Everything until `now` in one look. */
export const decidedAt = (
  happenings: readonly Happening[],
  now: string,
  more: Partial<Facts> = {},
  known: readonly HeadReading[] = heads,
): Decision => lookAgain(emptyState(), happenings, now, more, known);

export const stateAt = (happenings: readonly Happening[], now: string, more: Partial<Facts> = {}): State =>
  decidedAt(happenings, now, more).state;

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

/** The voters' roll of the fixture process, by login and id. */
export const circleOf = (...people: readonly (readonly [string, number | null])[]): Partial<Facts> => {
  const roll: Roll = { kind: "roll", people: people.map(([login, id]) => person(login, id)), why: "listed" };
  return { rolls: new Map([[role("circle"), roll]]) };
};
