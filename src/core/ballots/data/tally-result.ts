/** A tally as `lastcall tally --format json` gives it, and what is given in its place when the ballot could not be read. */
import type { Counts, Outcome, VoterLine } from "../../model/ballot.ts";
import type { Choice, Login } from "../../model/names.ts";
import type { BallotData, DataId, DataProblem } from "./ballot-data.ts";
import type { DataTally } from "./tally-data.ts";

export interface TallyResult {
  readonly id: DataId;
  readonly outcome: Outcome;
  /** As it was written. */
  readonly rule: string;
  readonly counts: Counts;
  readonly needed: number;
  readonly canStillPass: boolean;
  readonly voters: readonly {
    readonly login: Login;
    readonly choice: Choice | null;
    readonly counted: boolean;
    /** Code of docs/reasons.md, `delegated` for a vote that a delegate gave; null for an own vote that counts. */
    readonly reason: string | null;
  }[];
  /** Only where an ended ballot is not decided. */
  readonly waitsFor?: "extension" | "concerns" | `decision-by ${string}`;
}

const voterOf = ({ person, choice, counted, through }: VoterLine): TallyResult["voters"][number] => ({
  login: person.login,
  choice,
  counted: counted === true,
  reason: counted === true ? (through ? "delegated" : null) : counted,
});

const waitsFor = ({ waiting }: DataTally): TallyResult["waitsFor"] => {
  if (waiting?.kind === "extended") return "extension";
  if (waiting?.kind === "concerns") return "concerns";
  return waiting ? `decision-by ${waiting.role}` : undefined;
};

export const tallyResult = (data: BallotData, result: DataTally): TallyResult => {
  const { tally, outcome, canStillPass } = result;
  const waits = waitsFor(result);
  return {
    id: data.id,
    outcome,
    rule: data.pass.source,
    counts: tally.counts,
    needed: tally.needed,
    canStillPass,
    voters: tally.voters.map(voterOf),
    ...(waits === undefined ? {} : { waitsFor: waits }),
  };
};

export interface BrokenResult {
  readonly id: DataId;
  readonly error: string;
}

/** `3:14: what is wrong, and a way out` */
export const problemInWords = ({ position, message, help }: DataProblem): string =>
  `${position.line}:${position.column}: ${message}${help === null ? "" : ` ${help}`}`;

export const brokenResult = (id: DataId, problems: readonly DataProblem[]): BrokenResult => ({
  id,
  error: problems.map(problemInWords).join("\n"),
});
