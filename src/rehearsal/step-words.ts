/** A step told in one line: who does what. */
import type { Action, ActionInputs, ActionKind, PolicyValue } from "./language/action.ts";
import type { Step } from "./language/scenario.ts";

type Words = { readonly [Kind in ActionKind]: (input: ActionInputs[Kind]) => string };

const files = (paths: Readonly<Record<string, unknown>>): string => {
  const names = Object.keys(paths);
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
};
const quoted = (text: string): string => {
  const line = text.trim().replace(/\s+/g, " ");
  return `"${line.length > 100 ? `${line.slice(0, 100)} …` : line}"`;
};
const someone = (by: string | undefined): string => by ?? "the owner";
const list = (words: readonly string[]): string => words.join(", ");
const hours = (seconds: number): string =>
  seconds % 86_400 === 0
    ? `${seconds / 86_400} d`
    : seconds % 3_600 === 0
      ? `${seconds / 3_600} h`
      : `${Math.round(seconds / 60)} min`;
const policyWords = (policy: PolicyValue | null): string =>
  policy === null ? "removes the policy" : "changes the policy";

const words: Words = {
  open: (input) =>
    `${input.by} opens a ${input.draft ? "draft " : ""}pull request${input.fork ? " from a fork" : ""} with ${files(input.files)}`,
  push: (input) => `${input.by} pushes ${files({ ...input.files, ...input.renames })}${input.force ? " (forced)" : ""}`,
  comment: (input) => `${input.by} comments ${quoted(input.body)}${input.held_back ? ", which GitHub holds back" : ""}`,
  vanish_comment: (input) => `${input.comment} vanishes without a trace`,
  restore_comment: (input) => `${input.comment} is there again`,
  edit_comment: (input) =>
    `${input.by ?? "the author"} edits ${input.comment ?? "the comment"} to ${quoted(input.body)}`,
  delete_comment: (input) => `${input.by ?? "the author"} deletes ${input.comment ?? "the comment"}`,
  review: (input) => `${input.by} reviews: ${input.verdict}${input.body === undefined ? "" : ` ${quoted(input.body)}`}`,
  dismiss_review: (input) =>
    `${input.by} dismisses ${input.of === undefined ? "a review" : `the review of ${input.of}`}`,
  label: (input) =>
    [
      ...(input.add === undefined ? [] : [`${input.by} adds the label ${list(input.add)}`]),
      ...(input.remove === undefined ? [] : [`${input.by} takes off the label ${list(input.remove)}`]),
    ].join("; "),
  unlabel: (input) => `${input.by} takes off the label ${list(input.remove)}`,
  react: (input) => `${input.by} reacts ${input.content} to ${input.comment ?? "the last comment"}`,
  minimize_comment: (input) => `${input.by} hides ${input.comment ?? "the last comment"}`,
  unreact: (input) => `${input.by} takes back ${input.content} on ${input.comment ?? "the last comment"}`,
  assign: (input) =>
    [
      ...(input.add === undefined ? [] : [`${input.by} assigns ${list(input.add)}`]),
      ...(input.remove === undefined ? [] : [`${input.by} unassigns ${list(input.remove)}`]),
    ].join("; "),
  close: (input) => `${input.by} closes the pull request`,
  reopen: (input) => `${input.by} reopens the pull request`,
  convert_to_draft: (input) => `${input.by} marks the pull request as a draft`,
  ready_for_review: (input) => `${input.by} marks the pull request as ready for review`,
  enqueue: (input) => `${input.by} adds the pull request to the merge queue`,
  dequeue: (input) => `${input.by} takes the pull request out of the merge queue`,
  lock: (input) => `${input.by} locks the thread`,
  unlock: (input) => `${input.by} unlocks the thread`,
  delete_branch: (input) => `${input.by} deletes ${input.branch ? `the branch ${input.branch}` : "the head branch"}`,
  edit_description: (input) => `${input.by} edits the description`,
  retarget: (input) => `${input.by} points the pull request at the branch ${input.base}`,
  create_branch: (input) => `${input.by} makes the branch ${input.branch} of the default branch`,
  merge: (input) => `${input.by} merges the pull request`,
  set_team: (input) =>
    input.teams
      .map(({ team, members }) =>
        members === null ? `the team ${team} is deleted` : `the team ${team} is now ${list(members) || "empty"}`,
      )
      .join("; "),
  set_policy: (input) => `${someone(input.by)} ${policyWords(input.policy)}`,
  set_file: (input) => `${someone(input.by)} commits ${files(input.files)} to ${input.branch ?? "the default branch"}`,
  transfer_repository: (input) => `the repository is transferred to ${input.to}`,
  rename_repository: (input) => `the repository is renamed to ${input.to}`,
  rename_user: (input) => `${input.login} renames the account to ${input.to}`,
  delete_user: (input) => `${input.login} deletes the account`,
  set_permission: (input) =>
    Object.entries(input.permissions)
      .map(([login, permission]) => `${login} has the permission ${permission} now`)
      .join("; "),
  rerequest_check: (input) => `${input.by} asks for the check ${input.check} again`,
  issue: (input) => `${input.by} opens an issue ${quoted(input.title)}`,
  downtime: (input) => `the App is away for ${hours(input.seconds)}`,
  duplicate: (input) => `from now on every delivery comes ${input.times === 1 ? "once" : `${input.times} times`}`,
  redeliver: () => "every delivery so far is sent again",
  reorder: (input) => `from now on deliveries come ${input.on ? "in the reverse order" : "in order"}`,
  github_fails: (input) =>
    `GitHub ${input.status === 0 ? "resets the connection of" : `answers ${input.status} to`} the next ${input.next} ${input.match ?? ""} requests${input.after_doing ? ", after doing the work" : ""}`.replace(
      "  ",
      " ",
    ),
  merge_queue: ({ rule, branch }) => {
    const where = branch ?? "the default branch";
    return rule === null
      ? `${where} has no merge queue any more`
      : `from now on ${where} is merged into by its merge queue alone, which requires ${list(rule.checks)}`;
  },
  restart: (input) =>
    input.how === "kill" ? "the App is killed (SIGKILL) and started again" : "the App is stopped and started again",
  dismiss_stale_reviews: (input) =>
    input.on ? "from now on a push dismisses approving reviews" : "from now on reviews stand whatever is pushed",
  suspend: (input) =>
    input.on ? "the installation of the App is suspended" : "the installation of the App is no longer suspended",
  app_permissions: ({ changed }) =>
    `the App is given other permissions: ${Object.entries(changed)
      .map(([name, level]) => `${name}: ${level}`)
      .join(", ")}`,
  weather: (input) => `GitHub's weather turns ${input.weather}`,
};

export function actionInWords(action: Action): string {
  return (words[action.kind] as (input: unknown) => string)(action.with);
}

export const timePasses = "time passes";

export function stepInWords(step: Step): string {
  if (step.action !== null) return actionInWords(step.action);
  if (step.expect !== null)
    return `expect ${Object.keys(step.expect)
      .filter((key) => key !== "pull_request")
      .join(", ")}`;
  return timePasses;
}
