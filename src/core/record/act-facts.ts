/** What each fact about somebody's words makes of the state: votes, commands, and what became of the comments they stood in. */
import type { Vote } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import type { JudgedCommand } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { type Appliers, byOf, tell } from "./appliers.ts";
import { endStandInOfSilent } from "./stand-in-facts.ts";
import type { StateDraft } from "./state-draft.ts";

/** The author's own deletion is the last word; what others did to the comment is only named. */
const markComment = (
  draft: StateDraft,
  { of, author }: { readonly of: string; readonly author: Person | null },
  entry: NewEntry,
  what: { readonly became: "edited" | "deleted"; readonly byAuthor: boolean },
): void => {
  const by = byOf(entry);
  if (!by) return;
  draft.votes = draft.votes.map((vote) =>
    vote.act.startsWith(of) &&
    vote.at <= entry.at &&
    !vote.comment?.byAuthor &&
    (!author || isSamePerson(vote.by, author))
      ? { ...vote, comment: { ...what, by, at: entry.at } }
      : vote,
  );
};

export const actAppliers: Appliers<
  StateDraft,
  "vote" | "governance-approved" | "command" | "act-edited" | "act-deleted" | "place-vanished" | "place-returned"
> = {
  vote: (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const vote: Vote = {
      act: entry.cause.act,
      at: entry.at,
      by: entry.cause.by,
      channel: fact.channel,
      choice: fact.choice,
      text: fact.text,
      seenLate: fact.seenLate,
      ...(fact.reason === null ? {} : { reason: fact.reason }),
      ...(fact.of === undefined ? {} : { of: fact.of }),
      ...(fact.question === undefined ? {} : { question: fact.question }),
    };
    draft.votes.push(vote);
  },
  "governance-approved": (draft, { head, role, url }, { at, cause }) => {
    if (cause.kind !== "act") return;
    draft.governanceApprovals.push({ act: cause.act, by: cause.by, head, role, at, url });
  },
  command: (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const judged: JudgedCommand = {
      act: entry.cause.act,
      at: entry.at,
      by: entry.cause.by,
      verb: fact.verb,
      line: fact.line,
      verdict: fact.verdict,
      url: fact.url,
      ...(fact.undoable ? { undoable: true } : {}),
    };
    draft.commands.push(judged);
    endStandInOfSilent(draft, judged);
  },
  "act-edited": (draft, fact, entry) => {
    markComment(draft, fact, entry, { became: "edited", byAuthor: false });
  },
  "act-deleted": (draft, fact, entry) => {
    markComment(draft, fact, entry, { became: "deleted", byAuthor: fact.byAuthor });
  },
  "place-vanished": (draft, { of }, entry) => {
    draft.vanished.add(of);
    const command = draft.commands.find(({ act, verdict }) => act.startsWith(of) && verdict.done);
    if (command) tell(draft, entry, { kind: "place-vanished", verb: command.verb, person: command.by });
  },
  "place-returned": (draft, { of }) => {
    draft.vanished.delete(of);
  },
};
