/**
 * From what is recorded and what was seen to what is to be changed on GitHub:
 * desired minus seen, a file per surface. Planning after the plan was carried out
 * gives nothing.
 */
import { waitsForSteward } from "../decide/steward-wait.ts";
import type { Effect } from "../model/effect.ts";
import { titleInWords } from "../render/document-names.ts";
import { markerOf } from "../render/marker.ts";
import { writesAfterMerge } from "./after-merge.ts";
import { planAnnouncements } from "./announcements.ts";
import { planAssignees } from "./assignees.ts";
import { planChecks } from "./checks.ts";
import { planComments } from "./comments.ts";
import { decisionGate } from "./decision-gate.ts";
import { planFile } from "./file.ts";
import { cutToFit } from "./fitting-comments.ts";
import { planLabels } from "./labels.ts";
import { planMerge } from "./merging.ts";
import { planMinimised } from "./minimised.ts";
import { planOwnChanges } from "./own-changes.ts";
import { kindOf, type PlanQuestion, presentReadingOf, zoneOf } from "./plan-question.ts";
import { planReactions } from "./reactions.ts";
import { writesInstead } from "./same-head.ts";
import { amongOthers, shownChecks } from "./thread-checks.ts";
import { planThreadTitle } from "./thread-title.ts";
import { planTurnedDown } from "./turned-down.ts";
import { wantedComments } from "./wanted-comments.ts";

/** In the order in which they are to be carried out: the gate first, courtesies last. */
export const planEffects = (question: PlanQuestion): readonly Effect[] => {
  const { decision, facts, seen, marker, wording } = question;
  if (facts.policy.kind === "missing") return [];
  const { state } = decision;
  const kind = kindOf(state, facts);
  const zone = zoneOf(facts);
  const reading = presentReadingOf(facts, seen);
  const gate = decisionGate(question);
  const checks = planChecks(shownChecks(question), seen, facts.now);
  if (facts.policy.kind === "broken") return checks;
  const comments = planComments(
    wantedComments(question, gate, kind, zone).map(({ slot, body }) => ({
      slot,
      body: `${markerOf(slot, marker)}\n${cutToFit(body, wording)}`,
    })),
    seen,
    question.made ?? {},
    facts.now,
  );
  const present = reading && !("unreadable" in reading) ? reading : null;
  const effects = [
    ...checks,
    ...(kind && !writesInstead(amongOthers(question)) && writesAfterMerge(question) !== "policy"
      ? planFile(state, kind, present, seen, wording, question.threadUrl)
      : []),
    ...planOwnChanges(question),
    ...(kind && present?.document
      ? planThreadTitle({
          state,
          kind,
          seen,
          title: titleInWords(state, kind, present),
          titled: question.titled ?? null,
        })
      : []),
    ...(kind ? planLabels(state, kind, seen) : []),
    ...comments,
    ...(kind ? planAssignees(state, seen) : []),
    ...(kind
      ? planTurnedDown({
          state,
          kind,
          seen,
          described: question.described ?? null,
          texts: question.texts,
          zone,
          wording,
        })
      : []),
    ...planReactions(state, seen),
    ...planMinimised(state, seen, facts.now, kind && waitsForSteward(state, kind, facts)),
    ...planAnnouncements(question),
  ];
  return [...effects, ...planMerge(question, effects)];
};
