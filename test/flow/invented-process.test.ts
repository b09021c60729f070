import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { presetsOf } from "../../src/presets/load-presets.ts";
import { type Flow, startFlow } from "./flow-harness.ts";

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

const charm = `---
name: A charm against rain
singers: Pat (@pat)
standing: Whispered
---

It does not rain.
`;

let flow: Flow;
afterEach(() => flow.stop());

describe("a process whose words nobody has heard", () => {
  test("runs from Whispered to Bound, without numbers, in its own zone, and can be broken later", async () => {
    const presets = presetsOf(new Map([["guild", fixture("guild.yml")]]));
    const files = { ".github/lastcall.yml": fixture("guild-policy.yml"), "README.md": "Charms.\n" };
    flow = await startFlow(files, "2026-03-02T09:00:00Z", presets);
    const { sandbox, settle } = flow;
    const { people, world, view } = sandbox;
    for (const login of ["ana", "bo", "chen", "mia", "pat"]) people.ensure(login);
    people.ensure("wanda", { permission: "admin" });
    const { number } = people.open({ by: "pat", files: { "charms/charm-rain.md": charm } });
    await settle(number);
    expect(view.thread(number).labels).toEqual(["status: Whispered"]);
    expect(view.thread(number).assignees).toEqual(["mia"]);

    // The author may ask too; the clocks in Zurich are an hour ahead, from 29 March on two.
    world.setClock("2026-03-26T09:00:00Z");
    people.comment({ by: "pat", number, body: "/sing 3d" });
    await settle(number);
    expect(view.thread(number).labels).toEqual(["status: Sung", "ballot: open"]);
    people.comment({ by: "ana", number, body: "/approve" });
    people.review({ by: "bo", number, verdict: "approve" });
    await settle(number, "2026-03-29T21:59:00Z");
    expect(view.thread(number).labels).toContain("status: Sung");
    await settle(number, "2026-03-29T22:02:00Z");
    expect(view.thread(number).labels).toEqual(["status: Bound"]);
    const path = "charms/charm-rain.md";
    const text = () => new TextDecoder().decode(view.file(path, view.thread(number).head ?? "") ?? new Uint8Array());
    expect(text()).toBe(charm.replace("Whispered", "Bound\nsilence-on: 2026-03-29"));

    people.comment({ by: "wanda", number, body: "/undo-charm wholly" });
    await settle(number);
    expect(view.thread(number).labels).toEqual(["status: Broken"]);
    const decision = view.thread(number).checks.find((check) => check.name === "lastcall/decision");
    expect(decision?.conclusion).toBe("failure");
  });
});
