/**
 * What to think of each rule that fires over the corpora: whether the documents are at
 * fault, or the process lets it pass. Written by hand, after looking at what was found.
 */
export const judgements: Readonly<Record<string, string>> = {
  "body-sections":
    "EIP: at fault by the process as it is today; all of them were created before 2022, most before the sections were asked for. " +
    "DIP: allowed, by what was let in: the overview says what a proposal should include, and most do without a copyright notice, the " +
    "longer ones without headings `Specification` and `Rationale`; so it is a warning. DIP-201 changes consensus and has no test cases, " +
    "which the overview calls mandatory: at fault, but only a reader can tell, so it is a warning as well. " +
    "OEP: at fault; OEP-1 codified the section later than these were written, so it is a warning.",
  "change-history":
    "OEP: at fault. OEP-1 asks for an entry, its date and its link with every change, and the newest on top; much of this is older than that, or was " +
    "mended in passing, so it is a warning.",
  "file-name":
    "OEP: allowed. OEP-1 gives the shape `oep-XXXX-YYYY-ZZZZ.rst` and says nothing of capitals; a warning, so that names stay alike.",
  "header-alias": "DIP: allowed. The template says `updated`, these say another word for it, which is read as that.",
  "header-authors":
    "DIP: allowed. The template takes names, user names or addresses; a warning, since without a handle nobody on GitHub can be " +
    "recognised as the author.",
  "header-choice":
    "OEP: at fault by the words of OEP-1, which has `Best Practice` and `Architecture`; what is meant is plain, so it is a warning.",
  "header-date":
    "DIP: the error is at fault, a day with three digits; the short dates are understood, and only a warning. OEP: at fault, a month " +
    "with one digit, which is not taken for the year-first form.",
  "header-length": "EIP: at fault by the limit of 44 characters; the titles are older than it and were let stand.",
  "header-needed":
    "EIP: at fault, a Withdrawn proposal gives its reason. OEP: at fault by OEP-1, and common: most Accepted and Replaced ones do " +
    "without the row. So it is a warning, except for the ticket of Needs Revision.",
  "header-number": "OEP: at fault, the row of the number has the number for its name; see header-unknown-key.",
  "header-order":
    "DIP: at fault by the template's order, which nobody enforced; a warning. EIP: at fault; most have the status before the author. " +
    "What has Moved keeps an order of its own and is not asked.",
  "header-required":
    "EIP: at fault by the process as it is today; all of them were created before 2022, when `description` and `discussions-to` were not asked for.",
  "header-status":
    "OEP: the error is at fault, the successor is written into the status instead of its own row; `Approved` is another word for " +
    "Accepted and understood. DIP: lower case, which is understood.",
  "header-unknown-key": "OEP: at fault, the row of the number is named after the document.",
  "links-mirrored":
    "OEP: at fault by OEP-1: what replaces another one is named there, and the other way round. OEP-9 names OEP-66 in its status, " +
    "OEP-23 names OEP-48 in its history, neither in the row for it.",
  "links-known":
    "EIP: neither. The corpus is a selection, in which most of what is linked is left out; so it is a warning.",
};
