import { describe, expect, test } from "vitest";
import { aWorld, START, valueAt, withPullRequest } from "./graphql-world.ts";

describe("a pull request", () => {
  test("is told with its branches, files and commits", async () => {
    const { askOfFirst, head } = withPullRequest();
    expect(
      await askOfFirst(`number title state isDraft merged mergeable baseRefName headRefName headRefOid isCrossRepository
        headRef { target { oid } } headRepository { nameWithOwner } author { __typename login } changedFiles additions
        files(first: 5) { nodes { path changeType additions deletions } }
        commits(last: 1) { totalCount nodes { commit { oid author { user { login } } } } }`),
    ).toEqual({
      number: 1,
      title: "Fees",
      state: "OPEN",
      isDraft: false,
      merged: false,
      mergeable: "MERGEABLE",
      baseRefName: "main",
      headRefName: "fees",
      headRefOid: head,
      isCrossRepository: false,
      headRef: { target: { oid: head } },
      headRepository: { nameWithOwner: "example/proposals" },
      author: { __typename: "User", login: "pat" },
      changedFiles: 1,
      additions: 1,
      files: { nodes: [{ path: "dips/dip-fees.md", changeType: "ADDED", additions: 1, deletions: 0 }] },
      commits: { totalCount: 1, nodes: [{ commit: { oid: head, author: { user: { login: "pat" } } } }] },
    });
  });

  test("from a fork shows the fork, and nothing of it once its author is gone", async () => {
    const { people, askOfFirst } = aWorld();
    people.open({ by: "pat", fork: true, branch: "fees", files: { "a.md": "a\n" } });
    const query = "isCrossRepository maintainerCanModify headRepositoryOwner { login } author { login }";
    const fork = { isCrossRepository: true, maintainerCanModify: true, headRepositoryOwner: { login: "pat" } };
    expect(await askOfFirst(query)).toEqual({ ...fork, author: { login: "pat" } });
    people.deleteUser({ login: "pat" });
    expect(await askOfFirst(query)).toMatchObject({ author: null });
  });

  test("a renamed file has its new path alone", async () => {
    const { people, askOfFirst } = aWorld({ files: { "dips/dip-x.md": "A text of some length\n" } });
    people.open({ by: "pat", branch: "other", files: { "b.md": "b\n" } });
    people.push({ by: "pat", number: 1, files: {}, renames: { "dips/dip-x.md": "dips/dip-1.md" } });
    expect(await askOfFirst("files(first: 5) { nodes { path changeType } }")).toEqual({
      files: {
        nodes: [
          { path: "b.md", changeType: "ADDED" },
          { path: "dips/dip-1.md", changeType: "RENAMED" },
        ],
      },
    });
  });
});

describe("comments", () => {
  test("tell their edits newest first, the original last", async () => {
    const { people, pass, askOfFirst } = withPullRequest();
    const { id } = people.comment({ by: "ana", number: 1, body: "/approve" });
    pass(60);
    people.editComment({ by: "ana", id, body: "/reject" });
    expect(
      await askOfFirst(
        "comments(first: 1) { nodes { databaseId fullDatabaseId body createdAt lastEditedAt editor { login } userContentEdits(first: 5) { nodes { diff editedAt editor { login } deletedAt } } } }",
      ),
    ).toEqual({
      comments: {
        nodes: [
          {
            databaseId: id,
            fullDatabaseId: String(id),
            body: "/reject",
            createdAt: START,
            lastEditedAt: "2026-03-02T09:01:00Z",
            editor: { login: "ana" },
            userContentEdits: {
              nodes: [
                { diff: "/reject", editedAt: "2026-03-02T09:01:00Z", editor: { login: "ana" }, deletedAt: null },
                { diff: "/approve", editedAt: START, editor: { login: "ana" }, deletedAt: null },
              ],
            },
          },
        ],
      },
    });
  });

  test("never edited, have no edits", async () => {
    const { people, askOfFirst } = withPullRequest();
    people.comment({ by: "ana", number: 1, body: "/approve", viaEmail: true });
    expect(
      await askOfFirst(
        "comments(last: 1) { nodes { lastEditedAt editor { login } createdViaEmail userContentEdits(first: 5) { totalCount } } }",
      ),
    ).toEqual({
      comments: {
        nodes: [{ lastEditedAt: null, editor: null, createdViaEmail: true, userContentEdits: { totalCount: 0 } }],
      },
    });
  });

  test("of deleted accounts have no author", async () => {
    const { people, askOfFirst } = withPullRequest();
    people.comment({ by: "ana", number: 1, body: "/approve" });
    people.deleteUser({ login: "ana" });
    expect(await askOfFirst("comments(first: 1) { nodes { body author { login } } }")).toEqual({
      comments: { nodes: [{ body: "/approve", author: null }] },
    });
  });

  test("of bots show the bot without REST's suffix", async () => {
    const { world, ask, askOfFirst } = withPullRequest();
    const subjectId = world.present.threads.get(1)?.pullRequest?.nodeId;
    await ask('mutation($id: ID!) { addComment(input: { subjectId: $id, body: "Hello" }) { subject { id } } }', {
      id: subjectId,
    });
    expect(
      await askOfFirst(
        "comments(first: 1) { nodes { viewerDidAuthor author { __typename login ... on Bot { databaseId } } } }",
      ),
    ).toEqual({
      comments: {
        nodes: [
          {
            viewerDidAuthor: true,
            author: { __typename: "Bot", login: "lastcall", databaseId: world.ownApp.botAccountId },
          },
        ],
      },
    });
    expect(await ask("{ viewer { __typename login } }")).toMatchObject({
      data: { viewer: { __typename: "User", login: "lastcall[bot]" } },
    });
  });

  test("group reactions by GraphQL's words", async () => {
    const { people, askOfFirst } = withPullRequest();
    const { id } = people.comment({ by: "ana", number: 1, body: "Agreed?" });
    people.react({ by: "bo", commentId: id, content: "-1" });
    expect(
      await askOfFirst(
        "comments(first: 1) { nodes { all: reactions(first: 5) { nodes { content user { login } } } up: reactions(content: THUMBS_UP) { totalCount } } }",
      ),
    ).toEqual({
      comments: {
        nodes: [{ all: { nodes: [{ content: "THUMBS_DOWN", user: { login: "bo" } }] }, up: { totalCount: 0 } }],
      },
    });
  });
});

describe("teams", () => {
  const members =
    '{ organization(login: "example") { team(slug: "tsc") { slug all: members(first: 9) { nodes { login } } own: members(first: 9, membership: IMMEDIATE) { nodes { login } } childTeams(first: 9) { nodes { slug } } } } }';

  test("include child teams unless immediate members are asked for", async () => {
    const { people, ask } = aWorld();
    people.setTeam({ team: "tsc", members: ["ana"] });
    people.setTeam({ team: "chairs", members: ["bo"], parent: "tsc" });
    expect(valueAt(await ask(members), "data.organization.team")).toEqual({
      slug: "tsc",
      all: { nodes: [{ login: "ana" }, { login: "bo" }] },
      own: { nodes: [{ login: "ana" }] },
      childTeams: { nodes: [{ slug: "chairs" }] },
    });
  });

  test("are null without the permission to read members", async () => {
    const { people, ask } = aWorld({ permissions: { metadata: "read", contents: "write" } });
    people.setTeam({ team: "tsc", members: ["ana"] });
    expect(await ask(members)).toEqual({ data: { organization: { team: null } } });
  });

  test("private members are counted for the App alone", async () => {
    const { people, ask } = aWorld();
    people.setTeam({ team: "tsc", members: ["ana"] });
    people.ensure("bo", { organisations: ["example"] });
    const query = '{ organization(login: "example") { membersWithRole { totalCount } } }';
    expect(valueAt(await ask(query), "data.organization.membersWithRole.totalCount")).toBe(2);
    expect(valueAt(await ask(query, {}, "bo"), "data.organization.membersWithRole.totalCount")).toBe(1);
  });
});

test("collaborators are found by login, with their permission", async () => {
  const { people, ask } = aWorld();
  people.ensure("Ana", { permission: "maintain" });
  people.ensure("anabel", { permission: "triage" });
  const query = (search: string) =>
    `{ repository(owner: "example", name: "proposals") { collaborators(first: 5, ${search}) { edges { permission node { login } } } } }`;
  expect(valueAt(await ask(query('login: "ana"')), "data.repository.collaborators.edges")).toEqual([
    { permission: "MAINTAIN", node: { login: "Ana" } },
  ]);
  expect(valueAt(await ask(query('query: "ana"')), "data.repository.collaborators.edges")).toHaveLength(2);
  expect(await ask(query('query: "ana"'), {}, "anabel")).toMatchObject({
    data: { repository: { collaborators: null } },
    errors: [{ type: "FORBIDDEN", message: "You do not have permission to view repository collaborators." }],
  });
});

test("pull requests are listed by state and branch, and by when they changed", async () => {
  const { people, pass, ask } = withPullRequest();
  pass(60);
  people.open({ by: "bo", title: "Names", branch: "names", files: { "dips/dip-names.md": "Names\n" } });
  pass(60);
  people.comment({ by: "ana", number: 1, body: "Hm" });
  people.close({ by: "bo", number: 2 });
  const answer = await ask(`{ repository(owner: "example", name: "proposals") {
    open: pullRequests(first: 5, states: OPEN) { nodes { number } }
    named: pullRequests(first: 5, headRefName: "names") { nodes { number state } }
    changed: pullRequests(first: 5, orderBy: { field: UPDATED_AT, direction: ASC }) { nodes { number } }
    both: issueOrPullRequest(number: 2) { ... on PullRequest { title } }
  } }`);
  expect(answer).toEqual({
    data: {
      repository: {
        open: { nodes: [{ number: 1 }] },
        named: { nodes: [{ number: 2, state: "CLOSED" }] },
        changed: { nodes: [{ number: 1 }, { number: 2 }] },
        both: { title: "Names" },
      },
    },
  });
});

test("ids beyond 32 bits are told for every kind of account alike", async () => {
  const { world, people, askOfFirst, head } = withPullRequest();
  people.foreignCheck({ number: 1, name: "ci", conclusion: "success" });
  const [run] = world.present.checkRuns.values();
  const query = `headRefOid author { ... on User { databaseId } ... on Bot { databaseId } ... on Mannequin { databaseId } ... on Organization { databaseId } }
    commits(last: 1) { nodes { commit { checkSuites(first: 1) { nodes { checkRuns(first: 1) { nodes { databaseId } } } } } } }`;
  const answer = await askOfFirst(query);
  expect(answer).toMatchObject({ headRefOid: head, author: { databaseId: people.ensure("pat").id } });
  const path = "commits.nodes.0.commit.checkSuites.nodes.0.checkRuns.nodes.0.databaseId";
  expect(valueAt(answer, path)).toBe(run?.id);
  expect(run?.id).toBeGreaterThan(2 ** 31);
});

test("a repository is found under its former name", async () => {
  const { people, ask } = aWorld();
  people.renameRepository({ to: "charters" });
  const query = '{ repository(owner: "example", name: "proposals") { name } }';
  expect(await ask(query)).toEqual({ data: { repository: { name: "charters" } } });
  const strictly = '{ repository(owner: "example", name: "proposals", followRenames: false) { name } }';
  expect(await ask(strictly)).toMatchObject({ errors: [{ type: "NOT_FOUND" }] });
});
