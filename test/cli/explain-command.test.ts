/** `lastcall explain` on the stand-in GitHub and a real database, which it must not change. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainCommand } from "../../src/cli/explain-command.ts";
import { type CommandRun, runCommand } from "../builders/run-command.ts";
import { type Flow, startFlow } from "../flow/flow-harness.ts";

const policy = `extends: dip
roles:
  tsc: { users: [ana, bo, chen, dee, eli] }
  managers: { users: [mia] }
  lead-maintainer: { users: [lee] }
`;
const proposal = (created = "03/02/2026"): string => `---
dip: (this is determined by the DIP Manager)
title: Fee schedule
authors: Pat (@pat)
status: Draft
type: Standard
created: ${created}
---

# Summary

Fees.

# Specification

One.

# Rationale

Less.

# Copyright Notice

Public.
`;

let flow: Flow;
let decided: number;
let untouched: number;
let broken: number;

const environment = (): Record<string, string> => ({
  APP_ID: String(flow.sandbox.app.appId),
  PRIVATE_KEY: flow.sandbox.app.privateKey,
  WEBHOOK_SECRET: flow.sandbox.app.webhookSecret,
  GHE_HOST: new URL(flow.sandbox.url).host,
  GHE_PROTOCOL: "http",
  LASTCALL_THROTTLE: "off",
  DATABASE_URL: flow.databaseUrl,
});

const run = (args: readonly string[], given = environment()): Promise<CommandRun> =>
  runCommand(explainCommand, args, { environment: given, wallClock: () => flow.sandbox.world.now() });

beforeAll(async () => {
  flow = await startFlow({ ".github/lastcall.yml": policy, "README.md": "Proposals.\n" }, "2026-03-02T09:00:00Z");
  const { people, world } = flow.sandbox;
  for (const login of ["ana", "bo", "chen", "dee", "eli", "mia", "lee", "pat"]) people.ensure(login);
  decided = people.open({ by: "pat", files: { "dips/dip-fees.md": proposal() } }).number;
  await flow.settle(decided);
  world.setClock("2026-03-04T09:02:00Z");
  people.comment({ by: "mia", number: decided, body: "/last-call 14d" });
  await flow.settle(decided);
  people.comment({ by: "ana", number: decided, body: "/approve" });
  untouched = people.open({ by: "pat", files: { "dips/dip-second.md": proposal() } }).number;
  broken = people.open({ by: "pat", files: { "dips/dip-third.md": proposal("30/02/2026") } }).number;
});
afterAll(() => flow.stop());

describe("lastcall explain", () => {
  test("tells status, next step, vote and plan in plain lines, the newest vote with them", async () => {
    const { code, out, err } = await run([`example/proposals#${decided}`]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^example\/proposals#1: Update dips\/dip-fees\.md\n/);
    expect(out).toContain("Status: Last Call, since ");
    expect(out).toContain("Manager: mia");
    expect(out).toMatch(/Next: .*2 more approvals are needed/);
    expect(out).toMatch(/Vote "acceptance", round 1, open until .*: 1 approve, 0 reject, 0 abstain, 4 not voted yet/);
    expect(out).toContain("Findings: none");
    expect(out).toMatch(/The App would now:\n- post the check lastcall\/decision: in progress/);
  });

  test("tells it of a pull request that the App has not looked at, as data", async () => {
    const { code, out } = await run([`Example/Proposals#${untouched}`, "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      thread: `Example/Proposals#${untouched}`,
      policy: "policy",
      status: "Draft",
      steward: "mia",
      findings: [],
      plan: expect.arrayContaining([
        expect.objectContaining({
          kind: "create-check",
          words: "post the check lastcall/format: success, No problems",
        }),
      ]),
    });
  });

  test("finds what is to be mended, and says so with its exit code", async () => {
    const { code, out } = await run([`example/proposals#${broken}`]);
    expect(code).toBe(1);
    expect(out).toMatch(/Findings:\n- dips\/dip-third\.md:7:10: .*\(header-date\)/);
  });

  test("writes nothing, on GitHub or in the record", async () => {
    const writes = () => flow.sandbox.view.requests().filter(({ kind }) => kind === "write").length;
    const { store } = flow.dependencies;
    const repository = flow.sandbox.view.repository().id;
    const before = [
      writes(),
      await store.verify(repository),
      await store.subjects(repository),
      await store.nextLookAt(),
    ];
    for (const number of [decided, untouched, broken]) await run([`example/proposals#${number}`]);
    expect([
      writes(),
      await store.verify(repository),
      await store.subjects(repository),
      await store.nextLookAt(),
    ]).toEqual(before);
  });

  test.each([
    [["example/proposals"], /write it as owner\/repo#12/],
    [["example/proposals#99"], /There is no #99 in example\/proposals/],
    [["example/other#1"], /not installed on example\/other/],
  ])("%j could not be told", async (args, why) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(why);
  });

  test("needs the environment of the App, and names all that is missing", async () => {
    const { code, err, out } = await run([`example/proposals#${decided}`, "--format", "json"], {});
    expect(code).toBe(2);
    expect(err).toMatch(/- APP_ID[\s\S]*- WEBHOOK_SECRET[\s\S]*- PRIVATE_KEY/);
    expect(JSON.parse(out)).toHaveProperty("error");
  });
});
