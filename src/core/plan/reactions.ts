/** A reaction tells at the place of the act whether it was taken: the words stand in the comments. */

import { seatFinder } from "../ballots/seat-finder.ts";
import { uncountedVotes } from "../ballots/uncounted-votes.ts";
import { wasOpen } from "../ballots/was-open.ts";
import type { Effect } from "../model/effect.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";

type Content = "+1" | "confused";

/** `comment:17` of `comment:17:0:1`; null: it was made elsewhere. */
const commentOf = (act: string): string | null =>
  act.startsWith("comment:") ? act.slice(0, act.indexOf(":", "comment:".length)) : null;

const wantedReactions = (state: State): ReadonlyMap<string, Content> => {
  const wanted = new Map<string, Content>();
  const want = (act: string, content: Content): void => {
    const comment = commentOf(act);
    // One refusal among several acts is what the person must see.
    if (comment && wanted.get(comment) !== "confused") wanted.set(comment, content);
  };
  for (const command of state.commands) want(command.act, command.verdict.done ? "+1" : "confused");
  const inVain = new Set(uncountedVotes(state).map(({ vote }) => vote));
  const ballots = state.ballots.map((ballot) => ({ ballot, seatOf: seatFinder(ballot.seats) }));
  for (const vote of state.votes) {
    if (vote.channel === "recorded") continue;
    const takenBack =
      vote.choice === "withdraw" || vote.comment?.byAuthor === true
        ? ballots.some(({ ballot, seatOf }) => wasOpen(ballot, vote.at) && seatOf(vote.by) !== undefined)
        : null;
    const taken = takenBack ?? !inVain.has(vote);
    want(vote.act, taken ? "+1" : "confused");
  }
  return wanted;
};

export const planReactions = (state: State, seen: Seen): readonly Effect[] =>
  [...wantedReactions(state)].flatMap(([comment, content]): readonly Effect[] => {
    const present = seen.reactions.get(comment);
    if (!present || present.includes(content)) return [];
    const id = Number(comment.slice("comment:".length));
    return [
      {
        mode: "state",
        key: `reaction:${comment}`,
        signature: content,
        body: { kind: "add-reaction", on: "comment", comment: id, content },
      },
    ];
  });
