import type { AnnounceChannel, Announcement } from "./announcement.ts";
import type { MergeMethod } from "./merging.ts";
import type { ActId, Instant, Login, Sha } from "./names.ts";

export interface CheckAnnotation {
  readonly path: string;
  readonly line: number;
  readonly level: "failure" | "warning" | "notice";
  readonly title: string;
  readonly message: string;
}

export interface CheckOutput {
  readonly name: string;
  readonly head: Sha;
  readonly status: "in_progress" | "completed";
  readonly conclusion: "success" | "failure" | "action_required" | "skipped" | "neutral" | null;
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
  /** Digest of all the above. */
  readonly externalId: string;
}

/** One change to make on GitHub. A total map of handlers in `src/apply/` carries them out. */
export type EffectBody =
  | { readonly kind: "announce"; readonly channel: AnnounceChannel; readonly announcement: Announcement }
  | { readonly kind: "create-comment"; readonly slot: string; readonly body: string }
  | { readonly kind: "update-comment"; readonly slot: string; readonly comment: number; readonly body: string }
  | { readonly kind: "delete-comment"; readonly slot: string; readonly comment: number }
  | { readonly kind: "minimise-comment"; readonly slot: string; readonly comment: number; readonly node: string }
  | { readonly kind: "create-label"; readonly name: string; readonly color: string; readonly description: string }
  | { readonly kind: "add-labels"; readonly labels: readonly string[] }
  | { readonly kind: "remove-label"; readonly label: string }
  | { readonly kind: "add-assignees"; readonly assignees: readonly Login[] }
  | { readonly kind: "remove-assignees"; readonly assignees: readonly Login[] }
  /** `from`: the text that it takes the place of, as it was read; `about`: the command that it tells of, null when it no longer does. */
  | { readonly kind: "edit-description"; readonly from: string; readonly to: string; readonly about: ActId | null }
  | { readonly kind: "edit-title"; readonly title: string; readonly number: number }
  | { readonly kind: "close-thread" }
  /** Only with this head. `queue`: the branch takes it by its merge queue alone. */
  | { readonly kind: "merge"; readonly head: Sha; readonly method: MergeMethod; readonly queue: boolean }
  | { readonly kind: "create-check"; readonly check: CheckOutput }
  | {
      readonly kind: "commit";
      readonly repository: string;
      readonly branch: string;
      readonly expectedHead: Sha;
      readonly headline: string;
      readonly body: string;
      readonly additions: readonly { readonly path: string; readonly bytes: Uint8Array }[];
      readonly deletions: readonly string[];
    }
  /** `expected`: where the branch stands, null: nowhere; `request`: the open pull request of it, null: none. */
  | {
      readonly kind: "propose-change";
      readonly branch: string;
      readonly base: string;
      readonly onto: Sha;
      readonly expected: Sha | null;
      readonly request: number | null;
      readonly title: string;
      readonly body: string;
      readonly message: string;
      readonly additions: readonly { readonly path: string; readonly bytes: Uint8Array }[];
      readonly deletions: readonly string[];
    }
  /** Closes a pull request of ours; `body`: its description from now on, which says why. */
  | { readonly kind: "withdraw-change"; readonly request: number; readonly body: string }
  | { readonly kind: "delete-branch"; readonly branch: string; readonly head: Sha }
  | {
      readonly kind: "add-reaction";
      readonly on: "comment";
      readonly comment: number;
      readonly content: "+1" | "confused";
    }
  | {
      readonly kind: "remove-reaction";
      readonly on: "comment";
      readonly comment: number;
      readonly content: "+1" | "confused";
    };

export type EffectKind = EffectBody["kind"];

/**
 * `state`: compared with what is seen and repeated until so. `once`: sent at least once, and
 * known by what is kept of it; whoever receives it can tell it by its id. `key` is stable for the thing
 * that is to be so (a slot, a label, a check's name); `signature` says what it is to be, so
 * that what GitHub refuses for good is not tried again until something else is wanted.
 */
export interface Effect {
  readonly mode: "state" | "once";
  readonly key: string;
  readonly signature: string;
  readonly body: EffectBody;
}

/**
 * An effect that GitHub refused: shown for as long as it is wanted unchanged, and tried
 * again rarely, since a refusal may end without anything telling us so.
 */
export interface EffectProblem {
  readonly key: string;
  readonly signature: string;
  readonly why: string;
  /** How often it was refused so far. */
  readonly times: number;
  /** Not tried again before. */
  readonly again: Instant;
}
