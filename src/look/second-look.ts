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

type Expecting = Pick<LookDependencies, "expectationsOf" | "now">;

const caughtUpAt = ({ receivedAt }: StoredDelivery): Instant => addSeconds(receivedAt, caughtUpAfterSeconds);

const isTooEarlyFor =
  ({ expectationsOf, now }: Expecting) =>
  (delivery: StoredDelivery): boolean =>
    delivery.event !== fullLookAtStart && expectationsOf([delivery]).length === 0 && now() < caughtUpAt(delivery);

/** When to look again because of these deliveries, or null. */
export const secondLook = (expecting: Expecting, deliveries: readonly StoredDelivery[]): Instant | null => {
  const due = deliveries.filter(isTooEarlyFor(expecting)).map(caughtUpAt);
  return due.length === 0 ? null : due.reduce(laterOf);
};

/**
 * Those that the second look takes in as well: a process that ends between the two, or a
 * look in between for another reason, would leave nothing that asks for it.
 */
export const keptForSecondLook = (
  expecting: Expecting,
  deliveries: readonly StoredDelivery[],
): readonly StoredDelivery[] => deliveries.filter(isTooEarlyFor(expecting));
