/** Who the App is on GitHub: the login of its bot, by which its own doings are told from people's. */
import { ProbotOctokit } from "probot";
import { toGitHubError } from "./api-error.ts";
import type { GitHubClientOptions } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";

const silent = (): void => {};

/** `slug[bot]`, in lower case. */
export const readBotLogin = async ({ appId, privateKey, baseUrl }: GitHubClientOptions): Promise<string> => {
  const octokit = new ProbotOctokit({
    auth: { appId, privateKey },
    baseUrl,
    throttle: { enabled: false },
    retry: { enabled: false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const what = "ask GitHub which App this is";
  try {
    const { data } = await octokit.request("GET /app");
    if (data?.slug) return `${data.slug}[bot]`.toLowerCase();
  } catch (error) {
    throw toGitHubError(error, what, "read");
  }
  throw new GitHubError(`GitHub did not say the App's name: ${what}.`, { status: null, retryable: true });
};
