/** What is to be planned, and what the surfaces ask of it. */
import type { Announced } from "../model/announcement.ts";
import type { Decision } from "../model/decision.ts";
import type { EffectProblem } from "../model/effect.ts";
import type { Facts, HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { MadeComments } from "../model/made-comment.ts";
import type { Enqueued, MergingSeen } from "../model/merging.ts";
import type { ActId, TextHash } from "../model/names.ts";
import type { OwnChanges, OwnRequest } from "../model/own-change.ts";
import type { Policy, PolicyReading } from "../model/policy.ts";
import type { Seen } from "../model/seen.ts";
import type { Standing } from "../model/standing.ts";
import type { State } from "../model/state.ts";
import type { WorkReading } from "../model/work.ts";
import type { MarkerPlace } from "../render/marker.ts";
import type { Wording } from "../render/wording.ts";
import { threadInWords } from "./fitting-comments.ts";
import type { MissingQuestion } from "./missing-comments.ts";
import type { PolicyChange } from "./policy-change.ts";

export interface PlanQuestion {
  readonly decision: Decision;
  readonly facts: Facts;
  readonly seen: Seen;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly problems: readonly EffectProblem[];
  /** What has been announced; absent: nothing. */
  readonly announced?: readonly Announced[];
  /** What the policy that the thread brings would have made of closed ballots; absent or null: it brings none. */
  readonly policyChange?: PolicyChange | null;
  /** How the work on the document stands elsewhere; absent or null: none is followed. */
  readonly work?: WorkReading | null;
  /** The number that the thread's title was given; absent: none. */
  readonly titled?: number | null;
  /** The command for which the description told already that it is turned down; absent: none. */
  readonly described?: ActId | null;
  /** Our comments as they were last made; absent: nothing is known of any. */
  readonly made?: MadeComments;
  /** How GitHub takes it, read where the App may come to merge it; absent or null: not read. */
  readonly merging?: MergingSeen | null;
  /** The head with which it was put into the merge queue; absent: never. */
  readonly enqueued?: Enqueued | null;
  /** Why the index, in which a running period stands first, is not up to date; absent: it is, or none is kept. */
  readonly indexProblems?: readonly string[];
  /** How other threads of the same head or branch stand; absent: there are none. */
  readonly beside?: readonly Standing[];
  /** What is to be changed on the default branch by pull requests of ours; absent or null: nothing. */
  readonly changes?: OwnChanges | null;
  /** The thread is a pull request of ours; absent or null: it is people's. */
  readonly ownRequest?: OwnRequest | null;
  readonly wording: Wording;
  readonly marker: MarkerPlace;
  /** The thread's page, and where files at a commit can be read (`https://…/blob/`). */
  readonly threadUrl: string;
  readonly blobUrl: string;
}

export type PresentReading = HeadReading | { readonly unreadable: string } | null;

export const presentReadingOf = (facts: Facts, seen: Seen): PresentReading =>
  seen.head ? (facts.heads.get(seen.head) ?? null) : null;

export const policyOf = (policy: PolicyReading): Policy | null => (policy.kind === "policy" ? policy.policy : null);

/** Of all words that people read. */
export const zoneOf = (facts: Facts): string => policyOf(facts.policy)?.zone ?? "UTC";

export const kindOf = (state: State, facts: Facts): Kind | null =>
  state.document ? (policyOf(facts.policy)?.kinds.get(state.document.kind) ?? null) : null;

export const missingQuestion = (
  { seen, made = {}, facts, threadUrl, wording }: PlanQuestion,
  zone: string,
): MissingQuestion => ({
  seen,
  made,
  now: facts.now,
  zone,
  thread: threadInWords(threadUrl),
  wording,
});
