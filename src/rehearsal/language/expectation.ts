/**
 * What `expect` can say, as the runner checks it. A key that is absent is not
 * looked at; `null` means that the thing is not there.
 */
import type { ThreadName } from "./action.ts";
import type { Count, TextMatch } from "./values.ts";

export type Texts = readonly TextMatch[];

export interface CheckExpectation {
  readonly conclusion?: string | undefined;
  readonly title?: Texts | undefined;
  readonly summary?: Texts | undefined;
  readonly annotations?: Count | readonly AnnotationExpectation[] | undefined;
}
export interface AnnotationExpectation {
  readonly path?: string | undefined;
  readonly line?: number | undefined;
  readonly level?: string | undefined;
  readonly contains?: Texts | undefined;
}
/** Counts by their names in the tally; `voters` gives the choice, or the reason code, by login. */
export interface TallyExpectation {
  readonly question?: string | undefined;
  readonly counts: Readonly<Record<string, Count>>;
  readonly outcome?: string | undefined;
  readonly canStillPass?: boolean | undefined;
  readonly voters?: Readonly<Record<string, string | null>> | undefined;
}
export interface BallotExpectation {
  readonly state?: "open" | "closed" | "void" | undefined;
  readonly question?: string | undefined;
  readonly round?: number | undefined;
  readonly opened?: string | undefined;
  readonly closes?: string | null | undefined;
  readonly outcome?: string | undefined;
  readonly seats?: Count | readonly string[] | undefined;
}
export interface RefusalExpectation {
  readonly code?: string | undefined;
  readonly by?: string | undefined;
  readonly contains?: Texts | undefined;
}
/** `slot` null: any of the App's comments. `absent`: no comment of that slot. */
export interface CommentExpectation {
  readonly slot: string | null;
  readonly contains: Texts;
  readonly lacks: Texts;
  readonly absent: boolean;
  /** Whether it is folded away; undefined: either. */
  readonly minimized?: boolean | undefined;
}
export interface FileExpectation {
  /** Null: the document. */
  readonly path: string | null;
  readonly contains: Texts;
  readonly lacks: Texts;
  readonly equals?: string | { readonly from: string } | undefined;
  readonly absent: boolean;
  readonly branch?: string | undefined;
}
/** An entry with this kind of fact and these of its fields. */
export interface EntryExpectation {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
export interface RecordExpectation {
  /** In this order, others may stand between. */
  readonly contains: readonly EntryExpectation[];
  readonly lacks: readonly EntryExpectation[];
  readonly count?: Count | Readonly<Record<string, Count>> | undefined;
}
/** Of the newest group that the merge queue has built for the pull request. */
export interface MergeGroupExpectation {
  /** Names or numbers, in the order of the queue, its own last. */
  readonly members?: readonly ThreadName[] | undefined;
  readonly checks?: Readonly<Record<string, CheckExpectation | null>> | undefined;
  /** Null: it is still there. */
  readonly ended?: "merged" | "invalidated" | "dequeued" | null | undefined;
}
export interface RequestExpectation {
  readonly reads?: Count | undefined;
  readonly writes?: Count | undefined;
}

export interface Expectation {
  readonly pull_request?: ThreadName | undefined;
  readonly status?: string | null | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly manager?: string | null | undefined;
  readonly assignees?: readonly string[] | undefined;
  readonly number?: number | null | undefined;
  readonly title?: TextMatch | undefined;
  readonly description?: Texts | undefined;
  readonly checks?: Readonly<Record<string, CheckExpectation | null>> | undefined;
  readonly tally?: TallyExpectation | null | undefined;
  readonly ballot?: BallotExpectation | null | undefined;
  readonly refusal?: RefusalExpectation | TextMatch | null | undefined;
  readonly comment?: readonly CommentExpectation[] | undefined;
  readonly comments?: Count | Readonly<Record<string, Count>> | undefined;
  readonly file?: readonly FileExpectation[] | undefined;
  readonly merged?: boolean | undefined;
  readonly closed?: boolean | undefined;
  /** Null: none has been built. */
  readonly merge_group?: MergeGroupExpectation | null | undefined;
  /** Who is in the default branch's merge queue, the next to be merged first. */
  readonly merge_queue?: readonly ThreadName[] | undefined;
  readonly announcements?: Count | Texts | undefined;
  readonly record?: RecordExpectation | undefined;
  readonly group?: unknown;
  readonly requests?: RequestExpectation | undefined;
}
export type ExpectationKey = Exclude<keyof Expectation, "pull_request">;
