/**
 * When to look for reactions: nothing tells of them. While a ballot takes them it is
 * looked every so often, and shortly before the end, so that what was taken off in
 * time is missed in time.
 */
import { closingDue } from "../ballots/closing-due.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { addSeconds, earlierOf } from "../time/instant.ts";
import { openBallots } from "./deadlines.ts";

const usualPollSeconds = 600;
const beforeTheEndSeconds = 60;

const pollOf = (ballot: Ballot, now: Instant): Instant => {
  const { question, restsSince } = ballot;
  const closes = closingDue(ballot);
  const next = addSeconds(now, question.pollSeconds ?? usualPollSeconds);
  const last = closes === null ? null : addSeconds(closes, -beforeTheEndSeconds);
  return last !== null && !restsSince && now < last ? earlierOf(next, last) : next;
};

/** Null: no open ballot takes votes by reaction, or the thread is closed. */
export const nextPoll = (state: State, now: Instant): Instant | null =>
  state.thread !== "open"
    ? null
    : (openBallots(state)
        .filter(({ question }) => question.channels.includes("reaction"))
        .map((ballot) => pollOf(ballot, now))
        .sort()[0] ?? null);
