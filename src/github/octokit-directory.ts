/** The port `GitHubDirectory`: asked with the App's own key, or with an installation's token for what lies below it. */
import { ProbotOctokit } from "probot";
import { z } from "zod";
import type { Instant } from "../core/model/names.ts";
import { policyPath } from "../core/model/policy.ts";
import { toGitHubError } from "./api-error.ts";
import type { GitHubClientOptions, GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import { toInstant } from "./instants.ts";
import { readGroupHeads } from "./merge-queue.ts";
import type { FailedDelivery, GitHubDirectory, RepositoryPlace } from "./ports.ts";
import { noThrottle } from "./throttle.ts";

const silent = (): void => {};

// Octokit's types do not know the filter (docs, "REST API endpoints for GitHub App webhooks").
const failuresRoute: string = "GET /app/hook/deliveries?status=failure";
const deliveriesPage = z.array(z.object({ id: z.number(), guid: z.string(), delivered_at: z.string() }));

const appClient = (options: GitHubClientOptions): InstanceType<typeof ProbotOctokit> =>
  new ProbotOctokit({
    auth: { appId: options.appId, privateKey: options.privateKey },
    baseUrl: options.baseUrl,
    throttle: { ...(options.throttle ?? noThrottle).reads, id: "app" },
    retry: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });

export const octokitDirectory = (options: GitHubClientOptions, clients: GitHubClients): GitHubDirectory => {
  const app = appClient(options);
  const ask = async <Answer>(what: string, kind: "read" | "write", call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await call();
    } catch (error) {
      throw toGitHubError(error, what, kind);
    }
  };

  return {
    installations: async () => {
      const all = await ask("list the App's installations", "read", () =>
        app.paginate("GET /app/installations", { per_page: 100 }),
      );
      return all.filter((one) => one.suspended_at === null).map((one) => one.id);
    },
    repositories: async (installation) => {
      const all = await clients.read(installation, "list the installation's repositories", (octokit) =>
        octokit.paginate("GET /installation/repositories", { per_page: 100 }),
      );
      return all.map(({ id, name, owner }): RepositoryPlace => ({ installation, id, owner: owner.login, name }));
    },
    hasPolicy: async ({ installation, owner, name }) => {
      try {
        await clients.read(installation, `look for a policy in ${owner}/${name}`, (octokit) =>
          octokit.request("GET /repos/{owner}/{repo}/contents/{path}", { owner, repo: name, path: policyPath }),
        );
        return true;
      } catch (error) {
        if (error instanceof GitHubError && error.status === 404) return false;
        throw error;
      }
    },
    openThreads: async (place) => {
      const { installation, owner, name } = place;
      const all = await clients.read(installation, `list the open pull requests of ${owner}/${name}`, (octokit) =>
        octokit.paginate("GET /repos/{owner}/{repo}/pulls", { owner, repo: name, state: "open", per_page: 100 }),
      );
      return all
        .map(({ number, base }) => ({ number, base: base.ref }))
        .sort((one, other) => one.number - other.number);
    },
    mergeGroups: (place, base) => readGroupHeads(clients, place, base),
    failedDeliveries: async (since: Instant) => {
      const failed: FailedDelivery[] = [];
      await ask("list the deliveries that failed", "read", async () => {
        for await (const { data } of app.paginate.iterator<unknown>(failuresRoute, { per_page: 100 })) {
          const page = deliveriesPage
            .parse(data)
            .map(({ id, guid, delivered_at }) => ({ id, guid, at: toInstant(delivered_at) }));
          failed.push(...page.filter(({ at }) => at >= since));
          if (page.some(({ at }) => at < since)) return;
        }
      });
      return failed;
    },
    redeliver: async (delivery) => {
      await ask("ask for a delivery again", "write", () =>
        app.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: delivery }),
      );
    },
  };
};
