/** A state of the required check: its outcome, and the code of the sentences that say why. */
import type { CheckOutput } from "../model/effect.ts";

export interface Gate {
  readonly status: CheckOutput["status"];
  readonly conclusion: CheckOutput["conclusion"];
  /** Key below `gate.` of the sentence that is the check's title. */
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

export const gate = (
  conclusion: CheckOutput["conclusion"],
  code: string,
  details: Readonly<Record<string, string>> = {},
): Gate => ({ status: conclusion === null ? "in_progress" : "completed", conclusion, code, details });
