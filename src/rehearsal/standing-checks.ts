/**
 * What every rehearsal checks after its last step without being asked: planning
 * again gives nothing, the record verifies, no two comments share a slot, no label
 * or check contradicts the record, nothing left this machine.
 */
import type { ThreadView } from "../sandbox/sandbox-api.ts";
import type { ThreadAnswer } from "./app-answers.ts";
import { RehearsalBreakdown } from "./breakdown.ts";
import { slotComments } from "./slots.ts";
import type { Stage } from "./stage.ts";

/** Faults that a scenario left behind may spoil the first readings. */
const attempts = 5;

export async function standingChecks(stage: Stage): Promise<readonly string[]> {
  const failures: string[] = [];
  const pullRequests = stage.threads.filter((thread) => thread.head !== null);
  for (const thread of pullRequests) {
    const answer = await again(() => stage.app.client.thread(thread.number));
    failures.push(
      ...(await planFailures(stage, thread)),
      ...slotFailures(thread, stage.sandbox.app.botLogin),
      ...labelFailures(thread, answer),
      ...(isShownForAnother(thread, pullRequests) ? [] : checkFailures(thread, answer)),
    );
  }
  const broken = await again(() => stage.app.client.verify());
  if (broken !== null) failures.push(`The record does not verify: ${broken}.`);
  const { failures: failing } = await stage.app.client.state();
  if (failing.length > 0) failures.push(`The App has looks that keep failing: ${failing.join("; ")}.`);
  const left = stage.app.attemptsToLeave();
  if (left.length > 0) failures.push(`The App tried to reach ${[...new Set(left)].join(", ")}.`);
  return failures;
}

async function planFailures(stage: Stage, thread: ThreadView): Promise<readonly string[]> {
  const effects = await again(() => stage.app.client.plan(thread.number));
  if (effects.length === 0) return [];
  const words = effects.map((effect) => `${effect.what}${effect.key === "" ? "" : ` (${effect.key})`}`);
  return [`Planning #${thread.number} again is not empty: ${words.join(", ")}.`];
}

function slotFailures(thread: ThreadView, botLogin: string): readonly string[] {
  const slots = slotComments(thread, botLogin).map((one) => one.slot);
  const twice = slots.filter((slot, index) => slots.indexOf(slot) !== index);
  return [...new Set(twice)].map((slot) => `#${thread.number} has two comments of the slot "${slot}".`);
}

const statusLabel = "status: ";

function labelFailures(thread: ThreadView, answer: ThreadAnswer): readonly string[] {
  const failures: string[] = [];
  const shown = thread.labels.filter((label) => label.startsWith(statusLabel));
  const wanted = answer.status === null ? [] : [`${statusLabel}${answer.status}`];
  if (shown.join() !== wanted.join()) {
    failures.push(
      `#${thread.number} carries ${shown.join(", ") || "no status label"}; the record says ${answer.status ?? "no status"}.`,
    );
  }
  const open = answer.ballots.some((ballot) => ballot.state === "open");
  if (thread.labels.includes("ballot: open") && !open) {
    failures.push(`#${thread.number} carries "ballot: open"; the record has no open ballot.`);
  }
  return failures;
}

/** Checks belong to commits: what is over has no say where another thread has the same head. */
const isShownForAnother = (thread: ThreadView, all: readonly ThreadView[]): boolean =>
  thread.state === "closed" && !thread.merged && all.some((one) => one !== thread && one.head === thread.head);

/** States of the decision in which its check is green. */
const greenGates = [
  "decided",
  "governance-approved",
  "own-change",
  "index-change",
  "change-allowed",
  "move-granted",
  "change-merged",
];

function checkFailures(thread: ThreadView, answer: ThreadAnswer): readonly string[] {
  const green = thread.checks.find((check) => check.name === "lastcall/decision" && check.conclusion === "success");
  if (green === undefined || answer.gate === null || greenGates.includes(answer.gate)) return [];
  return [
    `#${thread.number}: lastcall/decision is success, while the record's status is ${answer.status} (${answer.gate}).`,
  ];
}

async function again<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === attempts || !(error instanceof RehearsalBreakdown)) throw error;
    }
  }
}
