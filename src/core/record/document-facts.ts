/** What each fact about the document itself makes of the state: its beginning, its texts, its number. */
import type { HeadState } from "../model/state.ts";
import { type Appliers, byOf, tell } from "./appliers.ts";
import type { StateDraft } from "./state-draft.ts";
import { knownClass } from "./text-facts.ts";

export const documentAppliers: Appliers<StateDraft, "opened" | "head" | "status-requested" | "number-assigned"> = {
  opened: (draft, fact, entry) => {
    draft.document = { kind: fact.document, path: fact.path, number: fact.number ?? null };
    draft.existing = fact.existing ?? false;
    draft.livesHere = !draft.existing;
    draft.opened = { at: entry.at, by: fact.by };
    draft.status = fact.status;
    draft.since = entry.at;
    draft.held.push(fact.status);
    tell(draft, entry, { kind: "opened", by: fact.by });
  },
  head: (draft, fact, entry) => {
    const before = draft.head;
    const head: HeadState = {
      sha: fact.sha,
      since: entry.at,
      path: fact.path,
      digest: fact.digest,
      typed: fact.typed,
      own: fact.own,
      by: byOf(entry),
      governance: fact.governance ?? false,
      ...(fact.undecidable ? { undecidable: true } : {}),
      ...(fact.base ? { base: fact.base } : {}),
    };
    draft.heads.push(head);
    draft.head = head;
    if (fact.typed === null || fact.own) draft.request = null;
    if (!fact.own) draft.sentBack = null;
    if (before?.digest && before.digest !== fact.digest && !fact.own) {
      const as = knownClass(draft, before.digest, fact.digest);
      tell(draft, entry, { kind: "text-changed", by: byOf(entry), ...(as ? { as } : {}) });
    }
    // What is there already may be renamed by hand; a document that is new is named by its number.
    if (draft.document && fact.path !== null && (draft.existing || draft.document.number === null)) {
      draft.document = { ...draft.document, path: fact.path };
    }
  },
  "status-requested": (draft, fact, entry) => {
    draft.request = { to: fact.to, at: entry.at, by: byOf(entry) };
  },
  "number-assigned": (draft, fact, entry) => {
    if (draft.document) draft.document = { ...draft.document, number: fact.number, path: fact.path };
    tell(draft, entry, { kind: "number", number: fact.number });
  },
};
