/** Commands that are the core's own and mean the same in every process. */
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import type { Asked } from "./command-entries.ts";
import type { Answer, Situation, Texts } from "./judgement.ts";

export interface CommandFamily {
  readonly verbs: readonly string[];
  readonly judge: (situation: Situation, asked: Asked, kind: Kind) => Answer<readonly NewEntry[]>;
  /** Whether it is meant rather than a move of the kind that has the same verb; without it, the move is. */
  readonly comesFirst?: (state: State) => boolean;
  /** Words of people that the judge's entries name by hash, besides the line and its reason. */
  readonly textsOf?: (asked: Asked) => Texts;
}
