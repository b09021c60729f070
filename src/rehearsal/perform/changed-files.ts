/** The files of a step, with their contents made ready to commit. */
import type { FileChanges } from "../../sandbox/sandbox-api.ts";
import { contentOf } from "../file-contents.ts";
import type { FileValue } from "../language/file-value.ts";
import type { Stage } from "../stage.ts";

export function changedFiles(
  stage: Stage,
  files: Readonly<Record<string, FileValue>>,
  by: string,
  present: (path: string) => Uint8Array | null,
): FileChanges {
  const context = { scenarioFile: stage.scenario.file, by, now: stage.clock.now, present };
  return Object.fromEntries(Object.entries(files).map(([path, value]) => [path, contentOf(path, value, context)]));
}
