/**
 * What became of the comments and reviews that votes stand in, told beside them: a vote
 * stands whatever somebody else did to its comment, whatever its author did to it after
 * the end, and where nobody could see who removed it.
 */
import type { Ballot, Vote, VoterLine } from "../model/ballot.ts";
import type { ActId } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { Wording } from "./wording.ts";

export type PlaceMarks = ReadonlyMap<ActId, string>;

const commentMark = ({ comment }: Vote, { closed }: Ballot, wording: Wording): string | null => {
  if (!comment) return null;
  const by = comment.by.login;
  if (!comment.byAuthor) return wording.say(`vote-comment.${comment.became}`, { by });
  const isAfterEnd = closed !== null && comment.at !== undefined && comment.at > closed.at;
  return isAfterEnd ? wording.say("vote-comment.after-end", { by }) : null;
};

/** `comment:17:` of `comment:17:0:1`. */
const placeOf = (act: ActId): string => act.slice(0, act.indexOf(":", act.indexOf(":") + 1) + 1);

export const placeMarks = ({ votes, vanished }: State, ballot: Ballot, wording: Wording): PlaceMarks =>
  new Map(
    votes.flatMap((vote): [ActId, string][] => {
      // Thousands of votes, and hardly ever one whose place is gone.
      const mark =
        vanished.size > 0 && vanished.has(placeOf(vote.act))
          ? wording.say("vote-comment.vanished")
          : commentMark(vote, ballot, wording);
      return mark === null ? [] : [[vote.act, mark]];
    }),
  );

export const markOf = ({ act }: VoterLine, marks: PlaceMarks): string | null =>
  act === null ? null : (marks.get(act) ?? null);
