/**
 * Where to look because of a delivery. Events only say where: what is there is
 * read. Our own comments, labels and reactions are skipped, our own pushes are
 * not, since a new head needs its checks. What cannot matter is ignored, with
 * the reason, and costs no request.
 */
import type { Sha } from "../core/model/names.ts";
import { policyPath } from "../core/model/policy.ts";
import type { Subject } from "../core/model/subject.ts";
import { type Payload, readPayload } from "./payload.ts";

/** Who we are: the login of the App's bot (`slug[bot]`), and the App's id. */
export interface OwnIdentity {
  readonly appId: number;
  readonly botLogin: string;
}

export interface Routing {
  /** Empty: ignored. */
  readonly subjects: readonly Subject[];
  readonly ignored: string | null;
  readonly action: string | null;
  readonly installation: number | null;
  readonly repository: { readonly id: number; readonly owner: string; readonly name: string } | null;
}

type Found = readonly Subject[] | string;
type Route = (payload: Payload, own: OwnIdentity) => Found;

export const routeDelivery = (event: string, payload: unknown, own: OwnIdentity): Routing => {
  const read = readPayload(payload);
  if (read === null) {
    const ignored = `The payload of this ${event} event has not the shape that the App knows.`;
    return { subjects: [], ignored, action: null, installation: null, repository: null };
  }
  const route = Object.hasOwn(routes, event) ? routes[event] : undefined;
  const found = route ? route(read, own) : `${event} events say nothing that the App acts on.`;
  const { repository } = read;
  return {
    subjects: typeof found === "string" ? [] : found,
    ignored: typeof found === "string" ? found : null,
    action: read.action ?? null,
    installation: read.installation?.id ?? null,
    repository: repository ? { id: repository.id, owner: repository.owner.login, name: repository.name } : null,
  };
};

const incomplete = "The payload lacks the repository, the thread or the installation.";
const ours = "The App did this itself.";

export const isOwnDoing = ({ sender, comment }: Payload, own: OwnIdentity): boolean => {
  if (!sender) return false;
  if (sender.login.toLowerCase() === own.botLogin.toLowerCase()) return true;
  return sender.type === "Bot" && comment?.performed_via_github_app?.id === own.appId;
};

const thread = ({ repository, pull_request, issue }: Payload): Found => {
  const number = pull_request?.number ?? issue?.number;
  return repository && number !== undefined ? [{ kind: "thread", repository: repository.id, number }] : incomplete;
};

const wholeRepository = ({ repository }: Payload): Found =>
  repository ? [{ kind: "repository", repository: repository.id }] : incomplete;

const wholeInstallation = ({ installation }: Payload): Found =>
  installation ? [{ kind: "installation", installation: installation.id }] : incomplete;

/** Looks at the thread unless the action is one that changes nothing for us, or was ours. */
const threadUnless =
  (idle: readonly string[], skipOwn: (action: string) => boolean): Route =>
  (payload, own) => {
    const action = payload.action ?? "";
    if (idle.includes(action)) return `"${action}" changes nothing that the App looks at.`;
    if (skipOwn(action) && isOwnDoing(payload, own)) return ours;
    return thread(payload);
  };

const always = (): boolean => true;
const marks = ["labeled", "unlabeled", "assigned", "unassigned"];
const isMark = (action: string): boolean => marks.includes(action);
const shared = ["milestoned", "demilestoned", "pinned", "unpinned", "typed", "untyped"];

const pullRequest = threadUnless(
  [...shared, "review_requested", "review_request_removed", "auto_merge_enabled", "auto_merge_disabled", "enqueued"],
  isMark,
);

/** GitHub lists 2,048 commits of a push at most; with more, or after a force, nobody knows what it changed. */
const mostListedCommits = 2_048;

const branches = "refs/heads/";

const mergeGroup = (repository: number, head: string, base: string): readonly Subject[] => [
  { kind: "merge-group", repository, head: head as Sha, base },
];

const ofMergeGroup: Route = ({ repository, merge_group: group }) =>
  repository && group?.base_ref.startsWith(branches)
    ? mergeGroup(repository.id, group.head_sha, group.base_ref.slice(branches.length))
    : incomplete;

/**
 * The branch of a group is pushed and deleted like any other: where `merge_group` is lost
 * or not granted, this tells of the group as well. `gh-readonly-queue/BASE/pr-N-SHA`.
 */
const groupBranch = /^refs\/heads\/gh-readonly-queue\/(?<base>.+)\/pr-\d+-[0-9a-f]+$/;

const push: Route = (payload, own) => {
  const { repository, ref, before, after, commits, forced, deleted } = payload;
  if (!repository || !ref) return incomplete;
  const { base } = groupBranch.exec(ref)?.groups ?? {};
  const head = deleted ? before : after;
  if (base !== undefined && head) return mergeGroup(repository.id, head, base);
  if (deleted || ref !== `${branches}${repository.default_branch}`) {
    return "Pushes to branches other than the default one are told by their pull requests.";
  }
  const isUnclear = forced === true || !commits || commits.length >= mostListedCommits;
  const touches = (commits ?? []).some(({ added, modified, removed }) =>
    [added, modified, removed].some((paths) => paths?.includes(policyPath)),
  );
  if (isUnclear || touches) return wholeRepository(payload);
  // A look at the whole repository comes to the index as well.
  return isOwnDoing(payload, own) ? ours : [{ kind: "index", repository: repository.id }];
};

/** A pull request of a fork is not named by its checks, nor is a merge group: they are looked up by the commit. */
const rerequested =
  (name: "check_run" | "check_suite"): Route =>
  (payload, own) => {
    const subject = payload[name];
    const { repository } = payload;
    if (payload.action !== "rerequested") return "Only a check that is asked for again is looked at.";
    if (subject?.app && subject.app.id !== own.appId) return "The check is another App's.";
    if (!repository) return incomplete;
    const numbers = (subject?.pull_requests ?? [])
      .filter(({ base }) => (base?.repo?.id ?? repository.id) === repository.id)
      .map(({ number }) => number);
    if (numbers.length === 0) {
      const sha = subject?.head_sha;
      return sha ? [{ kind: "commit", repository: repository.id, sha: sha as Sha }] : wholeRepository(payload);
    }
    return numbers.map((number) => ({ kind: "thread", repository: repository.id, number }));
  };

const only =
  (actions: readonly string[], route: Route): Route =>
  (payload, own) =>
    actions.includes(payload.action ?? "")
      ? route(payload, own)
      : `"${payload.action ?? ""}" changes nothing that the App looks at.`;

/** The events that `app.yml` subscribes to; GitHub sends the others below unasked. */
const subscribed: Readonly<Record<string, Route>> = {
  check_run: rerequested("check_run"),
  check_suite: rerequested("check_suite"),
  issue_comment: threadUnless(["pinned", "unpinned"], always),
  issues: threadUnless(shared, isMark),
  label: (payload, own) =>
    isOwnDoing(payload, own) ? ours : only(["deleted", "edited"], wholeRepository)(payload, own),
  merge_group: only(["checks_requested", "destroyed"], ofMergeGroup),
  pull_request: pullRequest,
  pull_request_review: threadUnless([], always),
  push,
  repository: only(["edited", "renamed", "transferred", "unarchived"], wholeRepository),
};

const routes: Readonly<Record<string, Route>> = {
  ...subscribed,
  installation: only(["created", "new_permissions_accepted", "unsuspend"], wholeInstallation),
  installation_repositories: (payload) => {
    const added = payload.repositories_added ?? [];
    if (added.length === 0) return "Repositories that were taken away cannot be looked at.";
    return wholeInstallation(payload);
  },
  installation_target: wholeInstallation,
};

export const subscribedEvents: readonly string[] = Object.keys(subscribed);
