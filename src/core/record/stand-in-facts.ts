/** Who acts in the steward's place, and whom a request that nobody answered was brought to. */
import { standsIn } from "../model/stand-in.ts";
import type { JudgedCommand } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { type Appliers, tell } from "./appliers.ts";
import type { StateDraft } from "./state-draft.ts";

/** Who left a request unanswered is back at it with the first command that is carried out; so is the matter with that of who stands in. */
export const endStandInOfSilent = (draft: StateDraft, { by, at, verdict }: JudgedCommand): void => {
  const { standIn, steward } = draft;
  if (standIn?.why !== "unanswered" || standIn.ended !== null || !verdict.done) return;
  if ([steward?.person, standIn.person].some((person) => person && isSamePerson(person, by)))
    draft.standIn = { ...standIn, ended: at };
};

export const standInAppliers: Appliers<StateDraft, "stand-in-named" | "stand-in-ended" | "steward-reminded"> = {
  "stand-in-named": (draft, { person, why, waitsSince }, { at }) => {
    const before = standsIn(draft);
    const step = draft.standIn?.waitsSince === waitsSince ? draft.standIn.step + 1 : 1;
    draft.standIn = { person, why, since: at, ended: null, waitsSince, step };
    if (person && before && isSamePerson(person, before)) return;
    tell(draft, { at }, { kind: "stand-in", person, unanswered: why === "unanswered" });
    if (person && waitsSince) draft.stewardCalls.push({ at, person, waitsSince, passedOn: true });
  },
  "stand-in-ended": (draft, _fact, { at }) => {
    if (!draft.standIn) return;
    const { person } = draft.standIn;
    draft.standIn = { ...draft.standIn, ended: at };
    if (person) tell(draft, { at }, { kind: "stand-in-ended", person });
  },
  "steward-reminded": (draft, { person, waitsSince }, { at }) => {
    draft.stewardCalls.push({ at, person, waitsSince, passedOn: false });
  },
};
