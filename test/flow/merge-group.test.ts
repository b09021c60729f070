/** The job for a merge group: what it does twice, half, refused and too late. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sha } from "../../src/core/model/names.ts";
import type { MergeGroupSubject, Subject } from "../../src/core/model/subject.ts";
import { addSeconds } from "../../src/core/time/instant.ts";
import { evaluateSubject } from "../../src/evaluate-subject.ts";
import { type Flow, startFlow } from "./flow-harness.ts";

const policy = `extends: dip
roles:
  tsc: { users: [ana, bo, chen] }
  managers: { users: [mia] }
  lead-maintainer: { users: [lee] }
  maintainers: { users: [lou] }
`;

let flow: Flow;
let group: MergeGroupSubject;
let deliveries = 0;

/** The queue asks; a check that nobody posts keeps the group there. */
beforeEach(async () => {
  flow = await startFlow({ ".github/lastcall.yml": policy, "README.md": "Proposals.\n" }, "2026-03-02T09:00:00Z");
  const { sandbox, settle } = flow;
  sandbox.people.ensure("max", { permission: "write" });
  const { number } = sandbox.people.open({ by: "pat", files: { "README.md": "All proposals.\n" } });
  await settle(number);
  pass(60);
  sandbox.people.foreignCheck({ number, name: "build", conclusion: "success" });
  sandbox.world.setMergeQueue({ checks: ["lastcall/format", "lastcall/decision", "build"] });
  sandbox.people.enqueue({ by: "max", number });
  const head = sandbox.view.mergeGroups()[0]?.head as Sha;
  group = { kind: "merge-group", repository: sandbox.view.repository().id, head, base: "main" };
});
afterEach(() => flow.stop());

const tell = (action: "checks_requested" | "destroyed") => {
  const { dependencies, sandbox } = flow;
  deliveries += 1;
  return dependencies.store.saveDelivery({
    id: `group-${deliveries}`,
    event: "merge_group",
    action,
    payload: {},
    receivedAt: dependencies.now(),
    subjects: [group],
    ignored: null,
    installation: sandbox.app.installationId,
    repository: sandbox.view.repository(),
  });
};
const look = () => evaluateSubject(flow.dependencies, group);
const lookAtMember = () =>
  evaluateSubject(flow.dependencies, { kind: "thread", repository: group.repository, number: 1 });
const pass = (seconds: number) => flow.sandbox.world.setClock(addSeconds(flow.dependencies.now(), seconds));
const checks = () =>
  flow.sandbox.view
    .mergeGroups()
    .find(({ head }) => head === group.head)
    ?.checks.map(({ name, status, conclusion }) => `${name} ${conclusion ?? status}`)
    .sort();
const writes = () => flow.sandbox.view.requests().filter(({ kind }) => kind === "write").length;
const skipped = ["lastcall/decision skipped", "lastcall/format skipped"];

describe("a merge group", () => {
  test("is answered when its member has been looked at, and then nothing is left to do", async () => {
    await tell("checks_requested");
    await look();
    expect(checks()).toEqual(["lastcall/decision in_progress", "lastcall/format in_progress"]);
    await lookAtMember();
    await look();
    expect(checks()).toEqual(skipped);
    const before = writes();
    await look();
    await lookAtMember();
    await look();
    expect(writes()).toBe(before);
    expect((await flow.dependencies.store.load(group)).deliveries).toEqual([]);
  });

  test("is asked again until its member stands", async () => {
    await tell("checks_requested");
    await look();
    const { store, now } = flow.dependencies;
    expect((await store.load(group)).notes.group).toMatchObject({ members: [1], asked: { 1: now() } });
    pass(15);
    await look();
    expect((await store.load(group)).notes.group?.asked).toEqual({ 1: now() });
    await lookAtMember();
    await look();
    expect(checks()).toEqual(skipped);
  });

  test.each([
    ["before the work", false],
    ["after it", true],
  ])("is answered whole though a request broke off %s", async (_, afterDoing) => {
    await tell("checks_requested");
    await look();
    await lookAtMember();
    flow.sandbox.world.failRequests({ next: 1, status: 0, afterDoing, match: "write" });
    await look();
    expect(checks()).not.toEqual(skipped);
    pass(60);
    await look();
    expect(checks()).toEqual(skipped);
    expect((await flow.dependencies.store.load(group)).notes.failures).toBe(0);
  });

  test("is not asked for what GitHub refuses again and again", async () => {
    const { sandbox, dependencies } = flow;
    await tell("checks_requested");
    sandbox.world.failRequests({ next: 2, status: 422, match: "write" });
    await look();
    const before = writes();
    for (let times = 0; times < 5; times += 1) {
      pass(3);
      await look();
    }
    expect(writes()).toBe(before);
    expect((await dependencies.store.load(group)).notes.problems).toHaveLength(2);
    pass(60);
    await look();
    await lookAtMember();
    await look();
    expect(checks()).toEqual(skipped);
  });

  test("is given up where the App may not see the queue, and found by a look at everything", async () => {
    const { sandbox, dependencies } = flow;
    await tell("checks_requested");
    sandbox.world.setPermissions({ metadata: "read", contents: "write", pull_requests: "write", checks: "write" });
    await look();
    expect(await dependencies.store.load(group)).toMatchObject({ deliveries: [], notes: { failures: 0 } });
    expect(checks()).toEqual([]);
    sandbox.world.setPermissions({
      ...{ metadata: "read", contents: "write", pull_requests: "write", checks: "write" },
      ...{ issues: "write", merge_queues: "read" },
    });
    await evaluateSubject(dependencies, { kind: "installation", installation: sandbox.app.installationId });
    expect((await dependencies.store.load(group)).deliveries).toHaveLength(1);
  });

  test("is looked at again when a member stands otherwise while it is in the queue", async () => {
    const { sandbox, dependencies, settle } = flow;
    const { people, view } = sandbox;
    const { number } = people.open({ by: "pat", files: { "governance/calendar.md": "Mondays.\n" } });
    people.comment({ by: "lou", number, body: "/approve" });
    await settle(number);
    people.foreignCheck({ number, name: "build", conclusion: "success" });
    people.enqueue({ by: "max", number });
    group = { ...group, head: view.mergeGroups().at(-1)?.head as Sha };
    pass(60);
    await tell("checks_requested");
    await look();
    await settle(1);
    await settle(number);
    await look();
    expect(checks()).toEqual(["lastcall/decision success", "lastcall/format neutral"]);

    const woken: Subject[] = [];
    const { store } = dependencies;
    const enqueue = async (subject: Subject) => void woken.push(subject);
    pass(60);
    people.comment({ by: "lou", number, body: "/reject because Mondays are taken" });
    await evaluateSubject(
      { ...dependencies, store: { ...store, enqueue } },
      { kind: "thread", repository: group.repository, number },
    );
    expect(woken).toContainEqual(group);
    await look();
    expect(checks()).toEqual(["lastcall/decision failure", "lastcall/format neutral"]);
  });

  test("that is gone is left alone, also when an event comes late", async () => {
    const { sandbox, dependencies } = flow;
    sandbox.people.dequeue({ by: "max", number: 1 });
    await tell("checks_requested");
    await tell("destroyed");
    await look();
    await tell("checks_requested");
    await look();
    expect(checks()).toEqual([]);
    for (let times = 0; times < 10; times += 1) {
      pass(15);
      await look();
    }
    expect(checks()).toEqual([]);
    expect((await dependencies.store.load(group)).notes.group ?? null).toBeNull();
  });

  test("of a repository without a policy is nobody's business", async () => {
    const { sandbox } = flow;
    sandbox.people.commit({ by: "example-owner", files: { ".github/lastcall.yml": null } });
    const head = sandbox.view.mergeGroups().at(-1)?.head as Sha;
    group = { ...group, head };
    await tell("checks_requested");
    await look();
    expect(checks()).toEqual([]);
    expect((await flow.dependencies.store.load(group)).notes.group ?? null).toBeNull();
  });
});
