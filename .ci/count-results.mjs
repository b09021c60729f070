// Adds up what the suites of `.ci/run` left in a folder: `NAME.code` (exit code),
// `NAME.vitest.json` and `NAME.rehearse.json`. A suite without a result file is one
// check: passed with code 0. The last line is `N passed, N failed`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, ...suites] = process.argv.slice(2);

const read = (name) => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
};

const ofVitest = (report) => {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
};

const ofRehearsals = (report) => {
  const failing = report.scenarios.filter((scenario) => !scenario.passed);
  for (const scenario of failing) {
    const [first] = scenario.steps.filter((step) => !step.passed);
    console.log(`   ${scenario.file}: step ${first?.number} (${first?.step}): ${first?.failures.join(" ")}`);
  }
  return { passed: report.scenarios.length - failing.length, failed: failing.length };
};

const counted = (suite) => {
  const code = Number(read(`${suite}.code`) ?? 1);
  const kinds = { vitest: ofVitest, rehearse: ofRehearsals };
  for (const [kind, count] of Object.entries(kinds)) {
    const text = read(`${suite}.${kind}.json`);
    if (text === null) continue;
    try {
      const { passed, failed } = count(JSON.parse(text));
      const died = failed === 0 && (code !== 0 || passed === 0);
      return {
        passed,
        failed: died ? 1 : failed,
        note: died ? `ended with ${code}, nothing failed in its result` : "",
      };
    } catch (error) {
      return { passed: 0, failed: 1, note: `its result cannot be read: ${error.message}` };
    }
  }
  return code === 0 ? { passed: 1, failed: 0, note: "" } : { passed: 0, failed: 1, note: `ended with ${code}` };
};

let passed = 0;
let failed = 0;
for (const suite of suites) {
  const one = counted(suite);
  passed += one.passed;
  failed += one.failed;
  console.log(`${suite.padEnd(22)} ${one.passed} passed, ${one.failed} failed${one.note ? ` (${one.note})` : ""}`);
}
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);
