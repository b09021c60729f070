/**
 * Turns deadlines into looks: every so often it asks the store for the subjects whose
 * next look is due. It is given the time, so that rehearsals can run months in seconds,
 * and decides nothing itself.
 */
import type { Instant } from "../core/model/names.ts";
import type { Log } from "../store/log.ts";
import type { Store } from "../store/store.ts";

export interface SweepSettings {
  readonly store: Pick<Store, "sweep">;
  readonly now: () => Instant;
  /** Between the end of one sweep and the next. */
  readonly everyMs: number;
  readonly log: Log;
}

export interface Sweep {
  /** Waits for a sweep under way. */
  stop(): Promise<void>;
}

/** The number of looks that were enqueued. */
export const sweepOnce = (store: Pick<Store, "sweep">, now: Instant): Promise<number> => store.sweep(now);

export function startSweep({ store, now, everyMs, log }: SweepSettings): Sweep {
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> = Promise.resolve();
  let stopped = false;

  const sweep = async (): Promise<void> => {
    try {
      await sweepOnce(store, now());
    } catch (error) {
      log.error(`The sweep failed and is tried again: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!stopped) timer = setTimeout(begin, everyMs);
  };
  const begin = (): void => {
    underWay = sweep();
  };
  begin();

  return {
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await underWay;
    },
  };
}
