import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import { hashText } from "../../src/core/record/text-hash.ts";
import type { StoredDelivery } from "../../src/store/store.ts";
import { expectationsOf, expectationsOfAll } from "../../src/webhooks/expectations.ts";

const delivery = (event: string, action: string, payload: object): StoredDelivery => ({
  id: "1",
  event,
  action,
  payload: { action, ...payload },
  receivedAt: "2026-03-02T09:00:00Z" as Instant,
});
const shown = (...deliveries: readonly StoredDelivery[]): readonly string[] =>
  expectationsOfAll(deliveries).map(({ kind, value }) => `${kind} ${value}`);

describe("a delivery says what must show", () => {
  const head = { sha: "a".repeat(40) };
  const label = { label: { name: "vote: approve" }, sender: { login: "Ana" } };
  const cases: readonly (readonly [string, string, object, readonly string[]])[] = [
    ["issue_comment", "created", { comment: { id: 7, body: "x" } }, ["comment 7"]],
    ["issue_comment", "edited", { comment: { id: 7, body: "x" } }, [`comment-text 7:${hashText("x")}`]],
    ["issue_comment", "deleted", { comment: { id: 7 } }, ["comment-gone 7"]],
    ["pull_request_review", "submitted", { review: { id: 8 } }, ["review 8"]],
    ["pull_request_review", "dismissed", { review: { id: 8 } }, ["review-dismissed 8"]],
    ["pull_request_review", "edited", { review: { id: 8 } }, []],
    ["pull_request", "opened", { pull_request: { number: 1, head } }, [`head ${head.sha}`]],
    ["pull_request", "synchronize", { pull_request: { number: 1, head } }, [`head ${head.sha}`]],
    ["pull_request", "reopened", { pull_request: { number: 1, head } }, [`head ${head.sha}`, "thread-state open"]],
    ["pull_request", "closed", { pull_request: { number: 1, merged: true } }, ["thread-state merged"]],
    ["pull_request", "closed", { pull_request: { number: 1, merged: false } }, ["thread-state closed"]],
    [
      "pull_request",
      "labeled",
      { ...label, pull_request: { number: 1, updated_at: "2026-03-02T09:00:10Z" } },
      ["labeled-event vote: approve|ana|2026-03-02T09:00:05Z"],
    ],
    [
      "pull_request",
      "unlabeled",
      { ...label, pull_request: { number: 1, updated_at: "2026-03-02T09:00:10Z" } },
      ["unlabeled-event vote: approve|ana|2026-03-02T09:00:05Z"],
    ],
    ["pull_request", "edited", { pull_request: { number: 1 } }, []],
    ["issues", "closed", { issue: { number: 1 } }, ["thread-state closed"]],
    ["push", "", {}, []],
  ];
  test.each(cases)("%s %s", (event, action, payload, expected) => {
    expect(shown(delivery(event, action, payload))).toEqual(expected);
  });

  test("for a minute", () => {
    expect(expectationsOf(delivery("issue_comment", "created", { comment: { id: 7 } }))).toMatchObject([
      { until: "2026-03-02T09:01:00Z" },
    ]);
  });

  test("and nothing, when its payload has another shape", () => {
    expect(expectationsOf(delivery("issue_comment", "created", { comment: "none" }))).toEqual([]);
  });
});

test("what a later delivery contradicts is not expected any more", () => {
  const pushed = (sha: string) =>
    delivery("pull_request", "synchronize", { pull_request: { number: 1, head: { sha } } });
  const closed = delivery("pull_request", "closed", { pull_request: { number: 1 } });
  const reopened = delivery("pull_request", "reopened", { pull_request: { number: 1 } });
  const written = delivery("issue_comment", "created", { comment: { id: 7, body: "x" } });
  const edited = (body: string) => delivery("issue_comment", "edited", { comment: { id: 7, body } });
  const deleted = delivery("issue_comment", "deleted", { comment: { id: 7 } });
  expect(shown(pushed("a"), pushed("b"))).toEqual(["head b"]);
  expect(shown(closed, reopened)).toEqual(["thread-state open"]);
  expect(shown(written, edited("y"), edited("z"))).toEqual(["comment 7", `comment-text 7:${hashText("z")}`]);
  expect(shown(written, edited("y"), deleted)).toEqual(["comment-gone 7"]);
});
