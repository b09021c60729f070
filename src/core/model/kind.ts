import type { Severity } from "./document.ts";
import type { KindName, QuestionName, RoleName, Status, Verb } from "./names.ts";
import type { WorkArea, WorkTracking } from "./work.ts";

/** How the decision check stands while a document has a status. */
export type StatusGate = "waiting" | "decided" | "refused";

export interface StatusDefinition {
  readonly name: Status;
  /** Other spellings found in files, lower case. */
  readonly aliases: readonly string[];
  /** Six hex digits, for the label. */
  readonly color: string;
  readonly gate: StatusGate;
  /** Found in older documents; no move leads to it. */
  readonly readOnly?: boolean;
  /** No move leaves it and a window decides in it: shown as overdue when its window ended undecided. */
  readonly description: string;
}

/** Days only: windows end at the end of a calendar day. */
export interface PeriodBounds {
  readonly shortestDays: number;
  readonly longestDays: number;
  /** Outside the bounds a reason is needed, or this role asks. */
  readonly otherwise: RoleName | null;
}

/** What the App writes into a header field when a move is made. */
export interface FieldWrite {
  /** Field key as in `Field.key`. */
  readonly field: string;
  readonly value: WriteValue;
}

/**
 * `file-name`: the numbered file's, where the field does not give the number yet; `window`: its first and last day; `argument`: what the command names; `comment`: the address of the comment that asks.
 * The last two leave the field as it is where there is none.
 */
export const writeValues = [
  "status",
  "number",
  "file-name",
  "window-end",
  "window",
  "today",
  "argument",
  "comment",
  "nothing",
] as const;
export type WriteValue = (typeof writeValues)[number];

/** What a command has to name after its verb. */
export interface MoveArgument {
  /** One of `words`; a web address; or another document of the kind by its number, which must be known. */
  readonly type: "word" | "url" | "document";
  /** Lower case; empty but for `word`. */
  readonly words: readonly string[];
  readonly optional: boolean;
  /** How help texts write it: `REASON`, `https://…`. */
  readonly shown: string;
}

/** A named guard of `src/core/lifecycle/guards/`, with its arguments. */
export interface GuardCall {
  readonly guard: string;
  readonly with: Readonly<Record<string, string | number | boolean>>;
}

/**
 * One row of the lifecycle table. Asked for by a command (`askedBy` not empty)
 * or made by a ballot's close (`byBallot`), never both ways unasked.
 * `askedBy` names roles of the policy, or `steward` and `author` of the document.
 */
export interface Move {
  readonly verb: Verb;
  /** A fixed first word after the verb (`/decide rejected`), lower case; null when there is none. */
  readonly word: string | null;
  readonly from: readonly Status[];
  readonly to: Status;
  readonly askedBy: readonly RoleName[];
  readonly byBallot: { readonly question: QuestionName; readonly outcome: "passed" | "rejected" } | null;
  readonly needs: readonly GuardCall[];
  /** The command must give `because …`. */
  readonly reason: "required" | "optional";
  /** Assigns the number when the document has none yet, and renames the file. */
  readonly numbers: boolean;
  readonly argument?: MoveArgument;
  /** The document goes back to its authors: it waits until they push another text. */
  readonly sendsBack?: boolean;
  /** It is not gone on with: the thread is closed, and the first line of its description says so and why. */
  readonly turnsDown?: boolean;
  /** Opens a window; the command's argument is its length, such as `14d`, or its last day, such as `until 2026-03-16`. */
  readonly window: PeriodBounds | null;
  /** Opens this ballot together with the window; they end together. */
  readonly ballot: QuestionName | null;
  /** A new draft cycle starts: what was once per cycle may happen again. */
  readonly newCycle: boolean;
  readonly writes: readonly FieldWrite[];
  /** One line for help texts. */
  readonly description: string;
}

export interface FieldDefinition {
  /** Field key as in `Field.key`. */
  readonly key: string;
  /** How the App writes the name when it inserts the line. */
  readonly name: string;
  /** Other keys read as this one; each is a finding of that severity, or none (null). */
  readonly aliases: readonly { readonly key: string; readonly severity: Severity | null }[];
  readonly required: boolean;
  readonly type: "text" | "number" | "status" | "date" | "people" | "url" | "choice" | "links" | "mentions" | "work";
  /** For `choice`: the accepted words; other words by lower-case spelling with the severity of finding them. */
  readonly choices: readonly string[];
  readonly alsoChoices: readonly { readonly value: string; readonly severity: Severity | null }[];
  readonly maxLength: number | null;
  /** For `date`: the form written, and how hard a readable other form is judged. */
  readonly date: { readonly form: string; readonly otherForms: Severity } | null;
  /** For `links` and `mentions`: the field by which the other document names this one. */
  readonly mirror?: string;
  /** For `status`: the status that is meant to follow may stand behind it, as in `Under Review (=> Provisional)`. */
  readonly intended?: boolean;
  /** For `work`: the areas that a link can be of; none: they are not told apart. */
  readonly areas?: readonly WorkArea[];
  /** Written by the App: left out of the digest, and may be empty or a placeholder before the number is assigned. */
  readonly writtenByApp: boolean;
}

export interface FormatRuleCall {
  readonly rule: string;
  readonly severity: Severity;
  /** Field key → words: the rule is asked only of documents that hold one of them in each; without regard to case. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
  /** The rule is not asked of documents that hold one of them in any. */
  readonly unless?: Readonly<Record<string, readonly string[]>>;
  readonly with: Readonly<Record<string, unknown>>;
}

/** A change of substance to what was decided is reviewed for a while before the steward lets it in [O9]. */
export interface Updates {
  /** Calendar days from the opening of its pull request on. */
  readonly reviewDays: number;
  /** Documents with one of these values that are better left alone in these statuses; null: there are none. */
  readonly leftAlone: {
    readonly field: string;
    readonly values: readonly string[];
    readonly statuses: readonly Status[];
  } | null;
}

/** What sort of document, with its header, format rules and lifecycle. Made by the policy parser only. */
export interface Kind {
  readonly name: KindName;
  /** `DIP` in `DIP-12`. */
  readonly prefix: string;
  /** What people call such a document, for sentences: `proposal`. */
  readonly noun: string;
  readonly syntax: "front-matter" | "rst-table";
  readonly fields: readonly FieldDefinition[];
  readonly numberField: string;
  readonly titleField: string;
  readonly statusField: string;
  readonly authorsField: string;
  readonly format: readonly FormatRuleCall[];
  /** Base name of a numbered file, without extension: `dip-{number}`. */
  readonly fileName: string;
  /** Title of the thread that brings a numbered document: `DIP-{number}: {title}`; absent: it is people's own. */
  readonly threadTitle?: string;
  readonly initial: Status;
  readonly statuses: readonly StatusDefinition[];
  readonly moves: readonly Move[];
  readonly steward: {
    /** Those who are assigned in turn. */
    readonly role: RoleName;
    /** May always act as steward, and is assigned when nobody of `role` can be. */
    readonly primary: RoleName | null;
    /** What people call the steward: `manager`. */
    readonly title: string;
    readonly assignVerb: Verb | null;
    readonly unassignVerb: Verb | null;
    /** Who names one by command; absent: the primary, or `role` without one. */
    readonly assignedBy?: readonly RoleName[];
    /**
     * Whoever is named becomes it by agreeing with this command. Nobody is assigned in turn
     * then, and the primary helps to find one instead of standing in. Absent: no consent is asked.
     */
    readonly consentVerb?: Verb;
    /** Header field that names whoever it is by account, written when that changes; absent: none. */
    readonly field?: string;
  };
  /** Who corrects mistakes and records what happened elsewhere; null: the kind has nobody for that. */
  readonly secretary: RoleName | null;
  /** Lengthening a running or overdue window; null: the kind has none. */
  readonly extension: {
    readonly verb: Verb;
    readonly askedBy: readonly RoleName[];
    readonly longestDays: number;
    readonly totalDays: number;
    readonly beyond: RoleName | null;
  } | null;
  /** Those who answer for an outcome that votes seen too late would have changed. */
  readonly outcomesBy: readonly RoleName[];
  /** How texts change that were decided; absent: only corrections are let in. */
  readonly updates?: Updates;
  /** How the work on it is followed that is done elsewhere; absent: it is not. */
  readonly work?: WorkTracking;
}
