/**
 * Who wrote a decided document, and who decided it, are asked for their view of an update
 * in a comment of its own [O9]: made once, while the update is open, and kept up where it stands.
 */
import { authorHandles, fieldOf, handlesIn, plainOf } from "../documents/field-values.ts";
import type { Kind } from "../model/kind.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { titleInWords } from "../render/document-names.ts";
import { codeSpan } from "../render/escape.ts";
import { mentionsOf } from "../render/many-names.ts";
import { updateView } from "../render/update-view.ts";
import type { WantedComment } from "./comments.ts";
import { type PlanQuestion, presentReadingOf } from "./plan-question.ts";

const slot = "update";

/** The authors and the former steward, whom the header names by handle, and the present one; whoever proposes the update knows of it. */
const askedOf = (question: PlanQuestion, kind: Kind): readonly Person[] => {
  const { decision, facts, seen } = question;
  const reading = presentReadingOf(facts, seen);
  const document = reading && !("unreadable" in reading) ? reading.document : null;
  const steward = decision.state.steward?.person;
  const { field } = kind.steward;
  const former = document && field ? handlesIn(plainOf(fieldOf(document, kind, field))) : [];
  const named = [...(document ? authorHandles(document, kind) : []), ...former];
  const { opener } = facts;
  return [...named.map((login): Person => ({ login, id: null })), ...(steward ? [steward] : [])]
    .filter((person, place, all) => all.findIndex((one) => one.login === person.login) === place)
    .filter((person) => opener === null || !isSamePerson(person, opener));
};

export const updateComments = (question: PlanQuestion, kind: Kind, zone: string): readonly WantedComment[] => {
  const { decision, facts, seen, made = {}, wording } = question;
  const { state } = decision;
  const reading = presentReadingOf(facts, seen);
  const update = updateView({ state, kind, reading, now: facts.now, zone });
  const isThere = seen.comments.some((comment) => comment.slot === slot) || made[slot] !== undefined;
  if (!isThere && (!update || !seen.open || seen.draft)) return [];
  const body = wording.comment("update", {
    matter: codeSpan(titleInWords(state, kind, reading)),
    noun: kind.noun,
    title: kind.steward.title,
    status: state.status,
    update: seen.open ? update : null,
    asked: mentionsOf(askedOf(question, kind), wording),
  });
  return [{ slot, body }];
};
