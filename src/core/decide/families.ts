/** Every family of commands, by verb. */
import type { CommandFamily } from "./command-family.ts";
import { cancellationFamily } from "./judge-cancellation.ts";
import { concernFamily } from "./judge-concern.ts";
import { pauseFamily, resumeFamily } from "./judge-pause.ts";

export const families: readonly CommandFamily[] = [pauseFamily, resumeFamily, cancellationFamily, concernFamily];

export const familyOf = (verb: string): CommandFamily | null =>
  families.find((family) => family.verbs.includes(verb)) ?? null;

export const familyVerbs: readonly string[] = families.flatMap((family) => family.verbs);
