/** The checks of a thread: as it would have them by itself, and those that it shows beside others of its head. */
import type { GovernedFile } from "../model/facts.ts";
import type { Seen } from "../model/seen.ts";
import type { Standing, Touched } from "../model/standing.ts";
import { documentKey } from "../render/document-names.ts";
import type { CheckContent } from "./checks.ts";
import { decisionCheck, isDecisionShown } from "./decision-check.ts";
import { decisionGate } from "./decision-gate.ts";
import { formatCheck, formatOfOurs } from "./format-check.ts";
import { kindOf, type PlanQuestion, presentReadingOf, zoneOf } from "./plan-question.ts";
import { type AmongOthers, shownInstead, withOthersNamed, writesInstead } from "./same-head.ts";
import { nextStep } from "./status-question.ts";

const branchOf = ({ headRepository, headBranch }: Seen): string | null =>
  headRepository === null || headBranch === null ? null : `${headRepository}:${headBranch}`;

const threadState = ({ open, merged }: Seen): Standing["state"] => (open ? "open" : merged ? "merged" : "closed");

export const amongOthers = ({ facts, seen, beside = [] }: PlanQuestion): AmongOthers => ({
  number: facts.threadNumber,
  state: threadState(seen),
  head: seen.head,
  branch: branchOf(seen),
  beside,
});

const ownChecks = (question: PlanQuestion): readonly CheckContent[] => {
  const { decision, facts, seen, wording } = question;
  if (facts.policy.kind === "missing") return [];
  const kind = kindOf(decision.state, facts);
  const decided = isDecisionShown(seen)
    ? [decisionCheck(question, decisionGate(question), nextStep(question), kind, zoneOf(facts))]
    : [];
  if (facts.policy.kind === "broken") return decided;
  const format = question.ownRequest ? formatOfOurs(wording) : formatCheck(presentReadingOf(facts, seen), wording);
  return [format, ...decided];
};

/** Those that this thread shows on its head. */
export const shownChecks = (question: PlanQuestion): readonly CheckContent[] => {
  const among = amongOthers(question);
  return ownChecks(question)
    .filter((content) => shownInstead(content, among) === null)
    .map((content) => withOthersNamed(content, among, question.wording));
};

const touchedBy = ({ decision, facts, seen }: PlanQuestion): Touched => {
  const reading = presentReadingOf(facts, seen);
  const governed = reading && !("unreadable" in reading) ? reading.governed : [];
  const pathsOf = (what: GovernedFile["what"]): readonly string[] =>
    governed.filter((file) => file.what === what).map(({ path }) => path);
  const kind = kindOf(decision.state, facts);
  return {
    documents: pathsOf("document"),
    governance: pathsOf("governance"),
    number: (kind && documentKey(decision.state, kind)) || null,
  };
};

/** How it stands beside others, for them to know; null: nothing is shown on it. */
export const standingOf = (question: PlanQuestion): Standing | null => {
  const { facts, seen } = question;
  const checks = ownChecks(question);
  if (seen.head === null || checks.length === 0) return null;
  return {
    number: facts.threadNumber,
    state: threadState(seen),
    head: seen.head,
    branch: branchOf(seen),
    checks: Object.fromEntries(
      checks.map(({ name, status, conclusion, title }) => [name, { status, conclusion, title }]),
    ),
    at: facts.now,
    touches: touchedBy(question),
  };
};

/** What of this thread is shown or written for another one, and why. */
export const leftToOthers = (question: PlanQuestion): readonly { readonly why: string }[] => {
  const among = amongOthers(question);
  const { wording } = question;
  if (among.state !== "open") return [];
  const checks = ownChecks(question).flatMap((content) => {
    const other = shownInstead(content, among);
    if (!other?.worse) return [];
    return [{ why: wording.plain("problem.same-head", { check: content.name, number: other.number }) }];
  });
  const writer = writesInstead(among);
  return [...checks, ...(writer ? [{ why: wording.plain("problem.same-branch", { number: writer.number }) }] : [])];
};
