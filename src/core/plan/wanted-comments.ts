/** All comments that are to be there, by slot. */
import type { Kind } from "../model/kind.ts";
import { titleInWords } from "../render/document-names.ts";
import { refusalsOf } from "../render/refusals.ts";
import { statusView } from "../render/status-view.ts";
import { ballotComments } from "./ballot-comments.ts";
import type { WantedComment } from "./comments.ts";
import type { Gate } from "./gate-state.ts";
import { helpComments } from "./help-comments.ts";
import { isGivenBack, isLeftToPeople } from "./merging.ts";
import { missingComments } from "./missing-comments.ts";
import { changeProblems } from "./own-changes.ts";
import { missingQuestion, type PlanQuestion, policyOf, presentReadingOf } from "./plan-question.ts";
import { statusQuestion } from "./status-question.ts";
import { leftToOthers } from "./thread-checks.ts";
import { undecidedComments } from "./undecided-comments.ts";
import { updateComments } from "./update-comments.ts";
import { waitingComments } from "./waiting-comments.ts";
import { workComments } from "./work-comments.ts";

/** What was refused, with the way out of it where people have one. */
const problemsInWords = (question: PlanQuestion): readonly { readonly why: string }[] => {
  const { problems, wording } = question;
  return [
    ...problems.map(({ key, why }) => ({ why: key === "merge" ? wording.plain("problem.merge", { why }) : why })),
    ...(question.indexProblems ?? []).map((why) => ({ why: wording.plain("problem.index", { why }) })),
    ...(isLeftToPeople(question) ? [{ why: wording.plain("problem.merge-changed") }] : []),
    ...(isGivenBack(question) ? [{ why: wording.plain("problem.merge-given-back") }] : []),
  ];
};

export const wantedComments = (
  question: PlanQuestion,
  gate: Gate,
  kind: Kind | null,
  zone: string,
): readonly WantedComment[] => {
  const { texts, wording } = question;
  const { state } = question.decision;
  const refusals = refusalsOf({ state, kind, texts, zone }, wording).map(
    ({ person, view }): WantedComment => ({
      slot: `refusals:${person.login}`,
      body: wording.comment("refusals", view),
    }),
  );
  const undecided = undecidedComments(question, kind, zone);
  if (!kind) return [...undecided, ...refusals];
  const others = [
    ...ballotComments(question, kind, zone),
    ...undecided,
    ...refusals,
    ...helpComments(question, kind, zone),
    ...workComments(question, kind),
    ...updateComments(question, kind, zone),
  ];
  const missing = missingComments(
    others.map(({ slot }) => slot),
    missingQuestion(question, zone),
  );
  const status = statusView(
    statusQuestion(question, kind, gate, [
      ...problemsInWords(question),
      ...changeProblems(question),
      ...missing,
      ...leftToOthers(question),
    ]),
    wording,
  );
  const { facts, seen } = question;
  const policy = policyOf(facts.policy);
  const matter = titleInWords(state, kind, presentReadingOf(facts, seen));
  const waiting = policy
    ? waitingComments({ state, kind, facts, policy, seen, next: String(status.next), matter }, wording)
    : [];
  return [{ slot: "status", body: wording.comment("status", status) }, ...others, ...waiting];
};
