import { describe, expect, test } from "vitest";
import { fileAt } from "../../src/sandbox/model/history.ts";
import { branchHead, repositoryByName } from "../../src/sandbox/model/look-up.ts";
import type { World, WorldEvent } from "../../src/sandbox/model/world.ts";
import type { SandboxOptions } from "../../src/sandbox/sandbox-api.ts";
import { type Answer, aWorld, type GraphqlWorld, valueAt, withPullRequest } from "./graphql-world.ts";

const COMMIT =
  "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { clientMutationId commit { oid message committer { name } author { user { login databaseId } } parents(first: 1) { nodes { oid } } } ref { name target { oid } } } }";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const FORBIDDEN = [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }];

function commitInput(world: World, branch: string, more: object = {}, repository = "example/proposals") {
  const [owner = "", name = ""] = repository.split("/");
  const found = repositoryByName(world, owner, name);
  return {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: found === null ? "" : branchHead(world.present, found.id, branch),
    message: { headline: "Set DIP-1 to Draft" },
    ...more,
  };
}

function eventsOf(world: World): WorldEvent[] {
  const events: WorldEvent[] = [];
  world.onEvent((event) => events.push(event));
  return events;
}

const additions = [{ path: "dips/dip-fees.md", contents: base64("Fees!\n") }];

describe("createCommitOnBranch", () => {
  test("makes a signed commit of the App's bot, and moves the pull request", async () => {
    const { world, ask, askOfFirst, head } = withPullRequest();
    const events = eventsOf(world);
    const input = commitInput(world, "fees", {
      clientMutationId: "1",
      message: { headline: "Set DIP-1 to Draft", body: "See the ballot." },
      fileChanges: {
        additions: [...additions, { path: "new/file.md", contents: "" }],
        deletions: [{ path: "README.md" }],
      },
    });
    const answer = await ask(COMMIT, { input });
    const oid = valueAt(answer, "data.createCommitOnBranch.commit.oid");
    expect(answer).toEqual({
      data: {
        createCommitOnBranch: {
          clientMutationId: "1",
          commit: {
            oid: expect.stringMatching(/^[0-9a-f]{40}$/),
            message: "Set DIP-1 to Draft\n\nSee the ballot.",
            committer: { name: "GitHub" },
            author: { user: { login: "lastcall[bot]", databaseId: world.ownApp.botAccountId } },
            parents: { nodes: [{ oid: head }] },
          },
          ref: { name: "fees", target: { oid } },
        },
      },
    });
    const read = (path: string) => {
      const bytes = fileAt(world.git, String(oid), path);
      return bytes === null ? null : Buffer.from(bytes).toString();
    };
    expect([read("dips/dip-fees.md"), read("new/file.md"), read("README.md")]).toEqual(["Fees!\n", "", null]);
    expect(await askOfFirst("headRefOid commits { totalCount }")).toEqual({
      headRefOid: oid,
      commits: { totalCount: 2 },
    });
    expect(events.map(({ event, action, actorId }) => [event, action, actorId])).toEqual([
      ["push", null, world.ownApp.botAccountId],
      ["pull_request", "synchronize", world.ownApp.botAccountId],
    ]);
  });

  test("by the branch's id", async () => {
    const { world, ask, askOfFirst } = withPullRequest();
    const id = valueAt(await askOfFirst("headRef { id }"), "headRef.id");
    const input = commitInput(world, "fees", { branch: { id }, fileChanges: { additions } });
    expect((await ask(COMMIT, { input })).errors).toBeUndefined();
  });

  test("is refused when the branch is elsewhere, and nothing is done", async () => {
    const { world, people, ask, head } = withPullRequest();
    const pushed = people.push({ by: "pat", number: 1, files: { "a.md": "a\n" } });
    const input = commitInput(world, "fees", { expectedHeadOid: head, fileChanges: { additions } });
    expect(await ask(COMMIT, { input })).toMatchObject({
      data: { createCommitOnBranch: null },
      errors: [
        {
          type: "STALE_DATA",
          path: ["createCommitOnBranch"],
          message: `Expected branch to point to "${head}" but it did not.  Pull and try again.`,
        },
      ],
    });
    expect(branchHead(world.present, world.repositoryId, "fees")).toBe(pushed.head);
  });

  test("sees the present even where reads lag", async () => {
    const { world, people, ask, head } = withPullRequest({ weather: "rough" });
    people.push({ by: "pat", number: 1, files: { "a.md": "a\n" } });
    const stale = commitInput(world, "fees", { expectedHeadOid: head });
    expect((await ask(COMMIT, { input: stale })).errors).toMatchObject([{ type: "STALE_DATA" }]);
    expect(
      (await ask(COMMIT, { input: commitInput(world, "fees", { fileChanges: { additions } }) })).errors,
    ).toBeUndefined();
  });

  test.each<[string, object, string]>([
    ["a file to delete that is not there", { fileChanges: { deletions: [{ path: "none.md" }] } }, "NOT_FOUND"],
    ["a path named twice", { fileChanges: { additions: [...additions, ...additions] } }, "UNPROCESSABLE"],
    ["a path that leads out", { fileChanges: { additions: [{ path: "../a", contents: "" }] } }, "UNPROCESSABLE"],
    ["what is no Base64", { fileChanges: { additions: [{ path: "a", contents: "Fees!" }] } }, "UNPROCESSABLE"],
    ["no headline", { message: { headline: "" } }, "UNPROCESSABLE"],
    ["a workflow", { fileChanges: { additions: [{ path: ".github/workflows/a.yml", contents: "" }] } }, "FORBIDDEN"],
    ["an unknown branch", { branch: { repositoryNameWithOwner: "example/proposals", branchName: "x" } }, "NOT_FOUND"],
    ["an unknown repository", { branch: { repositoryNameWithOwner: "example/x", branchName: "x" } }, "NOT_FOUND"],
  ])("refuses %s", async (_what, more, type) => {
    const { world, ask, head } = withPullRequest();
    expect((await ask(COMMIT, { input: commitInput(world, "fees", more) })).errors).toMatchObject([{ type }]);
    expect(branchHead(world.present, world.repositoryId, "fees")).toBe(head);
  });

  test("needs the permission to write contents, and a person write access", async () => {
    const made = withPullRequest({ permissions: { metadata: "read", contents: "read", pull_requests: "write" } });
    const input = commitInput(made.world, "fees", { fileChanges: { additions } });
    expect((await made.ask(COMMIT, { input })).errors).toMatchObject(FORBIDDEN);
    expect((await made.ask(COMMIT, { input }, "pat")).errors).toMatchObject(FORBIDDEN);
    made.people.setPermission({ login: "pat", permission: "write" });
    expect((await made.ask(COMMIT, { input }, "pat")).errors).toBeUndefined();
  });
});

describe("createCommitOnBranch on a fork", () => {
  async function commitOnFork(options: {
    maintainerCanModify?: boolean;
    owner?: string;
    state?: "closed";
  }): Promise<Answer> {
    const { world, people, ask } = aWorld();
    const by = options.owner ?? "pat";
    const { maintainerCanModify = true } = options;
    people.open({ by, fork: true, branch: "fees", maintainerCanModify, files: { "dips/dip-fees.md": "Fees\n" } });
    if (options.state === "closed") people.close({ by, number: 1 });
    return ask(COMMIT, { input: commitInput(world, "fees", { fileChanges: { additions } }, `${by}/proposals`) });
  }

  test("works where the pull request allows maintainers to edit", async () => {
    expect((await commitOnFork({})).errors).toBeUndefined();
  });

  test("is refused where it does not, and once it is closed", async () => {
    expect((await commitOnFork({ maintainerCanModify: false })).errors).toMatchObject(FORBIDDEN);
    expect((await commitOnFork({ state: "closed" })).errors).toMatchObject(FORBIDDEN);
  });

  test("is refused on an organisation's fork", async () => {
    const { world, people, ask } = aWorld();
    people.open({ by: "pat", fork: true, branch: "fees", files: { "dips/dip-fees.md": "Fees\n" } });
    people.ensure("ana", { organisations: ["acme"] });
    const fork = repositoryByName(world, "pat", "proposals");
    const acme = [...world.accounts.values()].find(({ login }) => login === "acme");
    if (fork === null || acme === undefined) throw new Error("There is no fork.");
    world.repositories.set(fork.id, { ...fork, ownerId: acme.id });
    const input = commitInput(world, "fees", { fileChanges: { additions } }, "acme/proposals");
    expect((await ask(COMMIT, { input })).errors).toMatchObject(FORBIDDEN);
  });
});

describe("comments", () => {
  const ADD =
    "mutation($id: ID!, $body: String!) { addComment(input: { subjectId: $id, body: $body }) { subject { id } commentEdge { cursor node { id body author { login } } } } }";
  const UPDATE =
    "mutation($id: ID!, $body: String!) { updateIssueComment(input: { id: $id, body: $body }) { issueComment { body lastEditedAt } } }";
  const MINIMIZE =
    "mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OFF_TOPIC }) { minimizedComment { isMinimized minimizedReason } } }";

  const pullRequestId = ({ world }: GraphqlWorld) => world.present.threads.get(1)?.pullRequest?.nodeId;
  const commentId = ({ world }: GraphqlWorld, at = 0) => world.present.threads.get(1)?.comments[at]?.nodeId;

  test("are added, edited and told to the webhooks", async () => {
    const made = withPullRequest();
    const events = eventsOf(made.world);
    const added = await made.ask(ADD, { id: pullRequestId(made), body: "Hello" });
    expect(added).toMatchObject({
      data: {
        addComment: {
          subject: { id: pullRequestId(made) },
          commentEdge: { node: { body: "Hello", author: { login: "lastcall" } } },
        },
      },
    });
    made.pass(60);
    const id = valueAt(added, "data.addComment.commentEdge.node.id");
    expect(await made.ask(UPDATE, { id, body: "Good day" })).toEqual({
      data: { updateIssueComment: { issueComment: { body: "Good day", lastEditedAt: "2026-03-02T09:01:00Z" } } },
    });
    expect(events.map(({ event, action }) => `${event}.${action}`)).toEqual([
      "issue_comment.created",
      "issue_comment.edited",
    ]);
  });

  test("of others are not the App's to edit, nor without permission to write", async () => {
    const made = withPullRequest();
    made.people.comment({ by: "ana", number: 1, body: "/approve" });
    expect((await made.ask(UPDATE, { id: commentId(made), body: "/reject" })).errors).toMatchObject(FORBIDDEN);
    expect((await made.ask(UPDATE, { id: commentId(made), body: "/reject" }, "pat")).errors).toMatchObject(FORBIDDEN);
    expect((await made.ask(UPDATE, { id: commentId(made), body: "/reject" }, "ana")).errors).toBeUndefined();
    const without = withPullRequest({ permissions: { metadata: "read" } });
    expect((await without.ask(ADD, { id: pullRequestId(without), body: "Hello" })).errors).toMatchObject(FORBIDDEN);
  });

  test("need a body, and no more than GitHub takes", async () => {
    const made = withPullRequest();
    const id = pullRequestId(made);
    expect((await made.ask(ADD, { id, body: " " })).errors).toMatchObject([{ type: "UNPROCESSABLE" }]);
    expect((await made.ask(ADD, { id, body: "x".repeat(65_537) })).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: "body is too long (maximum is 65536 characters)" },
    ]);
  });

  test("are refused for what is no thread", async () => {
    const { ask, world } = withPullRequest();
    expect((await ask(ADD, { id: world.repository.nodeId, body: "Hello" })).errors).toMatchObject([
      { type: "NOT_FOUND" },
    ]);
  });

  test("on a locked thread are for people who may write, and for no App", async () => {
    const made = withPullRequest();
    made.people.ensure("mia", { permission: "write" });
    made.people.lock({ by: "mia", number: 1, locked: true });
    const input = { id: pullRequestId(made), body: "Hello" };
    const locked = [{ type: "FORBIDDEN", message: "Unable to create comment because issue is locked." }];
    expect((await made.ask(ADD, input, "pat")).errors).toMatchObject(locked);
    expect((await made.ask(ADD, input)).errors).toMatchObject(locked);
    expect((await made.ask(ADD, input, "mia")).errors).toBeUndefined();
  });

  test("are hidden with a reason, and shown again", async () => {
    const made = withPullRequest();
    made.people.comment({ by: "ana", number: 1, body: "Buy now" });
    const shown = (isMinimized: boolean, minimizedReason: string | null) => ({ isMinimized, minimizedReason });
    expect(await made.ask(MINIMIZE, { id: commentId(made) })).toEqual({
      data: { minimizeComment: { minimizedComment: shown(true, "off-topic") } },
    });
    const unminimize =
      "mutation($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized minimizedReason } } }";
    expect(await made.ask(unminimize, { id: commentId(made) })).toEqual({
      data: { unminimizeComment: { unminimizedComment: shown(false, null) } },
    });
  });

  test("take a reaction once, and give it back", async () => {
    const made = withPullRequest();
    made.people.comment({ by: "ana", number: 1, body: "Done?" });
    const react = (verb: string) =>
      `mutation($id: ID!) { ${verb}(input: { subjectId: $id, content: EYES }) { reaction { content user { login } } subject { reactions { totalCount } } } }`;
    const id = commentId(made);
    const answered = (verb: string, totalCount: number) => ({
      data: {
        [verb]: {
          reaction: { content: "EYES", user: { login: "lastcall[bot]" } },
          subject: { reactions: { totalCount } },
        },
      },
    });
    expect(await made.ask(react("addReaction"), { id })).toEqual(answered("addReaction", 1));
    expect(await made.ask(react("addReaction"), { id })).toEqual(answered("addReaction", 1));
    expect(await made.ask(react("removeReaction"), { id })).toEqual(answered("removeReaction", 0));
    expect((await made.ask(react("removeReaction"), { id })).errors).toMatchObject([{ type: "NOT_FOUND" }]);
  });
});

describe("pull requests", () => {
  const CREATE =
    "mutation($input: CreatePullRequestInput!) { createPullRequest(input: $input) { pullRequest { number title isDraft headRefName baseRefName author { login } maintainerCanModify } } }";

  function withBranch(options: Partial<SandboxOptions> = {}): GraphqlWorld {
    const made = aWorld(options);
    made.people.ensure("mia", { permission: "write" });
    made.people.createBranch({ by: "mia", branch: "lastcall/number" });
    made.people.commit({ by: "mia", branch: "lastcall/number", files: { "dips/dip-1.md": "One\n" } });
    return made;
  }
  const input = ({ world }: GraphqlWorld, more: object = {}) => ({
    repositoryId: world.repository.nodeId,
    baseRefName: "main",
    headRefName: "lastcall/number",
    title: "Number DIP-1",
    ...more,
  });

  test("are opened by the App, and told", async () => {
    const made = withBranch();
    const events = eventsOf(made.world);
    expect(await made.ask(CREATE, { input: input(made, { draft: true }) })).toEqual({
      data: {
        createPullRequest: {
          pullRequest: {
            number: 1,
            title: "Number DIP-1",
            isDraft: true,
            headRefName: "lastcall/number",
            baseRefName: "main",
            author: { login: "lastcall" },
            maintainerCanModify: false,
          },
        },
      },
    });
    expect(events.map(({ event, action }) => `${event}.${action}`)).toEqual(["pull_request.opened"]);
  });

  test("are opened once for a branch, and only for one that has something", async () => {
    const made = withBranch();
    await made.ask(CREATE, { input: input(made) });
    expect((await made.ask(CREATE, { input: input(made) })).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: "A pull request already exists for example:lastcall/number." },
    ]);
    expect((await made.ask(CREATE, { input: input(made, { headRefName: "main" }) })).errors).toMatchObject([
      { type: "UNPROCESSABLE", message: "No commits between main and main" },
    ]);
    expect((await made.ask(CREATE, { input: input(made, { headRefName: "none" }) })).errors).toMatchObject([
      { type: "UNPROCESSABLE" },
    ]);
  });

  test("need the permission", async () => {
    const made = withBranch({ permissions: { metadata: "read", contents: "write" } });
    expect((await made.ask(CREATE, { input: input(made) })).errors).toMatchObject(FORBIDDEN);
  });

  test("become drafts and ready again", async () => {
    const { world, ask } = withPullRequest();
    const id = world.present.threads.get(1)?.pullRequest?.nodeId;
    const change = (verb: string) =>
      ask(`mutation($id: ID!) { ${verb}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`, { id });
    expect(
      valueAt(await change("convertPullRequestToDraft"), "data.convertPullRequestToDraft.pullRequest.isDraft"),
    ).toBe(true);
    expect(
      valueAt(await change("markPullRequestReadyForReview"), "data.markPullRequestReadyForReview.pullRequest.isDraft"),
    ).toBe(false);
  });
});

test("what went wrong in a payload does not undo the mutation", async () => {
  const { world, ask, askOfFirst } = withPullRequest();
  const id = world.present.threads.get(1)?.pullRequest?.nodeId;
  const answer = await ask(
    'mutation($id: ID!) { addComment(input: { subjectId: $id, body: "Hello" }) { commentEdge { node { reactions { nodes { id } } } } } }',
    { id },
  );
  expect(answer.errors).toMatchObject([{ type: "MISSING_PAGINATION_BOUNDARIES" }]);
  expect(await askOfFirst("comments { totalCount }")).toEqual({ comments: { totalCount: 1 } });
});
