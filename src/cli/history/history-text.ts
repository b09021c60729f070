/** The history of statuses as a table: how long each document was in each, and what the table of moves does not have. */

import { counted } from "../../core/time/words.ts";
import type { DocumentHistory, Transition } from "../../history/status-history.ts";
import { onOneLine } from "../one-line.ts";

const daySeconds = 86_400;

const inDays = (from: string, to: string): string => {
  const days = Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000 / daySeconds);
  return days < 1 ? "<1 d" : `${Math.floor(days)} d`;
};

/** `Draft 12 d, Last Call 15 d, Accepted since 2026-03-17`. */
const spent = ({ transitions }: DocumentHistory): string =>
  transitions
    .map(({ to, at }, place) => {
      const next = transitions[place + 1];
      if (to === null) return `${next ? "gone" : "removed"} ${next ? inDays(at, next.at) : at.slice(0, 10)}`;
      return next ? `${to} ${inDays(at, next.at)}` : `${to} since ${at.slice(0, 10)}`;
    })
    .join(", ");

const numberAndTitle = ({ number, path, title }: DocumentHistory): readonly [string, string] => [
  number === null ? "–" : String(number),
  title ?? path,
];

const mostTitle = 48;
const cut = (text: string): string => (text.length <= mostTitle ? text : `${text.slice(0, mostTitle - 1)}…`);

const notAllowed = (history: DocumentHistory): readonly string[] =>
  history.transitions
    .filter(({ allowed }) => !allowed)
    .map((transition: Transition) => {
      const { from, to, at, commit, author, why } = transition;
      const before = from ?? (transition === history.transitions[0] ? "new" : "none");
      return onOneLine(
        `  ${history.path}: ${before} → ${to ?? "none"} on ${at.slice(0, 10)} by ${author} (${commit.slice(0, 10)}): ${why}`,
      );
    });

/** Numbers under which several files stand at the end, with their files. */
const claimedTwice = (histories: readonly DocumentHistory[]): readonly string[] =>
  [...Map.groupBy(histories, ({ number, status }) => (status === null ? null : number))]
    .filter(([number, claiming]) => number !== null && claiming.length > 1)
    .map(([number, claiming]) =>
      onOneLine(`Several files claim the number ${number}: ${claiming.map(({ path }) => path).join(", ")}.`),
    );

/** `names`: the patterns of the documents' names. */
export const historyText = (histories: readonly DocumentHistory[], names: string): string => {
  if (histories.length === 0) return `There is no document in the history: none is named as in ${names}.\n`;
  const rows = [
    ["", "title", "status", "time in each"],
    ...histories.map((one) => [
      numberAndTitle(one)[0],
      cut(onOneLine(numberAndTitle(one)[1])),
      onOneLine(one.status ?? "none"),
      onOneLine(spent(one)),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const wrong = histories.flatMap(notAllowed);
  const count = histories.flatMap(({ transitions }) => transitions).length;
  const told = `${counted(histories.length, "document")}, ${counted(count, "change")} of status`;
  const summary =
    wrong.length === 0
      ? `${told}; the table has a move for each.`
      : `${told}; for ${wrong.length} of them the table has no move:`;
  return `${[...table, "", summary, ...wrong, ...claimedTwice(histories)].join("\n")}\n`;
};
