/** What each fact about the work on a document makes of the state. */
import { type Appliers, byOf, tell } from "./appliers.ts";
import type { StateDraft } from "./state-draft.ts";

export const workAppliers: Appliers<StateDraft, "work-added" | "work-dropped" | "work-confirmed" | "work-asked"> = {
  "work-added": (draft, { area, link, reason }, entry) => {
    const { at, cause } = entry;
    if (cause.kind !== "act") return;
    draft.work.push({ act: cause.act, at, by: cause.by, area, link, reason });
    tell(draft, entry, {
      kind: "work-added",
      by: cause.by,
      area,
      ...(link === null ? {} : { link }),
      ...(reason === null ? {} : { reason }),
    });
  },
  "work-dropped": (draft, { area, link, of }, entry) => {
    draft.work = draft.work.filter((one) => one.act !== of || one.link !== link || one.area !== area);
    tell(draft, entry, { kind: "work-dropped", by: byOf(entry), area, ...(link === null ? {} : { link }) });
  },
  "work-confirmed": (draft, { reason }, entry) => {
    const by = byOf(entry);
    if (by) draft.workConfirmed = { at: entry.at, by, reason, cycle: draft.cycle };
    tell(draft, entry, { kind: "work-confirmed", by, reason });
  },
  "work-asked": (draft, { verb }, entry) => {
    draft.workAsked = { at: entry.at, verb, cycle: draft.cycle };
    tell(draft, entry, { kind: "work-asked" });
  },
};
