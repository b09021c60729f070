/**
 * Checks belong to commits: each head gets the worst outcome over all open pull requests
 * that have it (github.md section 2). The one whose outcome that is shows it, the others
 * leave the check alone; of equal ones the oldest. So does the oldest alone write to a
 * branch that several want merged, or they would undo each other's header for ever.
 */
import type { Standing } from "../model/standing.ts";
import type { Wording } from "../render/wording.ts";
import type { CheckContent } from "./checks.ts";

/** From the worst on. What waits is worse than any conclusion that lets a merge through. */
const fromTheWorst = ["failure", "action_required", "in_progress", "success", "neutral", "skipped"];

export const rankOf = ({ status, conclusion }: Pick<CheckContent, "status" | "conclusion">): number =>
  fromTheWorst.indexOf(status === "in_progress" ? status : (conclusion ?? "in_progress"));

/** A thread beside the others of its head or branch. */
export interface AmongOthers {
  readonly number: number;
  readonly state: Standing["state"];
  readonly head: string | null;
  readonly branch: string | null;
  readonly beside: readonly Standing[];
}

/** Open ones come first: where there is one, what is over has no say. */
const states: readonly Standing["state"][] = ["open", "merged", "closed"];

interface Claim {
  readonly number: number;
  readonly state: number;
  readonly rank: number;
}

const claimOf = (
  { number, state }: Pick<Standing, "number" | "state">,
  check: Pick<CheckContent, "status" | "conclusion">,
): Claim => ({ number, state: states.indexOf(state), rank: rankOf(check) });

const inOrder = (one: Claim, other: Claim): number =>
  one.state - other.state || one.rank - other.rank || one.number - other.number;

const othersOf = ({ head, beside }: AmongOthers, name: string): readonly Claim[] =>
  beside.flatMap((other) => {
    const check = other.checks[name];
    return other.head === head && check ? [claimOf(other, check)] : [];
  });

/** Who shows this check instead, and whether it is worse for it; null: this thread does. */
export const shownInstead = (
  content: CheckContent,
  among: AmongOthers,
): { readonly number: number; readonly worse: boolean } | null => {
  const own = claimOf(among, content);
  const [first] = [...othersOf(among, content.name)].sort(inOrder);
  return first && inOrder(first, own) < 0 ? { number: first.number, worse: first.rank < own.rank } : null;
};

/** Of several threads that want one branch merged the oldest; its header is the one that is written. */
export const writesInstead = ({ number, branch, beside }: AmongOthers): Standing | null =>
  beside.find(
    (other) => other.state === "open" && branch !== null && other.branch === branch && other.number < number,
  ) ?? null;

/** Said in a check for whose head there are other open pull requests. */
export const withOthersNamed = (content: CheckContent, among: AmongOthers, wording: Wording): CheckContent => {
  const others = othersOf(among, content.name).filter(({ state }) => state === 0);
  if (others.length === 0) return content;
  const names = others.map(({ number }) => number).join(", ");
  const said = wording.say("format.same-head", { names });
  return { ...content, summary: `${content.summary}\n\n${said}` };
};
