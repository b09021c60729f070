/** A scenario's text against the fake App, with a report. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rehearse } from "../../src/rehearsal/rehearse.ts";
import type { ScenarioReport } from "../../src/rehearsal/report.ts";

const program = fileURLToPath(new URL("fake-app.mjs", import.meta.url));

export async function runWithFakeApp(
  steps: string,
  behaviour = "",
  head = "",
  singleLooks = false,
): Promise<ScenarioReport> {
  const folder = mkdtempSync(join(tmpdir(), "rehearsal-test-"));
  const file = join(folder, "scenario.yml");
  writeFileSync(file, `name: test\nstart: 2026-03-02T09:00:00Z\n${head}steps:\n${steps}`);
  let made = 0;
  const databases = {
    make: async () => {
      made += 1;
      return join(folder, `memory-${made}`);
    },
    end: async () => {},
  };
  const [report] = await rehearse([file], databases, {
    inherited: { PATH: process.env.PATH ?? "" },
    program: [program, behaviour],
    singleLooks,
  });
  if (report === undefined) throw new Error("no report");
  return report;
}

/** Without what the standing checks say of every run with the fake App: it sets no labels. */
export const failuresOf = (report: ScenarioReport): readonly string[] =>
  [
    ...report.problems.map((problem) => problem.message),
    ...report.steps.flatMap((step) => step.failures),
    ...(report.brokeDown === null ? [] : [report.brokeDown]),
  ].filter((failure) => !failure.includes("carries no status label"));
