/**
 * The port `GitHubWriter`. Every call is one request, made once; what can be
 * taken as done already is taken so, everything else is a `GitHubError`.
 */
import { type Login, login } from "../core/model/names.ts";
import { closeRequest, removeBranch, writeChange } from "./change-writer.ts";
import { writeCheck } from "./check-writer.ts";
import { writeCommit } from "./commit-writer.ts";
import { writeDescription } from "./description-writer.ts";
import { writeDiscussion } from "./discussion-writer.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { writeMerge } from "./merge-writer.ts";
import { minimiseComment } from "./minimise-comment.ts";
import type { GitHubWriter, RepositoryPlace } from "./ports.ts";
import { takeReactionBack, writeReaction } from "./reaction-writer.ts";

export const octokitWriter = (clients: GitHubClients): GitHubWriter => ({
  createComment: async (place, thread, body) => {
    const what = `comment on ${nameOf(place, thread)}`;
    const { data } = await clients.write(place.installation, what, (octokit) =>
      octokit.rest.issues.createComment({ ...at(place), issue_number: thread, body }),
    );
    return { id: data.id };
  },

  updateComment: async (place, comment, body) => {
    const what = `edit comment ${comment} in ${place.owner}/${place.name}`;
    try {
      await clients.write(place.installation, what, (octokit) =>
        octokit.rest.issues.updateComment({ ...at(place), comment_id: comment, body }),
      );
    } catch (error) {
      if (!isGone(error)) throw error;
      // Deleted since it was read: the next look sees that and decides what to do about it.
      throw new GitHubError(`The comment was deleted meanwhile: ${what}.`, {
        status: 404,
        retryable: true,
        cause: error,
      });
    }
  },

  deleteComment: (place, comment) =>
    orDone(() =>
      clients.write(place.installation, `delete comment ${comment} in ${place.owner}/${place.name}`, (octokit) =>
        octokit.rest.issues.deleteComment({ ...at(place), comment_id: comment }),
      ),
    ),

  createDiscussion: (place, category, discussion) => writeDiscussion(clients, place, category, discussion),

  minimiseComment: (place, node) => minimiseComment(clients, place, node),

  createLabel: async (place, label) => {
    try {
      await clients.write(place.installation, `create the label "${label.name}"`, (octokit) =>
        octokit.rest.issues.createLabel({ ...at(place), ...label }),
      );
    } catch (error) {
      if (!isThereAlready(error)) throw error;
    }
  },

  addLabels: async (place, thread, labels) => {
    await clients.write(place.installation, `label ${nameOf(place, thread)} with ${labels.join(", ")}`, (octokit) =>
      octokit.rest.issues.addLabels({ ...at(place), issue_number: thread, labels: [...labels] }),
    );
  },

  removeLabel: (place, thread, label) =>
    orDone(() =>
      clients.write(place.installation, `take the label "${label}" off ${nameOf(place, thread)}`, (octokit) =>
        octokit.rest.issues.removeLabel({ ...at(place), issue_number: thread, name: label }),
      ),
    ),

  addAssignees: async (place, thread, logins) => {
    const what = `assign ${logins.join(", ")} to ${nameOf(place, thread)}`;
    const { data } = await clients.write(place.installation, what, (octokit) =>
      octokit.rest.issues.addAssignees({ ...at(place), issue_number: thread, assignees: [...logins] }),
    );
    const assigned = new Set<Login>((data.assignees ?? []).map((assignee) => login(assignee.login)));
    return logins.filter((name) => assigned.has(login(name)));
  },

  removeAssignees: async (place, thread, logins) => {
    const what = `unassign ${logins.join(", ")} from ${nameOf(place, thread)}`;
    await clients.write(place.installation, what, (octokit) =>
      octokit.rest.issues.removeAssignees({ ...at(place), issue_number: thread, assignees: [...logins] }),
    );
  },

  editDescription: (place, thread, change) => writeDescription(clients, place, thread, change),
  editTitle: async (place, thread, title) => {
    await clients.write(place.installation, `edit the title of ${nameOf(place, thread)}`, (octokit) =>
      octokit.rest.pulls.update({ ...at(place), pull_number: thread, title }),
    );
  },
  closeThread: async (place, thread) => {
    await clients.write(place.installation, `close ${nameOf(place, thread)}`, (octokit) =>
      octokit.rest.pulls.update({ ...at(place), pull_number: thread, state: "closed" }),
    );
  },

  merge: (place, thread, request) => writeMerge(clients, place, thread, request),
  createCheck: (place, check) => writeCheck(clients, place, check),
  commit: (place, request) => writeCommit(clients, place, request),
  proposeChange: (place, change) => writeChange(clients, place, change),
  withdrawChange: (place, request, body) => closeRequest(clients, place, request, body),
  deleteBranch: (place, branch, head) => removeBranch(clients, place, branch, head),
  addReaction: (place, comment, content) => writeReaction(clients, place, comment, content),
  removeReaction: (place, comment, content) => takeReactionBack(clients, place, comment, content),
});

const at = (place: RepositoryPlace): { owner: string; repo: string } => ({ owner: place.owner, repo: place.name });
const nameOf = (place: RepositoryPlace, thread: number): string => `${place.owner}/${place.name}#${thread}`;

const isGone = (error: unknown): boolean =>
  error instanceof GitHubError && (error.status === 404 || error.status === 410);

const orDone = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (!isGone(error)) throw error;
  }
};

/** GitHub's `already_exists`: somebody made the label between our reading and now. */
const isThereAlready = (error: unknown): boolean => {
  if (!(error instanceof GitHubError) || error.status !== 422) return false;
  const cause = error.cause as { readonly response?: { readonly data?: { readonly errors?: unknown } } } | undefined;
  const errors = cause?.response?.data?.errors;
  return Array.isArray(errors) && errors.some((one: { readonly code?: unknown }) => one?.code === "already_exists");
};
