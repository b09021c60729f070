/** What became of equal sides at the end of a ballot (behaviour.md section 4, `tie`). */
import type { Instant, RoleName, TextHash } from "./names.ts";
import type { Person } from "./subject.ts";

/** Who decides, as of the end; an unreadable role names nobody and says why. */
export interface Deciders {
  readonly role: RoleName;
  readonly people: readonly Person[];
  readonly unreadable: string | null;
}

export interface TieState {
  /** The end at which the sides were equal and the ballot went on: it does so once. */
  readonly extended?: { readonly at: Instant; readonly days: number };
  /** Closed, and decided by one of these. */
  readonly waits?: Deciders & { readonly since: Instant; readonly reminded: boolean };
  readonly broken?: {
    readonly at: Instant;
    readonly by: Person;
    readonly outcome: "passed" | "failed";
    readonly reason: TextHash;
    readonly url: string;
  };
}
