/** The kept index in the whole flow: one commit for many changes, none for none, and none lost or doubled when GitHub fails. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import type { Subject } from "../../src/core/model/subject.ts";
import { evaluateSubject } from "../../src/evaluate-subject.ts";
import { type Flow, startFlow } from "./flow-harness.ts";

const policy = `extends: dip
index: { file: PROPOSALS.md }
roles:
  tsc: { users: [ana, bo, chen, dee, eli] }
  managers: { users: [mia] }
  lead-maintainer: { users: [lee] }
`;

const proposal = (title: string): string => `---
dip: (this is determined by the DIP Manager)
title: ${title}
authors: Pat (@pat)
status: Draft
type: Standard
created: 03/02/2026
---

# Summary

Fees.
`;

let flow: Flow;
let index: Subject;
const titles = ["Fees", "Rates", "Tolls"];

beforeEach(async () => {
  flow = await startFlow({ ".github/lastcall.yml": policy }, "2026-03-02T09:00:00Z");
  const { people, view } = flow.sandbox;
  for (const login of ["ana", "bo", "chen", "dee", "eli", "mia", "pat"]) people.ensure(login);
  people.ensure("lee", { permission: "maintain" });
  index = { kind: "index", repository: view.repository().id };
  for (const title of titles) {
    const { number } = people.open({ by: "pat", branch: title, files: { [`dips/dip-${title}.md`]: proposal(title) } });
    await flow.settle(number);
  }
});
afterEach(() => flow.stop());

const commits = (): number =>
  flow.sandbox.view.commits("main").filter(({ message }) => message.includes("index")).length;
const inFile = (): string => new TextDecoder().decode(flow.sandbox.view.file("PROPOSALS.md") ?? new Uint8Array());
const due = (): Promise<Instant | null> => flow.dependencies.store.nextLookAt();

/** Lets so many seconds pass, and looks at the index. */
const lookAfter = async (seconds: number): Promise<void> => {
  const { world } = flow.sandbox;
  world.setClock(new Date(Date.parse(world.now()) + seconds * 1000).toISOString().replace(".000", ""));
  await evaluateSubject(flow.dependencies, index);
};

describe("the kept index", () => {
  test("is written once for many changes, and not again for none", async () => {
    for (const [place] of titles.entries()) await flow.settle(place + 1, "2026-03-02T09:00:16Z" as Instant);
    expect(await due()).toBe("2026-03-02T09:00:30Z");
    await lookAfter(14);
    expect(commits()).toBe(1);
    for (const title of titles) expect(inFile()).toContain(`[${title}]`);
    await lookAfter(60);
    expect(commits()).toBe(1);
  });

  test("is not written twice when the answer was lost, and is written when the work was", async () => {
    flow.sandbox.world.failRequests({ next: 1, status: 502, afterDoing: true, match: "createCommitOnBranch" });
    await lookAfter(30);
    await lookAfter(60);
    expect(commits()).toBe(1);
    flow.sandbox.people.commit({ by: "lee", files: { "PROPOSALS.md": null } });
    flow.sandbox.world.failRequests({ next: 1, status: 502, match: "createCommitOnBranch" });
    await lookAfter(60);
    expect(inFile()).toBe("");
    await lookAfter(60);
    expect(inFile()).toContain("[Fees]");
  });

  test("is made again from what somebody pushed in between", async () => {
    const before = "# Ours\n\n<!-- lastcall:index -->\n<!-- /lastcall:index -->\n";
    const pushed = (): unknown => flow.sandbox.people.commit({ by: "lee", files: { "PROPOSALS.md": before } });
    const { writer } = flow.dependencies;
    const commit: typeof writer.commit = async (place, request) => {
      pushed();
      return writer.commit(place, request);
    };
    flow.sandbox.world.setClock("2026-03-02T09:01:00Z");
    await evaluateSubject({ ...flow.dependencies, writer: { ...writer, commit } }, index);
    expect([commits(), inFile()]).toEqual([0, before]);
    expect(await due()).not.toBeNull();
    await lookAfter(60);
    expect(commits()).toBe(1);
    expect(inFile()).toMatch(/^# Ours\n\n<!-- lastcall:index -->\n[\s\S]*\[Fees\]/);
  });
});
