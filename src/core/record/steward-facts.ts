/** What each fact about the steward makes of the state, and about who is away. */
import { type Appliers, byOf, tell } from "./appliers.ts";
import type { StateDraft } from "./state-draft.ts";

export const stewardAppliers: Appliers<
  StateDraft,
  | "steward-assigned"
  | "steward-unassigned"
  | "steward-missing"
  | "steward-asked"
  | "steward-ask-ended"
  | "went-away"
  | "came-back"
> = {
  "steward-assigned": (draft, fact, entry) => {
    const { person, role, how, load, files, writes } = fact;
    if (writes) draft.writes = { ...draft.writes, ...writes };
    draft.steward = { person, role, since: entry.at, how, ...(load === undefined ? {} : { load }) };
    draft.stewardMissing = null;
    draft.stewardMissingSince = null;
    draft.stewardAsked = null;
    draft.standIn = null;
    tell(draft, entry, { kind: "steward", person, how, ...(files === undefined ? {} : { files }) });
  },
  "steward-unassigned": (draft, { writes }, entry) => {
    if (writes) draft.writes = { ...draft.writes, ...writes };
    draft.steward = null;
    draft.standIn = null;
    tell(draft, entry, { kind: "steward", person: null });
  },
  "steward-missing": (draft, fact, { at }) => {
    draft.stewardMissing = fact.why;
    draft.stewardMissingSince = at;
  },
  "steward-asked": (draft, { person }, entry) => {
    draft.stewardAsked = { person, by: byOf(entry), since: entry.at };
    tell(draft, entry, { kind: "steward-asked", person, by: byOf(entry) });
  },
  "steward-ask-ended": (draft, { person }, entry) => {
    draft.stewardAsked = null;
    tell(draft, entry, { kind: "steward-ask-ended", person, by: byOf(entry) });
  },
  "went-away": (draft, { until }, { at, cause }) => {
    if (cause.kind !== "act") return;
    draft.absences.push({ person: cause.by, at, until });
    tell(draft, { at }, { kind: "away", by: cause.by, ends: until });
  },
  "came-back": (draft, _fact, { at, cause }) => {
    if (cause.kind !== "act") return;
    draft.absences.push({ person: cause.by, at, until: null });
    tell(draft, { at }, { kind: "back", by: cause.by });
  },
};
