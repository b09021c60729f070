/**
 * The App's work beside taking webhooks: looks, the sweep, and at the start what
 * happened while it was away. Loaded only when the App is listening already,
 * since it brings most of the libraries.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Effect } from "../../core/model/effect.ts";
import type { Instant } from "../../core/model/names.ts";
import { subjectKey } from "../../core/model/subject.ts";
import { evaluateSubject } from "../../evaluate-subject.ts";
import { type Explanation, explainAfresh, explainFromRecord } from "../../explain.ts";
import { readBotLogin } from "../../github/app-identity.ts";
import { lookAtEverything } from "../../look/look-at-all.ts";
import { recoverDeliveries } from "../../look/recover-deliveries.ts";
import { type Sweep, startSweep } from "../../queue/sweep.ts";
import { startWorkers, type Workers } from "../../queue/workers.ts";
import type { Store } from "../../store/store.ts";
import type { OwnIdentity } from "../../webhooks/routes.ts";
import type { Clock } from "./clock.ts";
import { deliveriesHaveCome } from "./deliveries-have-come.ts";
import { plainLog } from "./log.ts";
import { clientOptions, lookDependencies } from "./look-dependencies.ts";
import type { LooksGate } from "./looks-gate.ts";
import type { ServeSettings } from "./settings.ts";

export interface WorkParts {
  readonly store: Store;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly wallClock: () => string;
  readonly log: Logger;
  readonly own: () => OwnIdentity;
  readonly becomeKnown: (own: OwnIdentity) => void;
  /** Shut in rehearsals only. */
  readonly gate: LooksGate;
}

export interface Work {
  /** Resolves at the end of the App; until then it works. `onCaughtUp`: what happened before the start was looked at. */
  run(onCaughtUp: () => void): Promise<void>;
  /** Takes no new looks and waits for those that run. */
  stop(): Promise<void>;
  readonly lastLook: () => Instant | null;
  /** In this process. */
  readonly looksUnderWay: () => number;
  explain(repository: number, thread: number): Promise<Explanation>;
  /** A sentence instead of a plan: it cannot be told now. */
  plan(repository: number, thread: number): Promise<readonly Effect[] | string>;
}

const sweepEveryMilliseconds = 1_000;
const recoverEveryMilliseconds = 10 * 60_000;
const longestPauseMilliseconds = 60_000;
/** Where GitHub's log cannot be read for so long, votes are closed all the same; what comes later is shown as seen late. */
const catchesUpWithinMilliseconds = 5 * 60_000;

export const prepareWork = (settings: ServeSettings, parts: WorkParts): Work => {
  const { store, pool, clock, log, own } = parts;
  const options = clientOptions(settings, parts);
  const dependencies = lookDependencies(settings, options, parts);
  const ending = new AbortController();
  let lastLook: Instant | null = null;
  let looksUnderWay = 0;
  let sweep: Sweep | null = null;
  let workers: Workers | null = null;
  let running: Promise<void> = Promise.resolve();
  let caughtUp = false;

  const run = async (onCaughtUp: () => void): Promise<void> => {
    await untilDone("learn who the App is", log, ending.signal, async () => {
      parts.becomeKnown({ appId: settings.appId, botLogin: await readBotLogin(options) });
    });
    if (ending.signal.aborted) return;
    workers = await startWorkers({
      pool,
      concurrency: settings.concurrency,
      log: plainLog(log),
      handle: async (subject) => {
        await parts.gate.pass();
        looksUnderWay += 1;
        try {
          await evaluateSubject({ ...dependencies, caughtUp }, subject);
          lastLook = clock.now();
        } catch (error) {
          log.error({ err: error, subject: subjectKey(subject) }, "A look failed by a mistake of the App");
          throw error;
        } finally {
          looksUnderWay -= 1;
        }
      },
    });
    sweep = startSweep({ store, now: clock.now, everyMs: sweepEveryMilliseconds, log: plainLog(log) });
    const stopWaiting = setTimeout(() => {
      caughtUp = true;
    }, catchesUpWithinMilliseconds).unref();
    await untilDone("ask for what it was sent before the start", log, ending.signal, async () => {
      await deliveriesHaveCome(store, await recoverDeliveries(dependencies), ending.signal);
    });
    clearTimeout(stopWaiting);
    caughtUp = true;
    await untilDone("look at what happened before the start", log, ending.signal, () => lookAtEverything(dependencies));
    onCaughtUp();
    // A rehearsal stops and starts the App when it wants this; in between it counts each request.
    while (!settings.rehearsal && !ending.signal.aborted) {
      await pauseUnless(ending.signal, recoverEveryMilliseconds);
      await untilDone("ask for failed deliveries again", log, ending.signal, () => recoverDeliveries(dependencies));
    }
  };

  return {
    run: (onCaughtUp) => {
      running = run(onCaughtUp).catch((error: unknown) =>
        log.fatal({ err: error, own: own() }, "The App stopped working"),
      );
      return running;
    },
    stop: async () => {
      ending.abort();
      parts.gate.open();
      await running;
      await sweep?.stop();
      await workers?.stop();
    },
    lastLook: () => lastLook,
    looksUnderWay: () => looksUnderWay,
    explain: (repository, number) => explainFromRecord(dependencies, { kind: "thread", repository, number }),
    plan: async (repository, number) => {
      const afresh = await explainAfresh(dependencies, { kind: "thread", repository, number });
      if (afresh.kind === "explained") return afresh.plan;
      return afresh.kind === "unknown" ? [] : afresh.why;
    },
  };
};

/** Tries until it succeeds or the App ends; pauses grow, since whoever is away is not back sooner for being asked. */
const untilDone = async (
  what: string,
  log: Logger,
  signal: AbortSignal,
  attempt: () => Promise<unknown>,
): Promise<void> => {
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, longestPauseMilliseconds)) {
    try {
      await attempt();
      return;
    } catch (error) {
      log.warn({ err: error }, `The App could not ${what}; it tries again in ${wait / 1000} s`);
    }
    await pauseUnless(signal, wait);
  }
};

const pauseUnless = async (signal: AbortSignal, milliseconds: number): Promise<void> => {
  await pause(milliseconds, undefined, { signal }).catch(() => {});
};
