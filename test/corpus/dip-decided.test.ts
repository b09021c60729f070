/**
 * Real proposals through the whole job: from the opening to the decision in one process.
 * A few stand for the corpus here; `lastcall demo --proposal FILE` does the same with any.
 */
import { afterEach, describe, expect, test } from "vitest";
import { difference } from "../../src/rehearsal/narration/header.ts";
import { type Flow, startFlow } from "../flow/flow-harness.ts";
import { corpus } from "./corpora.ts";

const policy = `extends: dip
roles:
  tsc: { users: [ana, bo, chen] }
  managers: { users: [mia] }
  lead-maintainer: { users: [lee] }
`;
const dips = corpus("dip");
const bytesOf = (name: string): Uint8Array => dips.files.find((file) => file.name === name)?.bytes ?? new Uint8Array();

let flow: Flow;
afterEach(() => flow.stop());

const opened = async (name: string): Promise<number> => {
  flow = await startFlow({ ".github/lastcall.yml": policy }, "2026-03-02T09:00:00Z");
  const { people } = flow.sandbox;
  for (const login of ["ana", "bo", "chen", "mia", "lee", "pat"]) people.ensure(login);
  const { number } = people.open({ by: "pat", files: { [`dips/${name}`]: bytesOf(name) } });
  await flow.settle(number);
  return number;
};
const present = (number: number): Uint8Array => {
  const { view } = flow.sandbox;
  const { head, changedFiles } = view.thread(number);
  return view.file(changedFiles[0] ?? "", head ?? "") ?? new Uint8Array();
};

describe.skipIf(dips.absent !== null)("a document of DIP", () => {
  // The largest, in MDX; one that says Last Call already.
  test.each(["dip-1.mdx", "dip-161.md"])("%s is Accepted, its other bytes untouched", async (name) => {
    const number = await opened(name);
    const { people, view } = flow.sandbox;
    people.comment({ by: "mia", number, body: "/last-call 14d" });
    await flow.settle(number);
    for (const by of ["ana", "bo"]) people.comment({ by, number, body: "/approve" });
    await flow.settle(number, "2026-03-17T09:00:00Z");
    expect(view.thread(number).labels).toEqual(["status: Accepted"]);
    const changed = difference(bytesOf(name), present(number));
    expect(changed).toMatchObject({ bodyIsSame: true, restIsSame: true });
    for (const line of [...changed.removed, ...changed.added]) {
      expect(line).toMatch(/^(?:dip|status|last[-_ ]call[-_ ]end[-_ ]date):/i);
    }
  });

  test("with a date that is none is stopped, named at its line, and left as it is", async () => {
    const number = await opened("dip-182.md");
    flow.sandbox.people.comment({ by: "mia", number, body: "/last-call 14d" });
    await flow.settle(number);
    const { labels, checks } = flow.sandbox.view.thread(number);
    expect(labels).toEqual(["status: Draft"]);
    const format = checks.find((check) => check.name === "lastcall/format");
    expect(format?.conclusion).toBe("failure");
    expect(format?.annotations).toContainEqual(expect.objectContaining({ path: "dips/dip-182.md", startLine: 8 }));
    expect(Buffer.compare(present(number), bytesOf("dip-182.md"))).toBe(0);
  });
});
