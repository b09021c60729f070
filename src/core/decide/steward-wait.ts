/**
 * Since when something waits for the steward's answer: a draft that could be taken in, a
 * status asked for in the file, a concern while the period runs. A push of the authors, and
 * any command of the steward's, begins the time anew: then it is not left unanswered.
 */
import { unansweredConcerns } from "../model/concern.ts";
import type { Facts } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import { standsIn } from "../model/stand-in.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { laterOf } from "../time/instant.ts";

/** Whether the steward could still take it in by a move that keeps its status, such as giving it a number. */
const waitsToBeTakenIn = ({ status, document, head, opened }: State, kind: Kind): Instant | null => {
  const canBe = kind.moves.some(
    ({ numbers, from, to, askedBy }) => numbers && askedBy.length > 0 && to === status && from.includes(to),
  );
  return canBe && document?.number === null ? (head?.since ?? opened?.at ?? null) : null;
};

const asked = (state: State, kind: Kind): readonly Instant[] => {
  const taken = waitsToBeTakenIn(state, kind);
  const [concern] = unansweredConcerns(state)
    .map(({ raised }) => raised)
    .sort();
  return [
    ...(state.request ? [state.request.at] : []),
    ...(taken ? [taken] : []),
    ...(concern && state.window ? [concern] : []),
  ];
};

/** What the authors have to mend is theirs; of a text that has not been read it is not known. */
const isClean = ({ head }: State, { heads }: Facts): boolean => {
  const reading = head ? heads.get(head.sha) : undefined;
  return (
    reading !== undefined &&
    !("unreadable" in reading) &&
    reading.findings.every(({ severity }) => severity !== "error")
  );
};

const lastAct = ({ steward, standIn, commands, milestones }: State): Instant | null => {
  const theirs = commands.findLast(({ by }) =>
    [steward?.person, standsIn({ standIn })].some((person) => person && isSamePerson(person, by)),
  );
  const reopened = milestones.findLast(
    ({ what }) => (what.kind === "thread" && what.to === "open") || (what.kind === "drafted" && !what.draft),
  );
  const instants = [theirs?.at, reopened?.at, standIn?.ended].filter((at) => at != null);
  return instants.length > 0 ? instants.reduce(laterOf) : null;
};

/** Null: nothing waits for the steward. */
export const waitsForSteward = (state: State, kind: Kind, facts: Facts): Instant | null => {
  const { steward, status, sentBack, paused, thread } = state;
  const gate = kind.statuses.find(({ name }) => name === status)?.gate;
  if (!steward || thread !== "open" || paused || sentBack || state.isDraft || gate !== "waiting") return null;
  const [first] = asked(state, kind).toSorted();
  if (!first || !isClean(state, facts)) return null;
  return [first, steward.since, lastAct(state)].filter((at) => at !== null).reduce(laterOf);
};
