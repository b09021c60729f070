/** What each fact about an objection makes of the state. The clock rests from the first to the end of the last. */
import type { Fact } from "../model/entry.ts";
import { isSamePerson } from "../model/subject.ts";
import { type Appliers, changeBallot, tell } from "./appliers.ts";
import { rested } from "./rested-ballot.ts";
import { isObjectedTo, windowEndAfterRest } from "./rested-window.ts";
import type { StateDraft } from "./state-draft.ts";

type ObjectionFact = Extract<Fact, { readonly kind: `objection-${string}` }>;

export const objectionAppliers: Appliers<StateDraft, ObjectionFact["kind"]> = {
  "objection-raised": (draft, { ballot: id, by, act, until }, { at }) => {
    changeBallot(draft, id, (ballot) => ({
      restsSince: ballot.restsSince ?? at,
      objections: [...(ballot.objections ?? []), { by, act, since: at, until }],
    }));
    tell(draft, { at }, { kind: "objection-raised", by });
  },
  "objection-ended": (draft, { ballot: id, by, writes }, { at }) => {
    const ballot = draft.ballots.find((one) => one.id === id);
    if (!ballot) return;
    const objections = (ballot.objections ?? []).filter((objection) => !isSamePerson(objection.by, by));
    const since = ballot.restsSince ?? at;
    changeBallot(draft, id, () => ({ objections }));
    draft.writes = { ...draft.writes, ...writes };
    tell(draft, { at }, { kind: "objection-ended", by });
    if (isObjectedTo({ objections }) || draft.paused || draft.thread !== "open") return;
    const ends = ballot.ownEnd ? null : windowEndAfterRest(draft, since, at);
    if (draft.window && ends) draft.window = { ...draft.window, ends };
    changeBallot(draft, id, (one) => rested(one, since, at));
  },
};
