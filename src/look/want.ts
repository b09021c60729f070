/** What a thread may want changed on the default branch, for one purpose. */
import type { HeadReading } from "../core/model/facts.ts";
import type { ChangePurpose, WantedChange } from "../core/model/own-change.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";

/** It was looked for: nothing is lacking, or this is, or it cannot be had, for that reason. */
export interface Want {
  readonly purpose: ChangePurpose;
  readonly change: WantedChange | null;
  readonly hindrance: string | null;
}

/** Null: the thread is none that could want it, and nothing was read. */
export type ReadWant = (dependencies: LookDependencies, look: Look) => Promise<Want | null>;

export const presentHead = ({ read, facts }: Look): HeadReading | null => {
  const { head } = read.reading;
  const reading = head ? facts.heads.get(head.sha) : undefined;
  return reading && !("unreadable" in reading) ? reading : null;
};
