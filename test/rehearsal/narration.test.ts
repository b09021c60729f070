import { createColors } from "picocolors";
import { describe, expect, test } from "vitest";
import { foldRepeats } from "../../src/rehearsal/narration/fold-repeats.ts";
import { runAsData } from "../../src/rehearsal/narration/json.ts";
import { wrapped } from "../../src/rehearsal/narration/story.ts";
import { summaryInWords, TextNarration } from "../../src/rehearsal/narration/text.ts";
import type { ScenarioReport, StepReport } from "../../src/rehearsal/report.ts";

const aStep = (about: Partial<StepReport>): StepReport => ({
  number: 1,
  line: 7,
  step: "pat opens a pull request with dips/dip-fees.md",
  note: null,
  at: "2026-03-02T09:00:00Z",
  isExpectation: false,
  before: [],
  after: [],
  failures: [],
  ...about,
});
const aReport = (about: Partial<ScenarioReport>): ScenarioReport => ({
  file: "fees.yml",
  name: "Fees",
  proves: ["D3"],
  steps: [],
  problems: [],
  brokeDown: null,
  ...about,
});
const told = (report: ScenarioReport, quiet = false): string => {
  const parts: string[] = [];
  const narration = new TextNarration((text) => parts.push(text), createColors(false), quiet);
  narration.begin(report.name, report.file);
  for (const step of report.steps) narration.step(step);
  narration.end(report);
  return parts.join("");
};

const run = aReport({
  steps: [
    aStep({ after: [{ at: "2026-03-02T09:00:00Z", lines: ["assigns mia", "adds the label a"] }] }),
    aStep({
      number: 2,
      line: 8,
      step: "expect status",
      isExpectation: true,
      at: "2026-03-02T09:00:06Z",
      after: [{ at: "2026-03-02T09:00:03Z", lines: ['updates the comment "status"'] }],
      failures: ['status: expected "Accepted", got "Draft".'],
    }),
    aStep({
      number: 3,
      step: "time passes",
      at: "2026-03-20T09:00:00Z",
      before: [{ at: "2026-03-17T00:02:00Z", lines: ["takes off the label ballot: open"] }],
    }),
  ],
});

describe("told in text", () => {
  test("step by step", () => {
    expect(told(run)).toMatchInlineSnapshot(`
      "
      Fees (fees.yml)
        Mon 2 March 2026
         1  09:00  pat opens a pull request with dips/dip-fees.md
                       App assigns mia
                       App adds the label a
              09:00:03 App updates the comment "status"
         2         expect status: failed
                     failed (line 8): status: expected "Accepted", got "Draft".
        Tue 17 March 2026
              00:02    App takes off the label ballot: open
        Fri 20 March 2026
         3  09:00  time passes
        failed: fees.yml
      "
    `);
  });
  test("only what failed", () => {
    expect(told(run, true)).toMatchInlineSnapshot(`
      "
      Fees (fees.yml)
         2  2026-03-02T09:00:06Z  expect status
                     failed (line 8): status: expected "Accepted", got "Draft".
        failed: fees.yml
      "
    `);
    expect(told(aReport({ steps: [aStep({})] }), true)).toBe("");
  });
  test("a file that cannot be read", () => {
    const problems = [{ file: "fees.yml", line: 7, column: 5, message: '"coment" is no key here.' }];
    expect(told(aReport({ problems }))).toContain('  fees.yml:7:5: "coment" is no key here.\n');
  });
  test("the count at the end", () => {
    expect(summaryInWords([run, aReport({}), aReport({ brokeDown: "x" })])).toBe("1 passed, 2 failed");
  });
});

describe("as data", () => {
  test("has the documented form", () => {
    expect(runAsData([run]).scenarios[0]).toEqual({
      file: "fees.yml",
      name: "Fees",
      proves: ["D3"],
      passed: false,
      steps: [
        { number: 1, step: "pat opens a pull request with dips/dip-fees.md", passed: true, failures: [] },
        { number: 2, step: "expect status", passed: false, failures: ['status: expected "Accepted", got "Draft".'] },
        { number: 3, step: "time passes", passed: true, failures: [] },
      ],
    });
  });
  test("what stopped it stands as a step", () => {
    const problems = [{ file: "fees.yml", line: 7, column: 5, message: "Wrong." }];
    expect(runAsData([aReport({ problems })]).scenarios[0]?.steps).toEqual([
      { number: 0, step: "read the file", passed: false, failures: ["fees.yml:7:5: Wrong."] },
    ]);
    expect(runAsData([aReport({ steps: [aStep({})], brokeDown: "It stopped." })]).scenarios[0]?.steps.at(-1)).toEqual({
      number: 2,
      step: "go on",
      passed: false,
      failures: ["It stopped."],
    });
  });
});

test("the same day after day is told once", () => {
  const daily = ["03", "04", "05"].map((day) => ({ at: `2026-03-${day}T00:00:00Z`, lines: ["updates a"] }));
  const other = { at: "2026-03-06T00:00:00Z", lines: ["commits b"] };
  expect(foldRepeats([...daily, other])).toEqual([
    { at: "2026-03-03T00:00:00Z", lines: ["updates a", "(the same 3 times, until Thu 5 March 2026)"] },
    other,
  ]);
});

test("sentences are wrapped between words", () => {
  expect(wrapped("one two three four", 9)).toEqual(["one two", "three", "four"]);
});
