import { describe, expect, test } from "vitest";
import { answerGraphql, askedBy } from "../../src/sandbox/graphql/answer-graphql.ts";
import { aWorld, inFirst, withPullRequest } from "./graphql-world.ts";

const NOT_IMPLEMENTED = "NOT_IMPLEMENTED_BY_THE_STAND_IN";

describe("what the stand-in has not is refused by name", () => {
  test.each([
    ["a field", "reviewThreads(first: 1) { totalCount }", "PullRequest.reviewThreads"],
    ["a field that may be null", "milestone { title }", "PullRequest.milestone"],
    [
      "an argument",
      "timelineItems(first: 1, skip: 1) { totalCount }",
      "the argument skip of PullRequest.timelineItems",
    ],
    ["a field of an entity inside", "author { ... on User { bio } }", "User.bio"],
    ["a mutation", "", "Mutation.lockLockable"],
  ])("%s", async (_what, selection, name) => {
    const { ask, world } = withPullRequest();
    const id = world.present.threads.get(1)?.pullRequest?.nodeId;
    const mutation = `mutation { lockLockable(input: { lockableId: "${id}" }) { clientMutationId } }`;
    const answer = await ask(selection === "" ? mutation : inFirst(selection));
    expect(answer.errors).toMatchObject([
      { type: NOT_IMPLEMENTED, message: `the stand-in does not implement ${name}` },
    ]);
  });

  test("arguments that only the schema fills in are none", async () => {
    const { askOfFirst } = withPullRequest();
    expect(await askOfFirst("labels(first: 1) { totalCount }")).toEqual({ labels: { totalCount: 0 } });
  });
});

describe("what is not in GitHub's schema", () => {
  test.each([
    ["a field", "{ viewer { nickname } }", "nickname"],
    ["an argument", '{ repository(owner: "a", name: "b", branch: "c") { id } }', "branch"],
    [
      "a variable of the wrong type",
      'query($n: String!) { repository(owner: "a", name: "b") { issue(number: $n) { id } } }',
      "$n",
    ],
    ["no GraphQL", "{ viewer", "Syntax Error"],
    ["nothing", "", "A query attribute must be specified"],
  ])("%s is refused with no data", async (_what, query, words) => {
    const answer = await aWorld().ask(query, { n: "1" });
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.map(({ message }) => message).join()).toContain(words);
  });

  test("a variable that is missing is refused with no data", async () => {
    const answer = await aWorld().ask("query($id: ID!) { node(id: $id) { id } }");
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toHaveLength(1);
  });
});

describe("what is not there", () => {
  test.each([
    [
      'repository(owner: "example", name: "other") { id }',
      "repository",
      "Could not resolve to a Repository with the name 'example/other'.",
    ],
    ['user(login: "nobody") { id }', "user", "Could not resolve to a User with the login of 'nobody'."],
    ['user(login: "example") { id }', "user", "Could not resolve to a User with the login of 'example'."],
    [
      'organization(login: "nobody") { id }',
      "organization",
      "Could not resolve to an Organization with the login of 'nobody'.",
    ],
    ['node(id: "PR_nonsense") { id }', "node", "Could not resolve to a node with the global id of 'PR_nonsense'."],
  ])("%s is null, with NOT_FOUND", async (selection, field, message) => {
    const answer = await aWorld().ask(`{ ${selection} viewer { login } }`);
    expect(answer).toMatchObject({
      data: { [field]: null, viewer: { login: "lastcall[bot]" } },
      errors: [{ type: "NOT_FOUND", path: [field], message, locations: [{ line: 1, column: 3 }] }],
    });
  });

  test("a number of the other kind is not there", async () => {
    const { people, ask } = withPullRequest();
    people.issue({ by: "pat", title: "A question" });
    const query =
      '{ repository(owner: "example", name: "proposals") { pullRequest(number: 2) { id } issue(number: 1) { id } } }';
    expect(await ask(query)).toMatchObject({
      data: { repository: { pullRequest: null, issue: null } },
      errors: [
        { type: "NOT_FOUND", message: "Could not resolve to a PullRequest with the number of 2." },
        { type: "NOT_FOUND", message: "Could not resolve to an Issue with the number of 1." },
      ],
    });
  });

  test("one missing node of several leaves the others", async () => {
    const { ask, world } = aWorld();
    const answer = await ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
      ids: [world.repository.nodeId, "X_1"],
    });
    expect(answer).toMatchObject({
      data: { nodes: [{ id: world.repository.nodeId }, null] },
      errors: [{ type: "NOT_FOUND", path: ["nodes", 1] }],
    });
  });
});

describe("what the App's token was not granted", () => {
  const permissions = { metadata: "read" } as const;
  const repository = (selection: string) => `{ repository(owner: "example", name: "proposals") { ${selection} } }`;

  test.each([
    "pullRequest(number: 1) { title }",
    "pullRequests(first: 1) { totalCount }",
    "issueOrPullRequest(number: 1) { __typename }",
    "issues(first: 1) { totalCount }",
    'object(expression: "main:README.md") { oid }',
    "defaultBranchRef { target { ... on Commit { tree { oid } } } }",
    "defaultBranchRef { target { ... on Commit { checkSuites(first: 1) { totalCount } } } }",
  ])("%s is refused", async (selection) => {
    const { ask } = withPullRequest({ permissions });
    const answer = await ask(repository(selection));
    expect(answer.errors).toMatchObject([{ type: "FORBIDDEN", message: "Resource not accessible by integration" }]);
  });

  test("metadata, labels and people can be read all the same", async () => {
    const { ask } = withPullRequest({ permissions });
    const answer = await ask(
      repository("databaseId labels(first: 1) { totalCount } collaborators(first: 1) { totalCount }"),
    );
    expect(answer.errors).toBeUndefined();
  });

  test("nor is it found by its id", async () => {
    const { ask, world } = withPullRequest({ permissions });
    const ids = [world.present.threads.get(1)?.pullRequest?.nodeId, world.repository.nodeId];
    expect(await ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toMatchObject({
      data: { nodes: [null, { id: world.repository.nodeId }] },
      errors: [{ type: "FORBIDDEN", path: ["nodes", 0] }],
    });
  });

  test("a token made for less counts for less", async () => {
    const { world } = withPullRequest();
    const viewer = { ...world.ownActor, permissions: { issues: "write" } };
    const { body } = await answerGraphql(world, { query: repository("pullRequest(number: 1) { title }") }, viewer);
    expect(body).toMatchObject({ errors: [{ type: "FORBIDDEN" }] });
  });
});

describe("several operations in one document", () => {
  const query = "query One { viewer { login } } query Two { viewer { id } }";

  test("the named one is answered", async () => {
    const { world } = aWorld();
    const { body } = await answerGraphql(world, { query, operationName: "One" }, world.ownActor);
    expect(body).toEqual({ data: { viewer: { login: "lastcall[bot]" } } });
  });

  test("without a name none is", async () => {
    const { world } = aWorld();
    const { body } = await answerGraphql(world, { query }, world.ownActor);
    expect(body).toMatchObject({ errors: [{ message: "An operation name is required" }] });
  });
});

test.each([
  ["{ viewer { login } }", { kind: "read", what: "query viewer" }],
  ["query Look { viewer { login } rateLimit { cost } }", { kind: "read", what: "query Look viewer rateLimit" }],
  [
    'mutation Say { addComment(input: { subjectId: "x", body: "y" }) { clientMutationId } }',
    { kind: "write", what: "mutation Say addComment" },
  ],
  ["{", null],
])("%s is told to the log", (query, expected) => {
  expect(askedBy({ query })).toEqual(expected);
});
