/** What each fact about a concern makes of the state. Every one but a rewording is a line of the history. */
import type { Concern, ConcernKey } from "../model/concern.ts";
import type { Fact } from "../model/entry.ts";
import type { Milestone } from "../model/state.ts";
import { type Appliers, byOf, tell } from "./appliers.ts";

interface ConcernsDraft {
  readonly concerns: Concern[];
  readonly milestones: Milestone[];
  readonly cycle: number;
}

type ConcernFact = Extract<Fact, { readonly concern: ConcernKey }>;

/** A name names the newest concern that was given it. */
const change = (draft: ConcernsDraft, key: ConcernKey, made: Partial<Concern>): Concern | null => {
  const place = draft.concerns.findLastIndex((concern) => concern.key === key);
  const concern = draft.concerns[place];
  if (!concern) return null;
  draft.concerns[place] = { ...concern, ...made };
  return concern;
};

export const concernAppliers: Appliers<ConcernsDraft, ConcernFact["kind"]> = {
  "concern-raised": (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const { act, by } = entry.cause;
    draft.concerns.push({
      key: fact.concern,
      name: fact.name,
      text: fact.text,
      act,
      by,
      raised: entry.at,
      cycle: draft.cycle,
      url: fact.url,
      answer: null,
      contested: null,
      end: null,
    });
    tell(draft, entry, { kind: fact.kind, name: fact.name, by });
  },
  "concern-reworded": (draft, fact) => {
    change(draft, fact.concern, { text: fact.text });
  },
  "concern-answered": (draft, fact, entry) => {
    const by = byOf(entry);
    const concern = by && change(draft, fact.concern, { answer: { by, at: entry.at, url: fact.url } });
    if (concern) tell(draft, entry, { kind: fact.kind, name: concern.name, by });
  },
  "concern-contested": (draft, fact, entry) => {
    const concern = change(draft, fact.concern, { contested: { at: entry.at, url: fact.url } });
    if (concern) tell(draft, entry, { kind: fact.kind, name: concern.name, by: byOf(entry) });
  },
  "concern-withdrawn": (draft, fact, entry) => {
    const by = byOf(entry);
    const concern = change(draft, fact.concern, { end: { how: "withdrawn", at: entry.at, by, url: fact.url } });
    if (concern) tell(draft, entry, { kind: fact.kind, name: concern.name, by });
  },
  "concern-overridden": (draft, fact, entry) => {
    const by = byOf(entry);
    const concern = change(draft, fact.concern, { end: { how: "overridden", at: entry.at, by, url: fact.url } });
    if (concern) tell(draft, entry, { kind: fact.kind, name: concern.name, by });
  },
  "concern-settled": (draft, fact, entry) => {
    const concern = change(draft, fact.concern, { end: { how: "settled", at: entry.at, by: null, url: "" } });
    if (concern) tell(draft, entry, { kind: fact.kind, name: concern.name, by: null });
  },
};
