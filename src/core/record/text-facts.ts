/** What each fact about a change of the text makes of the state. */
import type { Ballot } from "../model/ballot.ts";
import type { Fact } from "../model/entry.ts";
import type { HeadState, Milestone } from "../model/state.ts";
import type { Ruling, TextChange } from "../model/text-change.ts";
import { type Appliers, changeBallot, tell } from "./appliers.ts";

interface TextsDraft {
  readonly heads: readonly HeadState[];
  readonly changes: TextChange[];
  readonly rulings: Ruling[];
  readonly milestones: Milestone[];
  ballots: Ballot[];
}

type TextFact = Extract<Fact, { readonly kind: "text-compared" | "text-ruled" | "voters-asked" }>;

/** The line of the history that tells of the push says what was found of it, compared with the text just before. */
const tellClass = (draft: TextsDraft, { from, as }: TextChange): void => {
  const place = draft.milestones.findLastIndex(({ what }) => what.kind === "text-changed");
  const told = draft.milestones[place];
  const before = draft.heads.findLast((head, index) => index < draft.heads.length - 1 && head.digest !== null);
  if (told?.what.kind !== "text-changed" || told.at !== draft.heads.at(-1)?.since || before?.digest !== from) return;
  draft.milestones[place] = { ...told, what: { ...told.what, as } };
};

/** What was found of two texts when they were compared before; null: they were not. */
export const knownClass = (
  { changes }: Pick<TextsDraft, "changes">,
  one: TextChange["from"],
  other: TextChange["from"] | null,
): TextChange["as"] | null =>
  changes.findLast(({ from, to }) => (from === one && to === other) || (from === other && to === one))?.as ?? null;

export const textAppliers: Appliers<TextsDraft, TextFact["kind"]> = {
  "text-compared": (draft, { from, to, as, sections, unlisted }) => {
    const change: TextChange = { from, to, as, sections, unlisted };
    draft.changes.push(change);
    if (draft.heads.at(-1)?.digest === to) tellClass(draft, change);
  },
  "text-ruled": (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const { by } = entry.cause;
    const { text, against, as, reason } = fact;
    draft.rulings.push({ text, against, as, at: entry.at, by, reason });
    tell(draft, entry, { kind: "text-ruled", as, by, reason });
  },
  "voters-asked": (draft, { ballot, text, how, votes }, entry) => {
    const asked = { ballot, at: entry.at, text, how, votes };
    changeBallot(draft, ballot, (one) => ({ asked: [...(one.asked ?? []), asked] }));
  },
};
