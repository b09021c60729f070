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

const placeOf = (act: ActId): string => `${act.split(":").slice(0, 2).join(":")}:`;

export const placeMarks = ({ votes, vanished }: State, ballot: Ballot, wording: Wording): PlaceMarks =>
  new Map(
    votes.flatMap((vote): [ActId, string][] => {
      const mark = vanished.has(placeOf(vote.act))
        ? wording.say("vote-comment.vanished")
        : commentMark(vote, ballot, wording);
      return mark === null ? [] : [[vote.act, mark]];
    }),
  );

export const markOf = ({ act }: VoterLine, marks: PlaceMarks): string | null =>
  act === null ? null : (marks.get(act) ?? null);
