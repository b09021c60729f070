/**
 * GitHub's faults, one row a run: each kind of write meets the fault the first time that it
 * is tried, and so do some readings. Whatever the fault, the story ends as without it.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { WorldActions } from "../../src/sandbox/sandbox-api.ts";
import { type Outcome, playStory } from "./outcome.ts";

type Fault = Omit<Parameters<WorldActions["failRequests"]>[0], "next" | "match" | "skip">;

const rateLimited = {
  "x-ratelimit-remaining": "0",
  "x-ratelimit-reset": String(Date.parse("2026-03-02T09:00:30Z") / 1000),
};
const page = "<html><body><h1>Whoa there!</h1></body></html>";

const faults: readonly (readonly [string, Fault])[] = [
  ["404", { status: 404 }],
  ["500", { status: 500 }],
  ["502 after having done it", { status: 502, afterDoing: true }],
  ["502 with a page instead of JSON", { status: 502, afterDoing: true, body: page }],
  ["403 with retry-after", { status: 403, headers: { "retry-after": "20" } }],
  ["403, a secondary limit without a time", { status: 403 }],
  [
    "403, the hour's requests used up",
    { status: 403, headers: rateLimited, body: { message: "API rate limit exceeded" } },
  ],
  ["429 with retry-after", { status: 429, headers: { "retry-after": "20" } }],
  ["429", { status: 429 }],
  ["a connection that is reset", { status: 0 }],
  ["a connection that is reset after the work", { status: 0, afterDoing: true }],
  ["200 with a page instead of JSON, the work done", { status: 200, afterDoing: true, body: page }],
  [
    "200 with half an answer, the work done",
    { status: 200, afterDoing: true, body: '{"id": 12', headers: { "content-type": "application/json" } },
  ],
  ["200 with nothing, the work done", { status: 200, afterDoing: true, body: "" }],
];

/** Parts of operations: one of each kind of write that the story makes. */
const writes = [
  "POST /repos/example/proposals/labels",
  "check-runs",
  "createCommitOnBranch",
  "PATCH",
  "reactions",
  "assignees",
  "DELETE",
  "issues/1/labels",
  "issues/1/comments",
];

let calm: Outcome;
beforeAll(async () => {
  calm = await playStory();
}, 60_000);

describe("GitHub answers", () => {
  test.each(faults)("%s, and everything ends as without", { timeout: 120_000 }, async (_name, fault) => {
    const outcome = await playStory(({ sandbox: { world } }) => {
      for (const match of writes) world.failRequests({ ...fault, next: 1, match });
      for (const skip of [0, 5, 12]) world.failRequests({ ...fault, next: 1, skip, match: "read" });
    });
    expect(outcome.failures).toEqual([]);
    expect(outcome.surfaces).toEqual(calm.surfaces);
    expect(outcome.record).toEqual(calm.record);
  });
});
