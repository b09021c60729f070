import type { Severity } from "./document.ts";
import type { KindName, QuestionName, RoleName, Status, Verb } from "./names.ts";

/** How the decision check stands while a document has a status. */
export type StatusGate = "waiting" | "decided" | "refused";

export interface StatusDefinition {
  readonly name: Status;
  /** Other spellings found in files, lower case. */
  readonly aliases: readonly string[];
  /** Six hex digits, for the label. */
  readonly color: string;
  readonly gate: StatusGate;
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
  readonly value: "status" | "number" | "window-end" | "today" | "nothing";
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
  /** Opens a window; the command's argument is its length, such as `14d`. */
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
  readonly type: "text" | "number" | "status" | "date" | "people" | "url" | "choice" | "links";
  /** For `choice`: the accepted words; other words by lower-case spelling with the severity of finding them. */
  readonly choices: readonly string[];
  readonly alsoChoices: readonly { readonly value: string; readonly severity: Severity | null }[];
  readonly maxLength: number | null;
  /** For `date`: the form written, and how hard a readable other form is judged. */
  readonly date: { readonly form: string; readonly otherForms: Severity } | null;
  /** Written by the App: left out of the digest, and may be empty or a placeholder before the number is assigned. */
  readonly writtenByApp: boolean;
}

export interface FormatRuleCall {
  readonly rule: string;
  readonly severity: Severity;
  readonly with: Readonly<Record<string, unknown>>;
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
  };
  /** Lengthening a running or overdue window; null: the kind has none. */
  readonly extension: {
    readonly verb: Verb;
    readonly askedBy: readonly RoleName[];
    readonly longestDays: number;
    readonly totalDays: number;
    readonly beyond: RoleName | null;
  } | null;
}
