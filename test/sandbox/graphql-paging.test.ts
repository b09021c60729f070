import { describe, expect, test } from "vitest";
import { createLabel } from "../../src/sandbox/acts/labels.ts";
import { allNodes, aWorld, type GraphqlWorld, inFirst, valueAt, withPullRequest } from "./graphql-world.ts";

const words = ["one", "two", "three", "four", "five"];

function withComments(made: GraphqlWorld = withPullRequest()): GraphqlWorld & { readonly ids: readonly number[] } {
  const ids = words.map((body) => made.people.comment({ by: "ana", number: 1, body }).id);
  return { ...made, ids };
}

const bodies = (...texts: readonly string[]) => texts.map((body) => ({ body }));

describe("pages", () => {
  test.each([
    [1, 5],
    [2, 3],
    [5, 1],
    [100, 1],
  ])("of %i forwards", async (size, pages) => {
    const found = await allNodes(withComments(), "comments", `first: ${size}`, "body");
    expect(found).toEqual({ nodes: bodies(...words), pages });
  });

  test.each([
    [1, 5],
    [2, 3],
    [5, 1],
  ])("of %i backwards", async (size, pages) => {
    const found = await allNodes(withComments(), "comments", `last: ${size}`, "body", { backwards: true });
    expect(found).toEqual({ nodes: bodies(...words), pages });
  });

  test("tell whether there is more before and after them", async () => {
    const { askOfFirst } = withComments();
    const query =
      "comments(first: 2, after: $after) { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
    const first = await askOfFirst(query);
    expect(first).toMatchObject({
      comments: { totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } },
    });
    const after = valueAt(first, "comments.edges.1.cursor");
    expect(valueAt(first, "comments.pageInfo.endCursor")).toBe(after);
    expect(await askOfFirst(query, { after })).toMatchObject({
      comments: { pageInfo: { hasNextPage: true, hasPreviousPage: true } },
    });
  });

  test("between two cursors hold what is between them", async () => {
    const { askOfFirst } = withComments();
    const cursors = valueAt(await askOfFirst("comments(first: 5) { edges { cursor } }"), "comments.edges");
    const [after, before] = [valueAt(cursors, "0.cursor"), valueAt(cursors, "3.cursor")];
    expect(
      await askOfFirst("comments(first: 5, after: $after, before: $before) { nodes { body } }", { after, before }),
    ).toEqual({ comments: { nodes: bodies("two", "three") } });
  });

  test("hold when comments are added between them", async () => {
    const made = withComments();
    const between = (page: number) => made.people.comment({ by: "bo", number: 1, body: `after ${page}` });
    const found = await allNodes(made, "comments", "first: 2", "body", { between });
    expect(found.nodes).toEqual(bodies(...words, "after 1", "after 2", "after 3"));
  });

  test("hold when the comment at the cursor is deleted between them", async () => {
    const made = withComments();
    const between = (page: number) => {
      if (page === 1) made.people.deleteComment({ by: "ana", id: made.ids[1] ?? 0 });
    };
    const found = await allNodes(made, "comments", "first: 2", "body", { between });
    expect(found.nodes).toEqual(bodies(...words));
  });

  test("ordered by change show a comment again that changes between them, and lose none", async () => {
    const made = withComments();
    const between = (page: number) => {
      if (page > 1) return;
      made.pass(60);
      made.people.editComment({ by: "ana", id: made.ids[0] ?? 0, body: "one, better" });
    };
    const found = await allNodes(made, "comments", "first: 2, orderBy: { field: UPDATED_AT, direction: ASC }", "body", {
      between,
    });
    expect(found.nodes).toEqual(bodies("one", "two", "three", "four", "five", "one, better"));
  });

  test("of a timeline count what is left and what is shown", async () => {
    const { askOfFirst } = withComments();
    const query =
      "timelineItems(first: 2, after: $after, itemTypes: [ISSUE_COMMENT]) { totalCount filteredCount pageCount pageInfo { endCursor } }";
    const first = await askOfFirst(query);
    expect(first).toMatchObject({ timelineItems: { totalCount: 5, filteredCount: 5, pageCount: 2 } });
    const after = valueAt(first, "timelineItems.pageInfo.endCursor");
    expect(await askOfFirst(query, { after })).toMatchObject({
      timelineItems: { totalCount: 5, filteredCount: 3, pageCount: 2 },
    });
  });
});

describe("in rough weather", () => {
  function rough(seed = 1): GraphqlWorld {
    const made = withPullRequest({ weather: "rough", seed });
    for (const name of words) {
      createLabel(made.world, made.world.ownActor, { name });
      made.people.label({ by: "ana", number: 1, add: name });
    }
    made.pass(60);
    return made;
  }

  test("a page has two nodes, whatever is asked for, and says that there are more", async () => {
    const made = withComments(rough());
    made.pass(60);
    expect(await made.askOfFirst("comments(first: 100) { nodes { body } pageInfo { hasNextPage } }")).toEqual({
      comments: { nodes: bodies("one", "two"), pageInfo: { hasNextPage: true } },
    });
    expect(await allNodes(made, "comments", "first: 100", "body")).toEqual({ nodes: bodies(...words), pages: 3 });
    expect(await allNodes(made, "comments", "last: 100", "body", { backwards: true })).toEqual({
      nodes: bodies(...words),
      pages: 3,
    });
  });

  test("what GitHub orders by nothing comes in an order of the seed's, complete all the same", async () => {
    const names = async (seed: number) => {
      const { nodes } = await allNodes(rough(seed), "labels", "first: 100", "name");
      return nodes.map((node) => String(valueAt(node, "name")));
    };
    const orders = await Promise.all([1, 2, 3].map(names));
    for (const order of orders) expect([...order].sort()).toEqual([...words].sort());
    expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(1);
    expect(await names(1)).toEqual(orders[0]);
  });

  test("an order that is asked for is kept", async () => {
    const { nodes } = await allNodes(rough(), "labels", "first: 100, orderBy: { field: NAME, direction: ASC }", "name");
    expect(nodes).toEqual([...words].sort().map((name) => ({ name })));
  });

  test("team members come shuffled, two at a time", async () => {
    const { people, ask } = aWorld({ weather: "rough" });
    people.setTeam({ team: "tsc", members: words });
    const answer = await ask(
      '{ organization(login: "example") { team(slug: "tsc") { members(first: 100) { totalCount nodes { login } pageInfo { hasNextPage } } } } }',
    );
    expect(valueAt(answer, "data.organization.team.members")).toMatchObject({
      totalCount: 5,
      nodes: [{}, {}],
      pageInfo: { hasNextPage: true },
    });
  });

  test("reads lag behind writes, and catch up", async () => {
    const made = rough();
    made.people.comment({ by: "ana", number: 1, body: "Hello" });
    made.people.push({ by: "pat", number: 1, files: { "b.md": "b\n" } });
    const query = "changedFiles comments { totalCount } commits { totalCount }";
    expect(await made.askOfFirst(query)).toEqual({
      changedFiles: 1,
      comments: { totalCount: 0 },
      commits: { totalCount: 1 },
    });
    made.pass(made.world.lagSeconds);
    expect(await made.askOfFirst(query)).toEqual({
      changedFiles: 2,
      comments: { totalCount: 1 },
      commits: { totalCount: 2 },
    });
  });

  test("a mutation answers from the present", async () => {
    const made = rough();
    const subjectId = made.world.present.threads.get(1)?.pullRequest?.nodeId;
    const answer = await made.ask(
      'mutation($id: ID!) { addComment(input: { subjectId: $id, body: "Hello" }) { commentEdge { node { body pullRequest { comments { totalCount } } } } } }',
      { id: subjectId },
    );
    expect(valueAt(answer, "data.addComment.commentEdge.node")).toEqual({
      body: "Hello",
      pullRequest: { comments: { totalCount: 1 } },
    });
    expect(await made.askOfFirst("comments { totalCount }")).toEqual({ comments: { totalCount: 0 } });
  });
});

describe("bounds", () => {
  test.each([
    [
      "comments { nodes { body } }",
      "MISSING_PAGINATION_BOUNDARIES",
      "You must provide a `first` or `last` value to properly paginate the `comments` connection.",
    ],
    [
      "comments(first: 101) { nodes { body } }",
      "EXCESSIVE_PAGINATION",
      "Requesting 101 records on the `comments` connection exceeds the `first` limit of 100 records.",
    ],
    [
      'comments(first: 1, after: "nonsense") { nodes { body } }',
      "INVALID_CURSOR_ARGUMENTS",
      "`nonsense` does not appear to be a valid cursor.",
    ],
  ])("%s is refused in GitHub's words", async (selection, type, message) => {
    const { ask } = withPullRequest();
    const answer = await ask(inFirst(selection));
    expect(answer).toMatchObject({ errors: [{ type, message, path: ["repository", "pullRequest", "comments"] }] });
  });

  test("counting needs none", async () => {
    expect(await withComments().askOfFirst("comments { totalCount }")).toEqual({ comments: { totalCount: 5 } });
  });

  test("more than half a million possible nodes are refused before anything is read", async () => {
    const { ask } = withPullRequest();
    const query = `query($size: Int!) { rateLimit { nodeCount cost } repository(owner: "example", name: "proposals") {
      pullRequests(first: 100) { nodes { comments(first: 100) { nodes { reactions(first: $size) { totalCount } } } } }
    } }`;
    expect(await ask(query, { size: 48 })).toMatchObject({ data: { rateLimit: { nodeCount: 490_100, cost: 49 } } });
    expect(await ask(query, { size: 50 })).toEqual({
      errors: [
        {
          type: "MAX_NODE_LIMIT_EXCEEDED",
          message: "This query requests up to 510,100 possible nodes which exceeds the maximum limit of 500,000.",
        },
      ],
    });
  });
});
