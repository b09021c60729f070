/** The two checks on the present head. A run whose content changed is made anew: patching one would append annotations. */

import type { Finding } from "../model/document.ts";
import type { CheckAnnotation, CheckOutput, Effect } from "../model/effect.ts";
import type { Instant, Sha } from "../model/names.ts";
import type { Seen, SeenCheck } from "../model/seen.ts";
import { hashText } from "../record/text-hash.ts";
import { addSeconds } from "../time/instant.ts";

export const formatCheckName = "lastcall/format";
export const decisionCheckName = "lastcall/decision";

/** GitHub takes 50 annotations a request; further ones stand in the summary. */
const mostAnnotations = 50;
/** GitHub's own bounds: https://docs.github.com/en/rest/checks/runs. */
const longestTitle = 255;
const longestMessage = 4_000;

export type CheckContent = Omit<CheckOutput, "externalId" | "head">;

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

const withId = (content: CheckContent, head: Sha): CheckOutput => {
  const title = cut(content.title, longestTitle);
  const output = { ...content, title, annotations: content.annotations.slice(0, mostAnnotations), head };
  return { ...output, externalId: hashText(JSON.stringify(output)).slice(0, 32) };
};

export const annotationsOf = (findings: readonly Finding[]): readonly CheckAnnotation[] =>
  findings.map(({ path, line, severity, rule, message, help }) => ({
    path,
    line,
    level: severity === "error" ? "failure" : "warning",
    title: cut(rule, longestTitle),
    message: cut(help ? `${message} ${help}` : message, longestMessage),
  }));

/**
 * GitHub makes a waiting run `stale` after 14 days and archives check data after 400
 * (github.md section 3): runs are made anew before that.
 */
const renewAfterDays = { in_progress: 10, completed: 365 } as const;

const renewalOf = (run: SeenCheck): Instant | null =>
  run.startedAt && (run.status === "in_progress" || run.status === "completed")
    ? addSeconds(run.startedAt, renewAfterDays[run.status] * 24 * 3600)
    : null;

/** When the checks that stand on the head are to be made anew. Of those just made nothing is seen yet. */
export const nextRenewal = (seen: Seen, planned: readonly Effect[], now: Instant): Instant | null => {
  const made = planned.flatMap(({ body }) => (body.kind === "create-check" ? [body.check] : []));
  const due = [
    ...made.map(({ status }) => addSeconds(now, renewAfterDays[status] * 24 * 3600)),
    ...seen.checks.filter(({ name }) => !made.some((check) => check.name === name)).map(renewalOf),
  ].filter((instant) => instant !== null);
  return due.sort()[0] ?? null;
};

export const planChecks = (
  wanted: readonly CheckContent[],
  seen: Pick<Seen, "head" | "open" | "checks">,
  now: Instant,
): readonly Effect[] => {
  const { head } = seen;
  if (!head) return [];
  return wanted.flatMap((content): readonly Effect[] => {
    const check = withId(content, head);
    const present = seen.checks.find((run) => run.name === check.name);
    // `stale` is what GitHub makes of a run left waiting for 14 days: as good as absent. Where nothing is
    // to be merged any more, nobody looks in time to renew a run, and none needs to be.
    const renewal = present && seen.open ? renewalOf(present) : null;
    const isFresh = renewal === null || now < renewal;
    const isLeft = !seen.open && present?.status === "stale";
    const stands = present?.externalId === check.externalId && (present.status === check.status || isLeft);
    if (isFresh && stands) return [];
    return [
      {
        mode: "state",
        key: `check:${check.name}`,
        signature: `${head} ${check.externalId}`,
        body: { kind: "create-check", check },
      },
    ];
  });
};
