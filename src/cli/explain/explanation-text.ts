/** An explanation in plain lines: what it is, what is next, the vote, findings, the plan. */
import { closingDue } from "../../core/ballots/closing-due.ts";
import { needInWords, votesInWords } from "../../core/ballots/tally-words.ts";
import { deadlineInWords, instantInWords } from "../../core/time/words.ts";
import type { Afresh, ExplainedBallot } from "../../explain.ts";
import { effectInWords } from "./effect-words.ts";

export type Explained = Extract<Afresh, { readonly kind: "explained" }>;

export const explanationInWords = (name: string, explained: Explained): readonly string[] => {
  const { explanation, plan, next, policy } = explained;
  const { title, findings, problems } = explanation;
  return [
    title ? `${name}: ${title}` : name,
    ...policyLines(policy),
    ...(policy.kind === "missing" ? [] : [...statusLines(explained), `Next: ${next}`]),
    ...explanation.ballots.map((ballot) => ballotLine(ballot, explained.zone)),
    ...section("Work on it", workLines(explanation), null),
    ...section(
      "Findings",
      findings.map(
        ({ path, line, column, message, help, rule }) =>
          `${path}:${line ?? 1}:${column ?? 1}: ${message}${help ? ` ${help}` : ""} (${rule})`,
      ),
      "none",
    ),
    ...section("Refused by GitHub", problems, null),
    ...section(
      "The App would now",
      plan.map(({ body }) => effectInWords(body)),
      "change nothing",
    ),
  ];
};

const workLines = ({ work, workConfirmed }: Explained["explanation"]): readonly string[] => [
  ...work.map(
    ({ area, link, standing, by }) =>
      `${area ? `${area}: ` : ""}${link ? `${link}, ${standing.replace("-", " ")}` : "people or time"}${by ? ` (named by ${by})` : ""}`,
  ),
  ...(workConfirmed ? [`enough of it is done, as ${workConfirmed} confirmed`] : []),
];

const policyLines = (policy: Explained["policy"]): readonly string[] => {
  switch (policy.kind) {
    case "missing":
      return ["The default branch has no policy, so the App does nothing here."];
    case "broken":
      return [
        "The policy on the default branch cannot be used; nothing moves until it is mended:",
        ...policy.problems.map(({ position, message }) => `  ${position.line}:${position.column}: ${message}`),
      ];
    case "policy":
      return [];
  }
};

const statusLines = ({ explanation, zone }: Explained): readonly string[] => {
  const { document, status, since, steward, stewardTitle, window, nextLook } = explanation;
  if (document === null || status === null) return ["No document with a status is decided here."];
  return [
    `Status: ${status}${since ? `, since ${instantInWords(since, zone)}` : ""}`,
    `File: ${document.path}`,
    ...(stewardTitle ? [`${stewardTitle[0]?.toUpperCase()}${stewardTitle.slice(1)}: ${steward ?? "none"}`] : []),
    ...(window ? [`Until: ${deadlineInWords(window.ends, zone)}`] : []),
    ...(nextLook ? [`Looks again: ${instantInWords(nextLook, zone)}`] : []),
  ];
};

const ballotLine = (ballot: ExplainedBallot, zone: string): string => {
  const { question, round, closed, voided, tally } = ballot;
  const due = closingDue(ballot);
  const until = due ? `open until ${deadlineInWords(due, zone)}` : "open until it is decided";
  const when = closed ? "closed" : voided ? "cancelled" : until;
  const counts = votesInWords(ballot, tally);
  return `Vote "${question.name}", round ${round}, ${when}: ${counts}; ${needInWords(question, tally, closed !== null)}`;
};

/** Null in place of nothing: the section is left out then. */
const section = (heading: string, lines: readonly string[], nothing: string | null): readonly string[] => {
  if (lines.length === 0) return nothing === null ? [] : [`${heading}: ${nothing}`];
  return [`${heading}:`, ...lines.map((line) => `- ${line}`)];
};
