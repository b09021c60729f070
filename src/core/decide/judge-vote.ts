/**
 * A vote is recorded whenever and whoever: whether it counts is the tally's
 * question. It belongs to the text that was there when it was given: a review knows
 * its commit, all else was given on the head of that moment. A review may be about a
 * text that is past: then it is found out what that means for it.
 */
import { mayMean } from "../ballots/was-open.ts";
import type { Act, VoteCast } from "../model/act.ts";
import type { Vote } from "../model/ballot.ts";
import type { Cause } from "../model/entry.ts";
import type { HeadState } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { hashText } from "../record/text-hash.ts";
import { askAgain } from "./ask-again.ts";
import { type Comparison, compareTexts, noComparison } from "./compare-texts.ts";
import { openBallots } from "./deadlines.ts";
import { governanceApproval } from "./judge-governance.ts";
import { type Answer, entriesOf, entry, is, type Judgement, type Situation } from "./judgement.ts";
import { meantQuestion } from "./meant-question.ts";

const isVoteChannel = (channel: Act["channel"]): channel is "comment" | "review" | "label" | "reaction" =>
  channel === "comment" || channel === "review" || channel === "label" || channel === "reaction";

/** Where it was given; also of a vote that is seen after a push that was later than it. */
const headOf = ({ state }: Situation, act: Act): HeadState | null =>
  state.heads.findLast((head) => (act.head === null ? head.since <= act.at : head.sha === act.head)) ?? null;

/** A vote in a ballot that runs, on a text that is not the present one: what the two are to each other. */
const onPastText = (situation: Situation, cause: Cause, vote: Vote): Answer<Pick<Comparison, "entries" | "texts">> => {
  const { state, at } = situation;
  const { head } = state;
  if (vote.text === null || !head?.digest || vote.text === head.digest) return is(noComparison);
  const mayCount = openBallots(state).some(
    (ballot) => mayMean(vote, ballot) && ballot.seats.some(({ person }) => isSamePerson(person, vote.by)),
  );
  if (!mayCount || vote.choice === "withdraw") return is(noComparison);
  const present = { sha: head.sha, digest: head.digest };
  const compared = compareTexts(situation, present, [vote.text], cause);
  if (compared.kind !== "is") return compared;
  const { changes, entries, texts } = compared.value;
  // Nobody else's vote is concerned, but where an organisation's seats are taken by whoever voted first.
  const capped = openBallots(state).some(({ question }) => question.cap !== null);
  const before = capped ? state.votes : state.votes.filter(({ by }) => isSamePerson(by, vote.by));
  const after = { ...state, votes: [...before, vote], changes: [...state.changes, ...changes] };
  return is({ entries: [...entries, ...askAgain(after, at, cause)], texts });
};

export const judgeVote = (situation: Situation, act: Act, vote: VoteCast): Judgement => {
  if (!isVoteChannel(act.channel)) return entriesOf([]);
  const question = meantQuestion(situation, act, vote);
  const seenLate = situation.state.ballots.some(
    ({ closed, question: { name } }) =>
      closed !== null && act.at <= closed.at && (typeof question !== "string" || question === name),
  );
  const reason = vote.reason === null ? null : hashText(vote.reason);
  const approval = governanceApproval(situation, act, vote);
  if (approval.kind === "needs" || approval.kind === "hold") return approval;
  const { channel } = act;
  const { choice } = vote;
  const head = headOf(situation, act);
  const text = head?.digest ?? null;
  const about = {
    ...(vote.of === undefined ? {} : { of: vote.of }),
    ...(question === undefined ? {} : { question }),
  };
  const cause: Cause = { kind: "act", act: act.id, by: act.by };
  const given: Vote = { act: act.id, at: act.at, by: act.by, channel, choice, text, seenLate, ...about };
  const past = onPastText(situation, cause, given);
  if (past.kind === "needs" || past.kind === "hold") return past;
  const follows = past.kind === "is" ? past.value : noComparison;
  const on = act.head ?? head?.sha ?? null;
  const fact = { kind: "vote", channel, choice, text, head: on, reason, url: act.url, seenLate, ...about } as const;
  return entriesOf(
    [entry(act.at, cause, fact), ...(approval.kind === "is" ? approval.value : []), ...follows.entries],
    [...(vote.reason === null || reason === null ? [] : [[reason, vote.reason] as const]), ...follows.texts],
  );
};
