import { describe, expect, test } from "vitest";
import { createCheckRun, updateCheckRun } from "../../src/sandbox/acts/checks.ts";
import { createLabel, deleteLabel, updateLabel } from "../../src/sandbox/acts/labels.ts";
import { aWorld, valueAt, withPullRequest } from "./graphql-world.ts";

describe("the timeline", () => {
  const labelled =
    "timelineItems(first: 10, itemTypes: [LABELED_EVENT]) { totalCount nodes { ... on LabeledEvent { label { name } actor { login } } } }";

  test("shows a label under the name that it has now, and a deleted one under its old name", async () => {
    const { world, people, askOfFirst } = withPullRequest();
    const label = createLabel(world, world.ownActor, { name: "vote: approve" });
    people.label({ by: "ana", number: 1, add: "vote: approve" });
    updateLabel(world, world.ownActor, label, { name: "vote: yes" });
    const nodes = (name: string) => ({
      timelineItems: { totalCount: 1, nodes: [{ label: { name }, actor: { login: "ana" } }] },
    });
    expect(await askOfFirst(labelled)).toEqual(nodes("vote: yes"));
    deleteLabel(world, world.ownActor, label);
    expect(await askOfFirst(labelled)).toEqual(nodes("vote: approve"));
  });

  test("filters by kind and by time", async () => {
    const { people, pass, askOfFirst } = withPullRequest();
    people.comment({ by: "ana", number: 1, body: "One" });
    pass(60);
    people.comment({ by: "ana", number: 1, body: "Two" });
    people.close({ by: "pat", number: 1 });
    expect(await askOfFirst("timelineItems(first: 10) { nodes { __typename } }")).toEqual({
      timelineItems: {
        nodes: ["PullRequestCommit", "IssueComment", "IssueComment", "ClosedEvent"].map((name) => ({
          __typename: name,
        })),
      },
    });
    expect(
      await askOfFirst(
        'timelineItems(first: 10, since: "2026-03-02T09:01:00Z", itemTypes: [ISSUE_COMMENT]) { nodes { ... on IssueComment { body } } }',
      ),
    ).toEqual({ timelineItems: { nodes: [{ body: "Two" }] } });
  });

  test("tells of a deleted comment who wrote it and who deleted it", async () => {
    const { people, askOfFirst } = withPullRequest();
    people.ensure("mia", { permission: "write" });
    const { id } = people.comment({ by: "ana", number: 1, body: "/approve" });
    people.deleteComment({ by: "mia", id });
    expect(
      await askOfFirst(
        "timelineItems(last: 1) { nodes { ... on CommentDeletedEvent { actor { login } deletedCommentAuthor { login } } } }",
      ),
    ).toEqual({ timelineItems: { nodes: [{ actor: { login: "mia" }, deletedCommentAuthor: { login: "ana" } }] } });
  });

  test("tells which push dismissed a review, and of a force push both commits", async () => {
    const { world, people, askOfFirst, head } = withPullRequest();
    world.repository.dismissesStaleReviews = true;
    people.review({ by: "ana", number: 1, verdict: "approve" });
    const pushed = people.push({ by: "pat", number: 1, files: { "a.md": "a\n" }, force: true });
    expect(
      await askOfFirst(
        "timelineItems(first: 5, itemTypes: [REVIEW_DISMISSED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT]) { nodes { ... on ReviewDismissedEvent { previousReviewState pullRequestCommit { commit { oid } } review { state author { login } } } ... on HeadRefForcePushedEvent { beforeCommit { oid } afterCommit { oid } } } }",
      ),
    ).toEqual({
      timelineItems: {
        nodes: [
          { beforeCommit: { oid: head }, afterCommit: { oid: pushed.head } },
          {
            previousReviewState: "APPROVED",
            pullRequestCommit: { commit: { oid: pushed.head } },
            review: { state: "DISMISSED", author: { login: "ana" } },
          },
        ],
      },
    });
  });
});

describe("contents", () => {
  const files = { "README.md": "Proposals\n", "dips/dip-1.md": "One\n", "logo.png": new Uint8Array([0, 1, 2]) };

  test("are found by revision and path, as blobs, trees and commits", async () => {
    const { ask } = aWorld({ files });
    const answer = await ask(`{ repository(owner: "example", name: "proposals") {
      text: object(expression: "main:dips/dip-1.md") { ... on Blob { text byteSize isBinary isTruncated } }
      bytes: object(expression: "HEAD:logo.png") { ... on Blob { text isBinary } }
      folder: object(expression: "refs/heads/main:dips") { ... on Tree { entries { name path type mode object { ... on Blob { text } } } } }
      commit: object(expression: "main") { ... on Commit { messageHeadline file(path: "dips/dip-1.md") { path type } } }
      missing: object(expression: "main:nothing.md") { oid }
      nowhere: object(expression: "nowhere:README.md") { oid }
      ref(qualifiedName: "refs/heads/main") { name } none: ref(qualifiedName: "other") { name }
    } }`);
    expect(answer).toEqual({
      data: {
        repository: {
          text: { text: "One\n", byteSize: 4, isBinary: false, isTruncated: false },
          bytes: { text: null, isBinary: true },
          folder: {
            entries: [
              { name: "dip-1.md", path: "dips/dip-1.md", type: "blob", mode: 33188, object: { text: "One\n" } },
            ],
          },
          commit: { messageHeadline: "Begin", file: { path: "dips/dip-1.md", type: "blob" } },
          missing: null,
          nowhere: null,
          ref: { name: "main" },
          none: null,
        },
      },
    });
  });

  test("of great size are cut, and say so", async () => {
    const { ask } = aWorld({ files: { "great.md": "x".repeat(600_000) } });
    const answer = await ask(
      '{ repository(owner: "example", name: "proposals") { object(expression: "main:great.md") { ... on Blob { text byteSize isTruncated } } } }',
    );
    expect(valueAt(answer, "data.repository.object")).toEqual({
      text: "x".repeat(512_000),
      byteSize: 600_000,
      isTruncated: true,
    });
  });

  test("have a history, by path, too", async () => {
    const { people, ask } = aWorld({ files });
    people.ensure("mia", { permission: "write" });
    const { head } = people.commit({ by: "mia", files: { "dips/dip-1.md": "Uno\n" }, message: "Translate" });
    people.commit({ by: "mia", files: { "README.md": "Propuestas\n" } });
    const answer = await ask(
      '{ repository(owner: "example", name: "proposals") { object(expression: "main") { ... on Commit { all: history { totalCount } one: history(first: 1, path: "dips/dip-1.md") { totalCount nodes { oid message } } } } } }',
    );
    expect(valueAt(answer, "data.repository.object")).toEqual({
      all: { totalCount: 3 },
      one: { totalCount: 2, nodes: [{ oid: head, message: "Translate" }] },
    });
  });
});

describe("checks", () => {
  const query =
    "commits(last: 1) { nodes { commit { checkSuites(first: 5) { nodes { status conclusion app { slug } all: checkRuns(first: 5) { totalCount } latest: checkRuns(first: 5, filterBy: { checkType: LATEST }) { nodes { name status conclusion title } } } } } } }";

  test("stand on their commit, a suite for each App", async () => {
    const { world, people, askOfFirst, head } = withPullRequest();
    const run = createCheckRun(world, world.ownActor, world.ownApp.id, head, { name: "a", status: "in_progress" });
    createCheckRun(world, world.ownActor, world.ownApp.id, head, { name: "a", status: "in_progress", title: "New" });
    people.foreignCheck({ number: 1, name: "ci", conclusion: "success" });
    const pending = { name: "a", status: "IN_PROGRESS", conclusion: null, title: "New" };
    const suites = (own: object) => ({
      commits: {
        nodes: [
          {
            commit: {
              checkSuites: {
                nodes: [
                  { app: { slug: "lastcall" }, all: { totalCount: 2 }, latest: { nodes: [pending] }, ...own },
                  {
                    app: { slug: "github-actions" },
                    status: "COMPLETED",
                    conclusion: "SUCCESS",
                    all: { totalCount: 1 },
                    latest: { nodes: [{ name: "ci", status: "COMPLETED", conclusion: "SUCCESS", title: null }] },
                  },
                ],
              },
            },
          },
        ],
      },
    });
    expect(await askOfFirst(query)).toEqual(suites({ status: "IN_PROGRESS", conclusion: null }));
    // An older run of the same name changes nothing.
    updateCheckRun(world, world.ownActor, run, { conclusion: "failure" });
    expect(await askOfFirst(query)).toEqual(suites({ status: "IN_PROGRESS", conclusion: null }));
  });

  test("are gone from the head after a push", async () => {
    const { world, people, askOfFirst, head } = withPullRequest();
    createCheckRun(world, world.ownActor, world.ownApp.id, head, { name: "a", conclusion: "success" });
    people.push({ by: "pat", number: 1, files: { "b.md": "b\n" } });
    expect(await askOfFirst(query)).toEqual({ commits: { nodes: [{ commit: { checkSuites: { nodes: [] } } }] } });
  });
});
