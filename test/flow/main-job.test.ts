import { afterEach, describe, expect, test } from "vitest";
import type { Subject } from "../../src/core/model/subject.ts";
import { explainAfresh } from "../../src/explain.ts";
import { type Flow, startFlow } from "./flow-harness.ts";

const policy = `extends: dip
roles:
  tsc: { users: [ana, bo, chen, dee, eli] }
  managers: { users: [mia] }
  lead-maintainer: { users: [lee] }
`;

const proposal = `---
dip: (this is determined by the DIP Manager)
title: Fee schedule
authors: Pat (@pat)
status: Draft
type: Standard
created: 03/02/2026
---

# Summary

Fees.
`;

let flow: Flow;
afterEach(() => flow.stop());

describe("a proposal", () => {
  test("goes from its opening to Accepted", async () => {
    flow = await startFlow({ ".github/lastcall.yml": policy, "README.md": "Proposals.\n" }, "2026-03-02T09:00:00Z");
    const { sandbox, settle } = flow;
    const { people, world, view } = sandbox;
    for (const login of ["ana", "bo", "chen", "dee", "eli", "mia", "lee", "pat"]) people.ensure(login);
    const { number } = people.open({ by: "pat", files: { "dips/dip-fees.md": proposal } });
    await settle(number);
    const labels = () => view.thread(number).labels;
    expect(labels()).toEqual(["status: Draft"]);
    expect(view.thread(number).assignees).toEqual(["mia"]);

    world.setClock("2026-03-04T09:02:00Z");
    people.comment({ by: "mia", number, body: "/last-call 14d" });
    await settle(number);
    expect(labels()).toEqual(["status: Last Call", "ballot: open"]);
    world.setClock("2026-03-05T09:00:00Z");
    people.comment({ by: "ana", number, body: "/approve" });
    people.review({ by: "bo", number, verdict: "approve" });
    people.label({ by: "chen", number, add: "vote: approve" });
    await settle(number, "2026-03-20T09:00:00Z");

    expect(labels()).toEqual(["status: Accepted"]);
    const head = view.thread(number).head ?? "";
    const file = new TextDecoder().decode(view.file(`dips/dip-${number}.md`, head) ?? new Uint8Array());
    expect(file).toContain(
      `dip: ${number}\ntitle: Fee schedule\nauthors: Pat (@pat)\nstatus: Accepted\nlast-call-end-date: 03/18/2026\n`,
    );
    const checks = view.thread(number).checks.map(({ name, status, conclusion }) => [name, status, conclusion]);
    expect(checks).toContainEqual(["lastcall/decision", "completed", "success"]);
    const subject: Subject = { kind: "thread", repository: view.repository().id, number };
    const again = await explainAfresh(flow.dependencies, subject);
    expect(again.kind === "explained" && again.plan.map((effect) => effect.key)).toEqual([]);
    expect((await flow.dependencies.store.verify(view.repository().id)).kind).toBe("sound");
  });
});
