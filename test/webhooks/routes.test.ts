import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { routeDelivery } from "../../src/webhooks/routes.ts";

const own = { appId: 5, botLogin: "lastcall[bot]" };
const repository = { id: 9, name: "proposals", owner: { login: "example" }, default_branch: "main" };
const ana = { login: "ana", type: "User" };
const bot = { login: "Lastcall[bot]", type: "Bot" };
const base = { installation: { id: 3 }, repository, sender: ana };

const thread = (number: number) => [{ kind: "thread", repository: 9, number }];
const wholeRepository = [{ kind: "repository", repository: 9 }];
const wholeInstallation = [{ kind: "installation", installation: 3 }];
const push = (more: object) => ({ ...base, ref: "refs/heads/main", forced: false, deleted: false, ...more });
const groupHead = "5".repeat(40);
const group = (base: string) => [{ kind: "merge-group", repository: 9, head: groupHead, base }];
const groupPush = (more: object) =>
  push({ ref: `refs/heads/gh-readonly-queue/release/2/pr-7-${"6".repeat(40)}`, commits: [], ...more });
const touching = (path: string) => [{ added: [], modified: [path], removed: [] }];

describe("a delivery leads to", () => {
  const cases: readonly (readonly [string, string, object, unknown])[] = [
    ["the pull request", "pull_request", { action: "opened", pull_request: { number: 1 } }, thread(1)],
    [
      "the pull request, by an unknown action",
      "pull_request",
      { action: "new-word", pull_request: { number: 1 } },
      thread(1),
    ],
    [
      "our own push, too",
      "pull_request",
      { action: "synchronize", sender: bot, pull_request: { number: 1 } },
      thread(1),
    ],
    [
      "the thread of a comment",
      "issue_comment",
      { action: "created", issue: { number: 2 }, comment: { id: 7 } },
      thread(2),
    ],
    [
      "a comment of ours that a person edits",
      "issue_comment",
      { action: "edited", issue: { number: 2 }, comment: { id: 7, performed_via_github_app: { id: 5 } } },
      thread(2),
    ],
    [
      "the reviewed pull request",
      "pull_request_review",
      { action: "dismissed", pull_request: { number: 4 }, review: { id: 1 } },
      thread(4),
    ],
    ["the issue", "issues", { action: "closed", issue: { number: 6 } }, thread(6)],
    [
      "a group of a merge queue that asks for checks",
      "merge_group",
      { action: "checks_requested", merge_group: { head_sha: groupHead, base_ref: "refs/heads/release/2" } },
      group("release/2"),
    ],
    [
      "a group that is gone",
      "merge_group",
      { action: "destroyed", reason: "dequeued", merge_group: { head_sha: groupHead, base_ref: "refs/heads/main" } },
      group("main"),
    ],
    ["the same by the push of its branch", "push", groupPush({ after: groupHead, deleted: false }), group("release/2")],
    ["the same by its end", "push", groupPush({ before: groupHead, deleted: true }), group("release/2")],
    ["a policy that is pushed", "push", push({ commits: touching(".github/lastcall.yml") }), wholeRepository],
    ["a forced push, which may hide it", "push", push({ forced: true, commits: [] }), wholeRepository],
    ["a push without its commits", "push", push({}), wholeRepository],
    [
      "the index, for a push of other files",
      "push",
      push({ commits: touching("README.md") }),
      [{ kind: "index", repository: 9 }],
    ],
    [
      "the threads of a check that is asked for again",
      "check_run",
      {
        action: "rerequested",
        check_run: {
          app: { id: 5 },
          pull_requests: [
            { number: 1, base: { repo: { id: 9 } } },
            { number: 8, base: { repo: { id: 77 } } },
          ],
        },
      },
      thread(1),
    ],
    [
      "the commit of a check of a fork's",
      "check_run",
      { action: "rerequested", check_run: { app: { id: 5 }, head_sha: groupHead, pull_requests: [] } },
      [{ kind: "commit", repository: 9, sha: groupHead }],
    ],
    [
      "all, where not even the commit is named",
      "check_run",
      { action: "rerequested", check_run: { app: { id: 5 }, pull_requests: [] } },
      wholeRepository,
    ],
    [
      "all checks asked for again",
      "check_suite",
      { action: "rerequested", check_suite: { app: { id: 5 }, pull_requests: [{ number: 2 }] } },
      thread(2),
    ],
    ["a label that is gone", "label", { action: "deleted", label: { name: "x" } }, wholeRepository],
    ["a repository that was renamed", "repository", { action: "renamed" }, wholeRepository],
    ["a new installation", "installation", { action: "created", repository: undefined }, wholeInstallation],
    [
      "new permissions",
      "installation",
      { action: "new_permissions_accepted", repository: undefined },
      wholeInstallation,
    ],
    [
      "new repositories",
      "installation_repositories",
      { action: "added", repositories_added: [{ id: 9 }], repository: undefined },
      wholeInstallation,
    ],
    [
      "an account that was renamed",
      "installation_target",
      { action: "renamed", repository: undefined },
      wholeInstallation,
    ],
  ];
  test.each(cases)("%s", (_name, event, payload, subjects) => {
    const routing = routeDelivery(event, { ...base, ...payload }, own);
    expect(routing).toMatchObject({ subjects, ignored: null, installation: 3 });
  });
});

describe("a delivery is ignored, with the reason,", () => {
  const cases: readonly (readonly [string, string, unknown])[] = [
    [
      "for our own comment",
      "issue_comment",
      { ...base, action: "created", sender: bot, issue: { number: 2 }, comment: { id: 7 } },
    ],
    [
      "for our own comment under an older name of the App",
      "issue_comment",
      {
        ...base,
        action: "created",
        sender: { login: "old[bot]", type: "Bot" },
        issue: { number: 2 },
        comment: { id: 7, performed_via_github_app: { id: 5 } },
      },
    ],
    ["for our own label", "pull_request", { ...base, action: "labeled", sender: bot, pull_request: { number: 1 } }],
    ["for our own assignment", "issues", { ...base, action: "assigned", sender: bot, issue: { number: 1 } }],
    ["for a request for review", "pull_request", { ...base, action: "review_requested", pull_request: { number: 1 } }],
    [
      "for a push to another branch",
      "push",
      push({ ref: "refs/heads/other", commits: touching(".github/lastcall.yml") }),
    ],
    ["for a push of our own", "push", push({ commits: touching("README.md"), sender: bot })],
    ["for a check of ours that is new", "check_run", { ...base, action: "created", check_run: { app: { id: 5 } } }],
    ["for another App's check", "check_run", { ...base, action: "rerequested", check_run: { app: { id: 6 } } }],
    ["when the App is removed", "installation", { ...base, action: "deleted" }],
    [
      "when repositories are taken away",
      "installation_repositories",
      { ...base, action: "removed", repositories_removed: [{ id: 9 }] },
    ],
    ["for a star", "star", { ...base, action: "created" }],
    ["for a ping", "ping", { zen: "…" }],
    ["for an event that nobody knows", "constructor", base],
    ["without a repository", "issue_comment", { action: "created", issue: { number: 1 } }],
    ["with a payload of another shape", "issue_comment", { ...base, action: 7 }],
    ["with no payload", "push", null],
  ];
  test.each(cases)("%s", (_name, event, payload) => {
    const { subjects, ignored } = routeDelivery(event, payload, own);
    expect(subjects).toEqual([]);
    expect(ignored).toMatch(/^.+\.$/);
  });
});

test("every payload that GitHub publishes as an example is routed or ignored, and none is misread", () => {
  const examples = createRequire(import.meta.url)("@octokit/webhooks-examples") as readonly {
    readonly name: string;
    readonly examples: readonly unknown[];
  }[];
  const misread: string[] = [];
  for (const { name, examples: payloads } of examples) {
    for (const payload of payloads) {
      const { subjects, ignored } = routeDelivery(name, payload, own);
      if (subjects.length === 0 && ignored === null) misread.push(name);
      if (ignored?.includes("not the shape")) misread.push(name);
    }
  }
  expect(examples.length).toBeGreaterThan(30);
  expect(misread).toEqual([]);
});
