import type { Length } from "./length.ts";
import type {
  ActId,
  BallotId,
  Choice,
  Digest,
  Instant,
  Login,
  QuestionName,
  RoleName,
  Sha,
  TextHash,
} from "./names.ts";
import type { LazyConsensus, Objection } from "./objection.ts";
import type { Person } from "./subject.ts";
import type { AskedVoters } from "./text-change.ts";
import type { TieState } from "./tie.ts";

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

/** Ways to vote that a question may take. */
export type VoteChannel = "comment" | "review" | "label" | "reaction";
/** `recorded`: by the secretary, for somebody who cannot act here; taken whatever a question's channels are. */
export type VoteWay = VoteChannel | "recorded";

/** How long a ballot of a question is open. */
export interface Term {
  /** Length of one opened by a command that gives none; null: the command gives it, or it has no end. */
  readonly window: Length | null;
  /** Closes as soon as it passes or can no longer pass, at latest at its end. */
  readonly whenDecided: boolean;
  /** It does not close before so much has passed since its opening. */
  readonly minOpen: Length | null;
  /** So long a decision must stand unchanged before it closes the ballot. */
  readonly graceSeconds: number;
}

/**
 * What a change of the text does to votes given before it. `by-change`: they count
 * unless the substance changed; `keep`: they count; `warn`: they count, and their
 * voters are told once; `clear`: they count for that very text alone.
 */
export type OnPush = "by-change" | "keep" | "warn" | "clear";

export interface Question {
  readonly name: QuestionName;
  readonly electorate: RoleName;
  readonly pass: PassRule;
  readonly quorum: PassRule | null;
  readonly tie: Tie;
  readonly cap: Cap | null;
  readonly channels: readonly VoteChannel[];
  /** Seconds between two looks for reactions; absent: no question of before knew of any. */
  readonly pollSeconds?: number;
  /** The opener and the authors who pushed or confirmed it: who is merely named in the header keeps the seat. */
  readonly excludeAuthors: boolean;
  /** Whoever has one of these roles has no seat. */
  readonly excludeRoles?: readonly RoleName[];
  /** Fewer seats than this: the opening is refused. */
  readonly minVoters: number;
  /** Absent in ballots of before it was recorded: `by-change`. */
  readonly onPush?: OnPush;
  /** Absent in records of versions that knew only ballots which end with a window. */
  readonly term?: Term;
  /** Silence is consent, and a rejection an objection. */
  readonly lazy?: LazyConsensus;
  /** Absent: what is undecided waits. */
  readonly undecided?: NewRounds;
  /** Who may open it by command: roles of the policy, `steward` and `author`; absent or empty: nobody. */
  readonly openedBy?: readonly RoleName[];
  /** False: nobody hands over a vote. */
  readonly delegate?: boolean;
  /** False: the seats stay as they are at the opening, whatever the secretary asks. */
  readonly refresh?: boolean;
  /** What is asked, in the community's words; absent: whether the document takes the step that the ballot decides. */
  readonly asks?: string;
}

/** A vote that did not pass and was not rejected by a majority opens another round by itself. */
export interface NewRounds {
  readonly days: number;
  /** Rounds in one cycle, the first and those opened by command included, after which none opens by itself. */
  readonly most: number;
}

/** A ballot with an end. */
export type EndingBallot = Ballot & { readonly closes: Instant };

export const onPushOf = ({ onPush }: Pick<Question, "onPush">): OnPush => onPush ?? "by-change";

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
  readonly channel: VoteWay;
  readonly choice: Choice | "withdraw";
  readonly text: Digest | null;
  /** Why, in the words of the voter; absent: nothing was said. */
  readonly reason?: TextHash;
  /** First seen after the ballot's close was recorded. */
  readonly seenLate: boolean;
  /** The question that it means; null: it is not clear which of several; absent: any that was open then. */
  readonly question?: QuestionName | null;
  /** Act id prefix of the votes that it takes back, when it is about those alone: what was said in another way stands. */
  readonly of?: string;
  /** Of a recorded vote, whose `by` is the person it was recorded for: who recorded it, on what evidence (a URL). */
  readonly recorded?: { readonly by: Person; readonly evidence: TextHash; readonly url: string };
  /** What became of the comment that it stands in: by its author it takes the vote back, by another it changes nothing. */
  readonly comment?: {
    readonly became: "edited" | "deleted";
    readonly by: Person;
    readonly byAuthor: boolean;
    /** Absent in states of versions that did not keep it. */
    readonly at?: Instant;
  };
}

/** A vote handed to another voter; `to` null takes it back. */
export interface Delegation {
  readonly from: Person;
  readonly to: Person | null;
  readonly at: Instant;
}

/** Somebody who has a seat stepped aside. */
export interface Recusal {
  readonly person: Person;
  readonly at: Instant;
  readonly url: string;
}

/** The seats that a ballot had until its electorate was refreshed. */
export interface FormerRoll {
  readonly seats: readonly Seat[];
  readonly until: Instant;
  readonly by: Person | null;
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
  readonly channel: VoteWay | null;
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

/** What the numbers of a ballot say that closes when it is decided. */
export type Standing = "open" | "passes" | "cannot-pass";

/** What a close came to: `tied` where the tie was not its end. */
export type Ending = "passed" | "failed" | "rejected" | "tied";

/** Made once for an end, before it: who was reminded that their vote is missing. */
export interface Reminder {
  readonly at: Instant;
  /** Null: the ballot has no end. */
  readonly closes: Instant | null;
  readonly people: readonly Person[];
}

export interface AwayVoter {
  readonly person: Person;
  readonly until: Instant;
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
  /** The end that is set; null: it has none and closes when it is decided. When it really closes, `closingDue` says. */
  readonly closes: Instant | null;
  /** Without these, who are away until after the end, it could not pass when it was opened; absent: it could. */
  readonly away?: readonly AwayVoter[];
  /** Opened by command: its end is its own, not that of the document's window. */
  readonly ownEnd?: true;
  /** Of a ballot that closes when it is decided: not before this instant. */
  readonly earliest?: Instant;
  /** What the numbers say, and since when; absent: `open` from the beginning. Both clocks rest with the ballot's. */
  readonly standing?: { readonly is: Standing; readonly since: Instant };
  /** Days granted by extensions of an end of its own. */
  readonly extendedDays?: number;
  /** Its clock rests since then: nothing given meanwhile is too late, and `closes` moves when it goes on. */
  readonly restsSince?: Instant | null;
  /** When `closes` was last moved; absent: it is as set at the opening. */
  readonly closesSince?: Instant;
  /** Those that stand, in lazy consensus; while there are any, the clock rests. */
  readonly objections?: readonly Objection[];
  /** The ballot by lazy consensus in whose place a majority is asked. */
  readonly parent?: BallotId;
  /** The ballot after whose end it opened by itself, by a deadline or by somebody's word about that end. */
  readonly follows?: { readonly ballot: BallotId; readonly byDeadline: boolean };
  /** Why no round followed this one by itself where one should have: a reason code. */
  readonly noRound?: { readonly code: string; readonly details: Readonly<Record<string, string>> };
  /** Absent: the sides were never equal at an end. */
  readonly tie?: TieState;
  /** In the order of their instants. */
  readonly reminders?: readonly Reminder[];
  /** Out of the base while they stand in here. */
  readonly recused?: readonly Recusal[];
  /** In the order in which they were judged. */
  readonly delegations?: readonly Delegation[];
  /** The oldest first; absent: the seats are those of the opening. */
  readonly formerRolls?: readonly FormerRoll[];
  /** In the order of their instants. */
  readonly asked?: readonly AskedVoters[];
  readonly closed: { readonly at: Instant; readonly tally: Tally; readonly text: Digest } | null;
  /** What it would have come to with acts that were made in time and seen after the close; absent: the same. */
  readonly ifSeen?: {
    readonly ending: Ending;
    readonly counts: Counts;
    readonly needed: number;
    /** The act that made the difference, and whose it is. */
    readonly at: Instant;
    readonly by: Person | null;
  };
  /** Somebody answered for the outcome that such acts would have changed. */
  readonly confirmed?: { readonly at: Instant; readonly by: Person; readonly reason: TextHash };
  /** Instant and why, when it was cancelled. */
  readonly voided: { readonly at: Instant; readonly why: string } | null;
}

export const isOpen = ({ closed, voided }: Pick<Ballot, "closed" | "voided">): boolean =>
  closed === null && voided === null;
