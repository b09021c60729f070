/** How a thread stands, in a few lines: labels, checks, tally, status line and dates of the file. */
import type { ThreadAnswer } from "../app-answers.ts";
import { slotComments, visibleText } from "../slots.ts";
import type { Stage } from "../stage.ts";
import { instantInWords } from "./dates.ts";
import { headerOf } from "./header.ts";

export interface StateLine {
  readonly what: string;
  readonly is: string;
}

export async function stateOf(stage: Stage, number: number, opened: Uint8Array | null): Promise<readonly StateLine[]> {
  const answer = await stage.app.client.thread(number);
  const thread = stage.thread(number);
  const checks = thread.checks.map(
    (check) =>
      `${check.name.replace(/^.*\//, "")} ${check.conclusion ?? check.status.replace("_", " ")}${check.title ? ` (${check.title})` : ""}`,
  );
  return [
    {
      what: "status",
      is: [answer.status ?? "none", ...(answer.steward === null ? [] : [`in the hands of ${answer.steward}`])].join(
        ", ",
      ),
    },
    { what: "labels", is: thread.labels.join(" · ") || "none" },
    { what: "checks", is: checks.join(" · ") || "none" },
    ...voteLine(answer),
    ...headerLine(stage, number, answer, opened),
  ];
}

function voteLine(answer: ThreadAnswer): readonly StateLine[] {
  const ballot = answer.ballots.at(-1);
  const tally = ballot?.tally ?? null;
  if (ballot === undefined || tally === null) return [];
  const count = (name: string): number => tally.counts[name] ?? 0;
  const closes =
    ballot.closes === null ? "" : `, ${ballot.state === "open" ? "until" : "closed"} ${instantInWords(ballot.closes)}`;
  return [
    {
      what: "vote",
      is: `${count("approve")} approve, ${count("reject")} reject, ${count("abstain")} abstain, ${count("silent")} not voted yet; ${count("needed")} needed; ${tally.outcome}${closes}`,
    },
  ];
}

/** The header's status line, and the lines that differ from what was opened. */
function headerLine(
  stage: Stage,
  number: number,
  answer: ThreadAnswer,
  opened: Uint8Array | null,
): readonly StateLine[] {
  const now = documentBytes(stage, number, answer);
  if (now === null) return [];
  const before = opened === null ? [] : headerOf(opened);
  const shown = headerOf(now).filter(
    (line) => /^\s*status\s*:/i.test(line) || (opened !== null && !before.includes(line)),
  );
  return [{ what: "file", is: [answer.document?.path ?? "", ...shown.map((line) => line.trim())].join(" · ") }];
}

export function documentBytes(stage: Stage, number: number, answer: ThreadAnswer): Uint8Array | null {
  const path = answer.document?.path ?? null;
  const { head, merged } = stage.thread(number);
  return path === null || head === null ? null : stage.sandbox.view.file(path, merged ? undefined : head);
}

/** The newest text of the App's comment in that slot, as people see it. */
export function commentText(stage: Stage, number: number, slot: string): string | null {
  const found = slotComments(stage.thread(number), stage.sandbox.app.botLogin).findLast((one) => one.slot === slot);
  return found === undefined ? null : visibleText(found.comment.body);
}
