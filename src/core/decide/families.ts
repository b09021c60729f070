/** Every family of commands, by verb. */
import type { CommandFamily } from "./command-family.ts";
import { awayFamily, backFamily } from "./judge-absence.ts";
import { allowanceFamily } from "./judge-allowance.ts";
import { authorshipFamily } from "./judge-authorship.ts";
import { ballotExtensionFamily } from "./judge-ballot-extension.ts";
import { cancellationFamily } from "./judge-cancellation.ts";
import { concernFamily } from "./judge-concern.ts";
import { correctionFamily } from "./judge-correction.ts";
import { delegationFamily, undelegationFamily } from "./judge-delegation.ts";
import { openingFamily } from "./judge-opening.ts";
import { askingAgainFamily, confirmationFamily } from "./judge-outcome.ts";
import { pauseFamily, resumeFamily } from "./judge-pause.ts";
import { reclassificationFamily } from "./judge-reclassification.ts";
import { recordedVoteFamily } from "./judge-recorded-vote.ts";
import { recusalFamily } from "./judge-recusal.ts";
import { refreshFamily } from "./judge-refresh.ts";
import { tieBreakFamily } from "./judge-tie-break.ts";
import { undoFamily } from "./judge-undo.ts";

export const families: readonly CommandFamily[] = [
  pauseFamily,
  resumeFamily,
  cancellationFamily,
  openingFamily,
  ballotExtensionFamily,
  concernFamily,
  tieBreakFamily,
  reclassificationFamily,
  undoFamily,
  correctionFamily,
  authorshipFamily,
  confirmationFamily,
  askingAgainFamily,
  recusalFamily,
  delegationFamily,
  undelegationFamily,
  recordedVoteFamily,
  refreshFamily,
  awayFamily,
  backFamily,
  allowanceFamily,
];

export const familyOf = (verb: string): CommandFamily | null =>
  families.find((family) => family.verbs.includes(verb)) ?? null;

export const familyVerbs: readonly string[] = families.flatMap((family) => family.verbs);
