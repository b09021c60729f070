/** A stand-in GitHub with reader and writer on it, and counting of what they ask. */
import { type GitHubClients, gitHubClients } from "../../src/github/github-clients.ts";
import { octokitReader } from "../../src/github/octokit-reader.ts";
import { octokitWriter } from "../../src/github/octokit-writer.ts";
import type { GitHubReader, GitHubWriter, RepositoryPlace } from "../../src/github/ports.ts";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/sandbox-api.ts";
import { startSandbox } from "../../src/sandbox/start-sandbox.ts";

export interface GitHubUnderTest {
  readonly sandbox: Sandbox;
  readonly clients: GitHubClients;
  readonly reader: GitHubReader;
  readonly writer: GitHubWriter;
  readonly place: RepositoryPlace;
  /** What was asked since the last call, tokens left out. */
  asked(): readonly string[];
}

export const aGitHub = async (options: Partial<SandboxOptions> = {}): Promise<GitHubUnderTest> => {
  const sandbox = await startSandbox({ start: "2026-03-02T09:00:00Z", weather: "kind", ...options });
  const clients = gitHubClients({
    appId: sandbox.app.appId,
    privateKey: sandbox.app.privateKey,
    baseUrl: `${sandbox.url}/api/v3`,
    wallClock: () => new Date().toISOString(),
  });
  const { id, owner, name } = sandbox.view.repository();
  let seen = 0;
  return {
    sandbox,
    clients,
    reader: octokitReader(clients, sandbox.app.appId),
    writer: octokitWriter(clients),
    place: { installation: sandbox.app.installationId, id, owner, name },
    asked: () => {
      const since = sandbox.view.requests().slice(seen);
      seen += since.length;
      return since.filter(({ kind }) => kind !== "auth").map(({ kind, what }) => `${kind} ${what}`);
    },
  };
};
