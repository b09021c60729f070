import type { Absence } from "./absence.ts";
import type { Ballot, Ending, Vote } from "./ballot.ts";
import type { Concern } from "./concern.ts";
import type { Fact, Verdict } from "./entry.ts";
import type { BaseText } from "./facts.ts";
import type {
  ActId,
  Choice,
  Digest,
  Instant,
  KindName,
  Login,
  QuestionName,
  RoleName,
  Sha,
  Status,
  TextHash,
} from "./names.ts";
import type { Stray } from "./on-base.ts";
import type { StandIn, StewardCall } from "./stand-in.ts";
import type { Person } from "./subject.ts";
import type { Ruling, TextChange, TextClass } from "./text-change.ts";
import type { WorkAdded, WorkAsked, WorkConfirmed } from "./work.ts";

export interface Steward {
  readonly person: Person;
  readonly role: RoleName;
  readonly since: Instant;
  /** Absent in records of before it was kept. */
  readonly how?: Extract<Fact, { kind: "steward-assigned" }>["how"];
  /** Open documents that they had besides, then. */
  readonly load?: number;
}

/** Somebody who was named as steward and has not agreed yet. */
export interface StewardAsked {
  readonly person: Person;
  readonly by: Person | null;
  readonly since: Instant;
}

export interface HeadState {
  readonly sha: Sha;
  readonly since: Instant;
  readonly path: string | null;
  readonly digest: Digest | null;
  readonly typed: Status | null;
  readonly own: boolean;
  /** Who pushed it, or opened the thread with it. */
  readonly by?: Person | null;
  /** It changes files that say how decisions are made. */
  readonly governance?: boolean;
  /** It removes documents, or has several: nothing decides that. */
  readonly undecidable?: boolean;
  /** Of a document that is there already: what it is changed from. */
  readonly base?: BaseText;
}

/** The thread on which the document lives, when that is another one. */
export interface Home {
  readonly thread: number;
  readonly open: boolean;
  /** A vote on the document is open there, or rests. */
  readonly voting: boolean;
  /** It lived here before. */
  readonly moved: boolean;
}

/** A move made here, with the text that stood there then. */
export interface MovedText {
  readonly text: Digest;
  readonly from: Status;
  readonly to: Status;
}

/** Stands for as long as the act is the person's latest vote and nobody pushes. */
export interface GovernanceApproval {
  readonly act: ActId;
  readonly head: Sha;
  readonly by: Person;
  readonly role: RoleName;
  readonly at: Instant;
  readonly url: string;
}

export interface WindowState {
  readonly opened: Instant;
  readonly ends: Instant;
  /** Days granted by extensions so far. */
  readonly extendedDays: number;
  readonly ended: boolean;
}

/** How things stood when a status was last left by a move. */
export interface LeftStatus {
  readonly window: WindowState | null;
  /** How many ballots there had been. */
  readonly ballots: number;
}

export interface SentBack {
  readonly at: Instant;
  readonly by: Person | null;
  readonly verb: string;
  /** The word that the command named. */
  readonly named: string | null;
  readonly reason: TextHash | null;
}

/** It is not gone on with, until somebody moves it again. */
export interface TurnedDown {
  readonly act: ActId;
  readonly at: Instant;
  readonly by: Person | null;
  readonly reason: TextHash | null;
  /** Where the command stands. */
  readonly url: string;
  /** The thread has been closed since: whoever opens it again wants it open. */
  readonly closed: boolean;
}

/** By command; a closed thread rests by itself. */
export interface PauseState {
  readonly since: Instant;
  readonly by: Person | null;
}

export interface JudgedCommand {
  readonly act: ActId;
  readonly at: Instant;
  readonly by: Person;
  readonly verb: string;
  readonly line: TextHash;
  readonly verdict: Verdict;
  readonly url: string;
  /** It brought about what its issuer may undo for a while; absent: nothing of that sort. */
  readonly undoable?: boolean;
  /** When it was undone. */
  readonly undone?: Instant;
}

/** One line of the history that people are shown. */
export interface Milestone {
  readonly at: Instant;
  readonly what:
    | { readonly kind: "opened"; readonly by: Person }
    | {
        readonly kind: "elsewhere";
        readonly thread: number;
        readonly to: Status;
        readonly open: boolean;
        readonly here: boolean;
      }
    | { readonly kind: "change-allowed"; readonly by: Person | null }
    | {
        readonly kind: "steward";
        readonly person: Person | null;
        readonly how?: Steward["how"];
        readonly files?: string;
      }
    | { readonly kind: "steward-asked"; readonly person: Person; readonly by: Person | null }
    | { readonly kind: "steward-ask-ended"; readonly person: Person; readonly by: Person | null }
    | { readonly kind: "away"; readonly by: Person | null; readonly ends: Instant }
    | { readonly kind: "stand-in"; readonly person: Person | null; readonly unanswered: boolean }
    | { readonly kind: "stand-in-ended"; readonly person: Person }
    | { readonly kind: "back"; readonly by: Person | null }
    | { readonly kind: "number"; readonly number: number }
    | {
        readonly kind: "moved";
        readonly from: Status;
        readonly to: Status;
        readonly by: Person | null;
        readonly named?: string;
        readonly link?: TextHash;
        readonly reason?: TextHash;
      }
    | {
        readonly kind: "sent-back";
        readonly by: Person | null;
        readonly named?: string;
        readonly reason?: TextHash;
      }
    | { readonly kind: "turned-down"; readonly by: Person | null; readonly reason?: TextHash }
    | { readonly kind: "held"; readonly to: Status; readonly why: string }
    | { readonly kind: "paused"; readonly by: Person | null }
    | { readonly kind: "resumed"; readonly ends: Instant | null; readonly by: Person | null }
    | { readonly kind: "window-extended"; readonly ends: Instant; readonly by: Person | null }
    /** `question`, in these and below: of a vote opened by command. */
    | {
        readonly kind: "ballot-opened";
        readonly round: number;
        readonly byDeadline?: true;
        readonly question?: QuestionName;
      }
    | {
        readonly kind: "ballot-closed";
        readonly outcome: string;
        readonly approve: number;
        readonly needed: number;
        readonly question?: QuestionName;
      }
    | {
        readonly kind: "ballot-extended";
        readonly question: QuestionName;
        readonly ends: Instant;
        readonly by: Person | null;
      }
    | { readonly kind: "objection-raised"; readonly by: Person | null }
    | { readonly kind: "objection-ended"; readonly by: Person | null }
    | { readonly kind: "round-not-opened" }
    | { readonly kind: "tie-extended"; readonly days: number }
    | { readonly kind: "tie-waits"; readonly role: RoleName }
    | { readonly kind: "tie-broken"; readonly outcome: string; readonly by: Person | null }
    | { readonly kind: "ballot-voided"; readonly why: string; readonly question?: QuestionName }
    | { readonly kind: "outcome-if-seen"; readonly ending: Ending; readonly by: Person | null }
    | { readonly kind: "outcome-confirmed"; readonly by: Person | null }
    | { readonly kind: "asked-again"; readonly by: Person | null }
    | { readonly kind: "voter-recused"; readonly by: Person | null }
    | { readonly kind: "recusal-ended"; readonly by: Person | null }
    | { readonly kind: "vote-delegated"; readonly by: Person | null; readonly person: Person }
    | { readonly kind: "delegation-ended"; readonly by: Person | null }
    | {
        readonly kind: "vote-recorded";
        readonly by: Person | null;
        readonly person: Person;
        readonly choice: Choice | "withdraw";
      }
    | {
        readonly kind: "electorate-refreshed";
        readonly by: Person | null;
        readonly before: number;
        readonly after: number;
      }
    | { readonly kind: "concern-raised"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-answered"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-contested"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-withdrawn"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-overridden"; readonly name: TextHash; readonly by: Person | null }
    | { readonly kind: "concern-settled"; readonly name: TextHash; readonly by: null }
    /** `as`: compared with the text just before; absent where nothing depended on it. */
    | { readonly kind: "text-changed"; readonly by: Person | null; readonly as?: TextClass }
    | { readonly kind: "text-ruled"; readonly as: TextClass; readonly by: Person; readonly reason: TextHash }
    | { readonly kind: "place-vanished"; readonly verb: string; readonly person: Person }
    | { readonly kind: "undone"; readonly verb: string; readonly by: Person | null }
    | {
        readonly kind: "corrected";
        readonly subject: string;
        readonly from: string;
        readonly to: string;
        readonly reason: TextHash;
        readonly by: Person | null;
      }
    | {
        readonly kind: "work-added";
        readonly by: Person | null;
        readonly area: string | null;
        readonly link?: TextHash;
        readonly reason?: TextHash;
      }
    | {
        readonly kind: "work-dropped";
        readonly by: Person | null;
        readonly area: string | null;
        readonly link?: TextHash;
      }
    | { readonly kind: "work-confirmed"; readonly by: Person | null; readonly reason: TextHash }
    | { readonly kind: "work-asked" }
    | { readonly kind: "thread"; readonly to: "closed" | "merged" | "open" }
    | { readonly kind: "drafted"; readonly draft: boolean; readonly by: Person | null }
    | { readonly kind: "base-changed"; readonly branch: string; readonly by: Person | null }
    | { readonly kind: "undecided-change"; readonly by: Person | null }
    | { readonly kind: "undecided-on-base"; readonly by: Person | null; readonly found: string; readonly gone: boolean }
    | { readonly kind: "undecided-over" };
}

/** A subject as its record says: nothing in here that `replay(entries)` would not give again. */
export interface State {
  /** Null until a governed document was seen on the thread. */
  readonly document: { readonly kind: KindName; readonly path: string; readonly number: number | null } | null;
  readonly opened: { readonly at: Instant; readonly by: Person } | null;
  /** The thread changes a document that is on the base branch already. */
  readonly existing: boolean;
  /** Null: the document lives here, or no thread has moved it yet. */
  readonly home: Home | null;
  /** A document that is there already is moved here; one that the thread brings lives here from the beginning. */
  readonly livesHere: boolean;
  /** Who brought the document, where that was on another thread. */
  readonly broughtBy: Person | null;
  /** Texts of an existing document that its steward allowed. */
  readonly allowedTexts: readonly Digest[];
  readonly movedTexts: readonly MovedText[];
  readonly status: Status | null;
  readonly since: Instant | null;
  /** From 1; a move that starts a new draft cycle adds one. */
  readonly cycle: number;
  /** Every status held so far on this thread, in order. */
  readonly held: readonly Status[];
  readonly steward: Steward | null;
  readonly stewardMissing: string | null;
  /** When one was last looked for in vain. */
  readonly stewardMissingSince: Instant | null;
  readonly stewardAsked: StewardAsked | null;
  /** The last one, over or not; null: there was none since the steward was named. */
  readonly standIn: StandIn | null;
  /** In the order of their instants. */
  readonly stewardCalls: readonly StewardCall[];
  /** What people said on this thread of being away, in the order of its judging. */
  readonly absences: readonly Absence[];
  readonly heads: readonly HeadState[];
  /** The newest of `heads`. */
  readonly head: HeadState | null;
  /** Texts that were compared, in the order of the comparisons. */
  readonly changes: readonly TextChange[];
  readonly rulings: readonly Ruling[];
  /** The text that the last move by ballot was made for; null: none was, or it was recorded before this was. */
  readonly decidedText: Digest | null;
  readonly request: { readonly to: Status; readonly at: Instant; readonly by: Person | null } | null;
  readonly window: WindowState | null;
  readonly paused: PauseState | null;
  readonly ballots: readonly Ballot[];
  readonly votes: readonly Vote[];
  readonly governanceApprovals: readonly GovernanceApproval[];
  /** In the order of their raising. */
  readonly concerns: readonly Concern[];
  readonly commands: readonly JudgedCommand[];
  /** Verbs of moves made in the present cycle. */
  readonly movesThisCycle: readonly string[];
  readonly movesEver: readonly string[];
  /** By status. */
  readonly left: Readonly<Record<string, LeftStatus>>;
  /** Field key → value that the file is to carry; null: the line goes. Filled by moves and numbering. */
  readonly writes: Readonly<Record<string, string | null>>;
  readonly heldMove: { readonly to: Status; readonly why: string; readonly at: Instant } | null;
  /** The authors are to push another text; null: nothing is sent back, or they did. */
  readonly sentBack: SentBack | null;
  readonly turnedDown: TurnedDown | null;
  /** Work that was named by command, in that order; the header names more. */
  readonly work: readonly WorkAdded[];
  /** The last word that enough of it is done; of which cycle it says itself. */
  readonly workConfirmed: WorkConfirmed | null;
  /** When that was last asked. */
  readonly workAsked: WorkAsked | null;
  /** `open` as well where it is merged and goes on there all the same. */
  readonly thread: "open" | "closed" | "merged";
  readonly merged: boolean;
  readonly closedSince: Instant | null;
  /** Not ready for review: no vote opens on it. */
  readonly isDraft: boolean;
  /** What stands on the default branch instead of the status, or stood there last; null: nothing did. */
  readonly stray: Stray | null;
  /** It was merged though nothing had decided it. */
  readonly undecided: { readonly at: Instant; readonly by: Person | null } | null;
  /** Whom each login meant when this record first named it. */
  readonly accountOf: ReadonlyMap<Login, number>;
  /** The login under which each account was last named. */
  readonly loginOf: ReadonlyMap<number, Login>;
  /** Prefixes of acts whose comment or review is gone without a trace: they stand, and are unverifiable. */
  readonly vanished: ReadonlySet<string>;
  /** Act ids and happening ids taken by the fold. */
  readonly judged: ReadonlySet<string>;
  /** Instant of the last happening or deadline folded: what is older was seen late. */
  readonly cursor: Instant | null;
  readonly milestones: readonly Milestone[];
  /** The last command that its issuer may undo, with what that goes back to. */
  readonly undoable: Undoable | null;
  /** How many entries of this subject have been folded: the version that `record` takes. */
  readonly version: number;
}

/** What an undo puts back as it was before the command; `src/core/record/undo-facts.ts` says what becomes of the rest. */
export type RestoredPart =
  | "status"
  | "since"
  | "cycle"
  | "steward"
  | "stewardMissing"
  | "stewardMissingSince"
  | "standIn"
  | "stewardAsked"
  | "window"
  | "paused"
  | "concerns"
  | "movesThisCycle"
  | "movesEver"
  | "left"
  | "heldMove"
  | "sentBack"
  | "turnedDown"
  | "workConfirmed"
  | "workAsked"
  | "rulings"
  | "decidedText"
  | "home"
  | "livesHere"
  | "allowedTexts"
  | "movedTexts";

/** The state before a command, as far as an undo needs it. */
export interface StateBefore extends Pick<State, RestoredPart | "request" | "ballots" | "writes" | "head"> {
  /** How many heads there were. */
  readonly headCount: number;
}

/** What was done since on the ground of a command. */
export interface Deed {
  /** Null: time did it. */
  readonly by: Person | null;
  readonly at: Instant;
  /** `vote`, `push`, `command`, or the kind of the fact. */
  readonly what: string;
  /** Of a command. */
  readonly verb: string | null;
}

/** A command done that its issuer may take back. */
export interface Undoable {
  readonly act: ActId;
  readonly by: Person;
  readonly at: Instant;
  readonly verb: string;
  readonly before: StateBefore;
  /** The first thing that rests on it. */
  readonly deed: Deed | null;
  /** The one before it, as it stood then, while that was not too old. */
  readonly earlier: Undoable | null;
}
