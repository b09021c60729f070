/**
 * Whatever changes who objects in a ballot by lazy consensus, a rejection, one taken
 * back, a push, is followed by an entry: from its instant the clock rests, or goes on.
 * As long as the present text is unknown nobody's objection comes or goes.
 */
import type { RunningCount } from "../ballots/running-count.ts";
import { windowWrites } from "../lifecycle/field-writes.ts";
import type { Ballot, VoterLine } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Instant } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { rested } from "../record/rested-ballot.ts";
import { windowEndAfterRest } from "../record/rested-window.ts";
import { lastDayOf } from "../time/days.ts";
import { addSeconds, laterOf } from "../time/instant.ts";
import { openBallots } from "./deadlines.ts";
import { entry } from "./judgement.ts";

export const objectionSeconds: number = 7 * 24 * 3600;

interface Fold {
  readonly state: State;
  readonly policy: Policy;
  readonly count: RunningCount;
}

/** Votes come in thousands: only those that can matter are counted anew. */
const mayMatter = ({ objections = [], seats }: Ballot, judged: readonly NewEntry[]): boolean =>
  judged.some(({ fact, cause }) => {
    if (fact.kind !== "vote") return true;
    if (objections.length > 0) return true;
    return (
      fact.choice === "reject" && cause.kind === "act" && seats.some(({ person }) => isSamePerson(person, cause.by))
    );
  });

/** Those who reject by an act of their own; what a delegate says for others stands or falls with it. */
const objectors = (count: RunningCount, state: State, ballot: Ballot, now: Instant): readonly VoterLine[] =>
  count(state, ballot, { now, closing: false })
    .readings.map(({ line }) => line)
    .filter(({ counted, choice, through }) => counted === true && choice === "reject" && through === undefined);

/** The clock goes on where nothing else lets it rest. */
const goesOn = (state: State, policy: Policy, ballot: Ballot, at: Instant) => {
  if (state.paused || state.thread !== "open") return { closes: null, ends: null, writes: {} };
  const since = ballot.restsSince ?? at;
  const without = { ...ballot, objections: [] };
  const ballots = state.ballots.map((one) => (one.id === ballot.id ? without : one));
  const ends = ballot.ownEnd ? null : windowEndAfterRest({ ...state, ballots }, since, at);
  const kind = state.document ? policy.kinds.get(state.document.kind) : undefined;
  const writes = ends && kind ? windowWrites(kind, lastDayOf(ends, policy.zone), state, policy.zone) : {};
  return { closes: rested(without, since, at).closes, ends, writes };
};

const ofBallot = ({ state, policy, count }: Fold, ballot: Ballot, last: NewEntry): readonly NewEntry[] => {
  const { objections = [] } = ballot;
  const at = laterOf(last.at, state.cursor ?? last.at);
  const now = objectors(count, state, ballot, at);
  const raised = now.filter(({ person }) => !objections.some(({ by }) => isSamePerson(by, person)));
  const over = objections.filter(({ by }) => !now.some(({ person }) => isSamePerson(person, by)));
  const still = { closes: null, ends: null, writes: {} };
  return [
    ...raised.flatMap(({ person, act }) =>
      act === null
        ? []
        : [
            entry(at, last.cause, {
              kind: "objection-raised",
              ballot: ballot.id,
              by: person,
              act,
              until: addSeconds(at, objectionSeconds),
            }),
          ],
    ),
    ...over.map(({ by }, place) => {
      const isLast = now.length === 0 && place === over.length - 1;
      const clock = isLast ? goesOn(state, policy, ballot, at) : still;
      return entry(at, last.cause, { kind: "objection-ended", ballot: ballot.id, by, ...clock });
    }),
  ];
};

export const objectionEntries = (fold: Fold, judged: readonly NewEntry[]): readonly NewEntry[] => {
  const { state } = fold;
  const last = judged.at(-1);
  if (!last || !state.head?.digest) return [];
  return openBallots(state)
    .filter((ballot) => ballot.question.lazy && mayMatter(ballot, judged))
    .flatMap((ballot) => ofBallot(fold, ballot, last));
};
