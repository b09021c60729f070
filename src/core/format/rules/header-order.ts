/**
 * Fields stand in the kind's order; those that are left out leave no gap. Only the
 * lines that must move are reported: the fewest that, taken out, leave an order.
 */
import { fieldOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type DefinedField, type FormatRule, type FormatSubject, knownFields } from "../format-rule.ts";

interface Ranked extends DefinedField {
  readonly rank: number;
}

/** The longest run of lines that is in order already; of several, the one that begins first. */
const longestOrdered = (lines: readonly Ranked[]): ReadonlySet<Ranked> => {
  const runs: { readonly length: number; readonly line: Ranked; readonly next: number | null }[] = [];
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (line === undefined) continue;
    let next: number | null = null;
    for (let later = index + 1; later < lines.length; later += 1) {
      const run = runs[later];
      if (run && run.line.rank >= line.rank && run.length > (next === null ? 0 : (runs[next]?.length ?? 0)))
        next = later;
    }
    runs[index] = { length: 1 + (next === null ? 0 : (runs[next]?.length ?? 0)), line, next };
  }
  let at: number | null = null;
  for (const [index, run] of runs.entries()) {
    if (at === null || run.length > (runs[at]?.length ?? 0)) at = index;
  }
  const kept = new Set<Ranked>();
  while (at !== null) {
    const run = runs[at];
    if (!run) break;
    kept.add(run.line);
    at = run.next;
  }
  return kept;
};

const rankedFields = (subject: FormatSubject): readonly Ranked[] => {
  const ranks = new Map(subject.kind.fields.map((definition, rank) => [definition, rank]));
  const { document, kind } = subject;
  // Of a repeated field the line that counts: the others are to go, not to move.
  const counted = knownFields(subject).filter(
    ({ definition, field }) => fieldOf(document, kind, definition.key) === field,
  );
  return counted.map((pair) => ({ ...pair, rank: ranks.get(pair.definition) ?? 0 }));
};

export const headerOrder: FormatRule = {
  id: "header-order",
  check: (subject, call) => {
    const lines = rankedFields(subject);
    const inOrder = longestOrdered(lines);
    return lines
      .filter((line) => !inOrder.has(line))
      .map((line) => {
        const above = [...inOrder].findLast((other) => other.rank <= line.rank);
        const below = [...inOrder].find((other) => other.rank > line.rank);
        const place = above ? `after ${quoted(above.field.name)}` : below ? `before ${quoted(below.field.name)}` : "";
        const message = `${quoted(line.field.name)} is out of order: it belongs ${place}.`;
        return { severity: call.severity, at: line.field.namePosition, message, help: `Move the line ${place}.` };
      });
  },
};
