import type { ActId, BallotId, Choice, Digest, Instant, Login, QuestionName, RoleName, Sha } from "./names.ts";
import type { Person } from "./subject.ts";

/** What a share or number is taken of. */
export type Base = "electorate" | "present" | "cast";

/** Exact fraction of safe integers up to 10^9, denominator > 0; compared as big integers, never divided. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Whom a rule asks for: some by login, or the members of one organisation. */
export type Circle =
  | { readonly kind: "logins"; readonly logins: readonly Login[] }
  | { readonly kind: "organisation"; readonly name: string };

/**
 * Pass rule: the notation of behaviour.md section 4, parsed. `share` compares
 * approvals (for a quorum: present) with `ratio × base`; `people` and `silent`
 * compare whole numbers; `distinct` asks that each of its parts be met by people
 * of its own.
 */
export type PassRule =
  | {
      readonly kind: "share";
      readonly strictly: boolean;
      readonly ratio: Ratio;
      readonly of: Base;
      readonly source: string;
    }
  | {
      readonly kind: "people";
      readonly atLeast: number;
      /** Null: anybody of the electorate. */
      readonly from: Circle | null;
      readonly source: string;
    }
  | { readonly kind: "unanimous"; readonly of: Base; readonly source: string }
  | { readonly kind: "silent"; readonly atMost: number; readonly source: string }
  | { readonly kind: "no-reject"; readonly source: string }
  | { readonly kind: "all"; readonly rules: readonly PassRule[]; readonly source: string }
  | { readonly kind: "any"; readonly rules: readonly PassRule[]; readonly source: string }
  | { readonly kind: "distinct"; readonly rules: readonly PassRule[]; readonly source: string };

/** What follows when as many approve as reject and the rule is not met. */
export type Tie =
  | { readonly kind: "fail" }
  | { readonly kind: "extend"; readonly days: number }
  | { readonly kind: "decided-by"; readonly role: RoleName };

/** So many seats to an organisation, or as many as it has members if those are fewer. */
export interface Cap {
  readonly perOrganisation: number;
}

export type VoteChannel = "comment" | "review" | "label" | "reaction";

export interface Question {
  readonly name: QuestionName;
  readonly electorate: RoleName;
  readonly pass: PassRule;
  readonly quorum: PassRule | null;
  readonly tie: Tie;
  readonly cap: Cap | null;
  readonly channels: readonly VoteChannel[];
  readonly excludeAuthors: boolean;
  /** Fewer seats than this: the opening is refused. */
  readonly minVoters: number;
}

/** A place in the electorate, frozen at the opening. */
export interface Seat {
  readonly person: Person;
  readonly organisation: string | null;
  readonly role: RoleName;
  /** Why the person is in it, for example `team example/tsc`. */
  readonly why: string;
}

export type Outcome = "pending" | "passed" | "failed" | "void";

/** A vote as recorded; `text` is the digest of the document it was given on, null when that is unknown. */
export interface Vote {
  readonly act: ActId;
  readonly at: Instant;
  readonly by: Person;
  readonly channel: VoteChannel;
  readonly choice: Choice | "withdraw";
  readonly text: Digest | null;
  /** First seen after the ballot's close was recorded. */
  readonly seenLate: boolean;
  /** What became of the comment that it stands in: by its author it takes the vote back, by another it changes nothing. */
  readonly comment?: { readonly became: "edited" | "deleted"; readonly by: Person; readonly byAuthor: boolean };
}

/** A vote handed to another voter; `to` null takes it back. */
export interface Delegation {
  readonly from: Person;
  readonly to: Person | null;
  readonly at: Instant;
}

/** With a cap, `electorate` and all others count seats, not people. */
export interface Counts {
  readonly electorate: number;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  readonly silent: number;
  readonly present: number;
  readonly cast: number;
}

export interface VoterLine {
  readonly person: Person;
  readonly choice: Choice | null;
  readonly act: ActId | null;
  readonly at: Instant | null;
  readonly channel: VoteChannel | null;
  /** True, or the reason code (docs/reasons.md) why the latest act does not count; seats that did nothing: `not-voted`. */
  readonly counted: true | string;
  /** The delegate whose vote this is; absent for a vote of the person's own. */
  readonly through?: Person;
}

export interface Tally {
  readonly counts: Counts;
  readonly outcome: Outcome;
  /** Approvals that the rule asks for with the present numbers; 0 when none are. */
  readonly needed: number;
  readonly canStillPass: boolean;
  /** More than half of the electorate rejected. */
  readonly rejectedByMajority: boolean;
  /** Seats first, in the order of the seats, then others in order of their acts. */
  readonly voters: readonly VoterLine[];
}

/** Made once for an end, before it: who was reminded that their vote is missing. */
export interface Reminder {
  readonly at: Instant;
  readonly closes: Instant;
  readonly people: readonly Person[];
}

export interface Ballot {
  readonly id: BallotId;
  /** From 1, over all draft cycles. */
  readonly round: number;
  readonly cycle: number;
  readonly question: Question;
  readonly seats: readonly Seat[];
  readonly text: Digest;
  /** Head at the opening, for the link that voters read. */
  readonly head: Sha;
  readonly policy: Sha;
  readonly opened: Instant;
  readonly closes: Instant;
  /** Its clock rests since then: nothing given meanwhile is too late, and `closes` moves when it goes on. */
  readonly restsSince?: Instant | null;
  /** When `closes` was last moved; absent: it is as set at the opening. */
  readonly closesSince?: Instant;
  /** In the order of their instants. */
  readonly reminders?: readonly Reminder[];
  readonly closed: { readonly at: Instant; readonly tally: Tally; readonly text: Digest } | null;
  /** Instant and why, when it was cancelled. */
  readonly voided: { readonly at: Instant; readonly why: string } | null;
}
