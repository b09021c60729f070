/** What each fact about the life of a ballot makes of the state. */
import type { Ballot } from "../model/ballot.ts";
import type { QuestionName } from "../model/names.ts";
import { type Appliers, byOf, changeBallot, tell } from "./appliers.ts";
import { endIdlePause } from "./clocks.ts";
import type { StateDraft } from "./state-draft.ts";

/** The question, where the vote is one beside the lifecycle. */
const ofOwn = (ballot: Ballot | undefined): { readonly question?: QuestionName } =>
  ballot?.ownEnd ? { question: ballot.question.name } : {};

export const ballotAppliers: Appliers<
  StateDraft,
  | "ballot-opened"
  | "ballot-extended"
  | "ballot-standing"
  | "ballot-reminded"
  | "ballot-closed"
  | "round-not-opened"
  | "ballot-voided"
> = {
  "ballot-opened": (draft, fact, entry) => {
    draft.ballots.push(draft.paused ? { ...fact.ballot, restsSince: entry.at } : fact.ballot);
    const byDeadline = entry.cause.kind === "deadline" ? { byDeadline: true as const } : {};
    tell(draft, entry, {
      kind: "ballot-opened",
      round: fact.ballot.round,
      ...byDeadline,
      ...ofOwn(fact.ballot),
    });
  },
  "ballot-extended": (draft, fact, entry) => {
    const before = draft.ballots.find((ballot) => ballot.id === fact.ballot)?.extendedDays ?? 0;
    const { days } = fact;
    const granted = days === undefined ? {} : { extendedDays: before + days };
    changeBallot(draft, fact.ballot, () => ({ closes: fact.closes, closesSince: entry.at, ...granted }));
    const { question } = ofOwn(draft.ballots.find((ballot) => ballot.id === fact.ballot));
    if (question && days !== undefined) {
      tell(draft, entry, { kind: "ballot-extended", question, ends: fact.closes, by: byOf(entry) });
    }
  },
  "ballot-standing": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, () => ({ standing: { is: fact.is, since: entry.at } }));
  },
  "ballot-reminded": (draft, fact, entry) => {
    const reminder = { at: entry.at, closes: fact.closes, people: fact.people };
    const before = draft.ballots.find((ballot) => ballot.id === fact.ballot)?.reminders ?? [];
    changeBallot(draft, fact.ballot, () => ({ reminders: [...before, reminder] }));
  },
  "ballot-closed": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, () => ({ closed: { at: entry.at, tally: fact.tally, text: fact.text } }));
    const { outcome, counts, needed } = fact.tally;
    const closed = draft.ballots.find((ballot) => ballot.id === fact.ballot);
    tell(draft, entry, { kind: "ballot-closed", outcome, approve: counts.approve, needed, ...ofOwn(closed) });
  },
  "round-not-opened": (draft, { ballot, code, details }, entry) => {
    changeBallot(draft, ballot, () => ({ noRound: { code, details } }));
    tell(draft, entry, { kind: "round-not-opened" });
  },
  "ballot-voided": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, () => ({ voided: { at: entry.at, why: fact.why } }));
    endIdlePause(draft);
    const voided = draft.ballots.find((ballot) => ballot.id === fact.ballot);
    tell(draft, entry, { kind: "ballot-voided", why: fact.why, ...ofOwn(voided) });
  },
};
