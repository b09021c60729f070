/** What each fact about the pull request makes of the state. Closed, it rests every clock. */
import { type Appliers, byOf, tell } from "./appliers.ts";
import { goOn, rest } from "./clocks.ts";
import type { StateDraft } from "./state-draft.ts";

export const threadAppliers: Appliers<
  StateDraft,
  "thread-closed" | "thread-reopened" | "thread-drafted" | "base-changed" | "undecided-change" | "undecided-over"
> = {
  "thread-closed": (draft, fact, entry) => {
    draft.merged = fact.merged;
    if (fact.goesOn) return tell(draft, entry, { kind: "thread", to: "merged" });
    draft.thread = fact.merged ? "merged" : "closed";
    draft.closedSince = entry.at;
    if (draft.turnedDown) draft.turnedDown = { ...draft.turnedDown, closed: true };
    rest(draft, entry.at);
    tell(draft, entry, { kind: "thread", to: draft.thread });
  },
  /** Ballots and windows paused with the thread: they go on with the time that was left. */
  "thread-reopened": (draft, _fact, entry) => {
    // Within a pause by command the thread's rest is part of it, and counted when that ends.
    if (draft.closedSince && !draft.paused) goOn(draft, draft.closedSince, entry.at);
    draft.thread = "open";
    draft.merged = false;
    draft.closedSince = null;
    tell(draft, entry, { kind: "thread", to: "open" });
  },
  "thread-drafted": (draft, fact, entry) => {
    draft.isDraft = fact.draft;
    tell(draft, entry, { kind: "drafted", draft: fact.draft, by: byOf(entry) });
  },
  "base-changed": (draft, { to }, entry) => {
    tell(draft, entry, { kind: "base-changed", branch: to, by: byOf(entry) });
  },
  "undecided-change": (draft, { found }, entry) => {
    const by = byOf(entry);
    if (found !== undefined) {
      draft.stray = { at: entry.at, by, found, over: false };
      return tell(draft, entry, { kind: "undecided-on-base", by, found, gone: found === "" });
    }
    draft.undecided = { at: entry.at, by };
    tell(draft, entry, { kind: "undecided-change", by });
  },
  "undecided-over": (draft, _fact, entry) => {
    if (draft.stray) draft.stray = { ...draft.stray, over: true };
    tell(draft, entry, { kind: "undecided-over" });
  },
};
