/** A decision that needs a person: what was merged without one is told of in a comment of its own, with the way back. */
import type { Kind } from "../model/kind.ts";
import type { ChangePurpose } from "../model/own-change.ts";
import { titleInWords } from "../render/document-names.ts";
import type { View } from "../render/wording.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import { standingOfChange } from "./change-standing.ts";
import type { WantedComment } from "./comments.ts";
import { type PlanQuestion, policyOf, presentReadingOf } from "./plan-question.ts";

/** How taking it back stands: by a pull request of ours, or by people where that cannot be. */
const wayBack = ({ changes, marker, facts }: PlanQuestion, purpose: ChangePurpose): View => {
  const standing = changes ? standingOfChange(changes, purpose, marker, facts.now) : null;
  switch (standing?.kind) {
    case "open":
      return { open: standing.number };
    case "declined":
      return { declined: standing.number };
    case "hindered":
      return { hindered: standing.why };
    case "there":
    case "merged":
      return { there: true };
    case "to-propose":
      return { soon: true };
    default:
      return { byHand: true };
  }
};

/** A status that somebody wrote to the default branch: the steward is told, once. */
const strayComments = (question: PlanQuestion, kind: Kind | null, zone: string): readonly WantedComment[] => {
  const { decision, facts, seen, wording } = question;
  const { state } = decision;
  if (!state.stray || !kind) return [];
  const { found, by, at, over } = state.stray;
  const stray = {
    title: titleInWords(state, kind, presentReadingOf(facts, seen)),
    path: state.document?.path ?? "",
    status: state.status,
    found: found === "" ? null : found,
    on: dayInWords(dayOf(at, zone)),
    by: by?.login ?? null,
    steward: state.steward?.person.login ?? null,
    over,
    ...(over ? {} : wayBack(question, "header")),
  };
  const body = wording.comment("undecided", { stray });
  return [{ slot: "undecided", body }];
};

export const undecidedComments = (
  question: PlanQuestion,
  kind: Kind | null,
  zone: string,
): readonly WantedComment[] => {
  const { decision, facts, seen, wording } = question;
  const { state } = decision;
  if (!state.undecided) return strayComments(question, kind, zone);
  const body = wording.comment("undecided", {
    stray: null,
    title: kind && titleInWords(state, kind, presentReadingOf(facts, seen)),
    status: state.status,
    ours: question.ownRequest != null,
    on: dayInWords(dayOf(state.undecided.at, zone)),
    by: state.undecided.by?.login ?? null,
    documents: state.head?.undecidable === true && state.status === null,
    role: policyOf(facts.policy)?.governance.approval ?? "",
    ...wayBack(question, "reversal"),
  });
  return [{ slot: "undecided", body }];
};
