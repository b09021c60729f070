import type { ActId, Instant, TextHash } from "./names.ts";
import type { Person } from "./subject.ts";

/** Which concern: the hash of its name without regard to case. */
export type ConcernKey = TextHash;

/**
 * A named objection [D7]. Its words stand in `texts`: the record holds their hashes.
 * A name names the newest concern that was given it.
 */
export interface Concern {
  readonly key: ConcernKey;
  /** The name as written, neutralised. */
  readonly name: TextHash;
  readonly text: TextHash;
  readonly act: ActId;
  readonly by: Person;
  readonly raised: Instant;
  readonly cycle: number;
  readonly url: string;
  /** The newest answer. */
  readonly answer: { readonly by: Person; readonly at: Instant; readonly url: string } | null;
  readonly contested: { readonly at: Instant; readonly url: string } | null;
  /** `settled`: a vote that passed went over it after it was contested. */
  readonly end: {
    readonly how: "withdrawn" | "overridden" | "settled";
    readonly at: Instant;
    readonly by: Person | null;
    readonly url: string;
  } | null;
}

export type ConcernStanding = "unanswered" | "answered" | "contested" | "withdrawn" | "overridden" | "settled";

export const standingOf = ({ answer, contested, end }: Concern): ConcernStanding =>
  end?.how ?? (contested ? "contested" : answer ? "answered" : "unanswered");

/** Whether it keeps a passed document from moving. */
export const isBlocking = (concern: Concern): boolean => {
  const standing = standingOf(concern);
  return standing === "unanswered" || standing === "contested";
};

export const blockingConcerns = ({ concerns }: { readonly concerns: readonly Concern[] }): readonly Concern[] =>
  concerns.filter(isBlocking);

export const contestedConcerns = ({ concerns }: { readonly concerns: readonly Concern[] }): readonly Concern[] =>
  concerns.filter((concern) => standingOf(concern) === "contested");

export const unansweredConcerns = ({ concerns }: { readonly concerns: readonly Concern[] }): readonly Concern[] =>
  concerns.filter((concern) => standingOf(concern) === "unanswered");
