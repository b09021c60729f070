import type { Ballot, Tally, VoteChannel } from "./ballot.ts";
import type { ConcernKey } from "./concern.ts";
import type {
  ActId,
  BallotId,
  Choice,
  Digest,
  Instant,
  KindName,
  RoleName,
  Sha,
  Status,
  TextHash,
  Verb,
} from "./names.ts";
import type { Person } from "./subject.ts";

/** Why an entry stands in the record. */
export type Cause =
  | { readonly kind: "act"; readonly act: ActId; readonly by: Person }
  | { readonly kind: "happening"; readonly id: string; readonly by: Person | null }
  | { readonly kind: "deadline"; readonly deadline: DeadlineName };

/** A command or vote that was not carried out. The sentence is made from `templates/` by code and details. */
export interface Verdict {
  readonly done: boolean;
  /** Reason code of docs/reasons.md; null when done. */
  readonly code: string | null;
  /** What the sentence needs: names, dates, limits. Plain text from people is never in here but as `TextHash`. */
  readonly details: Readonly<Record<string, string>>;
}

/** What was recorded. Texts of people stand in `texts` under their hash, so that they can be erased without breaking the chain. */
export type Fact =
  | {
      readonly kind: "opened";
      readonly document: KindName;
      readonly path: string;
      readonly by: Person;
      readonly status: Status;
    }
  /** `typed` is the status that the file carries, when it is not the recorded one. `path` null: no single governed document on this head. */
  | {
      readonly kind: "head";
      readonly sha: Sha;
      readonly path: string | null;
      readonly digest: Digest | null;
      readonly typed: Status | null;
      readonly own: boolean;
    }
  | { readonly kind: "status-requested"; readonly to: Status; readonly head: Sha }
  | {
      readonly kind: "steward-assigned";
      readonly person: Person;
      readonly role: RoleName;
      readonly how: "turn" | "primary" | "command";
    }
  | { readonly kind: "steward-unassigned"; readonly person: Person }
  | { readonly kind: "steward-missing"; readonly why: string }
  | {
      readonly kind: "vote";
      readonly channel: VoteChannel;
      readonly choice: Choice | "withdraw";
      readonly text: Digest | null;
      readonly head: Sha | null;
      readonly reason: TextHash | null;
      readonly url: string;
      readonly seenLate: boolean;
    }
  | {
      readonly kind: "command";
      readonly verb: string;
      /** The line as written. */
      readonly line: TextHash;
      readonly reason: TextHash | null;
      readonly verdict: Verdict;
      readonly url: string;
      readonly seenLate: boolean;
    }
  | { readonly kind: "act-edited"; readonly of: string; readonly author: Person }
  | { readonly kind: "act-deleted"; readonly of: string; readonly author: Person | null; readonly byAuthor: boolean }
  | { readonly kind: "number-assigned"; readonly number: number; readonly path: string }
  | {
      readonly kind: "moved";
      readonly verb: Verb;
      readonly from: Status;
      readonly to: Status;
      readonly newCycle: boolean;
      /** Goes back before a move of this verb, which counts as never made; neither does this one count. */
      readonly takesBack?: Verb;
      /** Header field key → value that the file is to carry from now on; null: the line goes. */
      readonly writes: Readonly<Record<string, string | null>>;
    }
  | { readonly kind: "move-held"; readonly verb: Verb; readonly to: Status; readonly why: string }
  | { readonly kind: "window-opened"; readonly ends: Instant; readonly days: number }
  | {
      readonly kind: "window-extended";
      readonly ends: Instant;
      readonly days: number;
      readonly writes: Readonly<Record<string, string | null>>;
    }
  | { readonly kind: "window-ended" }
  /** The clocks of the window and of all open ballots rest. */
  | { readonly kind: "paused" }
  /** They go on with the time that was left; `ends`: of the window, null when there is none. */
  | {
      readonly kind: "resumed";
      readonly ends: Instant | null;
      readonly writes: Readonly<Record<string, string | null>>;
    }
  | { readonly kind: "ballot-opened"; readonly ballot: Ballot }
  | { readonly kind: "ballot-extended"; readonly ballot: BallotId; readonly closes: Instant }
  /** Those who had not voted and had not been reminded in this ballot yet; nobody, when all had. */
  | {
      readonly kind: "ballot-reminded";
      readonly ballot: BallotId;
      readonly closes: Instant;
      readonly people: readonly Person[];
    }
  | { readonly kind: "ballot-closed"; readonly ballot: BallotId; readonly tally: Tally; readonly text: Digest }
  | { readonly kind: "ballot-voided"; readonly ballot: BallotId; readonly why: string }
  | {
      readonly kind: "concern-raised";
      readonly concern: ConcernKey;
      readonly name: TextHash;
      readonly text: TextHash;
      readonly url: string;
    }
  /** The raiser wrote it anew at the same place. */
  | { readonly kind: "concern-reworded"; readonly concern: ConcernKey; readonly text: TextHash }
  | { readonly kind: "concern-answered"; readonly concern: ConcernKey; readonly text: TextHash; readonly url: string }
  | {
      readonly kind: "concern-contested";
      readonly concern: ConcernKey;
      readonly text: TextHash | null;
      readonly url: string;
    }
  | { readonly kind: "concern-withdrawn"; readonly concern: ConcernKey; readonly url: string }
  | {
      readonly kind: "concern-overridden";
      readonly concern: ConcernKey;
      readonly reason: TextHash;
      readonly url: string;
    }
  /** A ballot passed over a contested one. */
  | { readonly kind: "concern-settled"; readonly concern: ConcernKey; readonly ballot: BallotId }
  | { readonly kind: "thread-closed"; readonly merged: boolean }
  | { readonly kind: "thread-reopened" };

/** An entry as the fold makes it; the store adds sequence, subject, `recordedAt` and hashes. */
export interface NewEntry {
  readonly at: Instant;
  readonly cause: Cause;
  readonly fact: Fact;
}

export interface Entry extends NewEntry {
  /** From 1 within the repository, without gaps. */
  readonly seq: number;
  readonly recordedAt: Instant;
}

/** The order of deadlines at one instant. */
export const deadlineOrder = ["ballot", "window", "move", "reminder"] as const;
export type DeadlineName = (typeof deadlineOrder)[number];
