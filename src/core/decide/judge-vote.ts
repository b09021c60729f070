/**
 * A vote is recorded whenever and whoever: whether it counts is the tally's
 * question. It belongs to the text that was there when it was given: a review knows
 * its commit, all else was given on the head of that moment.
 */
import type { Act, VoteCast } from "../model/act.ts";
import type { Digest } from "../model/names.ts";
import { hashText } from "../record/text-hash.ts";
import { entriesOf, entry, type Judgement, type Situation } from "./judgement.ts";

const isVoteChannel = (channel: Act["channel"]): channel is "comment" | "review" | "label" | "reaction" =>
  channel === "comment" || channel === "review" || channel === "label" || channel === "reaction";

const textOf = ({ state }: Situation, act: Act): Digest | null =>
  act.head === null
    ? (state.head?.digest ?? null)
    : (state.heads.findLast((head) => head.sha === act.head)?.digest ?? null);

export const judgeVote = (situation: Situation, act: Act, vote: VoteCast): Judgement => {
  if (!isVoteChannel(act.channel)) return entriesOf([]);
  const seenLate = situation.state.ballots.some((ballot) => ballot.closed !== null && act.at <= ballot.closed.at);
  const reason = vote.reason === null ? null : hashText(vote.reason);
  return entriesOf(
    [
      entry(
        act.at,
        { kind: "act", act: act.id, by: act.by },
        {
          kind: "vote",
          channel: act.channel,
          choice: vote.choice,
          text: textOf(situation, act),
          head: act.head ?? situation.state.head?.sha ?? null,
          reason,
          url: act.url,
          seenLate,
        },
      ),
    ],
    vote.reason === null || reason === null ? [] : [[reason, vote.reason]],
  );
};
