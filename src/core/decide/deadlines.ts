/**
 * What time alone brings about: a ballot closes, its window ends, the move that its
 * outcome decides is made or held — at the instant of the deadline, never at the
 * instant of the look. A vote that passes settles the concerns that were contested.
 */
import { closingDue } from "../ballots/closing-due.ts";
import { tallyWithTieInState } from "../ballots/tally-in-state.ts";
import { waitingTies } from "../ballots/waiting-ties.ts";
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { State } from "../model/state.ts";
import { addSeconds } from "../time/instant.ts";
import { type Comparison, compareTexts, noComparison, textsAtStake } from "./compare-texts.ts";
import { reminderDue, remindsFrom } from "./judge-reminder.ts";
import { type Answer, entriesOf, entry, is, type Judgement, type Situation } from "./judgement.ts";
import { outcomeEntries } from "./outcome-entries.ts";
import { tiedEnd, tieReminderDue } from "./tied-ballot.ts";

interface DueBallot<What extends string> {
  readonly what: What;
  readonly at: Instant;
  readonly ballot: Ballot;
}

export type Due =
  | DueBallot<"closing">
  | DueBallot<"reminder">
  /** One that stands has stood for its time. */
  | DueBallot<"objection">
  | DueBallot<"tie-reminder">
  /** A window that no ballot runs with. */
  | { readonly what: "window"; readonly at: Instant };

export const openBallots = (state: Pick<State, "ballots">): readonly Ballot[] => state.ballots.filter(isOpen);

/** Of both at one instant the closing: nobody is reminded of a vote that is over. */
const dueOf = (ballot: Ballot): readonly Due[] => {
  const [objection] = (ballot.objections ?? []).map(({ until }) => until).sort();
  if (objection) return [{ what: "objection", at: objection, ballot }];
  const [closing, reminder] = [closingDue(ballot), reminderDue(ballot)];
  if (reminder !== null && (closing === null || reminder < closing))
    return [{ what: "reminder", at: reminder, ballot }];
  return closing === null ? [] : [{ what: "closing", at: closing, ballot }];
};

const tieDue = (ballot: Ballot): readonly Due[] => {
  const at = tieReminderDue(ballot);
  return at === null ? [] : [{ what: "tie-reminder", at, ballot }];
};

const windowDue = ({ window }: State, open: readonly Ballot[]): readonly Due[] =>
  window && !window.ended && open.every((ballot) => ballot.ownEnd) ? [{ what: "window", at: window.ends }] : [];

/** At one instant ballots come first, in the order of their ids. */
const inOrder = (one: Due, other: Due): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  if (one.what === "window" || other.what === "window") return one.what === "window" ? 1 : -1;
  return one.ballot.id < other.ballot.id ? -1 : 1;
};

/** The next reminder, closing or end of a window; a pause, and a closed thread, let the clocks rest. */
export const nextDeadline = (state: State): Due | null => {
  if (state.thread !== "open" || state.paused) return null;
  const open = openBallots(state);
  const ties = waitingTies(state).flatMap(tieDue);
  const [first] = [...open.flatMap(dueOf), ...windowDue(state, open), ...ties].sort(inOrder);
  return first ?? null;
};

/** When it can be judged: what was done before it may still arrive. */
export const judgedFrom = ({ what, at }: Due, policy: Pick<Policy, "settleSeconds">): Instant =>
  what === "reminder" || what === "tie-reminder" ? remindsFrom(at, policy) : addSeconds(at, policy.settleSeconds);

/** What was asked for before a deadline is read first. */
const settlingHold = ({ facts, policy }: Situation, at: Instant): Judgement | null => {
  const settled = addSeconds(at, policy.settleSeconds);
  return facts.now < settled
    ? { kind: "hold", hold: { code: "settling", why: "Acts made in time may still arrive.", until: settled } }
    : null;
};

export const judgeWindowEnd = (situation: Situation, at: Instant): Judgement =>
  settlingHold(situation, at) ??
  entriesOf([entry(at, { kind: "deadline", deadline: "window" }, { kind: "window-ended" })]);

/** Why a due closing may not be made yet, or null. */
export const closingHold = (situation: Situation, due: Due): Judgement | null => {
  const { facts, state } = situation;
  const settling = settlingHold(situation, due.at);
  if (settling) return settling;
  if (!facts.caughtUp) {
    return {
      kind: "hold",
      hold: {
        code: "catching-up",
        why: "What happened while the App was away is still being asked for, so nothing is closed.",
        until: addSeconds(facts.now, 15),
      },
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

/** Texts that were not compared when they came up, such as of those who got a seat later. */
const comparedAtLast = (situation: Situation): Answer<Comparison> => {
  const { state } = situation;
  const { head } = state;
  if (head === null || head.digest === null) return is(noComparison);
  const present = { sha: head.sha, digest: head.digest };
  return compareTexts(situation, present, textsAtStake(state), { kind: "deadline", deadline: "ballot" });
};

export const judgeClosing = (before: Situation, due: DueBallot<"closing">): Judgement => {
  const hold = closingHold(before, due);
  if (hold) return hold;
  const compared = comparedAtLast(before);
  if (compared.kind === "refused") return entriesOf([]);
  if (compared.kind !== "is") return compared;
  const situation: Situation = {
    ...before,
    state: { ...before.state, changes: [...before.state.changes, ...compared.value.changes] },
  };
  const { state, at } = situation;
  const { ballot } = due;
  const text = state.head?.digest ?? ballot.text;
  const { tally, tied } = tallyWithTieInState(state, ballot, state.votes, { now: at, closing: true });
  const tiedInstead = tied ? tiedEnd(situation, ballot, { tally, text }) : is(null);
  if (tiedInstead.kind === "needs" || tiedInstead.kind === "hold") return tiedInstead;
  const instead = tiedInstead.kind === "is" ? tiedInstead.value : null;
  const end = instead ?? [
    entry(at, { kind: "deadline", deadline: "ballot" }, { kind: "ballot-closed", ballot: ballot.id, tally, text }),
  ];
  if (end.some(({ fact }) => fact.kind === "ballot-extended")) {
    return entriesOf([...compared.value.entries, ...end], compared.value.texts);
  }
  // A ballot that a move opened ends together with the window, also when it is decided before.
  const windowEnded =
    state.window && !state.window.ended && (state.window.ends <= at || !ballot.ownEnd)
      ? [entry(at, { kind: "deadline", deadline: "window" }, { kind: "window-ended" })]
      : [];
  const follows = instead ? is([]) : outcomeEntries(situation, { ballot, tally, text, act: null });
  if (follows.kind === "needs" || follows.kind === "hold") return follows;
  const brought = follows.kind === "is" ? follows.value : [];
  return entriesOf([...compared.value.entries, ...end, ...windowEnded, ...brought], compared.value.texts);
};
