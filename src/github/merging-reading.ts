/** How a pull request can be merged: read beside the thread, and only where the App may come to do it. */
import type { MergeMethod, MergingSeen } from "../core/model/merging.ts";
import type { GitHubClients } from "./github-clients.ts";
import type { RepositoryPlace } from "./ports.ts";

const query = `query ReadMerging($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
    pullRequest(number: $number) { id mergeStateStatus reviewDecision isMergeQueueEnabled isInMergeQueue }
  }
}`;

interface MergingAnswer {
  readonly repository: {
    readonly mergeCommitAllowed: boolean;
    readonly squashMergeAllowed: boolean;
    readonly rebaseMergeAllowed: boolean;
    readonly pullRequest: {
      readonly id: string;
      readonly mergeStateStatus: string;
      readonly reviewDecision: string | null;
      readonly isMergeQueueEnabled: boolean;
      readonly isInMergeQueue: boolean;
    } | null;
  } | null;
}

/** With the node id, by which alone the queue is reached. */
export interface MergingReading extends MergingSeen {
  readonly node: string;
}

const queueOf = (enabled: boolean, entered: boolean): MergingSeen["queue"] =>
  entered ? "entered" : enabled ? "required" : "none";

export const readMergingOf = async (
  clients: GitHubClients,
  { installation, owner, name }: RepositoryPlace,
  number: number,
): Promise<MergingReading | null> => {
  const what = `read how ${owner}/${name}#${number} can be merged`;
  const answer = await clients.query<MergingAnswer>(installation, what, query, { owner, name, number });
  const repository = answer?.data.repository;
  const pull = repository?.pullRequest;
  if (!repository || !pull) return null;
  const allowed: readonly (readonly [MergeMethod, boolean])[] = [
    ["merge", repository.mergeCommitAllowed],
    ["squash", repository.squashMergeAllowed],
    ["rebase", repository.rebaseMergeAllowed],
  ];
  return {
    node: pull.id,
    methods: allowed.flatMap(([method, isAllowed]) => (isAllowed ? [method] : [])),
    queue: queueOf(pull.isMergeQueueEnabled, pull.isInMergeQueue),
    standing: [pull.mergeStateStatus, pull.reviewDecision ?? ""].join(" ").trim(),
  };
};
