/**
 * Why a vote does not count, by code. Codes are shown to people and stable for
 * ever; docs/reasons.md is made from this list, the sentence told to a person
 * from `templates/`.
 */
export type VoteReason =
  | "not-voted"
  | "not-in-electorate"
  | "before-opening"
  | "after-closing"
  | "ballot-cancelled"
  | "channel-not-accepted"
  | "question-not-named"
  | "superseded"
  | "two-reactions"
  | "withdrawn"
  | "earlier-text"
  | "text-unknown"
  | "seen-late"
  | "reject-without-reason"
  | "after-now"
  | "recused"
  | "own-act"
  | "seat-ended"
  | "over-cap"
  | "delegate-not-voted"
  | "delegate-not-in-electorate";

export const voteReasons: Readonly<Record<VoteReason, string>> = {
  "not-voted": "The person has a seat and has not voted yet.",
  "not-in-electorate": "The person had no seat when the ballot was opened; seats do not change while it runs.",
  "before-opening": "The vote was given before the ballot was opened.",
  "after-closing": "The vote was given after the instant at which the ballot closed; at that instant it still counted.",
  "ballot-cancelled": "The vote was given when the ballot had been cancelled.",
  "channel-not-accepted": "The ballot does not take votes in this way.",
  "question-not-named":
    "The person had a seat in several ballots that were open, and the vote does not say which of them it means.",
  superseded: "The person gave a later vote, and only the latest one counts.",
  "two-reactions": "The person reacted with two different choices; until one of them is taken off, neither is a vote.",
  withdrawn: "The person took the vote back.",
  "earlier-text": "The vote was given on another text of the document than the present one.",
  "text-unknown": "It cannot be told on which text of the document the vote was given.",
  "seen-late":
    "The vote was given in time but could be read only after the close had been recorded; it is on record and changes nothing.",
  "reject-without-reason": "Where silence is consent a rejection needs a reason, and this one has none.",
  "after-now": "The vote was given later than the instant for which the tally is asked.",
  recused: "The person stepped aside from this ballot and is not part of its electorate.",
  "own-act":
    "The secretary recorded the vote for the person, who acted in the ballot themself; an own act goes before it.",
  "seat-ended": "The person had a seat when the ballot was opened, and none since the electorate was refreshed.",
  "over-cap":
    "The seats of the person's organisation were taken by earlier votes of other members; the vote is shown as advice.",
  "delegate-not-voted": "The person handed the vote to somebody who has not voted, and has not voted either.",
  "delegate-not-in-electorate":
    "The person handed the vote to somebody who has no seat or stepped aside, and has not voted either.",
};
