/** Check runs: bound to a commit and an App; patched in place, annotations appended. */
import { nodeId } from "../model/node-ids.ts";
import type { Annotation, CheckRun, CheckStatus } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { checkRunShape } from "../shapes/git.ts";
import { invalid, Refused } from "./refused.ts";
import { tell } from "./telling.ts";

export interface CheckInput {
  readonly name?: string;
  readonly status?: CheckStatus;
  readonly conclusion?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
  readonly externalId?: string;
  readonly detailsUrl?: string;
}

export function createCheckRun(
  world: World,
  actor: Actor,
  appId: number,
  headSha: string,
  input: CheckInput & { readonly name: string },
): CheckRun {
  if (world.git.commit(headSha) === null) {
    throw new Refused(422, `No commit found for SHA: ${headSha}`);
  }
  checkInput(input);
  const id = world.nextId("checkRun");
  const run: CheckRun = {
    id,
    nodeId: nodeId("CheckRun", id),
    repositoryId: world.repositoryId,
    appId,
    suiteId: suiteOf(world, appId, headSha),
    headSha,
    name: input.name,
    status: "queued",
    conclusion: null,
    createdAt: world.now(),
    startedAt: input.startedAt ?? world.now(),
    completedAt: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    externalId: null,
    detailsUrl: null,
  };
  world.present.checkRuns.set(id, run);
  change(world, run, input);
  tellRun(world, actor, run, "created");
  if (run.status === "completed") {
    tellRun(world, actor, run, "completed");
  }
  return run;
}

export function updateCheckRun(world: World, actor: Actor, run: CheckRun, input: CheckInput): void {
  checkInput(input);
  const wasCompleted = run.status === "completed";
  change(world, run, input);
  if (run.status === "completed" && !wasCompleted) {
    tellRun(world, actor, run, "completed");
  }
}

/** Somebody presses "Re-run": the App that made the run is asked, the run itself stays as it is. */
export function rerequestCheckRun(world: World, actor: Actor, run: CheckRun): void {
  tellRun(world, actor, run, "rerequested");
}

function change(world: World, run: CheckRun, input: CheckInput): void {
  run.name = input.name ?? run.name;
  run.startedAt = input.startedAt ?? run.startedAt;
  run.title = input.title ?? run.title;
  run.summary = input.summary ?? run.summary;
  run.text = input.text ?? run.text;
  run.externalId = input.externalId ?? run.externalId;
  run.detailsUrl = input.detailsUrl ?? run.detailsUrl;
  // Annotations add up over requests: https://docs.github.com/en/rest/checks/runs#update-a-check-run
  run.annotations.push(...(input.annotations ?? []));
  // "Providing conclusion will automatically set the status parameter to completed" (same page).
  const status = input.conclusion === undefined ? input.status : "completed";
  if (status === "completed") {
    run.status = "completed";
    run.conclusion = input.conclusion ?? run.conclusion;
    run.completedAt = input.completedAt ?? run.completedAt ?? world.now();
  } else if (status !== undefined) {
    run.status = status;
    run.conclusion = null;
    run.completedAt = null;
  }
  world.changed();
}

const conclusions = ["action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out"];

function checkInput(input: CheckInput): void {
  if (input.conclusion !== undefined && !conclusions.includes(input.conclusion)) {
    // Only GitHub itself can say `stale`.
    throw invalid("CheckRun", "conclusion", "invalid");
  }
  if (input.status === "completed" && input.conclusion === undefined) {
    throw invalid("CheckRun", "conclusion", "missing_field");
  }
  if ((input.annotations?.length ?? 0) > 50) {
    throw new Refused(422, "Invalid request.\n\nNo more than 50 items are allowed in output/annotations.");
  }
  for (const [field, text] of [
    ["summary", input.summary],
    ["text", input.text],
  ] as const) {
    if (text !== undefined && Buffer.byteLength(text) > 65_535) {
      throw invalid("CheckRun", field, "custom", `${field} exceeds a maximum bytesize of 65535`);
    }
  }
}

function suiteOf(world: World, appId: number, headSha: string): number {
  for (const run of world.present.checkRuns.values()) {
    if (run.appId === appId && run.headSha === headSha) {
      return run.suiteId;
    }
  }
  return world.nextId("checkSuite");
}

function tellRun(world: World, actor: Actor, run: CheckRun, action: string): void {
  tell(world, actor, "check_run", action, {
    check_run: checkRunShape(world, world.present, run, "webhook"),
  });
}
