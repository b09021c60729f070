import { followedWork, standingOfWork } from "../core/lifecycle/followed-work.ts";
import { subjectKey } from "../core/model/subject.ts";
import { decisionGate } from "../core/plan/decision-gate.ts";
import { kindOf, type PlanQuestion } from "../core/plan/plan-question.ts";
import { commentsMade } from "../core/plan/put-back.ts";
import { workQuestion } from "../core/plan/work-comments.ts";
import { seenOf } from "../gather/gather.ts";
import { withoutRerequested } from "../gather/rerequested.ts";
import type { WorkNotes } from "../store/store.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import { readFollowedWork } from "./followed-work.ts";
import { isFullLook } from "./look-at-all.ts";
import type { SeenWork } from "./memory.ts";
import { impactOf } from "./policy-impact.ts";

/** With what the notes keep of the work. */
export type LookQuestion = PlanQuestion & { readonly work: WorkNotes | null };

/** Told where a period runs, as it should stand first in the index. */
const problemsOfIndex = async ({ store }: LookDependencies, { facts, decision, read }: Look): Promise<string[]> => {
  const { window, thread } = decision.state;
  if (facts.policy.kind !== "policy" || !facts.policy.policy.index || thread !== "open" || !window) return [];
  const problems = await store.problems({ kind: "index", repository: read.place.id });
  return problems.map(({ why }) => why);
};

export const planQuestion = async (dependencies: LookDependencies, look: Look): Promise<LookQuestion> => {
  const { read, loaded, decision, facts, texts } = look;
  const { reading, place, repositoryLabels } = read;
  const before = loaded.notes.comments ?? {};
  const head = reading.head;
  const branch = head?.branch && head.repository ? `${head.repository}:${head.branch}` : null;
  const beside = head ? await dependencies.store.standings(place.id, { head: head.sha, branch }, loaded.subject) : [];
  const checks = withoutRerequested(reading, loaded.deliveries);
  const seen = { ...seenOf(reading, before), checks, repositoryLabels };
  return {
    decision,
    facts,
    seen,
    titled: loaded.notes.titled ?? null,
    described: loaded.notes.described ?? null,
    made: commentsMade(before, seen.comments),
    texts,
    problems: isFullLook(loaded.deliveries)
      ? loaded.notes.problems.map((problem) => ({ ...problem, again: facts.now }))
      : loaded.notes.problems,
    indexProblems: await problemsOfIndex(dependencies, look),
    merging: read.merging,
    enqueued: loaded.notes.enqueued ?? null,
    beside,
    announced: loaded.notes.announced ?? [],
    changes: look.changes ?? null,
    ownRequest: read.ownRequest,
    work: await readFollowedWork(dependencies, look),
    policyChange: await impactOf(dependencies, look),
    wording: dependencies.wording,
    marker: { repository: place.id, thread: reading.number, key: dependencies.markerKey },
    threadUrl: reading.url,
    blobUrl: `${reading.url.replace(/\/(?:pull|issues)\/\d+$/, "")}/blob/`,
  };
};

export const seenWork = (question: PlanQuestion): readonly SeenWork[] => {
  const kind = kindOf(question.decision.state, question.facts);
  if (!kind) return [];
  return followedWork(workQuestion(question, kind)).map((one) => ({
    area: one.area,
    link: one.link?.name ?? null,
    standing: standingOfWork(one, question.work ?? null),
    by: one.by?.login ?? null,
  }));
};

export const rememberLook = (
  { memory }: LookDependencies,
  { loaded, read, facts }: Look,
  question: PlanQuestion,
): void => {
  const head = read.reading.head ? facts.heads.get(read.reading.head.sha) : undefined;
  memory.rememberLook(subjectKey(loaded.subject), {
    findings: head && !("unreadable" in head) ? head.findings : [],
    gate: decisionGate(question),
    title: read.reading.title,
    work: seenWork(question),
  });
};
