/** What the status comment is to tell of. */
import type { WorkHome } from "../documents/work-target.ts";
import type { Tally } from "../model/ballot.ts";
import type { Hold } from "../model/decision.ts";
import type { EffectProblem } from "../model/effect.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { BallotId, Instant } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { WorkReading } from "../model/work.ts";
import type { Texts } from "./concerns-view.ts";

export interface StatusQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly reading: HeadReading | { readonly unreadable: string } | null;
  readonly tallies: ReadonlyMap<BallotId, Tally>;
  readonly hold: Hold | null;
  readonly problems: readonly Pick<EffectProblem, "why">[];
  /** Key below `gate.` of how the decision check stands. */
  readonly gate: { readonly code: string; readonly details: Readonly<Record<string, string>> };
  readonly now: Instant;
  readonly zone: string;
  readonly holidays: readonly string[];
  /** The pull request of ours that writes into other documents what this one's record asks of them; null: none is open. */
  readonly besides: { readonly number: number; readonly names: readonly string[] } | null;
  readonly headWritable: boolean;
  /** Why the header comes by a pull request of the App's after the merge; null: it does not. */
  readonly afterMerge: "policy" | "fork" | null;
  /** The App merges what is decided. */
  readonly mergedByApp: boolean;
  readonly texts: Texts;
  /** How the work on the document stands elsewhere, as last read. */
  readonly work: WorkReading | null;
  /** Where the thread is. */
  readonly home: WorkHome;
}
