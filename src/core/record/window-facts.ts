/** What each fact about a period or a pause makes of the state. */
import { type Appliers, byOf, tell } from "./appliers.ts";
import { endIdlePause, goOn, rest } from "./clocks.ts";
import type { StateDraft } from "./state-draft.ts";

export const windowAppliers: Appliers<
  StateDraft,
  "window-opened" | "window-extended" | "window-ended" | "paused" | "resumed"
> = {
  "window-opened": (draft, fact, entry) => {
    draft.window = { opened: entry.at, ends: fact.ends, extendedDays: 0, ended: false };
  },
  "window-extended": (draft, fact, entry) => {
    if (draft.window) {
      // What a deadline grants takes nothing from what people may.
      const extendedDays = draft.window.extendedDays + (entry.cause.kind === "deadline" ? 0 : fact.days);
      draft.window = { ...draft.window, ends: fact.ends, extendedDays, ended: false };
    }
    draft.heldMove = null;
    draft.turnedDown = null;
    draft.writes = { ...draft.writes, ...fact.writes };
    tell(draft, entry, { kind: "window-extended", ends: fact.ends, by: byOf(entry) });
  },
  "window-ended": (draft) => {
    if (draft.window) draft.window = { ...draft.window, ended: true };
    endIdlePause(draft);
  },
  paused: (draft, _fact, entry) => {
    draft.paused = { since: entry.at, by: byOf(entry) };
    rest(draft, entry.at);
    tell(draft, entry, { kind: "paused", by: byOf(entry) });
  },
  resumed: (draft, fact, entry) => {
    if (draft.paused) goOn(draft, draft.paused.since, entry.at);
    draft.paused = null;
    draft.writes = { ...draft.writes, ...fact.writes };
    tell(draft, entry, { kind: "resumed", ends: fact.ends, by: byOf(entry) });
  },
};
