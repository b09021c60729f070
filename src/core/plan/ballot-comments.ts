/** The comments of each ballot: the call to vote, who is asked, reminded and told besides, and the result. */
import { closedLines } from "../ballots/closed-lines.ts";
import { closingDue } from "../ballots/closing-due.ts";
import { tallyInState } from "../ballots/tally-in-state.ts";
import { votesOfRound } from "../ballots/votes-of-round.ts";
import { isWaitingTie, waitingTies } from "../ballots/waiting-ties.ts";
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant } from "../model/names.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import { askedView } from "../render/asked-view.ts";
import { type BallotQuestion, ballotView } from "../render/ballot-view.ts";
import { titleInWords } from "../render/document-names.ts";
import { newlySeated } from "../render/electorate-view.ts";
import { mentionsOf } from "../render/many-names.ts";
import type { View, Wording } from "../render/wording.ts";
import { workAsking } from "../render/work-view.ts";
import { deadlineInWords } from "../time/words.ts";
import type { WantedComment } from "./comments.ts";
import { commentWithSeats, threadInWords } from "./fitting-comments.ts";
import { type PlanQuestion, policyOf, presentReadingOf } from "./plan-question.ts";
import { workQuestion } from "./work-comments.ts";

/**
 * The latest reminder, while the end that it names still stands: whoever was away for longer
 * is not reminded of what is over. What was said once stays.
 */
const reminderComments = (
  ballot: Ballot,
  now: Instant,
  view: View,
  zone: string,
  wording: Wording,
): readonly WantedComment[] => {
  const reminders = ballot.reminders ?? [];
  const last = reminders.at(-1);
  if (!last || last.people.length === 0 || last.closes !== ballot.closes) return [];
  const due = closingDue(ballot);
  if (ballot.closed || ballot.voided || ballot.restsSince || (due !== null && due <= now)) return [];
  const asked = mentionsOf(last.people, wording);
  const body = wording.comment("reminder", {
    ...view,
    asked,
    closes: last.closes && deadlineInWords(last.closes, zone),
  });
  return [{ slot: `reminder:${ballot.id}:${reminders.length}`, body }];
};

/** Those who got a seat while the ballot was open are asked once, as the others were at the opening. */
const seatedComments = (ballot: Ballot, view: View, wording: Wording): readonly WantedComment[] => {
  const people = newlySeated(ballot);
  if (people.length === 0 || ballot.closed || ballot.voided) return [];
  const body = wording.comment("seated", { ...view, asked: mentionsOf(people, wording) });
  return [{ slot: `seated:${ballot.id}:${ballot.formerRolls?.length ?? 0}`, body }];
};

/** Who is to decide a tie is asked once, and once again after a week; what is over is asked of nobody anew. */
const tieComments = (
  ballot: Ballot,
  state: State,
  view: View,
  seen: Seen,
  wording: Wording,
): readonly WantedComment[] => {
  const waits = ballot.tie?.waits;
  if (!waits) return [];
  const waiting = waitingTies(state).some(({ id }) => id === ballot.id);
  const asked = mentionsOf(waits.people, wording) || null;
  const body = (again: boolean): string => wording.comment("tie", { ...view, waiting, asked, again });
  const slots = [`tie:${ballot.id}`, ...(waits.reminded ? [`tie-reminder:${ballot.id}`] : [])];
  return slots
    .filter((slot) => waiting || seen.comments.some((comment) => comment.slot === slot))
    .map((slot, place) => ({ slot, body: body(place > 0) }));
};

/** A decision that needs a person is asked for in a comment of its own; what became of it stands there too. */
const lateVotesComments = (ballot: Ballot, view: View, wording: Wording): readonly WantedComment[] =>
  ballot.ifSeen ? [{ slot: `late-votes:${ballot.id}`, body: wording.comment("late-votes", view) }] : [];

/**
 * Whoever voted on a text of before is told in a new comment, since edits notify nobody. It
 * is kept up while the vote runs, and not begun where nobody waits any more.
 */
const askedComments = (about: BallotQuestion, seen: Seen, wording: Wording): readonly WantedComment[] => {
  const { ballot } = about;
  if (ballot.closed || ballot.voided) return [];
  return (ballot.asked ?? []).flatMap((asked, place): readonly WantedComment[] => {
    const slot = `asked:${ballot.id}:${place + 1}`;
    const { view, waits } = askedView(about, asked, wording);
    const isThere = seen.comments.some((comment) => comment.slot === slot);
    return waits || isThere ? [{ slot, body: wording.comment("asked", view) }] : [];
  });
};

export const ballotComments = (question: PlanQuestion, kind: Kind, zone: string): readonly WantedComment[] => {
  const { decision, facts, seen, wording } = question;
  const { state } = decision;
  const title = titleInWords(state, kind, presentReadingOf(facts, seen));
  const holidays = policyOf(facts.policy)?.holidays ?? [];
  const thread = threadInWords(question.threadUrl);
  const asking = workAsking(workQuestion(question, kind));
  return state.ballots.flatMap((ballot): readonly WantedComment[] => {
    const votes = votesOfRound(ballot, state.ballots, state.votes);
    const tally = ballot.closed
      ? { ...ballot.closed.tally, voters: closedLines(state, ballot, votes) }
      : tallyInState(state, ballot, votes, { now: ballot.voided?.at ?? facts.now, closing: false });
    const about = {
      state,
      kind,
      ballot,
      tally,
      title,
      zone,
      holidays,
      blobUrl: question.blobUrl,
      texts: question.texts,
      now: facts.now,
    };
    const view = { ...ballotView(about, wording), asking: ballot.ownEnd || !isOpen(ballot) ? null : asking };
    const opened = {
      slot: `ballot:${ballot.id}`,
      body: commentWithSeats((one) => wording.comment("ballot", one), view, thread),
    };
    const shown = [
      opened,
      ...seatedComments(ballot, view, wording),
      ...reminderComments(ballot, facts.now, view, zone, wording),
      ...askedComments(about, seen, wording),
    ];
    const ties = tieComments(ballot, state, view, seen, wording);
    const late = lateVotesComments(ballot, view, wording);
    if (!ballot.closed || isWaitingTie(ballot)) return [...shown, ...ties, ...late];
    const result = commentWithSeats((one) => wording.comment("result", one), view, thread);
    return [...shown, ...ties, { slot: `result:${ballot.id}`, body: result }, ...late];
  });
};
