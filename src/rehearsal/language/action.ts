/**
 * What a step can do, as the runner carries it out: one interface per key of the
 * language, with the language's own words. Short forms have been brought to these
 * by the schemas in `people-steps.ts` and `world-steps.ts`.
 */

import type { FileValue, FileValues } from "./file-value.ts";
import type { PermissionName } from "./permission.ts";

/** Name (from `as`) or number of a pull request or issue. */
export type ThreadName = string | number;
interface OnThread {
  readonly pull_request?: ThreadName | undefined;
}
interface By {
  readonly by: string;
}
/** By somebody with write access when nobody is named. */
interface ByOrSomebody {
  readonly by?: string | undefined;
}

export type PolicyValue = string | { readonly from: string } | Readonly<Record<string, unknown>>;

export interface ActionInputs {
  readonly open: By & {
    readonly as?: string | undefined;
    readonly files: FileValues;
    readonly message?: string | undefined;
    readonly branch?: string | undefined;
    readonly base?: string | undefined;
    readonly fork?: boolean | undefined;
    readonly maintainers_may_edit?: boolean | undefined;
    readonly draft?: boolean | undefined;
    readonly title?: string | undefined;
    readonly body?: string | undefined;
  };
  readonly push: By &
    OnThread & {
      readonly files: FileValues;
      readonly message?: string | undefined;
      readonly force?: boolean | undefined;
      /** The base branch is merged into the head with it. */
      readonly merge_base?: boolean | undefined;
      readonly renames?: Readonly<Record<string, string>> | undefined;
    };
  readonly comment: By &
    OnThread & {
      readonly body: string;
      readonly as?: string | undefined;
      readonly via_email?: boolean | undefined;
      readonly via_app?: string | undefined;
      /** GitHub holds it back until it is restored: nobody sees it, nobody is told. */
      readonly held_back?: boolean | undefined;
    };
  /** `comment`: a name that `as` gave, or a slot of the App's; default: the last one of `by`. `by`: default its author. */
  readonly edit_comment: ByOrSomebody & OnThread & { readonly comment?: string | undefined; readonly body: string };
  readonly delete_comment: ByOrSomebody & OnThread & { readonly comment?: string | undefined };
  /** Hides it as off-topic: needs triage permission. */
  readonly minimize_comment: By & OnThread & { readonly comment?: string | undefined };
  /** Gone without an event or a delivery. */
  readonly vanish_comment: { readonly comment: string };
  /** What vanished or was held back is there, under its old time; nobody is told. */
  readonly restore_comment: { readonly comment: string };
  readonly review: By &
    OnThread & {
      readonly verdict: "approve" | "request-changes" | "comment";
      readonly body?: string | undefined;
      readonly as?: string | undefined;
    };
  /** `of`: whose latest review; default: the latest of all. */
  readonly dismiss_review: By &
    OnThread & {
      readonly review?: string | undefined;
      readonly of?: string | undefined;
      readonly message?: string | undefined;
    };
  readonly label: By &
    OnThread & { readonly add?: readonly string[] | undefined; readonly remove?: readonly string[] | undefined };
  readonly unlabel: By & OnThread & { readonly remove: readonly string[] };
  readonly react: By & OnThread & { readonly comment?: string | undefined; readonly content: string };
  readonly unreact: By & OnThread & { readonly comment?: string | undefined; readonly content: string };
  readonly assign: By &
    OnThread & { readonly add?: readonly string[] | undefined; readonly remove?: readonly string[] | undefined };
  readonly close: By & OnThread;
  readonly reopen: By & OnThread;
  readonly convert_to_draft: By & OnThread;
  readonly ready_for_review: By & OnThread;
  /** "Merge when ready", on a branch that has a merge queue. */
  readonly enqueue: By & OnThread;
  readonly dequeue: By & OnThread;
  /** Only people with write access can comment until it is unlocked. */
  readonly lock: By & OnThread;
  readonly unlock: By & OnThread;
  /** Default: the head branch of the pull request. */
  readonly delete_branch: By & OnThread & { readonly branch?: string | undefined };
  readonly edit_description: By & OnThread & { readonly body: string };
  readonly retarget: By & OnThread & { readonly base: string };
  readonly create_branch: By & { readonly branch: string };
  readonly merge: By & OnThread & { readonly method?: "merge" | "squash" | "rebase" | undefined };
  /** `members: null` deletes the team. */
  readonly set_team: {
    readonly teams: readonly {
      readonly team: string;
      readonly members: readonly string[] | null;
      readonly parent?: string | undefined;
    }[];
  };
  readonly set_policy: ByOrSomebody & { readonly policy: PolicyValue | null; readonly branch?: string | undefined };
  readonly set_file: ByOrSomebody & {
    readonly files: Readonly<Record<string, FileValue>>;
    readonly branch?: string | undefined;
    readonly message?: string | undefined;
  };
  /** The old login is free for somebody else then. */
  readonly rename_user: { readonly login: string; readonly to: string };
  readonly delete_user: { readonly login: string };
  /** "Re-run" on the page of a check: the App is asked for it again. */
  readonly rerequest_check: By & OnThread & { readonly check: string };
  readonly set_permission: { readonly permissions: Readonly<Record<string, PermissionName>> };
  readonly rename_repository: { readonly to: string };
  /** To another organisation that has the App installed. */
  readonly transfer_repository: { readonly to: string };
  readonly issue: By & {
    readonly title: string;
    readonly body?: string | undefined;
    readonly as?: string | undefined;
  };
  /** Seconds during which the App is away. Steps that fall into them happen without it. */
  readonly downtime: { readonly seconds: number };
  readonly duplicate: { readonly times: number };
  /** Every delivery made so far is sent once more, under its own id. */
  readonly redeliver: { readonly what: "all" };
  readonly reorder: { readonly on: boolean };
  readonly github_fails: {
    readonly next: number;
    /** 0: the connection is reset. */
    readonly status: number;
    readonly after_doing?: boolean | undefined;
    readonly match?: string | undefined;
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly body?: unknown;
  };
  readonly restart: { readonly how: "kill" | "clean" };
  /** Branch rule of the default branch. */
  readonly dismiss_stale_reviews: { readonly on: boolean };
  /** Branch rule "Require merge queue"; null: it is taken away. */
  readonly merge_queue: {
    readonly rule: {
      readonly checks: readonly string[];
      readonly at_a_time?: number | undefined;
      /** Minutes. */
      readonly timeout?: number | undefined;
      readonly last_speaks_for_all?: boolean | undefined;
    } | null;
    readonly branch?: string | undefined;
  };
  /** Of the App's installation, by its owner. */
  readonly suspend: { readonly on: boolean };
  /** Permissions of the installation that are other than app.yml asks for. */
  readonly app_permissions: { readonly changed: Readonly<Record<string, "none" | "read" | "write">> };
  readonly weather: { readonly weather: "kind" | "rough" };
}

export type ActionKind = keyof ActionInputs;

/** What happens to GitHub, to the network and to the App's process; all else is done by people. */
export type WorldKind = Extract<
  ActionKind,
  | "app_permissions"
  | "dismiss_stale_reviews"
  | "downtime"
  | "duplicate"
  | "redeliver"
  | "reorder"
  | "github_fails"
  | "merge_queue"
  | "restart"
  | "suspend"
  | "weather"
>;
export type Action = {
  readonly [Kind in ActionKind]: { readonly kind: Kind; readonly with: ActionInputs[Kind] };
}[ActionKind];
