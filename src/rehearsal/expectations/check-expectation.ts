/** One check per key of `expect`; a key without one does not compile. */
import { SandboxRefusal } from "../../sandbox/sandbox-api.ts";
import type { Expectation, ExpectationKey } from "../language/expectation.ts";
import { StepImpossible } from "../stage.ts";
import { comment, comments } from "./comment-checks.ts";
import {
  announcements,
  ballot,
  group,
  manager,
  number,
  record,
  refusal,
  requests,
  status,
  tally,
} from "./decision-checks.ts";
import { file } from "./file-checks.ts";
import { merge_group, merge_queue } from "./merge-queue-checks.ts";
import type { Check, Scene } from "./scene.ts";
import { assignees, checks, closed, description, labels, merged, title } from "./thread-checks.ts";

const checksByKey = {
  status,
  labels,
  manager,
  assignees,
  number,
  title,
  description,
  checks,
  tally,
  ballot,
  refusal,
  comment,
  comments,
  file,
  merged,
  closed,
  merge_group,
  merge_queue,
  announcements,
  record,
  group,
  requests,
} satisfies { readonly [Key in ExpectationKey]: Check<Exclude<Expectation[Key], undefined>> };

/** A sentence for each expectation that does not hold. */
export async function checkExpectation(wanted: Expectation, scene: Scene): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const [key, check] of Object.entries(checksByKey)) {
    const value = wanted[key as ExpectationKey];
    if (value === undefined) continue;
    try {
      failures.push(...(await (check as Check<unknown>)(value, scene)));
    } catch (error) {
      // A step that names nothing that is there, or a ref that is gone: the expectation does not hold.
      if (!(error instanceof StepImpossible) && !(error instanceof SandboxRefusal)) throw error;
      failures.push(`${key}: ${error.message}`);
    }
  }
  return failures;
}
