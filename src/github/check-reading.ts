/** The App's own check runs on a commit that is no pull request's: by REST, all pages. */
import type { Sha } from "../core/model/names.ts";
import type { SeenCheck } from "../core/model/seen.ts";
import type { GitHubClients } from "./github-clients.ts";
import { toInstantOrNull } from "./instants.ts";
import type { RepositoryPlace } from "./ports.ts";

interface RunAnswer {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly external_id: string | null;
  readonly started_at: string | null;
}

const statusOf = ({ status, conclusion }: RunAnswer): SeenCheck["status"] => {
  if (conclusion === "stale") return "stale";
  if (status === "completed") return "completed";
  return status === "in_progress" ? "in_progress" : "queued";
};

const toCheck = (run: RunAnswer): SeenCheck => ({
  id: run.id,
  name: run.name,
  status: statusOf(run),
  conclusion: run.conclusion,
  externalId: run.external_id ?? "",
  startedAt: toInstantOrNull(run.started_at),
});

/** The newest of each name. */
export const readChecksOn = async (
  clients: GitHubClients,
  app: number,
  { installation, owner, name }: RepositoryPlace,
  head: Sha,
): Promise<readonly SeenCheck[]> => {
  const runs = await clients.read(installation, `read the checks on ${head} in ${owner}/${name}`, (octokit) =>
    octokit.paginate("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
      owner,
      repo: name,
      ref: head,
      app_id: app,
      per_page: 100,
    }),
  );
  const newest = new Map<string, SeenCheck>();
  for (const check of runs.map(toCheck)) {
    if ((newest.get(check.name)?.id ?? 0) < check.id) newest.set(check.name, check);
  }
  return [...newest.values()];
};
