import { describe, expect, test } from "vitest";
import { failuresOf, runWithFakeApp } from "./run-with-fake-app.ts";

const opening = `  - open: { by: pat, as: fees, files: { dips/dip-fees.md: { template: dip, title: Fee schedule } } }\n`;
const failing = async (steps: string, behaviour = "", head = ""): Promise<readonly string[]> =>
  failuresOf(await runWithFakeApp(opening + steps, behaviour, head));

describe("a run", () => {
  test("passes when everything expected is so", async () => {
    const failures = await failing(`
  - comment: { by: ana, body: "/approve" }
  - expect: { status: First, manager: Mia, number: 1, title: Fee, labels: [], merged: false, closed: false }
  - expect: { tally: { approve: 1, silent: "<= 4", needed: 3, outcome: pending, voters: { ana: approve } } }
  - expect: { ballot: { state: open, round: 1, question: acceptance, seats: [ana] }, refusal: null }
  - comment: { by: pat, body: "/no" }
  - expect: { refusal: not-a-steward }
  - expect: { refusal: "Only mia", comments: 0, requests: { reads: 0, writes: "<= 1" }, announcements: 0 }
  - expect: { record: { contains: [pull_request, issue_comment], count: { issue_comment: 2 } } }
  - expect: { file: { path: dips/dip-fees.md, contains: ["title: Fee schedule", "/^authors: Pat \\\\(@pat\\\\)$/m"] } }
`);
    expect(failures).toEqual([]);
  });

  test("names what was expected and what is so", async () => {
    const failures = await failing(`
  - expect:
      status: Second
      labels: ["status: First"]
      manager: ana
      number: 2
      title: Costs
      checks: { lastcall/format: success }
      tally: { approve: 3, outcome: passed }
      refusal: any
      comment: { slot: status, contains: x }
      file: { path: dips/none.md, contains: x }
      record: [vote]
      group: {}
`);
    expect(failures).toMatchInlineSnapshot(`
      [
        "status: expected "Second", got "First".",
        "labels: expected "status: First"; got none.",
        "manager: expected "ana", got "mia".",
        "number: expected 2, got 1.",
        "title: expected Costs, got "Fee schedule"; the document's is "Fee schedule".",
        "check lastcall/format: expected success, got none; there are none.",
        "tally, approve: expected 3, got 0 (approve 0, silent 5, needed 3, pending).",
        "tally, outcome: expected "passed", got "pending".",
        "refusal: expected any, got none.",
        "comment status: expected one, got none; there are none.",
        "file dips/none.md: expected one, got none.",
        "record: expected vote in this order, got push, pull_request.",
        "group: this version of the App does not lead groups yet, so nothing can be expected of one.",
      ]
    `);
  });

  test("stops at every instant at which the App wants to look", async () => {
    const report = await runWithFakeApp(
      `${opening}  - expect: { status: First }\n  - after: 2d\n  - expect: { status: Second }\n`,
      "looks",
    );
    expect(failuresOf(report)).toEqual([]);
  });

  test("ends when GitHub would not do what a person does", async () => {
    const report = await runWithFakeApp(`${opening}  - merge: { by: pat }\n  - expect: { merged: true }\n`);
    expect(failuresOf(report)).toEqual([expect.stringContaining("pat may not merge")]);
    expect(report.steps).toHaveLength(2);
  });

  test("remembers over a kill, a clean restart and a downtime", async () => {
    const failures = await failing(`
  - comment: { by: ana, body: one }
  - restart: kill
  - restart: clean
  - expect: { record: { count: { issue_comment: 1 } } }
  - downtime: 6h
  - comment: { by: ana, body: two }
  - expect: { record: { count: { issue_comment: 1 } } }
  - comment: { by: ana, body: three }
  - expect: { record: { count: { issue_comment: 2 } } }
`);
    expect(failures).toEqual([]);
  });

  test("doubles deliveries", async () => {
    const failures = await failing(
      `  - duplicate: 3\n  - comment: { by: ana, body: one }\n  - expect: { record: { count: { issue_comment: 3 } } }\n`,
    );
    expect(failures).toEqual([]);
  });

  test.each([
    ["endless", /still wants to look at 2026-03-02T09:00:00Z after 50 looks/],
    ["dies", /stopped by itself|could not be reached/],
    ["silent-start", /stopped by itself/],
  ])("is given up with a sentence when the App is %s", async (behaviour, sentence) => {
    const report = await runWithFakeApp(opening, behaviour);
    expect(report.brokeDown).toMatch(sentence);
  });

  test.each([
    ["restless", ["Planning #1 again is not empty: create-comment (status)."]],
    ["unsound", [expect.stringContaining("The record does not verify")]],
    ["leaves", ["The App tried to reach 192.0.2.1:443."]],
  ])("checks without being asked: %s", async (behaviour, wanted) => {
    expect(await failing("", behaviour)).toEqual(wanted);
  });

  test("notices a status that no label shows", async () => {
    const report = await runWithFakeApp(opening);
    expect(report.steps.at(-1)?.failures).toEqual(["#1 carries no status label; the record says First."]);
  });
});
