/** The stand-in's merge queue: what it builds, asks, merges and takes out, and what it tells of that. */
import { describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/sandbox-api.ts";
import { aSandbox, at, deviations, type Received, type Tried } from "./a-sandbox.ts";
import { problemsOfPayload } from "./github-schemas.ts";

const checks = ["lastcall/decision"];

/** A queue on `main`, and as many pull requests as asked for, each with its required check green. */
const aQueue = async (
  count: number,
  rule: Parameters<Sandbox["world"]["setMergeQueue"]>[0] = { checks },
): Promise<Tried & { readonly post: (head: string, conclusion: string) => Promise<unknown> }> => {
  const tried = await aSandbox();
  const { sandbox, octokit } = tried;
  sandbox.people.ensure("max", { permission: "write" });
  sandbox.world.setMergeQueue(rule);
  const post = (head: string, conclusion: string) =>
    octokit.checks.create({
      ...at,
      name: "lastcall/decision",
      head_sha: head,
      status: "completed",
      conclusion,
    } as never);
  for (let number = 1; number <= count; number += 1) {
    const { head } = sandbox.people.open({ by: "ana", files: { [`dips/dip-${number}0.md`]: `Text ${number}\n` } });
    await post(head, "success");
  }
  return { ...tried, post };
};

const groupOf = (sandbox: Sandbox, number: number) => {
  const group = sandbox.view.mergeGroups().findLast((one) => one.number === number);
  if (group === undefined) throw new Error(`#${number} has had no group.`);
  return group;
};

const told = (received: readonly Received[]): readonly string[] =>
  received
    .filter(({ event, payload }) => event === "merge_group" || /queued|closed/.test(String(payload.action)))
    .map(({ payload }) => {
      const { action, reason, number } = payload as { readonly [key: string]: unknown };
      return [action, reason, number].filter((one) => one !== undefined).join(" ");
    });

describe("a merge queue", () => {
  test("tests the head on its base, and merges exactly what was tested", async () => {
    const { sandbox, received, exchanges, post } = await aQueue(1);
    sandbox.people.enqueue({ by: "max", number: 1 });
    const group = groupOf(sandbox, 1);
    expect(group).toMatchObject({ members: [1], ended: null, checks: [] });
    expect(sandbox.view.mergeQueue()).toEqual([1]);
    await post(group.head, "success");
    await sandbox.world.settled();
    expect(sandbox.view.thread(1).merged).toBe(true);
    expect(sandbox.view.commits("main")[0]?.sha).toBe(group.head);
    expect(told(received)).toEqual(["enqueued 1", "checks_requested", "closed 1", "destroyed merged"]);
    expect(received.flatMap(({ event, payload }) => problemsOfPayload(event, payload))).toEqual([]);
    expect(received.find(({ event }) => event === "merge_group")?.payload).toMatchObject({
      merge_group: {
        head_sha: group.head,
        base_sha: group.base,
        base_ref: "refs/heads/main",
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${group.base}`,
      },
    });
    expect(deviations(exchanges)).toEqual([]);
  });

  test("builds each group on those ahead of it, and anew when one of these is taken out", async () => {
    const { sandbox, received, post } = await aQueue(3);
    for (const number of [1, 2, 3]) sandbox.people.enqueue({ by: "max", number });
    const [first, second, third] = [1, 2, 3].map((number) => groupOf(sandbox, number));
    expect([first?.members, second?.members, third?.members]).toEqual([[1], [1, 2], [1, 2, 3]]);
    expect(second?.base).toBe(first?.head);
    await post(second?.head ?? "", "failure");
    expect(sandbox.view.mergeQueue()).toEqual([1, 2, 3]);
    await post(first?.head ?? "", "success");
    await sandbox.world.settled();
    expect(sandbox.view.mergeQueue()).toEqual([3]);
    expect(groupOf(sandbox, 3)).toMatchObject({ members: [3], base: first?.head, ended: null });
    expect(sandbox.view.mergeGroups().map(({ ended }) => ended)).toEqual(["merged", "dequeued", "invalidated", null]);
    expect(told(received)).toContain("dequeued CI_FAILURE 2");
    expect(received.flatMap(({ event, payload }) => problemsOfPayload(event, payload))).toEqual([]);
  });

  test.each([
    ["takes out what failed", { checks }, [1, 2], "failure", "success", [false, true]],
    [
      "merges it with what passed where the rule lets the last one speak",
      { checks, lastSpeaksForAll: true },
      [1, 2],
      "failure",
      "success",
      [true, true],
    ],
    [
      "takes out both where the last one failed, too",
      { checks, lastSpeaksForAll: true },
      [1, 2],
      "failure",
      "failure",
      [false, false],
    ],
  ] as const)("%s", async (_, rule, numbers, one, other, merged) => {
    const { sandbox, post } = await aQueue(2, rule);
    for (const number of numbers) sandbox.people.enqueue({ by: "max", number });
    await post(groupOf(sandbox, 2).head, other);
    await post(groupOf(sandbox, 1).head, one);
    if (sandbox.view.mergeQueue().length > 0) await post(groupOf(sandbox, 2).head, other);
    expect(numbers.map((number) => sandbox.view.thread(number).merged)).toEqual(merged);
  });

  test("waits no longer for checks than its rule says", async () => {
    const { sandbox, received } = await aQueue(1, { checks, timeoutMinutes: 30 });
    sandbox.people.enqueue({ by: "max", number: 1 });
    sandbox.world.setClock("2026-03-02T09:29:59Z");
    expect(sandbox.view.mergeQueue()).toEqual([1]);
    sandbox.world.setClock("2026-03-02T09:30:00Z");
    expect(sandbox.view.mergeQueue()).toEqual([]);
    await sandbox.world.settled();
    expect(told(received).slice(-2)).toEqual(["dequeued CI_TIMEOUT 1", "destroyed dequeued"]);
  });

  test.each([
    ["pushed to", (sandbox: Sandbox) => sandbox.people.push({ by: "ana", number: 1, files: { "a.md": "A\n" } })],
    ["closed", (sandbox: Sandbox) => sandbox.people.close({ by: "ana", number: 1 })],
    ["made a draft", (sandbox: Sandbox) => sandbox.people.setDraft({ by: "ana", number: 1, draft: true })],
    ["taken out", (sandbox: Sandbox) => sandbox.people.dequeue({ by: "max", number: 1 })],
    ["without its queue", (sandbox: Sandbox) => sandbox.world.setMergeQueue(null)],
  ])("what is %s is not in it any more", async (_, happen) => {
    const { sandbox } = await aQueue(1);
    sandbox.people.enqueue({ by: "max", number: 1 });
    happen(sandbox);
    expect(sandbox.view.mergeQueue()).toEqual([]);
    expect(groupOf(sandbox, 1).ended).toBe("dequeued");
  });

  test("does not take what has not passed, nor let anybody past it", async () => {
    const { sandbox, post } = await aQueue(1);
    const { head } = sandbox.people.open({ by: "ana", files: { "b.md": "B\n" } });
    const enqueue = () => sandbox.people.enqueue({ by: "max", number: 2 });
    expect(enqueue).toThrow("Not all required status checks");
    await post(head, "action_required");
    expect(enqueue).toThrow("Not all required status checks");
    await post(head, "skipped");
    enqueue();
    expect(enqueue).toThrow("already");
    expect(() => sandbox.people.merge({ by: "max", number: 1 })).toThrow("merge queue");
    expect(() => sandbox.people.enqueue({ by: "ana", number: 1 })).toThrow("write permission");
  });

  test("is told in GraphQL, to whom may read merge queues", async () => {
    const { sandbox, octokit } = await aQueue(2);
    for (const number of [1, 2]) sandbox.people.enqueue({ by: "max", number });
    const query = `{ repository(owner: "example", name: "proposals") { mergeQueue(branch: "main") { entries(first: 10) {
      totalCount nodes { position state headCommit { oid } baseCommit { oid } pullRequest { number headRefOid isInMergeQueue } } } }
      other: mergeQueue(branch: "next") { id } } }`;
    const ask = async () => (await octokit.request("POST /api/graphql", { baseUrl: sandbox.url, query })).data;
    const entry = (number: number) => ({
      position: number,
      state: "AWAITING_CHECKS",
      headCommit: { oid: groupOf(sandbox, number).head },
      baseCommit: { oid: groupOf(sandbox, number).base },
      pullRequest: { number, headRefOid: sandbox.view.thread(number).head, isInMergeQueue: true },
    });
    expect(await ask()).toEqual({
      data: { repository: { mergeQueue: { entries: { totalCount: 2, nodes: [entry(1), entry(2)] } }, other: null } },
    });
    sandbox.world.setPermissions({ metadata: "read", pull_requests: "write", contents: "read" });
    expect(await ask()).toMatchObject({ errors: [{ type: "FORBIDDEN" }, { type: "FORBIDDEN" }] });
  });
});
