/** Reads what follows a tie: `fail`, `extend 7d`, `decided-by ROLE`. */
import type { Tie } from "../../model/ballot.ts";
import type { RoleName } from "../../model/names.ts";
import { parsePeriod } from "../../time/period.ts";

const forms = "Write `fail`, `extend 7d` or `decided-by ROLE`.";

/** A sentence when it is none of them. */
export const parseTie = (text: string): Tie | string => {
  const source = text.trim().replace(/\s+/g, " ");
  if (source === "fail") return { kind: "fail" };
  const [, length] = /^extend (.+)$/.exec(source) ?? [];
  if (length !== undefined) {
    const period = parsePeriod(length);
    return period.kind === "days" ? { kind: "extend", days: period.days } : period.problem;
  }
  const [, role] = /^decided-by ([a-z][a-z0-9-]{0,39})$/.exec(source) ?? [];
  if (role !== undefined) return { kind: "decided-by", role: role as RoleName };
  return `\`${source.slice(0, 60)}\` does not say what follows a tie. ${forms}`;
};
