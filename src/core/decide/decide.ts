/**
 * Deciding is a fold of one timeline over the recorded state: what people did and
 * the deadlines that fell due, by instant, acts before deadlines at the same one.
 * Each thing is judged once, with the state that its predecessors left, so that a
 * look after every act and one look at the end record the same (design.md section 3).
 */
import { runningCount } from "../ballots/running-count.ts";
import { tallyInState } from "../ballots/tally-in-state.ts";
import { compareTimelineKeys, type Happening, happeningId } from "../model/act.ts";
import type { Tally } from "../model/ballot.ts";
import type { Decision, Hold } from "../model/decision.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Facts, Need } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { BallotId, Instant, TextHash } from "../model/names.ts";
import type { Policy } from "../model/policy.ts";
import type { State } from "../model/state.ts";
import { applyEntry, draftOf } from "../record/replay.ts";
import { undoUntil } from "../record/undo-facts.ts";
import { dayOf, endOfDay } from "../time/days.ts";
import { addSeconds, earlierOf } from "../time/instant.ts";
import { standingEntries } from "./ballot-standing.ts";
import {
  closingHold,
  type Due,
  judgeClosing,
  judgedFrom,
  judgeWindowEnd,
  nextDeadline,
  openBallots,
} from "./deadlines.ts";
import { judgeBaseChange } from "./judge-base-change.ts";
import { judgeCommand, judgeTooMany } from "./judge-command.ts";
import { judgeElsewhere } from "./judge-elsewhere.ts";
import { judgeHead } from "./judge-head.ts";
import { judgeObjection } from "./judge-objection.ts";
import { judgeOnBase } from "./judge-on-base.ts";
import { judgeReminder, remindsFrom } from "./judge-reminder.ts";
import { judgeDeletion, judgeForeignEdit, judgePlace } from "./judge-revision.ts";
import { judgeThread } from "./judge-thread.ts";
import { judgeVote } from "./judge-vote.ts";
import type { Judgement, Situation } from "./judgement.ts";
import { lateOutcomeEntries } from "./late-outcome.ts";
import { moveMeant } from "./move-or-vote.ts";
import { nextPoll } from "./next-poll.ts";
import { objectionEntries } from "./objection-entries.ts";
import { judgeStewardDue, stewardDue } from "./stand-in.ts";
import { judgeTieReminder } from "./tied-ballot.ts";

const judge = (situation: Situation, happening: Happening): Judgement => {
  switch (happening.kind) {
    case "opening":
      return happening.head === null
        ? { kind: "entries", entries: [] }
        : judgeHead(situation, {
            sha: happening.head,
            own: false,
            adopted: happening.adopted,
            cause: { kind: "happening", id: happeningId(happening), by: happening.by },
          });
    case "push":
      return judgeHead(situation, {
        sha: happening.head,
        own: happening.own,
        cause: { kind: "happening", id: happeningId(happening), by: happening.by },
      });
    case "thread":
      return judgeThread(situation, happening);
    case "base":
      return judgeBaseChange(situation, happening);
    case "on-base":
      return judgeOnBase(situation, happening);
    case "elsewhere":
      return judgeElsewhere(situation, happening);
    case "place":
      return judgePlace(happening);
    case "act": {
      const { act } = happening;
      switch (act.what.kind) {
        case "vote": {
          const call = moveMeant(situation, act);
          return call ? judgeCommand(situation, { act, call }) : judgeVote(situation, act, act.what);
        }
        case "command":
          return judgeCommand(situation, { act, call: act.what });
        case "too-many":
          return judgeTooMany(situation, act, act.what);
        case "edited":
          return judgeForeignEdit(act, act.what);
        case "deleted":
          return judgeDeletion(act, act.what);
      }
    }
  }
};

const judgeDue = (situation: Situation, due: Due): Judgement => {
  switch (due.what) {
    case "reminder":
      return judgeReminder(situation, due.at, due.ballot);
    case "closing":
      return judgeClosing(situation, due);
    case "window":
      return judgeWindowEnd(situation, due.at);
    case "objection":
      return closingHold(situation, due) ?? judgeObjection(situation, due.ballot);
    case "tie-reminder":
      return judgeTieReminder(situation, due.ballot);
  }
};

/**
 * The order of judging: by timeline; a command older than something already folded
 * comes last, a vote of that age takes its place, since votes count by their instant.
 */
const inOrder = (
  state: State,
  happenings: readonly Happening[],
): readonly { happening: Happening; late: boolean }[] => {
  const fresh = happenings
    .filter((happening) => !state.judged.has(happeningId(happening)))
    .map((happening) => ({ happening, late: state.cursor !== null && happening.key.at < state.cursor }))
    .sort((one, other) => compareTimelineKeys(one.happening.key, other.happening.key));
  const waits = ({ happening, late }: { happening: Happening; late: boolean }): boolean =>
    late && happening.kind === "act" && happening.act.what.kind === "command";
  return [...fresh.filter((one) => !waits(one)), ...fresh.filter(waits)];
};

const tallies = (state: State, now: Instant): ReadonlyMap<BallotId, Tally> =>
  new Map(
    openBallots(state).map((ballot) => [ballot.id, tallyInState(state, ballot, state.votes, { now, closing: false })]),
  );

/** While a period runs, what is shown counts the days that are left: it changes at midnight. */
const nextDay = (state: State, policy: Policy, now: Instant): Instant | null =>
  state.window && !state.window.ended && state.thread === "open" && !state.paused
    ? endOfDay(dayOf(now, policy.zone), policy.zone)
    : null;

const kindIn = ({ document }: State, policy: Policy): Kind | null =>
  document ? (policy.kinds.get(document.kind) ?? null) : null;

const nextLook = (state: State, policy: Policy | null, hold: Hold | null, facts: Facts): Instant | null => {
  const { now } = facts;
  // Until then it is shown that the last command can be undone.
  const undo = undoUntil(state, now);
  const undoOver = undo ? addSeconds(undo, 1) : null;
  const poll = policy ? nextPoll(state, now) : null;
  if (hold) return [hold.until, undoOver, poll].reduce(earlierLook);
  if (!policy) return null;
  const due = nextDeadline(state);
  const settled = due ? judgedFrom(due, policy) : null;
  const steward = stewardDue({ state, facts, policy, kind: kindIn(state, policy) });
  const stewardSettled = steward ? remindsFrom(steward.at, policy) : null;
  return [settled, stewardSettled, nextDay(state, policy, now), undoOver, poll].reduce(earlierLook);
};

const undecided = (state: State, hold: Hold | null, now: Instant): Decision => ({
  entries: [],
  texts: new Map(),
  state,
  taken: new Set(),
  needs: [],
  hold,
  tallies: tallies(state, now),
  nextLook: null,
});

/** Stops where something is missing (`needs`) or may not be done yet (`hold`); what was judged before stands. */
export const decide = (state: State, happenings: readonly Happening[], facts: Facts): Decision => {
  if (facts.policy.kind === "missing") return undecided(state, null, facts.now);
  if (facts.policy.kind === "broken") {
    const why = "The policy on the default branch cannot be read, so nothing is decided until it is mended.";
    return undecided(state, { code: "policy-broken", why, until: null }, facts.now);
  }
  const { policy } = facts.policy;
  const draft = draftOf(state);
  const entries: NewEntry[] = [];
  const texts = new Map<TextHash, string>();
  const taken = new Set<string>();
  let needs: readonly Need[] = [];
  let hold: Hold | null = null;
  let due = nextDeadline(draft);
  let steward = stewardDue({ state: draft, facts, policy, kind: kindIn(draft, policy) });
  const count = runningCount();

  const record = (one: NewEntry): void => {
    entries.push(one);
    applyEntry(draft, one);
  };
  const take = (judgement: Judgement): boolean => {
    if (judgement.kind === "needs") needs = judgement.needs;
    else if (judgement.kind === "hold") hold = judgement.hold;
    else {
      judgement.entries.forEach(record);
      const follows = [
        ...standingEntries(draft, judgement.entries, count),
        ...lateOutcomeEntries(draft, judgement.entries),
      ];
      follows.forEach(record);
      const objections = objectionEntries({ state: draft, policy, count }, judgement.entries);
      objections.forEach(record);
      for (const [hash, text] of judgement.texts ?? []) texts.set(hash, text);
      // Votes come in thousands and, unless they decide something, move no deadline.
      if (follows.length + objections.length > 0 || judgement.entries.some((one) => one.fact.kind !== "vote")) {
        due = nextDeadline(draft);
        steward = stewardDue({ state: draft, facts, policy, kind: kindIn(draft, policy) });
      }
      return true;
    }
    return false;
  };
  const situationAt = (at: Instant, late: boolean): Situation => ({
    state: draft,
    facts,
    policy,
    kind: kindIn(draft, policy),
    at,
    late,
  });

  const queue = inOrder(state, happenings);
  let place = 0;
  for (;;) {
    const next = queue[place];
    const isBefore = (at: Instant): boolean => at <= facts.now && (!next || (at < next.happening.key.at && !next.late));
    if (steward && isBefore(steward.at) && (!due || steward.at < due.at)) {
      if (!take(judgeStewardDue(situationAt(steward.at, false), steward))) break;
      continue;
    }
    if (due && isBefore(due.at)) {
      const situation = situationAt(due.at, false);
      if (!take(judgeDue(situation, due))) break;
    } else if (next) {
      if (!take(judge(situationAt(next.happening.key.at, next.late), next.happening))) break;
      taken.add(happeningId(next.happening));
      place += 1;
    } else break;
  }
  return {
    entries,
    texts,
    state: draft,
    taken,
    needs,
    hold,
    tallies: tallies(draft, facts.now),
    nextLook: nextLook(draft, policy, hold, facts),
  };
};

/** The earlier of two looks, where null means none. */
export const earlierLook = (one: Instant | null, other: Instant | null): Instant | null =>
  one && other ? earlierOf(one, other) : (one ?? other);
