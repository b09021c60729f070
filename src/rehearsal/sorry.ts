/** Why a run could not go on, for its report. */
import { SandboxRefusal } from "../sandbox/sandbox-api.ts";
import { RehearsalBreakdown } from "./breakdown.ts";
import { StepImpossible } from "./stage.ts";

/** A breakdown in words; anything else is a mistake of ours and goes on upwards. */
export function sorry(error: unknown): string {
  if (error instanceof RehearsalBreakdown || error instanceof StepImpossible || error instanceof SandboxRefusal) {
    return error.message;
  }
  // The App's process went away while it was asked, or took too long.
  if (error instanceof TypeError && error.message === "fetch failed") {
    return "The App could not be reached; it may have stopped by itself.";
  }
  if (error instanceof DOMException && error.name === "TimeoutError") return "The App did not answer in time.";
  throw error;
}
