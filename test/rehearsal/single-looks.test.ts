/** The second run with single looks: where stretches end, what is compared, and that it can fail. */
import { describe, expect, test } from "vitest";
import type { EntryAnswer } from "../../src/rehearsal/app-answers.ts";
import { parseScenario } from "../../src/rehearsal/language/parse-scenario.ts";
import { firstDifference } from "../../src/rehearsal/single-looks/first-difference.ts";
import { stretchesOf } from "../../src/rehearsal/single-looks/stretches-of.ts";
import { failuresOf, runWithFakeApp } from "./run-with-fake-app.ts";

const opening =
  "  - open: { by: pat, as: fees, files: { dips/dip-fees.md: { template: dip, title: Fee schedule } } }\n";

const stretches = (steps: string): readonly (readonly [number, number])[] => {
  const reading = parseScenario("x.yml", `name: x\nstart: 2026-03-02T09:00:00Z\nsteps:\n${opening}${steps}`);
  if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
  return [...stretchesOf(reading.scenario)];
};
const ana = `  - comment: { by: ana, as: first, body: "/approve" }\n`;
const bo = "  - review: { by: bo, verdict: approve }\n";
const chen = `  - label: { by: chen, add: "vote: approve" }\n`;

describe("stretches", () => {
  test.each([
    ["votes over three channels", ana + bo + chen, [2, 2, 2]],
    ["expectations are passed over", `${ana}  - expect: { status: Draft }\n${bo}`, [2, null, 2]],
    ["time that passes, with what ends in it", `${ana}  - after: 20d\n${bo}`, [2, 2, 2]],
    [
      "an edit of what was written before it",
      `${ana}${"  - set_file: { a.md: x }\n"}${bo}  - edit_comment: { comment: first, body: x }\n`,
      [null, null, 4, 4],
    ],
    ["not with one act alone", `${ana}  - after: 20d\n`, [null, null]],
    [
      "a button that must come off first",
      `${ana}${chen}  - label: { by: dee, add: "vote: approve" }\n${bo}`,
      [2, 2, 4, 4],
    ],
    [
      "an edit of what was not read yet",
      `${ana}${bo}  - edit_comment: { comment: first, body: x }\n${chen}`,
      [2, 2, 4, 4],
    ],
    ["changed facts", `${ana}  - set_file: { a.md: x }\n${bo}${chen}`, [null, null, 4, 4]],
    [
      "a push on files that the App wrote",
      `${ana}  - push: { by: pat, files: { a.md: x } }\n${bo}`,
      [null, null, null],
    ],
    [
      "something of the App's",
      `${ana}${bo}  - edit_comment: { by: mia, comment: status, body: x }\n${chen}`,
      [2, 2, null, null],
    ],
    ["another start", `${ana}${bo}  - restart: kill\n${chen}`, [2, 2, null, null]],
    ["a comment that nobody sees", `${ana}${bo}  - comment: { by: dee, body: x, held_back: true }\n`, [2, 2, null]],
    [
      "after a disturbance of the network nothing",
      `${ana}${bo}  - reorder: true\n${chen}${ana.replace("as: first, ", "")}`,
      [2, 2, null, null, null],
    ],
  ])("%s", (_what, steps, wanted) => {
    const found = new Map(stretches(steps));
    expect(wanted.map((_, place) => found.get(place + 2) ?? null)).toEqual(wanted);
  });

  test("one thread at a time", () => {
    const other = opening.replaceAll("fees", "other");
    const found = stretches(`${other}${ana.replace("by: ana", "by: ana, pull_request: fees")}${bo}${chen}`);
    expect(found).toEqual([
      [4, 4],
      [5, 4],
    ]);
  });
});

const sha = (letter: string): string => letter.repeat(40);
const vote = (id: number, by: string, port: number, head: string): EntryAnswer => ({
  seq: id,
  subject: "thread:700000001:1",
  at: "2026-03-02T09:01:00Z",
  cause: { kind: "act", act: `comment:${id}:0:0`, by: { login: by, id: 7 } },
  fact: {
    kind: "vote",
    choice: "approve",
    head,
    url: `http://127.0.0.1:${port}/example/proposals/pull/1#issuecomment-${id}`,
  },
});
const ownHead: EntryAnswer = {
  seq: 9,
  subject: "thread:700000001:1",
  at: "2026-03-02T09:00:07Z",
  cause: { kind: "happening", id: "push:1", by: null },
  fact: { kind: "head", own: true, sha: sha("c") },
};

describe("two records are the same", () => {
  const many = [vote(11, "ana", 4001, sha("a")), ownHead, vote(15, "bo", 4001, sha("c"))];
  test("but for ids, addresses, shas and the App's own heads", () => {
    expect(firstDifference(many, [vote(11, "ana", 4002, sha("a")), vote(12, "bo", 4002, sha("a"))])).toBeNull();
  });

  const single = [vote(11, "ana", 4002, sha("a")), vote(12, "bo", 4002, sha("a"))];
  const [first, second] = single as [EntryAnswer, EntryAnswer];
  test.each<readonly [string, readonly EntryAnswer[], RegExp]>([
    ["another instant", [first, { ...second, at: "2026-03-02T09:05:00Z" }], /entry 2 .*09:05:00Z.*09:01:00Z/],
    ["another person", [first, vote(12, "dee", 4002, sha("a"))], /"dee.*"bo/],
    ["another order", [second, first], /entry 1/],
    ["one less", [first], /entry 2 of thread:700000001:1 is missing/],
    ["one more", [first, second, { ...first, fact: { kind: "moved" } }], /entry 3 .*"moved".*is missing/],
    ["one act named for another", [first, { ...second, cause: { ...second.cause, act: "comment:11:0:0" } }], /id-1/],
  ])("not with %s", (_what, entries, sentence) => {
    expect(firstDifference(many, entries)).toMatch(sentence);
  });
});

describe("a rehearsal with single looks", () => {
  const steps = `${opening}${ana}${bo}  - comment: { by: dee, body: "/approve" }\n  - after: 1d\n`;
  test("passes when the look leaves no trace", async () => {
    expect(failuresOf(await runWithFakeApp(`${opening}${ana}${bo}`, "no-status", "", true))).toEqual([]);
  });
  test("fails when entries carry the instant of the look", async () => {
    const report = await runWithFakeApp(steps, "no-status,stamps-looks", "", true);
    expect(failuresOf(report)).toEqual([expect.stringMatching(/^With one look at the end of each stretch .*entry \d/)]);
    expect(report.steps.at(-1)?.step).toBe("what every rehearsal checks");
  });
  test("is not made when it is not wanted", async () => {
    expect(failuresOf(await runWithFakeApp(steps, "no-status,stamps-looks"))).toEqual([]);
  });
});
