/** A sandbox with an App's client and a receiver of its webhooks; whatever passes is checked against GitHub's descriptions. */
import { createSign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Octokit } from "@octokit/rest";
import { onTestFinished } from "vitest";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/sandbox-api.ts";
import { startSandbox } from "../../src/sandbox/start-sandbox.ts";
import { problemsOfAnswer } from "./github-schemas.ts";

export const start = "2026-03-02T09:00:00Z";
export const at = { owner: "example", repo: "proposals" } as const;
export const readme = { "README.md": "# Proposals\n", "dips/dip-1.md": "---\nstatus: Draft\n---\n\nOne\ntwo\nthree\n" };

export interface Received {
  readonly event: string;
  readonly guid: string;
  readonly signature: string;
  readonly text: string;
  readonly payload: Readonly<Record<string, unknown>> & { readonly action?: string };
}

export interface Exchange {
  readonly method: string;
  /** As GitHub's description names it: `/repos/{owner}/{repo}`. */
  readonly template: string;
  readonly status: number;
  readonly body: unknown;
}

export interface Tried {
  readonly sandbox: Sandbox;
  readonly octokit: Octokit;
  /** The App's requests so far with their answers, for `deviations`. */
  readonly exchanges: Exchange[];
  readonly received: Received[];
  /** What the receiver answers from now on. */
  answerWith(status: number): void;
}

export async function aSandbox(options: Partial<SandboxOptions> = {}): Promise<Tried> {
  const received: Received[] = [];
  let status = 202;
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const header = (name: string) => String(request.headers[name]);
      received.push({
        event: header("x-github-event"),
        guid: header("x-github-delivery"),
        signature: header("x-hub-signature-256"),
        text,
        payload: JSON.parse(text) as Received["payload"],
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const webhook = { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, secret: "a secret" };
  const sandbox = await startSandbox({ start, files: readme, webhook, ...options });
  onTestFinished(async () => {
    await sandbox.stop();
    receiver.closeAllConnections();
    receiver.close();
  });
  const exchanges: Exchange[] = [];
  const octokit = client(sandbox.url, await installationToken(sandbox), exchanges);
  return {
    sandbox,
    octokit,
    exchanges,
    received,
    answerWith(next) {
      status = next;
    },
  };
}

export function client(url: string, token: string, exchanges: Exchange[] = []): Octokit {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  const octokit = new Octokit({ baseUrl: `${url}/api/v3`, auth: token, log: silent });
  octokit.hook.after("request", (response, options) => {
    exchanges.push({
      method: options.method,
      template: options.url,
      status: response.status,
      body: structuredClone(response.data),
    });
  });
  return octokit;
}

export function appToken(sandbox: Sandbox): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iss: sandbox.app.appId, iat: 0, exp: 600 })}`;
  const signature = createSign("RSA-SHA256").update(unsigned).sign(sandbox.app.privateKey, "base64url");
  return `${unsigned}.${signature}`;
}

export async function installationToken(sandbox: Sandbox): Promise<string> {
  const answer = await client(sandbox.url, appToken(sandbox)).apps.createInstallationAccessToken({
    installation_id: sandbox.app.installationId,
  });
  return answer.data.token;
}

/** Where answers are not as GitHub describes them. Pages after the first are asked for by address, which names no operation. */
export function deviations(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges
    .filter(({ template }) => template.startsWith("/"))
    .flatMap(({ method, template, status, body }) => problemsOfAnswer(method, template, status, body));
}
