import type { Ballot, Counts, Ending, Seat, Standing, Tally, VoteChannel } from "./ballot.ts";
import type { ConcernKey } from "./concern.ts";
import type { CarriedOver } from "./document-standing.ts";
import type { BaseText } from "./facts.ts";
import type {
  ActId,
  BallotId,
  Choice,
  Digest,
  Instant,
  KindName,
  QuestionName,
  RoleName,
  Sha,
  Status,
  TextHash,
  Verb,
} from "./names.ts";
import type { Person } from "./subject.ts";
import type { AskedHow, OvertakenVote, TextClass } from "./text-change.ts";
import type { Deciders } from "./tie.ts";

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
      /** The document is on the base branch already, and the thread changes it. */
      readonly existing?: true;
      /** That it had then; absent: none. */
      readonly number?: number;
    }
  /** How the document stands on the thread where it lives; `here`: it was given back to this one. */
  | ({
      readonly kind: "elsewhere";
      readonly thread: number;
      readonly open: boolean;
      readonly here?: true;
    } & CarriedOver)
  /** The change of a document that is there already may be merged, as its text is now. */
  | { readonly kind: "change-allowed"; readonly text: Digest }
  /** `typed` is the status that the file carries, when it is not the recorded one. `path` null: no single governed document on this head. */
  | {
      readonly kind: "head";
      readonly sha: Sha;
      readonly path: string | null;
      readonly digest: Digest | null;
      readonly typed: Status | null;
      readonly own: boolean;
      /** It changes files that say how decisions are made. */
      readonly governance?: true;
      /** It removes documents, or has several: nothing decides that. */
      readonly undecidable?: true;
      /** Of a document that is there already: what it is changed from. */
      readonly base?: BaseText;
    }
  /** Somebody of the role approved a head that touches governance files. */
  | { readonly kind: "governance-approved"; readonly head: Sha; readonly role: RoleName; readonly url: string }
  | { readonly kind: "status-requested"; readonly to: Status; readonly head: Sha }
  | {
      readonly kind: "steward-assigned";
      readonly person: Person;
      readonly role: RoleName;
      readonly how: "turn" | "least-loaded" | "path" | "primary" | "command" | "consent";
      /** Open documents that they shepherded besides; absent in records of before it was counted. */
      readonly load?: number;
      /** The pattern that names them for its path. */
      readonly files?: string;
      /** The header's line of who it is. */
      readonly writes?: Readonly<Record<string, string | null>>;
    }
  /** Named where that needs consent: nothing of a steward's before the person agrees. */
  | { readonly kind: "steward-asked"; readonly person: Person; readonly role: RoleName }
  /** They declined, or are not asked any more. */
  | { readonly kind: "steward-ask-ended"; readonly person: Person }
  /** Who asked is away, in the whole repository. */
  | { readonly kind: "went-away"; readonly until: Instant }
  | { readonly kind: "came-back" }
  /** Acts in the steward's place; null: nobody can. `waitsSince` of the request that is passed on; null: the steward is away. */
  | {
      readonly kind: "stand-in-named";
      readonly person: Person | null;
      readonly why: "away" | "unanswered";
      readonly waitsSince: Instant | null;
    }
  | { readonly kind: "stand-in-ended" }
  /** Of a request that waits since then; once. */
  | { readonly kind: "steward-reminded"; readonly person: Person; readonly waitsSince: Instant }
  | {
      readonly kind: "steward-unassigned";
      readonly person: Person;
      readonly writes?: Readonly<Record<string, string | null>>;
    }
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
      /** The question that it means; null: it is not clear which of several; absent: any that was open then. */
      readonly question?: QuestionName | null;
      /** Act id prefix of the votes that it takes back, when it is about those alone. */
      readonly of?: string;
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
      /** Done, and its issuer may undo it for a while. */
      readonly undoable?: boolean;
    }
  | { readonly kind: "act-edited"; readonly of: string; readonly author: Person }
  /** `polled`: a reaction that two readings missed; the entry carries the instant of the first of them. */
  | {
      readonly kind: "act-deleted";
      readonly of: string;
      readonly author: Person | null;
      readonly byAuthor: boolean;
      readonly polled?: true;
    }
  /** A comment or review is gone and nobody could see who removed it: what was done in it stands. */
  | { readonly kind: "place-vanished"; readonly of: string }
  | { readonly kind: "place-returned"; readonly of: string }
  | { readonly kind: "number-assigned"; readonly number: number; readonly path: string }
  | {
      readonly kind: "moved";
      readonly verb: Verb;
      readonly from: Status;
      readonly to: Status;
      readonly newCycle: boolean;
      /** Goes back before a move of this verb, which counts as never made; neither does this one count. */
      readonly takesBack?: Verb;
      /** By the secretary's word: no move of the table, and none is counted. */
      readonly correction?: true;
      /** What the command named: a word of the move's list, or the key of a document. */
      readonly named?: string;
      /** The web address that the command named. */
      readonly link?: TextHash;
      readonly reason?: TextHash;
      /** It waits for its authors to push another text. */
      readonly sentBack?: true;
      /** It is not gone on with: the thread is closed for it. */
      readonly turnedDown?: true;
      /** The text that a ballot decided it for; absent for moves by command, and in records of before. */
      readonly text?: Digest;
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
  | {
      readonly kind: "ballot-extended";
      readonly ballot: BallotId;
      readonly closes: Instant;
      /** Granted by a command to a ballot with an end of its own. */
      readonly days?: number;
    }
  /** What an act made of a ballot that closes when it is decided. */
  | { readonly kind: "ballot-standing"; readonly ballot: BallotId; readonly is: Standing }
  /** Those who had not voted and had not been reminded in this ballot yet; nobody, when all had. */
  | {
      readonly kind: "ballot-reminded";
      readonly ballot: BallotId;
      readonly closes: Instant | null;
      readonly people: readonly Person[];
    }
  /** Who asked stepped aside. */
  | { readonly kind: "voter-recused"; readonly ballot: BallotId; readonly url: string }
  | { readonly kind: "recusal-ended"; readonly ballot: BallotId }
  /** Who asked handed their vote to `to`. */
  | { readonly kind: "vote-delegated"; readonly ballot: BallotId; readonly to: Person }
  | { readonly kind: "delegation-ended"; readonly ballot: BallotId }
  /** Who asked is the secretary; the vote is that of `for`. `evidence` is a URL. */
  | {
      readonly kind: "vote-recorded";
      readonly for: Person;
      readonly choice: Choice | "withdraw";
      readonly text: Digest | null;
      readonly head: Sha | null;
      readonly evidence: TextHash;
      readonly url: string;
      /** The question that it means, where several votes were open. */
      readonly question?: QuestionName;
    }
  | {
      readonly kind: "electorate-refreshed";
      readonly ballot: BallotId;
      readonly before: readonly Seat[];
      readonly seats: readonly Seat[];
    }
  | { readonly kind: "ballot-closed"; readonly ballot: BallotId; readonly tally: Tally; readonly text: Digest }
  /** The sides were equal at the end: the ballot goes on, once; what ends later follows in entries of its own. */
  | { readonly kind: "tie-extended"; readonly ballot: BallotId; readonly days: number }
  /** The sides were equal at the end, and the ballot is closed with its outcome pending: these decide. */
  | ({ readonly kind: "tie-waits"; readonly ballot: BallotId } & Deciders)
  | { readonly kind: "tie-reminded"; readonly ballot: BallotId }
  | {
      readonly kind: "tie-broken";
      readonly ballot: BallotId;
      readonly outcome: "passed" | "failed";
      readonly reason: TextHash;
      readonly url: string;
    }
  /** Somebody rejects with a reason where silence is consent: the clock rests. */
  | {
      readonly kind: "objection-raised";
      readonly ballot: BallotId;
      readonly by: Person;
      readonly act: ActId;
      readonly until: Instant;
    }
  /** Taken back, or on a text that is past. After the last one the clock goes on; null: it does not, or there is no such end. */
  | {
      readonly kind: "objection-ended";
      readonly ballot: BallotId;
      readonly by: Person;
      readonly closes: Instant | null;
      readonly ends: Instant | null;
      readonly writes: Readonly<Record<string, string | null>>;
    }
  /** After the end of this one a round should have opened by itself; a reason code and what its sentence needs. */
  | {
      readonly kind: "round-not-opened";
      readonly ballot: BallotId;
      readonly code: string;
      readonly details: Readonly<Record<string, string>>;
    }
  | { readonly kind: "ballot-voided"; readonly ballot: BallotId; readonly why: string }
  /** Two texts of the document and how they differ, so that a replay needs neither. */
  | {
      readonly kind: "text-compared";
      readonly from: Digest;
      readonly to: Digest;
      readonly as: TextClass;
      readonly sections: readonly TextHash[];
      readonly unlisted: number;
    }
  /** Said by a person of the present text, compared with these. */
  | {
      readonly kind: "text-ruled";
      readonly text: Digest;
      readonly against: readonly Digest[];
      readonly as: TextClass;
      readonly reason: TextHash;
    }
  /** Whose vote was given on a text that is not the present one, each vote once. */
  | {
      readonly kind: "voters-asked";
      readonly ballot: BallotId;
      readonly text: Digest;
      readonly how: AskedHow;
      readonly votes: readonly OvertakenVote[];
    }
  /** An act made in time and seen after the close: with it, and others like it, the ballot would have come to this. */
  | {
      readonly kind: "outcome-if-seen";
      readonly ballot: BallotId;
      readonly ending: Ending;
      readonly counts: Counts;
      readonly needed: number;
    }
  /** The outcome stands in spite of that, by somebody's word. */
  | { readonly kind: "outcome-confirmed"; readonly ballot: BallotId; readonly reason: TextHash }
  /** The ballot is asked again in a new round, which the facts after it open. */
  | { readonly kind: "asked-again"; readonly ballot: BallotId; readonly reason: TextHash }
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
  /** Work on the document, done elsewhere. `link` as `#12`, `owner/name#12` or an address; null: people or time, by `reason`. */
  | {
      readonly kind: "work-added";
      readonly area: string | null;
      readonly link: TextHash | null;
      readonly reason: TextHash | null;
    }
  /** What the command `of` had named. */
  | {
      readonly kind: "work-dropped";
      readonly area: string | null;
      readonly link: TextHash | null;
      readonly of: ActId;
    }
  /** Enough of it is done, in somebody's word. */
  | { readonly kind: "work-confirmed"; readonly reason: TextHash }
  /** Whether enough of it is done was asked of those who can say so, by a move of this verb. */
  | { readonly kind: "work-asked"; readonly verb: Verb }
  /** What the command `act` brought about is taken back; `writes` beside what the header was to carry before it. */
  | {
      readonly kind: "undone";
      readonly act: ActId;
      readonly verb: string;
      readonly writes: Readonly<Record<string, string | null>>;
    }
  /** What the facts after it change was wrong before. `from` and `to` as words; instants for an end, logins for a steward. */
  | {
      readonly kind: "corrected";
      readonly what: string;
      readonly from: string;
      readonly to: string;
      readonly reason: TextHash;
    }
  /** `goesOn`: merged as it was decided so far, it is decided further on the same thread. */
  | { readonly kind: "thread-closed"; readonly merged: boolean; readonly goesOn?: true }
  | { readonly kind: "thread-reopened" }
  /** `draft`: no vote opens until it is ready for review. */
  | { readonly kind: "thread-drafted"; readonly draft: boolean }
  | { readonly kind: "base-changed"; readonly from: string; readonly to: string }
  /** Merged though nothing had decided it. `status`: the one recorded; null: it is no document's. */
  /** `found`: on the default branch instead of the status, though nothing decided it; "" : the document is gone from there. */
  | { readonly kind: "undecided-change"; readonly status: Status | null; readonly found?: string }
  /** What was found there stands there no more, or has been decided. */
  | { readonly kind: "undecided-over" };

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
export const deadlineOrder = ["ballot", "window", "move", "reminder", "steward"] as const;
export type DeadlineName = (typeof deadlineOrder)[number];
