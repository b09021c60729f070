/**
 * Votes by reaction on the ballot's comment. Reactions do not follow each other as
 * comments do: all that stand there speak at once. Whoever chose one side votes for it,
 * whoever chose two has no vote by reaction until one of them is taken off.
 */
import type { Vote } from "../model/ballot.ts";
import type { ActId, Choice } from "../model/names.ts";
import type { VoteReason } from "./reason-codes.ts";

/** By REST's names; what else people put there is no vote. */
const choices: ReadonlyMap<string, Choice> = new Map([
  ["+1", "approve"],
  ["-1", "reject"],
  ["eyes", "abstain"],
]);

export const votingReactions: readonly string[] = [...choices.keys()];

export const choiceOfReaction = (content: string): Choice | null => choices.get(content) ?? null;

/** The id of the act of reacting: a reaction taken off and put on again is another one. */
export const reactionActId = (reaction: number, comment: number): ActId => `reaction:${reaction}:${comment}:0` as ActId;

/** Reaction and comment of such an act; null for acts of other sorts. */
export const reactionOf = (act: ActId): { readonly reaction: number; readonly comment: number } | null => {
  const [, reaction, comment] = /^reaction:(\d+):(\d+):0$/.exec(act) ?? [];
  return reaction === undefined ? null : { reaction: Number(reaction), comment: Number(comment) };
};

interface Given {
  readonly vote: Vote;
  readonly order: number;
}

export interface StandingReactions<One extends Given> {
  /** What goes on to be read as other votes are, reactions that say nothing left out. */
  readonly taken: readonly One[];
  readonly refused: readonly (One & { readonly why: VoteReason })[];
}

const isOff = ({ vote }: Given): boolean => vote.comment?.byAuthor === true;

/** Of the acts of one person, in time and in an accepted way. */
export const standingReactions = <One extends Given>(taken: readonly One[]): StandingReactions<One> => {
  const reactions = taken.filter(({ vote }) => vote.channel === "reaction");
  // `withdraw` comes from ballots given as data: it takes off what was there.
  const from = reactions.findLastIndex(({ vote }) => vote.choice === "withdraw") + 1;
  const standing = reactions.slice(from).filter((one) => !isOff(one));
  const last = standing.at(-1);
  if (!last || reactions.length === 1) return { taken, refused: [] };
  // Our comment was deleted and put back: what stood on the former one cannot be taken off any more.
  const place = reactionOf(last.vote.act)?.comment;
  const present = standing.filter(({ vote }) => reactionOf(vote.act)?.comment === place);
  const isOne = new Set(present.map(({ vote }) => vote.choice)).size === 1;
  const others = taken.filter(({ vote }) => vote.channel !== "reaction");
  const speaking = isOne ? last : null;
  const why = (one: One): VoteReason => {
    if (isOff(one) || !standing.includes(one)) return "withdrawn";
    return !isOne && present.includes(one) ? "two-reactions" : "superseded";
  };
  return {
    taken: speaking ? taken.filter((one) => one === speaking || one.vote.channel !== "reaction") : others,
    refused: reactions.filter((one) => one !== speaking).map((one) => ({ ...one, why: why(one) })),
  };
};
