import { createSign } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/sandbox-api.ts";
import { startSandbox } from "../../src/sandbox/start-sandbox.ts";
import { START, valueAt } from "./graphql-world.ts";

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
  sandbox = await startSandbox({ start: START, files: { "README.md": "Proposals\n" } });
  token = await installationToken(sandbox);
});

afterAll(() => sandbox.stop());

async function installationToken({ url, app }: Sandbox): Promise<string> {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded({ iss: String(app.appId), iat: 0, exp: 9_999_999_999 })}`;
  const jwt = `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(app.privateKey, "base64url")}`;
  const answer = await fetch(`${url}/api/v3/app/installations/${app.installationId}/access_tokens`, {
    method: "POST",
    headers: { authorization: `Bearer ${jwt}` },
  });
  return String(valueAt(await answer.json(), "token"));
}

async function ask(query: string, variables: object = {}, authorization = `bearer ${token}`) {
  const answer = await fetch(`${sandbox.url}/api/graphql`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

const QUERY =
  'query Look { repository(owner: "example", name: "proposals") { pullRequest(number: 1) { id headRefOid comments(last: 1) { nodes { body author { login } } } } } }';

test("the App reads a pull request and writes to it, as seen by all", async () => {
  sandbox.people.open({ by: "pat", branch: "fees", files: { "dips/dip-fees.md": "Fees\n" } });
  const read = await ask(QUERY);
  expect(read).toMatchObject({
    status: 200,
    body: { data: { repository: { pullRequest: { comments: { nodes: [] } } } } },
  });
  const pullRequest = valueAt(read.body, "data.repository.pullRequest");
  const committed = await ask(
    'mutation Set($head: GitObjectID!) { createCommitOnBranch(input: { branch: { repositoryNameWithOwner: "example/proposals", branchName: "fees" }, expectedHeadOid: $head, message: { headline: "Set DIP-1 to Draft" }, fileChanges: { additions: [{ path: "dips/dip-fees.md", contents: "RHJhZnQK" }] } }) { commit { oid } } }',
    { head: valueAt(pullRequest, "headRefOid") },
  );
  expect(sandbox.view.thread(1).head).toBe(valueAt(committed.body, "data.createCommitOnBranch.commit.oid"));
  expect(Buffer.from(sandbox.view.file("dips/dip-fees.md", "fees") ?? []).toString()).toBe("Draft\n");
  await ask('mutation($id: ID!) { addComment(input: { subjectId: $id, body: "Hello" }) { clientMutationId } }', {
    id: valueAt(pullRequest, "id"),
  });
  expect(await ask(QUERY)).toMatchObject({
    body: {
      data: {
        repository: { pullRequest: { comments: { nodes: [{ body: "Hello", author: { login: "lastcall" } }] } } },
      },
    },
  });
  const asked = sandbox.view.requests().filter(({ what }) => /^(query|mutation)/.test(what));
  expect(asked.map(({ kind, what }) => [kind, what])).toEqual([
    ["read", "query Look repository"],
    ["write", "mutation Set createCommitOnBranch"],
    ["write", "mutation addComment"],
    ["read", "query Look repository"],
  ]);
});

test("whoever has no token gets nothing", async () => {
  expect((await ask(QUERY, {}, "bearer nonsense")).status).toBe(401);
});
