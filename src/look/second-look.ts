/**
 * Most deliveries name what a reading must show; some only say that something
 * changed (a title, an assignee, the policy). Whether the reading was behind cannot
 * be told then, so one more look follows when it has caught up.
 */
import type { Instant } from "../core/model/names.ts";
import { addSeconds, laterOf } from "../core/time/instant.ts";
import type { StoredDelivery } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import { fullLookAtStart } from "./look-at-all.ts";

/** Longer than GitHub's reads were ever seen to lag behind, shorter than a person waits. */
const caughtUpAfterSeconds = 15;

/** When to look again because of these deliveries, or null. */
export const secondLook = (
  { expectationsOf, now }: Pick<LookDependencies, "expectationsOf" | "now">,
  deliveries: readonly StoredDelivery[],
): Instant | null => {
  const due = deliveries
    .filter((delivery) => delivery.event !== fullLookAtStart && expectationsOf([delivery]).length === 0)
    .map((delivery) => addSeconds(delivery.receivedAt, caughtUpAfterSeconds))
    .filter((at) => now() < at);
  return due.length === 0 ? null : due.reduce(laterOf);
};
