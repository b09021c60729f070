/** What each fact about a move makes of the state. */
import type { Fact, NewEntry } from "../model/entry.ts";
import type { TurnedDown } from "../model/state.ts";
import { type Appliers, byOf, tell } from "./appliers.ts";
import { endIdlePause } from "./clocks.ts";
import type { StateDraft } from "./state-draft.ts";

/** What the command said with a move. */
const saidWith = ({ named, link, reason }: Extract<Fact, { kind: "moved" }>) => ({
  ...(named === undefined ? {} : { named }),
  ...(link === undefined ? {} : { link }),
  ...(reason === undefined ? {} : { reason }),
});

const turnedDownBy = (
  { commands, thread }: StateDraft,
  fact: Extract<Fact, { kind: "moved" }>,
  { at, cause }: NewEntry,
): TurnedDown | null => {
  if (!fact.turnedDown || cause.kind !== "act") return null;
  const url = commands.findLast(({ act }) => act === cause.act)?.url ?? "";
  return { act: cause.act, at, by: cause.by, reason: fact.reason ?? null, url, closed: thread !== "open" };
};

export const moveAppliers: Appliers<StateDraft, "moved" | "move-held" | "corrected"> = {
  moved: (draft, fact, entry) => {
    draft.status = fact.to;
    if (fact.from !== fact.to) {
      draft.since = entry.at;
      draft.held.push(fact.to);
      // A correction has told of it already.
      if (draft.milestones.at(-1)?.what.kind !== "corrected" || !fact.correction) {
        const { from, to } = fact;
        tell(draft, entry, { kind: "moved", from, to, by: byOf(entry), ...saidWith(fact) });
      }
      const window = fact.correction ? (draft.left[fact.to]?.window ?? null) : null;
      draft.left = { ...draft.left, [fact.from]: { window: draft.window, ballots: draft.ballots.length } };
      // A correction opens no period: the one that there was counts as over.
      draft.window = window && { ...window, ended: true };
      endIdlePause(draft);
    }
    draft.livesHere = true;
    draft.home = null;
    const text = draft.head?.digest;
    if (text) draft.movedTexts.push({ text, from: fact.from, to: fact.to });
    draft.request = null;
    draft.heldMove = null;
    draft.sentBack = fact.sentBack
      ? { at: entry.at, by: byOf(entry), verb: fact.verb, named: fact.named ?? null, reason: fact.reason ?? null }
      : null;
    draft.turnedDown = turnedDownBy(draft, fact, entry);
    if (fact.turnedDown) tell(draft, entry, { kind: "turned-down", by: byOf(entry), ...saidWith(fact) });
    if (fact.sentBack) tell(draft, entry, { kind: "sent-back", by: byOf(entry), ...saidWith(fact) });
    draft.decidedText = fact.text ?? (fact.newCycle ? null : draft.decidedText);
    draft.writes = { ...draft.writes, ...fact.writes };
    const { takesBack } = fact;
    if (fact.correction) {
      // None of the table's moves was made.
    } else if (takesBack === undefined) {
      draft.movesEver.push(fact.verb);
      draft.movesThisCycle.push(fact.verb);
    } else {
      draft.movesEver = draft.movesEver.filter((_verb, place) => place !== draft.movesEver.lastIndexOf(takesBack));
      draft.movesThisCycle = draft.movesThisCycle.filter((verb) => verb !== takesBack);
    }
    if (fact.newCycle) {
      draft.cycle += 1;
      draft.movesThisCycle = [];
    }
  },
  "move-held": (draft, fact, entry) => {
    draft.heldMove = { to: fact.to, why: fact.why, at: entry.at };
    tell(draft, entry, { kind: "held", to: fact.to, why: fact.why });
  },
  corrected: (draft, { what, from, to, reason }, entry) => {
    tell(draft, entry, { kind: "corrected", subject: what, from, to, reason, by: byOf(entry) });
  },
};
