/** After deliveries were asked for again: until they are stored, or it has taken too long. */
import { setTimeout as pause } from "node:timers/promises";
import type { Store } from "../../store/store.ts";

/** GitHub sends them within seconds, or they fail again. */
const arriveWithinMilliseconds = 10_000;
const lookEveryMilliseconds = 20;

export const deliveriesHaveCome = async (
  store: Pick<Store, "unknownDeliveries">,
  guids: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const until = performance.now() + arriveWithinMilliseconds;
  while (!signal.aborted && performance.now() < until) {
    if (guids.length === 0 || (await store.unknownDeliveries(guids)).length === 0) return;
    await pause(lookEveryMilliseconds);
  }
};
