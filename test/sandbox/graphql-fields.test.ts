import { type GraphQLOutputType, getNamedType, isLeafType } from "graphql";
import { describe, expect, test } from "vitest";
import { createCheckRun } from "../../src/sandbox/acts/checks.ts";
import { beginDiscussion } from "../../src/sandbox/acts/discussions.ts";
import { createLabel } from "../../src/sandbox/acts/labels.ts";
import { resolvers } from "../../src/sandbox/graphql/resolvers.ts";
import { githubSchema } from "../../src/sandbox/graphql/schema.ts";
import type { World } from "../../src/sandbox/model/world.ts";
import { type GraphqlWorld, withPullRequest } from "./graphql-world.ts";

/** A thread with one of everything. */
function livelyWorld(): GraphqlWorld & { readonly head: string } {
  const made = withPullRequest();
  const { world, people, head } = made;
  const label = createLabel(world, world.ownActor, { name: "status: Draft", color: "aabbcc", description: "At work" });
  people.ensure("mia", { permission: "maintain" });
  people.setTeam({ team: "tsc", members: ["ana", "bo"] });
  people.setTeam({ team: "tsc-chairs", members: ["chen"], parent: "tsc" });
  const { id } = people.comment({ by: "ana", number: 1, body: "/approve" });
  people.editComment({ by: "ana", id, body: "/reject" });
  people.react({ by: "bo", commentId: id, content: "+1" });
  const review = people.review({ by: "bo", number: 1, verdict: "approve" });
  people.label({ by: "mia", number: 1, add: label.name });
  people.unlabel({ by: "mia", number: 1, remove: label.name });
  people.label({ by: "mia", number: 1, add: label.name });
  people.assign({ by: "mia", number: 1, add: ["mia", "ana"] });
  people.assign({ by: "mia", number: 1, remove: ["ana"] });
  people.editDescription({ by: "pat", number: 1, title: "Fee schedule", body: "What it costs" });
  people.setDraft({ by: "pat", number: 1, draft: true });
  people.setDraft({ by: "pat", number: 1, draft: false });
  people.dismissReview({ by: "mia", id: review.id, message: "Out of date" });
  const gone = people.comment({ by: "bo", number: 1, body: "Never mind" });
  people.deleteComment({ by: "mia", id: gone.id });
  people.createBranch({ by: "mia", branch: "next" });
  people.retarget({ by: "mia", number: 1, base: "next" });
  people.lock({ by: "mia", number: 1, locked: true });
  people.lock({ by: "mia", number: 1, locked: false });
  createCheckRun(world, world.ownActor, world.ownApp.id, head, {
    name: "lastcall/format",
    conclusion: "failure",
    title: "One finding",
    annotations: [
      {
        path: "dips/dip-fees.md",
        startLine: 1,
        endLine: 1,
        startColumn: null,
        endColumn: null,
        level: "failure",
        message: "No header",
        title: null,
        rawDetails: null,
      },
    ],
  });
  people.close({ by: "mia", number: 1 });
  people.reopen({ by: "mia", number: 1 });
  people.issue({ by: "pat", title: "A question" });
  const rule = { checks: [], atATime: 5, timeoutSeconds: 60, lastSpeaksForAll: false };
  world.repository.mergeQueues.set("next", rule);
  people.enqueue({ by: "mia", number: 1 });
  people.dequeue({ by: "mia", number: 1 });
  world.repository.mergeQueues.delete("next");
  world.repository.mergeQueues.set("main", rule);
  const { number } = people.open({ by: "pat", files: { "dips/dip-other.md": "Other\n" } });
  people.enqueue({ by: "mia", number });
  const [category] = world.discussionCategories;
  if (category !== undefined) beginDiscussion(world, world.ownActor, category, { title: "News", body: "It began." });
  return made;
}

describe("every field that the stand-in has", () => {
  const made = livelyWorld();
  people(made);

  function people({ people }: GraphqlWorld): void {
    people.push({ by: "pat", number: 1, files: { "dips/dip-fees.md": "Fees, again\n" }, force: true });
    people.merge({ by: "mia", number: 1 });
    people.deleteBranch({ by: "mia", branch: "fees" });
  }

  test.each(nodesToAsk(made.world))("%s has the type that GitHub's schema says", async (typeName, id) => {
    const query = `query($id: ID!) { node(id: $id) { ... on ${typeName} { __typename ${everyField(typeName)} } } }`;
    const answer = await made.ask(query, { id });
    expect(answer.errors).toBeUndefined();
    expect(answer).toMatchObject({ data: { node: { __typename: typeName } } });
  });

  test("no type with an id of its own is left out", () => {
    const asked = nodesToAsk(made.world).map(([typeName]) => typeName);
    // Reached below: through the timeline, a tree, a comment's groups, a pull request that is still open.
    const elsewhere = ["Query", "Mutation", "TreeEntry", "ReactionGroup", "PullRequestCommit"];
    expect(Object.keys(resolvers).filter((name) => !asked.includes(name) && !elsewhere.includes(name))).toEqual([]);
  });

  test("entries of a tree and groups of reactions, too", async () => {
    const answer = await made.ask(`{ repository(owner: "example", name: "proposals") {
      object(expression: "HEAD:") { ... on Tree { entries { ${everyField("TreeEntry")} } } }
      pullRequest(number: 1) { comments(first: 1) { nodes { reactionGroups { ${everyField("ReactionGroup")} } } } }
    } }`);
    expect(answer.errors).toBeUndefined();
  });
});

/** All fields that need no argument; of connections and entities as much as always works. */
function everyField(typeName: string): string {
  const type = githubSchema().getType(typeName);
  if (type === undefined || !("getFields" in type)) throw new Error(typeName);
  const known = type.getFields();
  return Object.keys(resolvers[typeName] ?? {})
    .flatMap((name) => {
      const field = known[name];
      if (field === undefined || !("args" in field)) return [];
      const needsArguments = name === "object" || field.args.some((argument) => String(argument.type).endsWith("!"));
      if (needsArguments) return [];
      return [name + selectionOf(field.type, name)];
    })
    .join(" ");
}

function selectionOf(type: GraphQLOutputType, name: string): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (named.name.endsWith("Connection")) {
    const page =
      "{ totalCount nodes { __typename } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
    return `(first: 2) ${name === "timelineItems" ? page.replace("{ ", "{ filteredCount pageCount updatedAt ") : page}`;
  }
  return " { __typename }";
}

function nodesToAsk(world: World): [string, string][] {
  const found: [string, string][] = [];
  const state = world.present;
  const thread = state.threads.get(1);
  const issue = state.threads.get(2);
  const run = [...state.checkRuns.values()][0];
  if (thread === undefined || thread.pullRequest === null || issue === undefined || run === undefined)
    throw new Error();
  const words = (kind: string) =>
    kind
      .split("_")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("");
  const names: Readonly<Record<string, string>> = { Renamed: "RenamedTitle" };
  for (const event of thread.events) {
    const name = words(event.kind);
    if (event.kind !== "committed") found.push([`${names[name] ?? name}Event`, event.nodeId]);
  }
  const { comments, reviews, pullRequest } = thread;
  const [comment] = comments;
  found.push(["PullRequest", pullRequest.nodeId], ["Issue", issue.nodeId]);
  for (const one of comments) found.push(["IssueComment", one.nodeId]);
  for (const one of reviews) found.push(["PullRequestReview", one.nodeId]);
  for (const one of comment?.reactions ?? []) found.push(["Reaction", one.nodeId]);
  for (const one of thread.revisions) found.push(["UserContentEdit", one.nodeId]);
  for (const one of state.labels.values()) found.push(["Label", one.nodeId]);
  for (const one of world.accounts.values()) found.push([one.kind, one.nodeId]);
  for (const one of world.teams.values()) found.push(["Team", one.nodeId]);
  for (const one of world.discussions) found.push(["Discussion", one.nodeId]);
  for (const one of world.discussionCategories) found.push(["DiscussionCategory", one.nodeId]);
  for (const one of world.apps.values()) found.push(["App", one.nodeId]);
  for (const one of state.queue) found.push(["MergeQueueEntry", one.nodeId]);
  found.push(["Repository", world.repository.nodeId], ["CheckRun", run.nodeId]);
  const opaque = (prefix: string, key: string | number) =>
    `${prefix}_${Buffer.from(String(key)).toString("base64url")}`;
  found.push(["CheckSuite", opaque("CS", run.suiteId)], ["Commit", opaque("C", run.headSha)]);
  const tree = world.git.commit(run.headSha)?.tree ?? "";
  const blob = world.git.tree(tree)?.find(({ name }) => name === "README.md")?.sha ?? "";
  found.push(
    ["Tree", opaque("TR", tree)],
    ["Blob", opaque("B", blob)],
    ["Ref", opaque("REF", `${world.repositoryId}:main`)],
    ["MergeQueue", opaque("MQ", `${world.repositoryId}:main`)],
  );
  return found;
}
