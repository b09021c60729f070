/** Check runs: https://docs.github.com/en/rest/checks/runs. An App changes its own runs only. */
import { type CheckInput, createCheckRun, updateCheckRun } from "../acts/checks.ts";
import { invalid, notFound, Refused } from "../acts/refused.ts";
import { checkRunsOn, latestRuns } from "../model/look-up.ts";
import type { Annotation, CheckRun } from "../model/types.ts";
import { instantOf, secondsOf } from "../model/world.ts";
import { annotationShape, checkRunShape } from "../shapes/git.ts";
import { optionalText, text, word, wrongType } from "./body.ts";
import { numberParam, ownRepository, param, resolveRef } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Answer, type Call, created, ok, type Route, reading, writing } from "./route.ts";

const changeable = [
  "name",
  "details_url",
  "external_id",
  "status",
  "started_at",
  "conclusion",
  "completed_at",
  "output",
] as const;

export const checkRoutes: readonly Route[] = [
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/check-runs",
    access: writing("checks"),
    fields: [...changeable, "head_sha"],
    handle(call) {
      ownRepository(call);
      const input = { ...checkInput(call), name: text(call, "name") };
      const run = createCheckRun(call.world, call.actor, call.world.ownApp.id, text(call, "head_sha"), input);
      return created(checkRunShape(call.world, call.reading.state, run, "rest"));
    },
  },
  {
    method: "PATCH",
    pattern: "/repos/:owner/:repo/check-runs/:check_run_id",
    access: writing("checks"),
    fields: changeable,
    handle(call) {
      const run = runOf(call);
      if (run.appId !== call.world.ownApp.id) {
        throw new Refused(
          403,
          `Invalid app_id \`${run.appId}\` - check run can only be modified by the GitHub App that created it.`,
        );
      }
      updateCheckRun(call.world, call.actor, run, checkInput(call));
      return ok(checkRunShape(call.world, call.reading.state, run, "rest"));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/check-runs/:check_run_id",
    access: reading("checks"),
    handle: (call) => ok(checkRunShape(call.world, call.reading.state, runOf(call), "rest")),
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/check-runs/:check_run_id/annotations",
    access: reading("checks"),
    handle(call) {
      const run = runOf(call);
      return pageOf(call, run.annotations, "promised", (annotation) => annotationShape(call.world, run, annotation));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/commits/:ref/check-runs",
    access: reading("checks"),
    query: ["check_name", "status", "filter", "app_id"],
    handle: listRuns,
  },
];

function listRuns(call: Call): Answer {
  const { query } = call;
  const sha = resolveRef(call, ownRepository(call), param(call, "ref"));
  if (sha === null) {
    throw new Refused(422, `No commit found for SHA: ${param(call, "ref")}`);
  }
  const filter = word("filter", query.get("filter") ?? "latest", ["latest", "all"]);
  const all = checkRunsOn(call.reading.state, sha);
  const runs = (filter === "all" ? all : latestRuns(all))
    .filter((run) => query.get("check_name") === null || run.name === query.get("check_name"))
    .filter((run) => query.get("status") === null || run.status === query.get("status"))
    .filter((run) => query.get("app_id") === null || String(run.appId) === query.get("app_id"));
  return pageOf(
    call,
    runs,
    "none",
    (run) => checkRunShape(call.world, call.reading.state, run, "rest"),
    (check_runs) => ({ total_count: runs.length, check_runs }),
  );
}

function runOf(call: Call): CheckRun {
  ownRepository(call);
  const run = call.reading.state.checkRuns.get(numberParam(call, "check_run_id"));
  if (run === undefined) {
    throw notFound();
  }
  return run;
}

function checkInput(call: Call): CheckInput {
  const { output } = call.body;
  return defined({
    name: optionalText(call, "name"),
    status: word("status", optionalText(call, "status"), ["queued", "in_progress", "completed"]),
    conclusion: optionalText(call, "conclusion"),
    startedAt: instant(optionalText(call, "started_at")),
    completedAt: instant(optionalText(call, "completed_at")),
    externalId: optionalText(call, "external_id"),
    detailsUrl: optionalText(call, "details_url"),
    ...(output === undefined || output === null ? {} : outputOf(call, output)),
  });
}

function outputOf(call: Call, output: unknown): Partial<Record<keyof CheckInput, unknown>> {
  if (typeof output !== "object" || output === null) {
    throw wrongType("output", output, "an object");
  }
  const inner = { ...call, body: output as Readonly<Record<string, unknown>> };
  const annotations = inner.body.annotations ?? [];
  if (!Array.isArray(annotations)) {
    throw wrongType("output/annotations", annotations, "an array");
  }
  return {
    title: optionalText(inner, "title"),
    summary: text(inner, "summary"),
    text: optionalText(inner, "text"),
    annotations: annotations.map((annotation: unknown) => annotationOf({ ...call, body: annotation as Call["body"] })),
  };
}

function annotationOf(call: Call): Annotation {
  const level = word("annotation_level", text(call, "annotation_level"), ["notice", "warning", "failure"]);
  const startLine = line(call, "start_line");
  const endLine = line(call, "end_line");
  if (startLine === null || endLine === null || endLine < startLine || level === undefined) {
    throw invalid("CheckRun", "annotations", "invalid");
  }
  return {
    path: text(call, "path"),
    startLine,
    endLine,
    // Columns count only on one line: https://docs.github.com/en/rest/checks/runs#create-a-check-run
    startColumn: startLine === endLine ? line(call, "start_column") : null,
    endColumn: startLine === endLine ? line(call, "end_column") : null,
    level,
    message: text(call, "message"),
    title: optionalText(call, "title") ?? null,
    rawDetails: optionalText(call, "raw_details") ?? null,
  };
}

function line(call: Call, field: string): number | null {
  const value = call.body[field] ?? null;
  if (value !== null && (typeof value !== "number" || !Number.isInteger(value))) {
    throw wrongType(`output/annotations/${field}`, value, "an integer");
  }
  return value;
}

function instant(given: string | undefined): string | undefined {
  return given === undefined ? undefined : instantOf(secondsOf(given));
}

/** Leaves out what is undefined, which `exactOptionalPropertyTypes` tells apart from absent. */
function defined(fields: Partial<Record<keyof CheckInput, unknown>>): CheckInput {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as CheckInput;
}
