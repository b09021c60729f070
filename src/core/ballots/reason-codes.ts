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
  | "channel-not-accepted"
  | "superseded"
  | "withdrawn"
  | "earlier-text"
  | "text-unknown"
  | "seen-late"
  | "after-now"
  | "recused"
  | "over-cap"
  | "delegate-not-voted"
  | "delegate-not-in-electorate";

export const voteReasons: Readonly<Record<VoteReason, string>> = {
  "not-voted": "The person has a seat and has not voted yet.",
  "not-in-electorate": "The person had no seat when the ballot was opened; seats do not change while it runs.",
  "before-opening": "The vote was given before the ballot was opened.",
  "after-closing": "The vote was given after the instant at which the ballot closed; at that instant it still counted.",
  "channel-not-accepted": "The ballot does not take votes in this way.",
  superseded: "The person gave a later vote, and only the latest one counts.",
  withdrawn: "The person took the vote back.",
  "earlier-text": "The vote was given on another text of the document than the present one.",
  "text-unknown": "It cannot be told on which text of the document the vote was given.",
  "seen-late":
    "The vote was given in time but could be read only after the close had been recorded; it is on record and changes nothing.",
  "after-now": "The vote was given later than the instant for which the tally is asked.",
  recused: "The person stepped aside from this ballot and is not part of its electorate.",
  "over-cap":
    "The seats of the person's organisation were taken by earlier votes of other members; the vote is shown as advice.",
  "delegate-not-voted": "The person handed the vote to somebody who has not voted, and has not voted either.",
  "delegate-not-in-electorate": "The person handed the vote to somebody who has no seat, and has not voted either.",
};
