/**
 * The clauses of the processes that Lastcall carries (D: improvement proposals, O: proposals
 * with an arbiter), what it does for each, and what it does not do yet. Which scenarios show
 * a clause stands in their `proves`; a clause that none shows is not done, whatever stands here.
 */
export interface Clause {
  /** What the process asks for; the words are ours. */
  readonly asks: string;
  /** What Lastcall does today. */
  readonly does: string;
  /** What of the clause is missing, or is done and shown by no scenario yet; null: nothing. */
  readonly missing: string | null;
}

export const clauses: Readonly<Record<string, Clause>> = {
  D1: {
    asks: "Header with its keys, order and values; sections; auxiliary files; copyright notice; test cases where consensus is affected",
    does: "`lastcall/format` names every problem of the header with line, column and what to write; what cannot be read is an error at its line. Sections, the copyright notice, test cases where consensus is affected and the names of auxiliary files are hints, since most real documents do without some; test cases are an error where the type itself says Core. Proposals that are named are looked up, in the pull request and by `lastcall lint` over a folder.",
    missing: null,
  },
  D2: {
    asks: "The manager admits an agreeable draft and assigns its number; the file is renamed",
    does: "`/admit`: the number is the pull request's, given once and never again; the file is renamed and its header filled by a commit.",
    missing: null,
  },
  D3: {
    asks: "The Lead Maintainer manages, and can appoint a delegate at any time",
    does: "The Lead Maintainer, or one of the managers in turn, by load or by path, from the opening on; `/assign-manager @login`; never an author; shown as assignee and in the status comment.",
    missing: null,
  },
  D4: {
    asks: "Authors ask for a change of status, by the status line or by a command; the manager approves",
    does: "Commands in comments and in the description, given by who may; or a pull request that edits the status line of a document on the default branch, which that command grants. A status that is typed in is a request at most.",
    missing: null,
  },
  D5: {
    asks: "Draft, Last Call, Accepted or Rejected, Final; back to Draft; Deprecated",
    does: "One table of moves; any other is refused with the moves that there are; nobody reaches a status by typing it.",
    missing: null,
  },
  D6: {
    asks: "Last Call of two to four weeks, extendable, once; denied while changes are needed; listed prominently",
    does: "`/last-call 14d` writes the end; other lengths need a reason or the Lead Maintainer; `/extend`; once in a draft cycle; held back while changes are asked for; announced; first in the index, which the App keeps in the repository, by commit or by pull request.",
    missing: null,
  },
  D7: {
    asks: "Last Call succeeds without material changes or unaddressed complaints",
    does: "Each push is sorted into header only, editorial or material and shown; `/concern` holds what passed until it is answered.",
    missing: null,
  },
  D8: {
    asks: "The committee votes; a simple majority accepts; rejection is at the maintainers' discretion",
    does: "The ballot `acceptance`; status, labels, check and announcement follow it; Rejected by a majority of rejections or `/decide rejected because …`; nothing moves before the end.",
    missing: null,
  },
  D9: {
    asks: "Maintainers implement; Final once it is deployed; only errata after that",
    does: "Linked issues and pull requests are listed with how each stands, and the maintainers are told once when all are done; `/final https://…` by maintainers, with where the implementation is; a change of a decided text turns the check until it is taken back or called a correction by `/errata because …`. A document merged before gets its header by a pull request of the App's.",
    missing: null,
  },
  D10: {
    asks: "Accepted goes back to Draft on new information; Deprecated when superseded or irrelevant",
    does: "`/redraft because …`, with a new draft cycle; `/deprecate because …`, and `by DIP-7` for the one that supersedes it, which must be known and is written as `superseded-by`; `replaces` comes into the other one by a pull request of the App's own, and a hint on the line asks for it until it is there.",
    missing: null,
  },
  D11: {
    asks: "Reasons to deny a draft, and another attempt",
    does: "`/deny REASON because …` by the manager, with one of the reasons of the process; the authors resubmit by pushing another text to the same pull request.",
    missing: null,
  },
  D12: {
    asks: "Engineering precedes Last Call; a manager can dedicate resources",
    does: "`implementation:` in the header and `/implementation core …` name what is done, by area, also people who are dedicated before anything can be linked; each link is shown with how it stands. `/last-call` asks the manager whether enough is done, on record, and `/implementation-done because …` answers; a policy can require the answer.",
    missing: null,
  },
  O1: {
    asks: "The header is an RST table, grid or list-table, with its rows in order",
    does: "Both forms are read with line and column, rows out of order or missing are named, and both are written without a byte changed beside the cells.",
    missing: null,
  },
  O2: {
    asks: "The next number over all pull requests; the title and the file's name carry it",
    does: "`/admit` assigns the number that the file has, or the next that no document holds in any folder and no pull request claims by title or file name, closed ones included; the file, its row and the pull request's title are named after it; before, the file's name and the pull request's title are checked.",
    missing: null,
  },
  O3: {
    asks: "An arbiter is found, consents, and is no author",
    does: "`/arbiter @login` by the authors or the group, `/accept-arbiter` by whoever was asked; an author is refused; before that nobody is it, nothing is decided, and the status comment says who is to ask. From then on the Arbiter row says who it is, in the form that it has.",
    missing: null,
  },
  O4: {
    asks: "Review with a begin and an end agreed with the arbiter; announced; extendable",
    does: "`/begin-review 14d` or `until 2026-03-16` by the arbiter, and `/extend`; the row of the review period follows, and it is announced.",
    missing: null,
  },
  O5: {
    asks: "The statuses and moves of the graph; former ones read and never written; intended statuses; taking up a deferred one",
    does: "One table in the process; `Under Review (=> Provisional)` is understood; authors take a deferred one up by `/resume`.",
    missing: null,
  },
  O6: {
    asks: "The arbiter decides at the end; Accepted has its resolution and date",
    does: "`/accept`, `/provisional`, `/defer` by the arbiter, not before the end; the date and the link of the resolution are written. `/reject because …` closes the pull request and writes why above its description; the former status is not written.",
    missing: null,
  },
  O7: {
    asks: "Rows that a status needs: revision ticket, replacement, follow-up work",
    does: "`header-needed` asks for each by the status.",
    missing: null,
  },
  O8: {
    asks: "The change history has its entry",
    does: "The section is asked for, with an entry for each change, the newest first, and a link; by `Last Modified` it is seen that one is missing, and it is drafted with the day and the pull request.",
    missing: null,
  },
  O9: {
    asks: "Updates: a review of a week, former people asked, accepted architecture left alone, the merge announced, an arbiter from the group",
    does: "What an update changes is told apart: the header, form, substance, a status. One of substance is open for review for a week before the arbiter lets it in by `/allow-change`; a correction is let in at any time by `/errata because …`. The header's authors and the former arbiter are asked once for their view; that accepted architecture is better left alone is said; the merge is announced. The Architecture Group finds an arbiter where the authors cannot.",
    missing: null,
  },
};
