/**
 * How fast we may ask GitHub, as groups for Octokit's throttling plugin, one
 * limiter per installation. The plugin's own groups put queries among the
 * writes and keep writes one second apart; GitHub documents a rate instead
 * (80 content-creating requests a minute, 500 an hour; as of 2025-11,
 * docs.github.com "Rate limits for the REST API"), so a burst may go at once.
 *
 * Whoever would wait longer than a few seconds is refused (`BottleneckError`):
 * the job's next run is the place to wait in, not this process's memory.
 */
import Bottleneck from "bottleneck";

export interface Throttle {
  readonly enabled: boolean;
  /** Options of the plugin for clients that read and for clients that write. */
  readonly reads: Readonly<Record<string, unknown>>;
  readonly writes: Readonly<Record<string, unknown>>;
}

const neverAgain = (): boolean => false;

/** 20 at once and one a second from then on: 80 in the first minute, 60 in each later one. */
const writeRate = {
  reservoir: 20,
  reservoirIncreaseAmount: 1,
  reservoirIncreaseInterval: 1_000,
  reservoirIncreaseMaximum: 20,
  highWater: 8,
  strategy: Bottleneck.strategy.OVERFLOW,
};

/** Comments: 40 at once and 450 an hour from then on. */
const commentRate = {
  reservoir: 40,
  reservoirIncreaseAmount: 1,
  reservoirIncreaseInterval: 8_000,
  reservoirIncreaseMaximum: 40,
  highWater: 1,
  strategy: Bottleneck.strategy.OVERFLOW,
};

export const noThrottle: Throttle = { enabled: false, reads: { enabled: false }, writes: { enabled: false } };

export const documentedRates = (): Throttle => {
  const global = new Bottleneck.Group({ maxConcurrent: 10 });
  const auth = new Bottleneck.Group({ maxConcurrent: 1 });
  const open = new Bottleneck.Group({});
  const common = { enabled: true, global, auth, onRateLimit: neverAgain, onSecondaryRateLimit: neverAgain };
  return {
    enabled: true,
    reads: { ...common, write: open, notifications: open },
    writes: {
      ...common,
      write: new Bottleneck.Group(writeRate),
      notifications: new Bottleneck.Group(commentRate),
    },
  };
};
