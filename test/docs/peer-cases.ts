/**
 * What other systems do in 98 situations, and what Lastcall does there. Where a case
 * applies, a test or scenario names its id; where it does not, the reason stands here.
 * The facts are public; the words are ours.
 */
export interface PeerCase {
  readonly system:
    | "gitvote"
    | "rfcbot"
    | "triagebot"
    | "eip-review-bot"
    | "policy-bot"
    | "prow"
    | "review-bot"
    | "hivemoot";
  readonly situation: string;
  /** What Lastcall does. */
  readonly ours: string;
  /** Why the case has no counterpart here; absent: a test or scenario names the id. */
  readonly without?: string;
}

const voting =
  "Votes are bound to people and roles, not to paths: who must look at which file is what CODEOWNERS is for.";

export const peerCases: Readonly<Record<string, PeerCase>> = {
  P001: {
    system: "gitvote",
    situation: "Unknown reactions beside a known one",
    ours: "Only the named reactions vote; the others mean nothing.",
  },
  P002: {
    system: "gitvote",
    situation: "One person gives two different reactions",
    ours: "No vote by reaction while both stand, and the person is told so.",
  },
  P004: {
    system: "gitvote",
    situation: "Exactly the threshold is reached (3 of 4 at 75 %)",
    ours: "`>=` passes at the threshold, `>` does not.",
  },
  P005: {
    system: "gitvote",
    situation: "The closing report: numbers, rule, a line for each voter with the time",
    ours: "The result names the rule, the numbers on both sides and every seat with choice, time and link; no rounded percentages.",
  },
  P007: {
    system: "gitvote",
    situation: "A command comes into a comment by an edit",
    ours: "What is new in an edit by its author is read as given at the edit's time; what stood there before is not read again.",
  },
  P008: {
    system: "gitvote",
    situation: "A vote is started by a command, with or without the name of a profile",
    ours: "`/open-ballot QUESTION` names a question of the policy.",
  },
  P010: {
    system: "gitvote",
    situation: "Globs decide which files are meant",
    ours: "The globs of `documents` and `governance` are anchored at the root: `*.md` means the root's files, `**/*.md` all.",
  },
  P011: {
    system: "gitvote",
    situation: "A team is named in a repository that belongs to a person",
    ours: "The role cannot be read, for good: the opening is refused and says why.",
  },
  P013: {
    system: "gitvote",
    situation: "Somebody who may not asks for a vote",
    ours: "Refused with who may; nothing opens.",
  },
  P014: {
    system: "gitvote",
    situation: "A vote is asked for while one is open",
    ours: "Refused, naming the open one; the database holds it as well.",
  },
  P016: {
    system: "gitvote",
    situation: "Somebody who may not cancels a vote: nothing is said",
    ours: "Refused with a reason and with who may.",
  },
  P017: {
    system: "gitvote",
    situation: "Cancelling where no vote is open",
    ours: "Refused: there is none.",
  },
  P019: {
    system: "gitvote",
    situation: "A status report is asked for twice within a day",
    ours: "The status comment is always current.",
    without:
      "There is no report to ask for: one comment is kept current in place, and `/lastcall help` answers in place as well.",
  },
  P020: {
    system: "gitvote",
    situation: "A status report is asked for where no vote is open",
    ours: "The status comment is always there.",
    without: "As P019: nothing is reported on request.",
  },
  P022: {
    system: "gitvote",
    situation: "A vote ends without enough votes",
    ours: "The result says that it did not pass and what was missing; the document waits, shown as overdue, and nothing is green.",
  },
  P023: {
    system: "gitvote",
    situation: "A pull request in which nothing is to be voted on",
    ours: "`skipped`, after a complete list of its files, whether or not the check is required.",
  },
  P025: {
    system: "gitvote",
    situation: "Statistics on who takes part in votes",
    ours: "The export of the record has every seat and vote.",
    without: "Lastcall publishes no table of who votes how often; the record holds what is needed for one.",
  },
  P026: {
    system: "gitvote",
    situation: "29 of 50 at 58 % fails in floating point",
    ours: "Exact fractions: it passes, as 29/100 at 29 %, 57/100 at 57 % and 58/100 at 58 % do.",
  },
  P028: {
    system: "gitvote",
    situation: "Two against two at 50 %",
    ours: "The rule says `> 1/2` or `>= 1/2`; the result repeats it.",
  },
  P029: {
    system: "gitvote",
    situation: "A team cannot be read and everybody may vote",
    ours: "No ballot opens; what failed for the moment is tried again, what failed for good is told.",
  },
  P031: {
    system: "gitvote",
    situation: "A vote after the end, while the service was down",
    ours: "It is late by GitHub's time of it, shown and not counted.",
  },
  P032: {
    system: "gitvote",
    situation: "Somebody deletes the comment of an open vote and the check turns green",
    ours: "The comment is put back; the ballot stands in the record, and nothing turns green.",
  },
  P034: {
    system: "rfcbot",
    situation: "Three commands in one comment, with prose between",
    ours: "All three, in order.",
  },
  P035: {
    system: "rfcbot",
    situation: "Blanks before a command",
    ours: "Up to three blanks before the slash mean nothing, as in Markdown.",
  },
  P037: {
    system: "rfcbot",
    situation: "The electorate is the union of two teams",
    ours: "`union` in a role.",
  },
  P038: {
    system: "rfcbot",
    situation: "An unknown team is named",
    ours: "The policy names the electorates; an unknown role is refused where it is written, an unknown question where it is asked for.",
  },
  P040: {
    system: "rfcbot",
    situation: "A poll with a question in free words to teams named in the comment",
    ours: "Questions and electorates come from the policy.",
    without:
      "A decision whose rule and voters are chosen by whoever asks could not be trusted; a policy may hold any number of questions.",
  },
  P041: {
    system: "rfcbot",
    situation: "A known account comes with a new login",
    ours: "Identity is the account's id: seat and vote stay.",
  },
  P043: {
    system: "rfcbot",
    situation: "2 of 4 signed off",
    ours: "`all: [> 1/2 of electorate, silent <= 2]` is the rule in our words: a tie does not pass.",
  },
  P044: {
    system: "rfcbot",
    situation: "3 of 5 signed off",
    ours: "The same rule passes.",
  },
  P046: {
    system: "rfcbot",
    situation: "5 of 7 signed off",
    ours: "The same rule passes.",
  },
  P047: {
    system: "rfcbot",
    situation: "The only member signed off",
    ours: "The same rule passes as data; a policy refuses ballots of fewer than three voters unless it says otherwise.",
  },
  P049: {
    system: "rfcbot",
    situation: "The proposer's own consent is taken for granted",
    ours: "Nobody votes by opening something.",
    without:
      "A vote is an act of its own; authors with a seat vote like everybody, or not at all where the policy says `exclude: [authors]`.",
  },
  P050: {
    system: "rfcbot",
    situation: "A concern in the comment period resets its clock",
    ours: "The Last Call runs on and ends when it was said to; the concern holds the move.",
  },
  P052: {
    system: "rfcbot",
    situation: "Somebody else resolves a concern: nothing is said",
    ours: "Refused, naming the raiser and the ways on; the Lead Maintainer can override on the record.",
  },
  P053: {
    system: "rfcbot",
    situation: "A concern is raised again under the name of a resolved one",
    ours: "It is a new one and blocks again.",
  },
  P055: {
    system: "rfcbot",
    situation: "A sign-off cannot be withdrawn",
    ours: "`/withdraw`, deleting the comment or a dismissed review take a vote back until the close.",
  },
  P056: {
    system: "rfcbot",
    situation: "Nothing happens at a deadline until somebody writes",
    ours: "Deadlines are looked for by the clock.",
  },
  P058: {
    system: "triagebot",
    situation: "A command in code, then one in plain text",
    ours: "Only the second.",
  },
  P059: {
    system: "triagebot",
    situation: "Commands in quotes and HTML comments",
    ours: "None of them; the line after a comment that has ended is read.",
  },
  P061: {
    system: "triagebot",
    situation: "An unterminated quotation mark before a command",
    ours: "The command is found.",
  },
  P062: {
    system: "triagebot",
    situation: "A summary of concerns, active and resolved",
    ours: "The status comment lists each with its standing in words, links and dates.",
  },
  P064: {
    system: "triagebot",
    situation: "Between seconding and acceptance the thread was closed or made a draft",
    ours: "A closed thread rests and goes on with the time that was left; what happened meanwhile is in the record.",
  },
  P065: {
    system: "triagebot",
    situation: "Acting fails for a reason of the platform, or is refused for good",
    ours: "What failed for the moment is tried again; what was refused is shown, and tried again rarely.",
  },
  P067: {
    system: "eip-review-bot",
    situation: "Somebody changes a draft: one of its authors must approve",
    ours: "A thread has one document, shepherded by its steward.",
    without:
      "Who may change a text before its Last Call is between authors and steward; votes belong to a text, so a change by anybody shows.",
  },
  P068: {
    system: "eip-review-bot",
    situation: "A new file needs no author's approval",
    ours: "The opener is its author.",
    without: "As P067.",
  },
  P070: {
    system: "eip-review-bot",
    situation: "A status goes forward: an editor must approve",
    ours: "A status typed into a file is a request; the steward's command grants it.",
  },
  P071: {
    system: "eip-review-bot",
    situation: "A status goes backward: nobody has to approve",
    ours: "The table says who may ask for each move, backward ones too.",
  },
  P073: {
    system: "eip-review-bot",
    situation: "A stagnant document becomes a draft again",
    ours: "A move of the table like any other: whoever it names may ask.",
  },
  P074: {
    system: "eip-review-bot",
    situation: "A final document is changed: half of the editors",
    ours: "`>= 1/2 of electorate` as a rule; the check of a decided document asks for a person when its text changes.",
  },
  P076: {
    system: "eip-review-bot",
    situation: "The list of editors itself is changed",
    ours: "A file under `governance`: never skipped, and of no effect before it is merged.",
  },
  P077: {
    system: "eip-review-bot",
    situation: "A file outside the proposals is changed",
    ours: "Not governed: `skipped`, unless the policy lists it under `governance`.",
  },
  P079: {
    system: "eip-review-bot",
    situation: "An editor approves, then requests changes",
    ours: "The latest act counts.",
  },
  P080: {
    system: "eip-review-bot",
    situation: "A move before the deadline of the Last Call",
    ours: "Refused before its end; overdue afterwards is shown.",
  },
  P082: {
    system: "policy-bot",
    situation: "A rule needs an approval and names nobody",
    ours: "An empty electorate never passes; votes of others are listed and not counted.",
  },
  P083: {
    system: "policy-bot",
    situation: "The author and those who pushed approve their own work",
    ours: "They vote unless the policy says `exclude: [authors]`; then they have no seat.",
  },
  P085: {
    system: "policy-bot",
    situation: "Two approvals, from a person or from members of an organisation",
    ours: "`any` and `distinct` with people and organisations.",
  },
  P086: {
    system: "policy-bot",
    situation: "A push after an approval",
    ours: "`on-push`: by the kind of change, or keep, warn, clear.",
  },
  P088: {
    system: "policy-bot",
    situation: "An approver who also committed",
    ours: "Who pushed counts as an author where the policy excludes authors.",
    without: "Names in commits can be forged; only who pushed is known, and that is P083.",
  },
  P089: {
    system: "policy-bot",
    situation: "An approving comment was edited",
    ours: "An edit by its author is a new act at the time of the edit; one by another changes nothing and is named.",
  },
  P091: {
    system: "policy-bot",
    situation: "One person approves by comment and by review",
    ours: "One person, one vote: the latest act.",
  },
  P092: {
    system: "policy-bot",
    situation: "Objections and withdrawals of several people, by comment and review",
    ours: "Each person's latest act counts, and only of those who have a seat.",
  },
  P094: {
    system: "policy-bot",
    situation: "Enough approvals and an objection, or an error",
    ours: "`no reject` in `all` holds it; an error passes nothing.",
  },
  P095: {
    system: "policy-bot",
    situation: "Rules combined",
    ours: "`all` needs every part, `any` one; there is no part that is skipped.",
  },
  P097: {
    system: "policy-bot",
    situation: "An approving comment is edited or deleted by somebody else",
    ours: "The vote stands as first given, and the edit or deletion is named.",
  },
  P098: {
    system: "policy-bot",
    situation: "Somebody else posts the bot's status",
    ours: "Our check is compared at each look and made anew; another App's check of the same name is not ours.",
  },
  P100: {
    system: "prow",
    situation: "An approval is cancelled",
    ours: "`/withdraw`; the ballot shows it at once.",
  },
  P101: {
    system: "prow",
    situation: "New commits touch files whose owner did not approve",
    ours: "A vote belongs to the text: what a push does to it is `on-push`.",
  },
  P103: {
    system: "prow",
    situation: "Approved, then changes requested by the same person",
    ours: "The latest act counts: reject.",
  },
  P104: {
    system: "prow",
    situation: "Another review of the same person is dismissed",
    ours: "The approval stands: a dismissal takes back the review that was dismissed.",
  },
  P106: {
    system: "prow",
    situation: "Whether reviews count is a setting",
    ours: "`channels`.",
  },
  P107: {
    system: "prow",
    situation: "A vote in an edited comment, on an issue, on a closed pull request",
    ours: "An edit is an act at its time; on a closed thread ballots rest; without a document there is nothing to vote on.",
  },
  P109: {
    system: "prow",
    situation: "Owners of directories approve",
    ours: "Electorates are people.",
    without: voting,
  },
  P110: {
    system: "prow",
    situation: "Spellings of hold and unhold",
    ours: "`/pause because …` and `/resume`; quoted ones mean nothing, malformed ones are answered when near.",
  },
  P112: {
    system: "prow",
    situation: "New commits with another tree, with the same tree, and an edited note of the bot",
    ours: "The digest of the text decides; what stands in our comments is never read as evidence.",
  },
  P113: {
    system: "prow",
    situation: "An approving review is edited or dismissed",
    ours: "An edit of a review's text keeps its verdict; a dismissal by a person takes it back.",
  },
  P115: {
    system: "review-bot",
    situation: "Approved, and later only commented",
    ours: "The approval stands.",
  },
  P116: {
    system: "review-bot",
    situation: "More approvals are asked for than there are people",
    ours: "Refused when the policy is read, or when the ballot opens.",
  },
  P118: {
    system: "review-bot",
    situation: "One person serves two groups of `and`",
    ours: "`all`: one approval may serve both.",
  },
  P119: {
    system: "review-bot",
    situation: "Groups that need different people",
    ours: "`distinct`: nobody serves two parts.",
  },
  P121: {
    system: "review-bot",
    situation: "An assignment of people to groups exists and is not found",
    ours: "Bipartite matching finds it.",
  },
  P122: {
    system: "review-bot",
    situation: "Approvals weighted by rank",
    ours: "One person, one vote.",
    without:
      "None of the processes weighs votes; a rule with weights is refused as unreadable when the policy is read.",
  },
  P124: {
    system: "review-bot",
    situation: "A rule is skipped for trusted authors",
    ours: "The same rule for everybody.",
    without: "A decision of a community does not depend on who proposed it.",
  },
  P125: {
    system: "review-bot",
    situation: "Wrong settings of many kinds",
    ours: "Each is a problem with line, column and a suggestion; nothing is decided meanwhile.",
  },
  P127: {
    system: "review-bot",
    situation: "A misspelt key silently drops a requirement",
    ours: "An unknown key is an error.",
  },
  P128: {
    system: "hivemoot",
    situation: "More for, more against, a tie, no votes at all",
    ours: "Passed; not passed; `tie: fail | extend | decided-by`; no votes are no tie and pass nothing.",
  },
  P130: {
    system: "hivemoot",
    situation: "Votes for more discussion, or for a person to decide",
    ours: "Approve, reject, abstain.",
    without: "To talk more is a concern, a pause or an extension; a person decides where `tie: decided-by` says so.",
  },
  P131: {
    system: "hivemoot",
    situation: "Too few took part",
    ours: "`quorum`: not passed, and the result says what was missing.",
  },
  P133: {
    system: "hivemoot",
    situation: "A second round",
    ours: "Rounds are numbered; votes of a former round are not carried.",
  },
  P134: {
    system: "hivemoot",
    situation: "The opening is delivered twice",
    ours: "The same delivery has no second effect.",
  },
  P136: {
    system: "gitvote",
    situation: "A profile with a hyphen cannot be called, and nothing is said",
    ours: "Any name that the policy accepts can be called; an unknown one is answered with the known ones.",
  },
  P137: {
    system: "gitvote",
    situation: "Two commands in one comment: only the first is run",
    ours: "All of them, in order; one refusal does not stop the rest.",
  },
  P139: {
    system: "gitvote",
    situation: "A majority written as 51 %",
    ours: "`> 1/2` needs 50 of 99, 76 of 150 and 101 of 201.",
  },
  P140: {
    system: "gitvote",
    situation: "One person in a team and in a list, in another case",
    ours: "One person, one seat.",
  },
  P142: {
    system: "gitvote",
    situation: "A delivery comes twice, or the process dies between answer and work",
    ours: "Stored before it is acknowledged, under its id.",
  },
  P143: {
    system: "rfcbot",
    situation: "It is not said which of two teams is asked",
    ours: "The question names its electorate; a vote that could mean several open ballots is answered.",
  },
  P145: {
    system: "policy-bot",
    situation: "A quoted or negated sign of approval counts",
    ours: "Only a command on a line of its own, outside quotes and code, is a vote.",
  },
  P146: {
    system: "review-bot",
    situation: "The text `false` is taken for true",
    ours: "A wrong type is an error.",
  },
};
