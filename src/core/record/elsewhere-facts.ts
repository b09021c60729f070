/** What becomes of a thread's state when its document is moved on another thread, or its change is allowed. */
import type { Fact } from "../model/entry.ts";
import { type Appliers, byOf, tell } from "./appliers.ts";
import type { StateDraft } from "./state-draft.ts";

type ElsewhereFact = Extract<Fact, { kind: "elsewhere" }>;

/** What belonged to the life that goes on elsewhere. */
const leave = (draft: StateDraft, { thread, open, voting }: ElsewhereFact): void => {
  const moved = draft.livesHere || (draft.home?.moved ?? false);
  draft.livesHere = false;
  draft.home = { thread, open, voting, moved };
  draft.window = null;
  draft.paused = null;
  draft.heldMove = null;
  draft.sentBack = null;
  draft.turnedDown = null;
  draft.decidedText = null;
  draft.writes = {};
  draft.undoable = null;
};

export const elsewhereAppliers: Appliers<StateDraft, ElsewhereFact["kind"] | "change-allowed"> = {
  elsewhere: (draft, fact, entry) => {
    const isNews = draft.status !== fact.status || draft.home?.thread !== fact.thread || draft.home.open !== fact.open;
    if (fact.here) {
      draft.livesHere = true;
      draft.home = null;
    } else leave(draft, fact);
    if (draft.status !== fact.status) {
      draft.request = null;
      draft.allowedTexts = [];
    }
    draft.status = fact.status;
    draft.since = fact.since;
    draft.cycle = fact.cycle;
    draft.movesThisCycle = [...fact.movesThisCycle];
    draft.movesEver = [...fact.movesEver];
    draft.broughtBy = fact.broughtBy;
    if (fact.steward) draft.steward = fact.steward;
    if (draft.document) draft.document = { ...draft.document, number: fact.number };
    const { thread, status: to, open, here } = fact;
    if (isNews) tell(draft, entry, { kind: "elsewhere", thread, to, open, here: here ?? false });
  },
  "change-allowed": (draft, { text }, entry) => {
    draft.allowedTexts.push(text);
    tell(draft, entry, { kind: "change-allowed", by: byOf(entry) });
  },
};
