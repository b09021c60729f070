/** Whether the present head may change how decisions are made. */
import type { GovernanceApproval, State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";

/** An approval that was taken back, by whatever way, or that belongs to another head, is none. */
export const governanceApprovalOf = ({ governanceApprovals, votes, head }: State): GovernanceApproval | null =>
  governanceApprovals.findLast((approval) => {
    if (approval.head !== head?.sha) return false;
    const latest = votes
      .filter((vote) => isSamePerson(vote.by, approval.by))
      .reduce((one, other) => (other.at >= one.at ? other : one));
    return latest.act === approval.act && !latest.comment?.byAuthor;
  }) ?? null;
