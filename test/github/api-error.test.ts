import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type Bottleneck from "bottleneck";
import nock from "nock";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { toGitHubError } from "../../src/github/api-error.ts";
import { type GitHubClients, gitHubClients } from "../../src/github/github-clients.ts";
import { GitHubError } from "../../src/github/github-error.ts";
import { octokitReader } from "../../src/github/octokit-reader.ts";
import { octokitWriter } from "../../src/github/octokit-writer.ts";
import { documentedRates } from "../../src/github/throttle.ts";

const host = "https://github.test";
const privateKey = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
}).privateKey;
const place = { installation: 7, id: 1, owner: "example", name: "proposals" };
const date = "Mon, 02 Mar 2026 09:00:00 GMT";

const clients = (more: Partial<Parameters<typeof gitHubClients>[0]> = {}): GitHubClients =>
  gitHubClients({
    appId: 1,
    privateKey,
    baseUrl: `${host}/api/v3`,
    wallClock: () => new Date().toISOString(),
    ...more,
  });

const aToken = (): void => {
  nock(host)
    .post("/api/v3/app/installations/7/access_tokens")
    .reply(201, { token: "t", expires_at: "2999-01-01T00:00:00Z", permissions: {}, repository_selection: "all" });
};

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect("127.0.0.1");
});
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe("a write that fails", () => {
  const cases: readonly (readonly [string, number, Record<string, string>, unknown, Partial<GitHubError>])[] = [
    ["500", 500, {}, {}, { status: 500, retryable: true, uncertain: true }],
    ["502", 502, {}, "<html>", { status: 502, retryable: true, uncertain: true }],
    [
      "403 with retry-after",
      403,
      { "retry-after": "120" },
      {},
      { retryable: true, retryAfterSeconds: 120, uncertain: false },
    ],
    [
      "429 with a date",
      429,
      { "retry-after": "Mon, 02 Mar 2026 09:01:30 GMT", date },
      {},
      { retryable: true, retryAfterSeconds: 90 },
    ],
    [
      "403 with nothing left",
      403,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1772442300", date },
      {},
      { retryable: true, retryAfterSeconds: 300 },
    ],
    ["429 without a word", 429, {}, {}, { retryable: true, retryAfterSeconds: 60 }],
    [
      "403 by a secondary limit without a header",
      403,
      {},
      {
        documentation_url:
          "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits",
      },
      { retryable: true, retryAfterSeconds: 60 },
    ],
    [
      "403 for want of a permission",
      403,
      {},
      { message: "Resource not accessible by integration" },
      { retryable: false, uncertain: false },
    ],
    ["404", 404, {}, {}, { retryable: false }],
    ["422", 422, {}, { message: "Validation Failed" }, { retryable: false }],
    ["409", 409, {}, {}, { retryable: true, uncertain: false }],
  ];
  test.each(cases)("with %s says what that means, after one request", async (_name, status, headers, body, meaning) => {
    aToken();
    const scope = nock(host)
      .post("/api/v3/repos/example/proposals/issues/1/comments")
      .reply(status, body as nock.Body, headers);
    const error = await octokitWriter(clients())
      .createComment(place, 1, "x")
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GitHubError);
    expect(error).toMatchObject(meaning);
    expect(scope.isDone()).toBe(true);
    expect(nock.pendingMocks()).toEqual([]);
  });

  test("by a connection that breaks leaves open whether it was done", async () => {
    aToken();
    nock(host).post("/api/v3/repos/example/proposals/issues/1/comments").replyWithError(new Error("ECONNRESET"));
    await expect(octokitWriter(clients()).createComment(place, 1, "x")).rejects.toMatchObject({
      status: null,
      retryable: true,
      uncertain: true,
    });
  });

  test("by an answer that never comes, or breaks off in the middle, leaves it open as well", async () => {
    const server = createServer((request, response) => {
      if (request.url?.endsWith("access_tokens")) {
        response.writeHead(201, { "content-type": "application/json" });
        response.end(JSON.stringify({ token: "t", expires_at: "2999-01-01T00:00:00Z", permissions: {} }));
      } else if (request.url?.includes("/issues/2/")) {
        response.writeHead(201, { "content-type": "application/json", "content-length": "100" });
        response.write('{"id": ');
        setImmediate(() => response.destroy());
      }
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}/api/v3`;
    const writer = octokitWriter(clients({ baseUrl, timeoutMilliseconds: 300 }));
    for (const thread of [1, 2]) {
      await expect(writer.createComment(place, thread, "x")).rejects.toMatchObject({ status: null, uncertain: true });
    }
    server.closeAllConnections();
    server.close();
  });
});

describe("a reading that fails", () => {
  const answers = (body: nock.Body, headers: Record<string, string> = {}): void => {
    aToken();
    nock(host)
      .post("/api/graphql")
      .reply(200, body, { date, ...headers });
  };
  const read = () => octokitReader(clients(), 1).readThread(place, 1, []);

  test("in part fails whole", async () => {
    answers({ data: { repository: { name: "proposals" } }, errors: [{ message: "Something went wrong." }] });
    await expect(read()).rejects.toMatchObject({ retryable: true });
  });

  test("for want of a permission fails for good", async () => {
    answers({ data: { repository: null }, errors: [{ type: "FORBIDDEN", message: "No.", path: ["repository"] }] });
    await expect(read()).rejects.toMatchObject({ retryable: false, status: 403 });
  });

  test("by a rate limit says how long to wait", async () => {
    answers(
      { errors: [{ type: "RATE_LIMITED", message: "…" }] },
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1772442030" },
    );
    await expect(read()).rejects.toMatchObject({ retryable: true, retryAfterSeconds: 30 });
  });

  test("because the query is wrong fails for good", async () => {
    answers({ errors: [{ message: "Field 'x' doesn't exist", extensions: { code: "undefinedField" } }] });
    await expect(read()).rejects.toMatchObject({ retryable: false });
  });

  test("because there is no such thing, or the App was removed, is null", async () => {
    answers({ data: null, errors: [{ type: "NOT_FOUND", message: "…" }] });
    expect(await read()).toBeNull();
    nock(host).post("/api/v3/app/installations/7/access_tokens").reply(404, {});
    expect(await read()).toBeNull();
  });

  test("with an answer that is no JSON may succeed later", async () => {
    aToken();
    nock(host).post("/api/graphql").reply(200, "<html>", { "content-type": "text/html" });
    await expect(read()).rejects.toMatchObject({ retryable: true });
  });

  test("with a token that is not taken asks for a new one the next time", async () => {
    aToken();
    const reader = octokitReader(clients({ wallClock: () => "2026-03-02T09:00:00Z" }), 1);
    nock(host).post("/api/graphql").reply(502, {});
    await expect(reader.readThread(place, 1, [])).rejects.toMatchObject({ status: 502 });
    nock(host)
      .post("/api/graphql")
      .reply(200, { data: { repository: null } }, { date });
    expect(await reader.readThread(place, 1, []), "the first token is kept").toBeNull();
  });
});

describe("the throttle", () => {
  test("lets a burst of writes go, makes some wait, and sends the others back to the queue", async () => {
    const limiter = (documentedRates().writes.write as Bottleneck.Group).key("7");
    let sent = 0;
    let sentBack = 0;
    await new Promise<void>((resolve) => {
      const count = (): void => {
        if (sent + sentBack === 32) resolve();
      };
      for (let index = 0; index < 40; index += 1) {
        limiter
          .schedule(async () => {
            sent += 1;
          })
          .catch((error: unknown) => {
            if (toGitHubError(error, "write", "write").retryable) sentBack += 1;
          })
          .finally(count);
      }
    });
    expect({ sent, sentBack }).toEqual({ sent: 20, sentBack: 12 });
    await limiter.stop({ dropWaitingJobs: true });
  });

  test("takes nothing from the writes for queries", async () => {
    aToken();
    const throttle = documentedRates();
    nock(host)
      .persist()
      .post("/api/graphql")
      .reply(200, { data: { repository: null } }, { date });
    const reader = octokitReader(clients({ throttle }), 1);
    for (let index = 0; index < 30; index += 1) expect(await reader.readThread(place, 1, [])).toBeNull();
    expect(await (throttle.writes.write as Bottleneck.Group).key("7").currentReservoir()).toBe(20);
  });
});

test("no token, key or text of a comment is in what is logged", async () => {
  aToken();
  const lines: string[] = [];
  const log = {
    debug: (details: object, message: string) => lines.push(JSON.stringify({ ...details, message })),
    warn: (details: object, message: string) => lines.push(JSON.stringify({ ...details, message })),
  };
  nock(host).post("/api/v3/repos/example/proposals/issues/1/comments").reply(201, { id: 1 });
  await octokitWriter(clients({ log })).createComment(place, 1, "a private thought");
  expect(lines.join("\n")).toContain("/repos/{owner}/{repo}/issues/{issue_number}/comments");
  expect(lines.join("\n")).not.toMatch(/private thought|BEGIN|bearer|"t"/);
});
