/**
 * Whatever is asked for is asked for where the document lives (docs/adr/0033). It goes on
 * here only when it may be moved here: its home is merged or closed, and nobody has
 * recorded a move there that this fold has not come to.
 */

import type { Asked } from "./command-entries.ts";
import { type Answer, refused, type Situation } from "./judgement.ts";

/** What people ask of themselves, or of the App, on whatever thread. */
const everywhere: ReadonlySet<string> = new Set(["away", "back", "lastcall", "undo"]);

export const livesElsewhere = ({ state, facts, at }: Situation, { call }: Asked): Answer<never> | null => {
  if (everywhere.has(call.verb)) return null;
  const newer = facts.elsewhere?.standings.findLast(
    (standing) => standing.moved && standing.at > at && !state.judged.has(standing.id),
  );
  const { home } = state;
  const thread = newer?.home ?? (home && (home.open || home.moved) ? home.thread : null);
  return thread === null || thread === facts.threadNumber
    ? null
    : refused("lives-elsewhere", { verb: call.verb, thread: String(thread) });
};
