/**
 * Calls to vote that are over are folded away, so that the thread shows what is asked
 * now: earlier reminders, what asked people while a ballot ran, ballots of earlier rounds.
 */
import { waitingTies } from "../ballots/waiting-ties.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Effect } from "../model/effect.ts";
import type { Instant } from "../model/names.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import { addSeconds } from "../time/instant.ts";
import { waitingSlot } from "./waiting-comments.ts";

/** Whoever opened the later round may undo it for so long. */
const settledSeconds = 15 * 60;

const isOver = ({ closed, voided }: Ballot): boolean => closed !== null || voided !== null;

const hasLaterRound = (ballot: Ballot, ballots: readonly Ballot[], now: Instant): boolean =>
  ballots
    .slice(ballots.indexOf(ballot) + 1)
    .some(({ question, opened }) => question.name === ballot.question.name && addSeconds(opened, settledSeconds) < now);

/** When the ballot of an earlier round will be one of those; null: there is none to come. */
export const nextFolding = ({ ballots }: Pick<State, "ballots">, now: Instant): Instant | null =>
  ballots
    .filter(({ round }) => round > 1)
    .map(({ opened }) => addSeconds(opened, settledSeconds + 1))
    .filter((due) => due > now)
    .sort()[0] ?? null;

/** Slots whose comments ask for nothing any more. */
const isOutdated = (state: State, now: Instant, waitsSince: Instant | null): ((slot: string) => boolean) => {
  const waiting = new Set(waitingTies(state).map(({ id }) => id));
  const outdated = new Set<string>();
  const startsOf: string[] = [];
  for (const ballot of state.ballots) {
    const { id, reminders = [] } = ballot;
    const latest = reminders.findLastIndex(({ people }) => people.length > 0) + 1;
    for (let place = 1; place < latest; place += 1) outdated.add(`reminder:${id}:${place}`);
    if (!isOver(ballot)) continue;
    startsOf.push(`reminder:${id}:`, `seated:${id}:`);
    if (!waiting.has(id)) startsOf.push(`tie:${id}`, `tie-reminder:${id}`);
    if (hasLaterRound(ballot, state.ballots, now)) outdated.add(`ballot:${id}`);
  }
  for (const [place, call] of state.stewardCalls.entries()) {
    if (call.waitsSince !== waitsSince) outdated.add(waitingSlot(place));
  }
  return (slot) => outdated.has(slot) || startsOf.some((start) => slot === start || slot.startsWith(start));
};

/** `waitsSince`: of the request that waits for the steward now. */
export const planMinimised = (
  state: State,
  seen: Seen,
  now: Instant,
  waitsSince: Instant | null = null,
): readonly Effect[] => {
  const outdated = isOutdated(state, now, waitsSince);
  return seen.comments
    .filter(({ slot, minimized }) => !minimized && outdated(slot))
    .map(({ id, node, slot }) => ({
      mode: "state",
      key: `minimise:${id}`,
      signature: slot,
      body: { kind: "minimise-comment", slot, comment: id, node },
    }));
};
