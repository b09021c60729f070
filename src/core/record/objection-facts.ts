/** What each fact about an objection makes of the state. The clock rests from the first to the end of the last. */
import type { Ballot } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import { isSamePerson } from "../model/subject.ts";
import { rested } from "./rested-ballot.ts";
import { isObjectedTo, windowEndAfterRest } from "./rested-window.ts";
import type { StateDraft } from "./state-draft.ts";

type ObjectionFact = Extract<Fact, { readonly kind: `objection-${string}` }>;
type Appliers = {
  readonly [Kind in ObjectionFact["kind"]]: (
    draft: StateDraft,
    fact: Extract<ObjectionFact, { kind: Kind }>,
    entry: NewEntry,
  ) => void;
};

const change = (draft: StateDraft, id: Ballot["id"], changed: (ballot: Ballot) => Ballot): void => {
  draft.ballots = draft.ballots.map((ballot) => (ballot.id === id ? changed(ballot) : ballot));
};

export const objectionAppliers: Appliers = {
  "objection-raised": (draft, { ballot: id, by, act, until }, { at }) => {
    change(draft, id, (ballot) => ({
      ...ballot,
      restsSince: ballot.restsSince ?? at,
      objections: [...(ballot.objections ?? []), { by, act, since: at, until }],
    }));
    draft.milestones.push({ at, what: { kind: "objection-raised", by } });
  },
  "objection-ended": (draft, { ballot: id, by, writes }, { at }) => {
    const ballot = draft.ballots.find((one) => one.id === id);
    if (!ballot) return;
    const objections = (ballot.objections ?? []).filter((objection) => !isSamePerson(objection.by, by));
    const since = ballot.restsSince ?? at;
    change(draft, id, (one) => ({ ...one, objections }));
    draft.writes = { ...draft.writes, ...writes };
    draft.milestones.push({ at, what: { kind: "objection-ended", by } });
    if (isObjectedTo({ objections }) || draft.paused || draft.thread !== "open") return;
    const ends = ballot.ownEnd ? null : windowEndAfterRest(draft, since, at);
    if (draft.window && ends) draft.window = { ...draft.window, ends };
    change(draft, id, (one) => rested(one, since, at));
  },
};
