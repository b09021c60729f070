/**
 * A scenario's text to a scenario, or all that is wrong with it, each with line
 * and column. Names that steps use (pull requests, comments, reviews) must have
 * been given before by `as`.
 */
import { LineCounter, parseDocument } from "yaml";
import { checkNames } from "./check-names.ts";
import { valueAt, wordIssues } from "./problem-words.ts";
import type { ScenarioProblem, ScenarioReading, Step } from "./scenario.ts";
import { scenarioSchema, type WrittenScenario } from "./scenario-schema.ts";
import { timeSteps } from "./timing.ts";
import { YamlPositions } from "./yaml-positions.ts";

export function parseScenario(file: string, text: string): ScenarioReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    return {
      kind: "problems",
      name: null,
      problems: document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          file,
          line: Math.max(line, 1),
          column: Math.max(col, 1),
          message: `This is no YAML: ${sentence(error.message)}`,
        };
      }),
    };
  }
  const positions = new YamlPositions(document, lines);
  const at = (path: readonly PropertyKey[], message: string, key: string | null = null): ScenarioProblem => ({
    file,
    ...positions.find(path, key),
    message,
  });
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 200 });
  } catch (error) {
    return { kind: "problems", name: null, problems: [at([], sentence(String(error)))] };
  }
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return {
      kind: "problems",
      name: null,
      problems: [at([], "A scenario is a map with name, start and steps; see docs/rehearsals.md.")],
    };
  }
  const parsed = scenarioSchema.safeParse(data);
  const name = valueAt(data, ["name"]);
  const named = typeof name === "string" ? name : null;
  if (!parsed.success) {
    const worded = wordIssues(parsed.error.issues, data);
    return {
      kind: "problems",
      name: named,
      problems: inOrder(worded.map((issue) => at(issue.path, issue.message, issue.key))),
    };
  }
  const { times, problems } = timeSteps(parsed.data.start, parsed.data.steps);
  const found = [
    ...problems.map((problem) => at(["steps", problem.step], problem.message, "at")),
    ...checkNames(parsed.data.steps).map((problem) => at(["steps", ...problem.path], problem.message)),
  ];
  if (found.length > 0) return { kind: "problems", name: named, problems: inOrder(found) };
  const steps = parsed.data.steps.map((written, index): Step => {
    const time = times[index] ?? { at: parsed.data.start, timed: false };
    return {
      number: index + 1,
      line: positions.find(["steps", index]).line,
      ...time,
      action: written.action,
      expect: written.expect,
      pullRequest: written.pullRequest ?? pullRequestOf(written),
      note: written.note ?? null,
    };
  });
  const { owned_by: ownedBy, ...head } = parsed.data;
  return { kind: "scenario", scenario: { file, ...head, ownedBy, steps } };
}

/** Named in the action or the expectation instead of beside it. */
function pullRequestOf(step: WrittenScenario["steps"][number]): Step["pullRequest"] {
  const inAction =
    step.action !== null && "pull_request" in step.action.with ? step.action.with.pull_request : undefined;
  return inAction ?? step.expect?.pull_request ?? null;
}

function inOrder(problems: readonly ScenarioProblem[]): readonly ScenarioProblem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
