/**
 * What a rehearsal, a test or `lastcall sandbox` can do with the stand-in GitHub:
 * people's actions, the world's actions, and looking at what is there. All
 * instants are ISO 8601 in UTC with whole seconds (`2026-03-02T09:00:00Z`), as
 * GitHub's own are. Actions happen at the sandbox's clock, which stands still
 * until `setClock` moves it; it never goes back.
 */

/** Weather: `kind` = pages of up to 100, no read lag; `rough` = pages of 2 in shuffled order, reads lag behind writes. */
export type Weather = "kind" | "rough";

/** Permissions of the App's installation, unless others are given: what `app.yml` asks for. */
export const usualPermissions: Readonly<Record<string, "read" | "write">> = {
  metadata: "read",
  contents: "write",
  pull_requests: "write",
  issues: "write",
  checks: "write",
  members: "read",
  discussions: "write",
  merge_queues: "read",
};

export interface SandboxOptions {
  /** The virtual clock's first instant. */
  readonly start: string;
  readonly weather?: Weather;
  /** `owner/name` of the one repository to begin with; default `example/proposals`. */
  readonly repository?: string;
  /** Whose the repository is; default an organisation's. A person has no teams. */
  readonly ownedBy?: "organisation" | "person";
  /** Files of the default branch's first commit; text or bytes by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Where webhooks go; can be set later by `setWebhook`. None are sent before. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Port on 127.0.0.1; 0 (default) takes a free one. */
  readonly port?: number;
  /** Permissions of the App's installation by GitHub's names; default: all that app.yml asks for. */
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  /** The seed of shuffles and ids. Same seed and actions: same answers. */
  readonly seed?: number;
}

export interface AppCredentials {
  readonly appId: number;
  /** PEM, RSA, made once per process. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly installationId: number;
  /** Login of the App's bot account, for example `lastcall[bot]`. */
  readonly botLogin: string;
}

/** A file's new content: text, bytes, or `null` (deleted). */
export type FileChange = string | Uint8Array | null;
export type FileChanges = Readonly<Record<string, FileChange>>;
export type Permission = "none" | "read" | "triage" | "write" | "maintain" | "admin";

/** A person's action refused by the stand-in GitHub as the real one would refuse it (no permission, no such thing). */
export class SandboxRefusal extends Error {}

export interface PeopleActions {
  /** Makes the account when it is new; `permission` (default triage) on the repository, public organisations, kind of account. */
  ensure(
    login: string,
    about?: {
      readonly permission?: Permission;
      readonly organisations?: readonly string[];
      readonly bot?: boolean;
      readonly name?: string;
    },
  ): { readonly id: number; readonly login: string };
  open(input: {
    readonly by: string;
    readonly files: FileChanges;
    readonly title?: string;
    readonly body?: string;
    readonly branch?: string;
    readonly base?: string;
    readonly message?: string;
    /** From a fork of the opener's; `maintainerCanModify` (default true) as the box on the page. */
    readonly fork?: boolean;
    readonly maintainerCanModify?: boolean;
    readonly draft?: boolean;
  }): { readonly number: number; readonly head: string };
  push(input: {
    readonly by: string;
    readonly number: number;
    readonly files: FileChanges;
    readonly message?: string;
    /** New path by old path. */
    readonly renames?: Readonly<Record<string, string>>;
    readonly force?: boolean;
    /** The base branch is merged into the head with it, as the button "Update branch" does. */
    readonly mergeBase?: boolean;
  }): { readonly head: string };
  comment(input: {
    readonly by: string;
    readonly number: number;
    readonly body: string;
    readonly viaApp?: string;
    readonly viaEmail?: boolean;
    /** GitHub holds it back (an account under review): nobody sees it or is told, until it is restored. */
    readonly heldBack?: boolean;
  }): {
    readonly id: number;
  };
  /** It is gone without an event or a delivery. */
  vanishComment(input: { readonly id: number }): void;
  /** What vanished or was held back is there, under its old time; nobody is told. */
  restoreComment(input: { readonly id: number }): void;
  /** `body: null` clears nothing: it is refused, as on GitHub. */
  editComment(input: { readonly by: string; readonly id: number; readonly body: string }): void;
  deleteComment(input: { readonly by: string; readonly id: number }): void;
  minimizeComment(input: { readonly by: string; readonly id: number }): void;
  editDescription(input: {
    readonly by: string;
    readonly number: number;
    readonly title?: string;
    readonly body?: string;
  }): void;
  review(input: {
    readonly by: string;
    readonly number: number;
    readonly verdict: "approve" | "request-changes" | "comment";
    readonly body?: string;
    /** The commit reviewed; default the head. */
    readonly commit?: string;
  }): { readonly id: number };
  editReview(input: { readonly by: string; readonly id: number; readonly body: string }): void;
  dismissReview(input: { readonly by: string; readonly id: number; readonly message?: string }): void;
  label(input: { readonly by: string; readonly number: number; readonly add: string }): void;
  unlabel(input: { readonly by: string; readonly number: number; readonly remove: string }): void;
  react(input: { readonly by: string; readonly commentId: number; readonly content: string }): { readonly id: number };
  unreact(input: { readonly by: string; readonly commentId: number; readonly content: string }): void;
  assign(input: {
    readonly by: string;
    readonly number: number;
    readonly add?: readonly string[];
    readonly remove?: readonly string[];
  }): void;
  close(input: { readonly by: string; readonly number: number }): void;
  reopen(input: { readonly by: string; readonly number: number }): void;
  setDraft(input: { readonly by: string; readonly number: number; readonly draft: boolean }): void;
  retarget(input: { readonly by: string; readonly number: number; readonly base: string }): void;
  merge(input: { readonly by: string; readonly number: number; readonly method?: "merge" | "squash" | "rebase" }): {
    readonly sha: string;
  };
  /** "Merge when ready" on a branch with a merge queue; refused as long as the branch's required checks are not green. */
  enqueue(input: { readonly by: string; readonly number: number }): void;
  dequeue(input: { readonly by: string; readonly number: number }): void;
  lock(input: { readonly by: string; readonly number: number; readonly locked: boolean }): void;
  deleteBranch(input: { readonly by: string; readonly branch: string }): void;
  createBranch(input: { readonly by: string; readonly branch: string; readonly from?: string }): void;
  issue(input: { readonly by: string; readonly title: string; readonly body?: string }): { readonly number: number };
  /** Commits straight to a branch (default: the default branch). */
  commit(input: {
    readonly by: string;
    readonly files: FileChanges;
    readonly branch?: string;
    readonly message?: string;
  }): { readonly head: string };
  setTeam(input: { readonly team: string; readonly members: readonly string[]; readonly parent?: string }): void;
  deleteTeam(input: { readonly team: string }): void;
  setPermission(input: { readonly login: string; readonly permission: Permission }): void;
  renameUser(input: { readonly login: string; readonly to: string }): void;
  deleteUser(input: { readonly login: string }): void;
  renameRepository(input: { readonly to: string }): void;
  /** To another organisation, which has the App installed, too. */
  transferRepository(input: { readonly to: string }): void;
  /** Somebody with write access posts a check or status of any name, as Actions can. */
  foreignCheck(input: { readonly number: number; readonly name: string; readonly conclusion: string }): void;
  /** "Re-run" on the page: the App that made the run is asked (`check_run.rerequested`). */
  rerequestCheck(input: { readonly by: string; readonly id: number }): void;
}

export interface MergeQueueSettings {
  /** The branch's required checks. */
  readonly checks: readonly string[];
  /** "Build concurrency"; default 5. */
  readonly atATime?: number;
  /** "Status check timeout"; default 60. */
  readonly timeoutMinutes?: number;
  /** "Only merge non-failing pull requests" is off (default: on). */
  readonly lastSpeaksForAll?: boolean;
}

export interface WorldActions {
  setClock(now: string): void;
  now(): string;
  setWeather(weather: Weather): void;
  setWebhook(webhook: { readonly url: string; readonly secret: string } | null): void;
  /** While down, deliveries fail and stand in the delivery log as failures. */
  setDown(down: boolean): void;
  /** Each delivery is sent that many times from now on (1 = normal). */
  setDuplicates(times: number): void;
  /** Deliveries are held and sent in the reverse order at `settled()` while on. */
  setReorder(on: boolean): void;
  /**
   * Faults of the API: the next `next` requests that match answer `status` (or reset the connection with `status: 0`);
   * with `afterDoing` the work is done all the same. `match` limits to reads, writes, or an operation's name or path part;
   * `skip` of those that match go through first. A `body` of text is sent as it is, whatever it is.
   * `onStrike` is called each time before the answer goes out, and after the work where that is done.
   */
  failRequests(fault: {
    readonly next: number;
    readonly skip?: number;
    readonly status: number;
    readonly afterDoing?: boolean;
    readonly match?: "read" | "write" | string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    readonly onStrike?: () => void;
  }): void;
  /** Faults that still wait for their request are forgotten. */
  endFaults(): void;
  /** Branch rule: approvals are dismissed by a push. */
  setDismissStaleReviews(on: boolean): void;
  /** Branch rule "Require merge queue" of a branch (default: the default branch); null takes it away and clears the queue. */
  setMergeQueue(rule: MergeQueueSettings | null, branch?: string): void;
  /** Suspended, the installation gets no token and no webhooks but `installation`, and nothing of it stands in the delivery log. */
  setSuspended(suspended: boolean): void;
  /** The organisation accepts other permissions for the App. */
  setPermissions(permissions: Readonly<Record<string, "read" | "write">>): void;
  /** Deliveries that failed are sent again, as a person can on the App's page. */
  redeliver(deliveryId: number): Promise<void>;
  /** Resolves when every delivery made so far has been answered (or has failed). */
  settled(): Promise<void>;
  /** The next instant at which a lagging read catches up with a write, or null. */
  nextCatchUp(): string | null;
}

export interface CheckView {
  readonly id: number;
  readonly name: string;
  readonly appId: number | null;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly annotations: readonly {
    readonly path: string;
    readonly startLine: number;
    readonly level: string;
    readonly message: string;
  }[];
}
export interface CommentView {
  readonly id: number;
  readonly by: string;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly minimized: boolean;
  readonly reactions: readonly { readonly by: string; readonly content: string }[];
}
export interface ThreadView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly draft: boolean;
  readonly author: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly head: string | null;
  readonly headBranch: string | null;
  readonly base: string | null;
  readonly comments: readonly CommentView[];
  /** The newest run per name and App on the head. */
  readonly checks: readonly CheckView[];
  /** Every check run ever made on any head of this thread. */
  readonly allChecks: readonly CheckView[];
  /** Paths changed against the merge base. */
  readonly changedFiles: readonly string[];
}
/** A group that the merge queue has built for a pull request, and those ahead of it in the queue. */
export interface MergeGroupView {
  readonly number: number;
  readonly head: string;
  readonly base: string;
  /** In the order of the queue, its own pull request last. */
  readonly members: readonly number[];
  /** What became of it; null: it is still there. */
  readonly ended: "merged" | "invalidated" | "dequeued" | null;
  /** The newest run per name and App on its head. */
  readonly checks: readonly CheckView[];
}
export interface RequestView {
  readonly at: string;
  readonly kind: "read" | "write" | "auth";
  readonly what: string;
  readonly status: number;
}
export interface DeliveryView {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly at: string;
  readonly statusCode: number;
}

/** The truth, without lag, paging or faults. */
export interface SandboxViews {
  threads(): readonly ThreadView[];
  thread(number: number): ThreadView;
  /** Bytes of a file at a ref (branch or commit; default the default branch); null when absent. Commits are read from forks, too. */
  file(path: string, ref?: string): Uint8Array | null;
  commits(
    ref: string,
  ): readonly { readonly sha: string; readonly message: string; readonly author: string; readonly at: string }[];
  repository(): { readonly id: number; readonly owner: string; readonly name: string; readonly defaultBranch: string };
  requests(): readonly RequestView[];
  deliveries(): readonly DeliveryView[];
  /** Every group that was built, the oldest first. */
  mergeGroups(): readonly MergeGroupView[];
  /** Numbers of the pull requests in the merge queue of a branch (default: the default branch), the next to be merged first. */
  mergeQueue(branch?: string): readonly number[];
  /** In the order in which they were begun. */
  discussions(): readonly { readonly category: string; readonly title: string; readonly body: string }[];
  /** What was sent to `announcementsUrl`, in order, repeated ones included. */
  posts(): readonly { readonly to: string; readonly at: string; readonly body: unknown }[];
  /** Connections that were attempted to anything but loopback: always empty, kept to be asserted. */
  repositoryLabels(): readonly { readonly name: string; readonly color: string; readonly description: string | null }[];
}

export interface Sandbox {
  /** An address that keeps what is posted to it (`view.posts`), as a receiver outside GitHub would. */
  announcementsUrl(name: string): string;
  /** `http://127.0.0.1:PORT`. REST is below `/api/v3`, GraphQL at `/api/graphql`, as on a GitHub Enterprise host. */
  readonly url: string;
  readonly app: AppCredentials;
  readonly people: PeopleActions;
  readonly world: WorldActions;
  readonly view: SandboxViews;
  stop(): Promise<void>;
}
