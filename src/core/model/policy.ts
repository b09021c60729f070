import type { AnnounceChannel } from "./announcement.ts";
import type { Question, VoteChannel } from "./ballot.ts";
import type { Position } from "./document.ts";
import type { Kind } from "./kind.ts";
import type { MergeByApp } from "./merging.ts";
import type { KindName, Login, QuestionName, RoleName, Sha } from "./names.ts";

/** Where a role's people come from. */
export type RoleSource =
  | {
      readonly kind: "users";
      readonly users: readonly Login[];
      /** Accounts that the policy itself says the logins are. */
      readonly ids?: ReadonlyMap<Login, number>;
    }
  | {
      readonly kind: "team";
      readonly organisation: string;
      readonly team: string;
      readonly membership: "immediate" | "all";
    }
  | { readonly kind: "permission"; readonly permission: "triage" | "write" | "maintain" | "admin" }
  /** A roster on the default branch. */
  | { readonly kind: "file"; readonly path: string }
  /** The confirmed people in the front matter of the group's file; the first of the paths that is there. */
  | { readonly kind: "group"; readonly group: string; readonly paths: readonly string[] }
  /** Everybody of one role, less everybody of the other; the roles are the policy's own or parts (`isPart`). */
  | { readonly kind: "composed"; readonly union: readonly RoleName[]; readonly except: readonly RoleName[] };

/** Whose the documents are whose path fits. */
export interface PathOwners {
  /** Glob over paths from the repository's root. */
  readonly files: string;
  readonly users: readonly Login[];
}

export interface Role {
  readonly name: RoleName;
  readonly source: RoleSource;
  readonly assign: "rotation" | "least-loaded" | "by-path";
  /** For `by-path`: the first that fits counts. */
  readonly paths?: readonly PathOwners[];
  /** A source written within another role: it has a name for look-ups, and none that a policy could say. */
  readonly isPart?: boolean;
}

export interface DocumentGroup {
  readonly kind: KindName;
  /** Glob over paths from the repository's root. */
  readonly files: string;
  readonly flow: "single-pull-request" | "pull-request-per-move";
  /** The number of a document that has none of its own: the thread's (absent), or the next that nobody holds or claims. */
  readonly numbers?: "next-available";
  /** Absent: a maintainer merges. */
  readonly merge?: MergeByApp;
  /** The header is written after the merge, by a pull request of the App's; absent: to the head. */
  readonly write?: "after-merge";
}

/** The index of all documents, kept in a file of the default branch. */
export interface KeptIndex {
  readonly file: string;
  readonly as: "commit" | "pull-request";
}

/** Made by the policy parser only: every name in it has been checked against the others. */
export interface Policy {
  /** Commit of the branch that it was read from. */
  readonly commit: Sha;
  readonly kinds: ReadonlyMap<KindName, Kind>;
  readonly roles: ReadonlyMap<RoleName, Role>;
  readonly documents: readonly DocumentGroup[];
  readonly questions: ReadonlyMap<QuestionName, Question>;
  /** The roll that says to which organisation people belong; null: there is none. */
  readonly organisations?: { readonly file: string } | null;
  /** Who stands in where the steward is away or silent, in this order. */
  readonly deputies: readonly Login[];
  /** After how many days the steward is reminded of a request, and after how many it goes to somebody else. */
  readonly unanswered: { readonly remindDays: number; readonly passOnDays: number };
  readonly governance: { readonly files: readonly string[]; readonly approval: RoleName };
  /** Where changes of status are announced; absent: nowhere. */
  readonly announce?: readonly AnnounceChannel[];
  /** Absent: none is kept. */
  readonly index?: KeptIndex;
  /** IANA zone of calendar days. */
  readonly zone: string;
  readonly holidays: readonly string[];
  /** Seconds that a closing waits after its instant. */
  readonly settleSeconds: number;
  readonly channelsInUse: readonly VoteChannel[];
}

/** The repository's configuration is wrong. */
export interface PolicyProblem {
  readonly code: string;
  /** Path of keys, such as `ballots.acceptance.pass`. */
  readonly at: string;
  readonly position: Position;
  readonly message: string;
  readonly help: string | null;
}

export type PolicyReading =
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly commit: Sha; readonly problems: readonly PolicyProblem[] }
  | { readonly kind: "policy"; readonly policy: Policy };

export const policyPath = ".github/lastcall.yml";
