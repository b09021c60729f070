/**
 * Deliveries that GitHub could not bring while the App was away are asked for again:
 * they alone tell who edited or deleted what, and when the head was pushed.
 */
import type { Instant } from "../core/model/names.ts";
import { addSeconds } from "../core/time/instant.ts";
import type { GitHubDirectory } from "../github/ports.ts";
import type { Store } from "../store/store.ts";

/** GitHub keeps the log for about three days. */
const logKeptSeconds = 3 * 24 * 3600;

export interface RecoveryDependencies {
  readonly store: Pick<Store, "unknownDeliveries">;
  readonly directory: GitHubDirectory;
  readonly now: () => Instant;
}

/** Which were asked for again; oldest first, each once however often it failed. */
export const recoverDeliveries = async ({
  store,
  directory,
  now,
}: RecoveryDependencies): Promise<readonly string[]> => {
  const failed = await directory.failedDeliveries(addSeconds(now(), -logKeptSeconds));
  const unknown = new Set(await store.unknownDeliveries([...new Set(failed.map(({ guid }) => guid))]));
  const newest = new Map(failed.toReversed().map((delivery) => [delivery.guid, delivery]));
  const asked = [...newest.values()].filter(({ guid }) => unknown.has(guid));
  for (const { id } of asked) await directory.redeliver(id);
  return asked.map(({ guid }) => guid);
};
