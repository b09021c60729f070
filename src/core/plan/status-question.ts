/** What the status comment tells, and the step that comes next. */
import { homeOf } from "../documents/work-target.ts";
import type { Kind } from "../model/kind.ts";
import type { StatusQuestion } from "../render/status-question.ts";
import { statusView } from "../render/status-view.ts";
import { writesAfterMerge } from "./after-merge.ts";
import { decisionGate } from "./decision-gate.ts";
import type { Gate } from "./gate-state.ts";
import { isLeftToPeople, mergedByApp } from "./merging.ts";
import { changesBesides } from "./own-changes.ts";
import { kindOf, type PlanQuestion, policyOf, presentReadingOf, zoneOf } from "./plan-question.ts";

export const statusQuestion = (
  question: PlanQuestion,
  kind: Kind,
  gate: Gate,
  problems: StatusQuestion["problems"],
): StatusQuestion => {
  const { decision, facts, seen, texts } = question;
  const { state, tallies, hold } = decision;
  return {
    state,
    kind,
    reading: presentReadingOf(facts, seen),
    tallies,
    hold,
    problems,
    gate,
    now: facts.now,
    zone: zoneOf(facts),
    holidays: policyOf(facts.policy)?.holidays ?? [],
    besides: changesBesides(question),
    headWritable: seen.headWritable,
    afterMerge: writesAfterMerge(question),
    mergedByApp: mergedByApp(state, policyOf(facts.policy)) !== null && !isLeftToPeople(question),
    texts,
    work: question.work ?? null,
    home: homeOf(question.threadUrl),
  };
};

/** What is to be done next and by whom, in the words of the status comment. */
export const nextStep = (question: PlanQuestion): string => {
  const { decision, facts, wording } = question;
  const kind = kindOf(decision.state, facts);
  const gate = decisionGate(question);
  if (!kind) return wording.say(`next.${gate.code}`, { ...gate.details, noun: "document", author: "the author" });
  return String(statusView(statusQuestion(question, kind, gate, []), wording).next);
};
