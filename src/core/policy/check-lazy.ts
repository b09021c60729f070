/**
 * Lazy consensus (`pass: no reject`) must leave people the time and the way to object:
 * at least 72 hours with three working days in them, and a channel that takes a reason.
 */
import type { QuestionName } from "../model/names.ts";
import { mustBeKnown, type Report } from "./must-be-known.ts";
import type { NamedMove } from "./named-moves.ts";
import type { BallotDefinition } from "./schema/ballot-schema.ts";

export const isLazy = ({ pass }: Pick<BallotDefinition, "pass">): boolean => pass.kind === "no-reject";

const leastDays = 3;
const least = "Lazy consensus takes at least 72 hours with three working days in them";

const isTooShort = ({ window }: BallotDefinition): boolean => {
  if (window === null) return false;
  return window.kind === "seconds" ? window.seconds < leastDays * 86_400 : window.days < leastDays;
};

export const checkLazy = (
  name: QuestionName,
  ballots: Readonly<Record<string, BallotDefinition>>,
  moves: readonly NamedMove[],
  report: Report,
): void => {
  const ballot = ballots[name];
  if (!ballot) return;
  const { objection } = ballot;
  if (!isLazy(ballot)) {
    if (objection)
      report(
        ["ballots", name, "objection"],
        "Only in lazy consensus, `pass: no reject`, does a rejection stop the clock.",
        "Leave it out.",
      );
    return;
  }
  for (const { key, ballot: opened, window } of moves)
    if (opened === name && window && window.shortestDays < leastDays)
      report(
        ["ballots", name, "pass"],
        `${least}, and the move \`${key}\` opens it for as little as ${window.shortestDays} of them.`,
        "Lengthen the move's `shortest` to `3d`, or ask for approvals.",
      );
  if (isTooShort(ballot)) report(["ballots", name, "window"], `${least}.`, "Write `3 business days`, or more.");
  if (!ballot.channels.some((channel) => channel === "comment" || channel === "review"))
    report(
      ["ballots", name, "channels"],
      "In lazy consensus a rejection needs a reason, and only a comment or a review can give one.",
      "Add `comment` or `review`.",
    );
  if (objection?.ballot) {
    const at = ["ballots", name, "objection", "ballot"];
    mustBeKnown(report, at, "ballot", objection.ballot, Object.keys(ballots));
    const majority = ballots[objection.ballot];
    if (majority && isLazy(majority))
      report(at, `\`${objection.ballot}\` is lazy consensus as well; an objection is settled by a majority.`);
  }
};
