/**
 * Can each ballot be opened, and end? One that a move opens ends with the window of that
 * move, or earlier when it is decided; any other is opened by command. A name that is
 * nearly that of a move's ballot is taken for a slip, unless the policy says who opens it.
 */
import type { PassRule } from "../model/ballot.ts";
import type { Length } from "../model/length.ts";
import type { QuestionName, RoleName } from "../model/names.ts";
import { nearestWord } from "../model/nearest-word.ts";
import { checkLazy } from "./check-lazy.ts";
import { mustBeKnown, type Report } from "./must-be-known.ts";
import type { NamedMove } from "./named-moves.ts";
import type { BallotDefinition } from "./schema/ballot-schema.ts";
import { rolesOfDocuments } from "./schema/role-schema.ts";
import type { WholeSettings } from "./schema/settings-schema.ts";
import { closesWhenDecided } from "./schema/term-schema.ts";

interface Checked {
  readonly name: QuestionName;
  readonly ballot: BallotDefinition;
  /** Moves that open it. */
  readonly opening: readonly NamedMove[];
  readonly report: Report;
}

/** Is it met before anybody has voted? Whether few enough are silent depends on the seats. */
const isMetByNobody = (rule: PassRule): boolean => {
  switch (rule.kind) {
    case "no-reject":
      return true;
    case "all":
      return rule.rules.every(isMetByNobody);
    case "any":
      return rule.rules.some(isMetByNobody);
    default:
      return false;
  }
};

/** At most, in seconds; null: holidays may make it any length. */
const longest = (length: Length): number | null => {
  if (length.kind === "seconds") return length.seconds;
  return length.kind === "days" ? (length.days + 1) * 86_400 + 3600 : null;
};

const shortest = (length: Length): number =>
  length.kind === "seconds" ? length.seconds : Math.max(0, length.days * 86_400 - 3600);

const checkOpening = ({ name, ballot, opening, report }: Checked, opened: readonly QuestionName[]): void => {
  if (opening.length > 0 || ballot.openedBy !== null) return;
  const near = nearestWord(name, opened);
  if (near)
    report(
      ["ballots", name],
      `No move opens the ballot \`${name}\`.`,
      `Did you mean \`${near}\`? If it is another one, say who opens it, such as \`opened-by: [steward]\`.`,
    );
};

const checkEnd = ({ name, ballot, opening, report }: Checked): void => {
  const { closes } = ballot;
  if (closes === null || closes === closesWhenDecided) return;
  const at = ["ballots", name, "closes"];
  if (/^\d{4}-/.test(closes)) {
    report(
      at,
      `\`closes: ${closes}\` is not yet supported.`,
      `Write \`closes: ${closesWhenDecided}\`, or a \`window\`.`,
    );
    return;
  }
  const ends = opening.flatMap((move) => (move.windowName ? [`${move.windowName}-end`] : []));
  if (ends.length > 0 && ends.every((end) => end === closes)) return;
  report(
    at,
    `The ballot cannot close at \`${closes}\`.`,
    ends.length > 0
      ? `Write \`closes: ${ends[0]}\` or \`closes: ${closesWhenDecided}\`.`
      : `No move opens it, so it ends with its own \`window\`; or write \`closes: ${closesWhenDecided}\`.`,
  );
};

const checkTerm = ({ name, ballot, opening, report }: Checked): void => {
  const whenDecided = ballot.closes === closesWhenDecided;
  const { window, minOpen } = ballot;
  if (ballot.graceSeconds !== null && !whenDecided)
    report(
      ["ballots", name, "grace"],
      "Only a ballot that closes when it is decided has a grace.",
      `Add \`closes: ${closesWhenDecided}\`, or leave it out.`,
    );
  if (window !== null && opening.length > 0 && (ballot.openedBy ?? []).length === 0)
    report(
      ["ballots", name, "window"],
      "A move opens this ballot, and it is open as long as the move's window.",
      "Leave it out; how long the window may be is said at the move.",
    );
  const most = window && longest(window);
  if (minOpen && most !== null && most < shortest(minOpen))
    report(["ballots", name, "min-open"], "The ballot's own `window` is shorter than that.");
  if (whenDecided && ballot.tie.kind === "extend" && window === null && opening.length === 0)
    report(
      ["ballots", name, "tie"],
      "This ballot has no end of its own, so there is nothing that a tie could extend.",
      "Give it a `window`, or leave the tie out.",
    );
  if (whenDecided && !minOpen && ballot.quorum === null && isMetByNobody(ballot.pass))
    report(
      ["ballots", name, "closes"],
      "Its rule is met before anybody has voted, so the ballot would close at once.",
      "Say how long it is open at least, such as `min-open: 72h`.",
    );
};

export const checkBallots = (
  settings: WholeSettings,
  moves: readonly NamedMove[],
  roles: ReadonlySet<RoleName>,
  report: Report,
): void => {
  const opened = moves.flatMap((move) => move.ballot ?? []);
  const ballots = Object.entries(settings.ballots) as [QuestionName, BallotDefinition][];
  for (const [name, ballot] of ballots) {
    const checked: Checked = { name, ballot, report, opening: moves.filter((move) => move.ballot === name) };
    checkOpening(checked, opened);
    checkEnd(checked);
    checkTerm(checked);
    checkLazy(name, settings.ballots, moves, report);
    (ballot.openedBy ?? []).forEach((role, index) => {
      mustBeKnown(report, ["ballots", name, "opened-by", index], "role", role, [...roles, ...rolesOfDocuments]);
    });
  }
};
