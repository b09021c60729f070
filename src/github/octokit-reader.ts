/** The port `GitHubReader` over GitHub's interfaces: GraphQL wherever it tells all, REST for the rest. */

import { policyPath } from "../core/model/policy.ts";
import { authoringAppReader } from "./authoring-app.ts";
import { blobReader } from "./blob-reading.ts";
import { readComparison, readMergeBase, readPreviousPaths } from "./changes.ts";
import { readChecksOn } from "./check-reading.ts";
import { readCommentEdits } from "./comment-edits.ts";
import { readCommentReactions } from "./comment-reactions.ts";
import { readFileAt, readFilesAt, readListedFiles } from "./contents.ts";
import { readDefaultBranch } from "./default-branch.ts";
import { readForkOf } from "./fork-reading.ts";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { membersOf, readMergeQueue } from "./merge-queue.ts";
import { readMergingOf } from "./merging-reading.ts";
import { readBranchesOfOurs } from "./own-branches.ts";
import type { FileReading, GitHubReader, RepositoryPlace, ThreadReading } from "./ports.ts";
import { readLabelNames } from "./repository-labels.ts";
import { readCollaboratorRoll, readTeamRoll, readUserIds } from "./rolls.ts";
import { readWholeThread, type WholeThread } from "./thread-pages.ts";
import { toThreadReading } from "./thread-reading.ts";
import { readTitlesOf } from "./titles.ts";
import { readWorkStandings } from "./work-standings.ts";

/** `app` is the App's own id: of checks, only its own are read. */
export const octokitReader = (clients: GitHubClients, app: number): GitHubReader => {
  const blobs = blobReader(clients);
  const isByApp = authoringAppReader(clients);

  const readThread = async (
    place: RepositoryPlace,
    number: number,
    documents: readonly string[],
  ): Promise<ThreadReading | null> => {
    const whole = await orGone(() => readWholeThread(clients, app, place, number, documents));
    if (whole === null) return null;
    if (whole.repository.databaseId !== place.id) {
      throw new GitHubError(
        `${place.owner}/${place.name} is another repository now (id ${whole.repository.databaseId}, not ${place.id}).`,
        { status: null, retryable: false },
      );
    }
    const policy = await blobs.read(place, policyPath, whole.repository.defaultBranchRef?.target?.policy ?? null);
    const files: FileReading[] = [];
    if (whole.documents.length > 0) {
      for (const [index, path] of documents.entries()) {
        files.push(await blobs.read(place, path, whole.documents[index] ?? null));
      }
    }
    const previous = await readPreviousPaths(clients, place, number, renamedIn(whole));
    return toThreadReading(whole, { policy, documents: files, previous });
  };

  return {
    readThread,
    readMergeGroup: async (place, base, head) => {
      const whole = await orGone(() => readMergeQueue(clients, place, base));
      if (whole === null) return null;
      const { repository, date, entries } = whole;
      const policy = await blobs.read(place, policyPath, repository.policy);
      const { id, defaultHead } = repository;
      const members = membersOf(entries, head);
      const checks = members.length === 0 ? [] : await readChecksOn(clients, app, place, head);
      return { repository: { id, defaultHead }, date, policy, members, checks };
    },
    readChanges: (place, base, head) => readComparison(clients, place, base, head),
    readMergeBase: (place, base, head) => readMergeBase(clients, place, base, head),
    readFile: (place, path, commit) => readFileAt(clients, blobs, place, path, commit),
    readFiles: (place, folder, commit, deep) => readFilesAt(clients, place, folder, commit, deep),
    readListed: (place, files) => readListedFiles(clients, blobs, place, files),
    readDefaultBranch: (place) => readDefaultBranch(clients, blobs, place),
    readTitles: (place) => readTitlesOf(clients, place),
    readTeam: (place, organisation, team, membership) => readTeamRoll(clients, place, organisation, team, membership),
    readCollaborators: (place, permission) => readCollaboratorRoll(clients, place, permission),
    readUsers: (place, logins) => readUserIds(clients, place, logins),
    isByApp,
    readEdits: (place, node) => readCommentEdits(clients, place, node),
    readReactions: (place, node, contents) => readCommentReactions(clients, place, node, contents),
    readMerging: (place, thread) => readMergingOf(clients, place, thread),
    readFork: (place, thread) => readForkOf(clients, place, thread),
    readOwnBranches: (place, branches) => readBranchesOfOurs(clients, place, branches),
    readWork: (place, asked) => readWorkStandings(clients, place, asked),
    readRepositoryLabels: (place) => readLabelNames(clients, place),
  };
};

const renamedIn = ({ files }: WholeThread): readonly string[] =>
  files.filter(({ changeType }) => changeType === "RENAMED").map(({ path }) => path);

/** An installation that was removed answers 404 as well: there is nothing to see any more. */
const orGone = async <Answer>(read: () => Promise<Answer | null>): Promise<Answer | null> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return null;
    throw error;
  }
};
