/** A process as a page: its statuses, its moves as a table and as a diagram, made from the preset. */

import { appointersOf } from "../../src/core/decide/judge-assignment.ts";
import type { Question } from "../../src/core/model/ballot.ts";
import type { Kind, Move } from "../../src/core/model/kind.ts";
import { listInWords } from "../../src/core/model/list-in-words.ts";
import { roleSourceInWords } from "../../src/core/policy/describe-policy.ts";
import type { Preset } from "../../src/core/policy/preset.ts";

const askedBy = (move: Move, kind: Kind): string =>
  move.byBallot
    ? `by itself, when the ballot \`${move.byBallot.question}\` is ${move.byBallot.outcome}`
    : listInWords(
        move.askedBy.map((role) =>
          role === "steward" ? kind.steward.title : role === "author" ? "authors" : `\`${role}\``,
        ),
        "or",
      );

const people = ({ steward }: Kind, roles: readonly string[]): string =>
  listInWords(
    [...new Set(roles)].map((role) =>
      role === "steward" ? steward.title : role === "author" ? "authors" : `\`${role}\``,
    ),
    "or",
  );

const appointers = (kind: Kind): string => people(kind, appointersOf(kind));

const releasers = (kind: Kind): string => people(kind, ["steward", ...appointersOf(kind)]);

const command = (move: Move): string =>
  move.byBallot
    ? "–"
    : `\`/${[move.verb, move.word, move.argument ? (move.argument.optional ? `[${move.argument.shown}]` : move.argument.shown) : null, move.window ? `${move.window.shortestDays}d` : null, move.reason === "required" ? "because …" : null].filter(Boolean).join(" ")}\``;

const workRows = (kind: Kind): readonly string[] => {
  const { work } = kind;
  if (!work) return [];
  const areas = kind.fields.find(({ key }) => key === work.field)?.areas ?? [];
  const asked = listInWords(work.askedBefore.map((verb) => `\`/${verb}\``));
  return [
    `| \`/${work.addVerb} ${areas[0] ? `${areas[0].name} ` : ""}https://…\`, \`/${work.dropVerb} https://…\` | ${people(kind, work.by)} | names an issue or pull request of the ${work.noun} beside those of the header, or takes it off; where there is none yet, who does it: \`because …\`${areas.length > 0 ? `; areas: ${listInWords(areas.map(({ name }) => name))}` : ""} |`,
    `| \`/${work.confirmVerb} because …\` | ${people(kind, work.confirmedBy)} | confirms that enough of the ${work.noun} is done, once in a draft cycle${asked ? `; ${asked} asks for it` : ""} |`,
  ];
};

const node = (status: string): string => status.replace(/\W+/g, "_");

const diagram = (kind: Kind): string =>
  [
    "stateDiagram-v2",
    ...kind.statuses.filter(({ name }) => node(name) !== name).map(({ name }) => `  ${node(name)}: ${name}`),
    `  [*] --> ${node(kind.initial)}`,
    ...kind.moves.flatMap((move) =>
      move.from.map(
        (from) =>
          `  ${node(from)} --> ${node(move.to)}: ${move.byBallot ? `${move.byBallot.question} ${move.byBallot.outcome}` : `/${[move.verb, move.word].filter(Boolean).join(" ")}`}`,
      ),
    ),
  ].join("\n");

export const processPage = (
  preset: Preset,
  kind: Kind,
  questions: readonly Question[],
): string => `# The process \`${preset.name}\`

${preset.description} This page is made from \`src/presets/${preset.name}.yml\`.

\`\`\`mermaid
${diagram(kind)}
\`\`\`

## Statuses

| Status | The check | Means |
|---|---|---|
${kind.statuses.map(({ name: status, gate, description }) => `| ${status} | ${gate} | ${description} |`).join("\n")}

## Moves

| From | To | Command | Who | What it does |
|---|---|---|---|---|
${kind.moves.map((move) => `| ${move.from.join(", ")} | ${move.to} | ${command(move)} | ${askedBy(move, kind)} | ${move.description} |`).join("\n")}

## Further commands

| Command | Who | What it does |
|---|---|---|
${[
  kind.extension &&
    `| \`/${kind.extension.verb} ${kind.extension.longestDays}d because …\` | ${listInWords(
      kind.extension.askedBy.map((role) => (role === "steward" ? kind.steward.title : `\`${role}\``)),
      "or",
    )} | more time while a period runs; another round of the vote after it ended undecided; ${kind.extension.longestDays} days at once, ${kind.extension.totalDays} in all${kind.extension.beyond ? `, more by \`${kind.extension.beyond}\`` : ""} |`,
  kind.steward.assignVerb &&
    `| \`/${kind.steward.assignVerb} @login\` | ${appointers(kind)}${kind.steward.consentVerb ? "" : ` or the ${kind.steward.title}`} | ${kind.steward.consentVerb ? `asks somebody to be the ${kind.steward.title}; who names themself is it` : `names the ${kind.steward.title}; the ${kind.steward.title} hands over to others of \`${kind.steward.role}\``} |`,
  kind.steward.consentVerb &&
    `| \`/${kind.steward.consentVerb}\` | whoever was asked | agrees to be the ${kind.steward.title}; nobody is it before |`,
  kind.steward.unassignVerb &&
    `| \`/${kind.steward.unassignVerb}\` | ${releasers(kind)} | ${kind.steward.consentVerb ? "lets whoever was asked off, or ends the office; another one is to be found" : "the next in turn takes over"} |`,
  kind.updates &&
    `| \`/allow-change\` | ${kind.steward.title} | lets in a pull request that changes a document which was decided, after a review of ${kind.updates.reviewDays} days; a correction at any time, by \`/errata because …\` |`,
  "| `/approve`, `/reject because …`, `/abstain`, `/withdraw` | who has a seat in the open ballot | votes, or takes the vote back |",
  "| `/confirm-authorship` | whom the header names as author | says that it is so; where authors do not vote, they have no seat in votes that open later |",
  "| `/recuse because …`, `/unrecuse` | who has a seat in the open ballot | steps aside and is not counted in, or takes part again; until the end |",
  "| `/delegate @login`, `/undelegate` | who has a seat in the open ballot | hands the vote to another member, one step, or takes it back; an own vote goes before it |",
  kind.secretary &&
    `| \`/record-vote @login approve evidence https://…\` | \`${kind.secretary}\` | records the vote of somebody who cannot act here, or of \`"Jane Doe"\` who has no account; an own act of theirs goes before it |`,
  kind.secretary &&
    `| \`/refresh-electorate because …\` | \`${kind.secretary}\` | reads the seats of the open ballot anew, not in the last 48 hours |`,
  ...workRows(kind),
  `| \`/errata because …\` | ${kind.steward.title} | says that the change of a decided text only corrects it |`,
  "| `/away until 2026-04-30`, `/back` | everybody | says that they are away until the end of that day, or back again; who is away is given no document |",
  "| `/lastcall help` | everybody | lists what can be asked for now |",
]
  .filter(Boolean)
  .join("\n")}

## Ballots

| Ballot | Electorate | Passes with | Channels |
|---|---|---|---|
${questions.map((question) => `| \`${question.name}\` | \`${question.electorate}\` | \`${question.pass.source}\` | ${question.channels.join(", ")} |`).join("\n")}

## Roles

| Role | Who | Must be named |
|---|---|---|
${Object.entries(preset.roles)
  .map(
    ([role, { description, required, usual }]) =>
      `| \`${role}\` | ${description} | ${required ? "yes" : usual ? `no; otherwise ${roleSourceInWords(usual, () => undefined)}` : "no"} |`,
  )
  .join("\n")}
`;
