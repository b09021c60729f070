/**
 * Puts the App together and starts it: database, web server, and, in the
 * background, workers and sweep as soon as GitHub has said who the App is.
 * Deliveries are kept from the first moment; nothing is lost while GitHub is away.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import { lastcallApp } from "../../app.ts";
import type { Instant } from "../../core/model/names.ts";
import { subjectKey } from "../../core/model/subject.ts";
import { evaluateSubject } from "../../evaluate-subject.ts";
import { explainAfresh, explainFromRecord } from "../../explain.ts";
import { readBotLogin } from "../../github/app-identity.ts";
import { lookAtEverything } from "../../look/look-at-all.ts";
import { recoverDeliveries } from "../../look/recover-deliveries.ts";
import { failedLooks, isIdle } from "../../queue/idle.ts";
import { type Sweep, startSweep } from "../../queue/sweep.ts";
import { startWorkers, type Workers } from "../../queue/workers.ts";
import type { Log } from "../../store/log.ts";
import type { OwnIdentity } from "../../webhooks/routes.ts";
import { type DatabaseEnvironment, openDatabase } from "../open-database.ts";
import { steadyClock, virtualClock } from "./clock.ts";
import { addHealth } from "./health.ts";
import { type HttpServer, listen, newHttpApp } from "./http-server.ts";
import { clientOptions, lookDependencies } from "./look-dependencies.ts";
import { addRehearsal } from "./rehearsal-endpoints.ts";
import type { ServeSettings } from "./settings.ts";
import { addWebhooks } from "./webhook-endpoint.ts";

export type Role = "web" | "worker" | "all";

export interface Surroundings {
  readonly role: Role;
  readonly environment: DatabaseEnvironment;
  readonly wallClock: () => string;
  readonly log: Logger;
}

export interface RunningApp {
  /** Null for a role without a web server. */
  readonly url: string | null;
  stop(): Promise<void>;
}

const sweepEveryMilliseconds = 1_000;
const recoverEveryMilliseconds = 10 * 60_000;
const longestPauseMilliseconds = 60_000;
/** A look that is broken off is healed by the next one, so that the end need not wait for the slowest. */
const finishWithinMilliseconds = 10_000;

export const startApp = async (settings: ServeSettings, around: Surroundings): Promise<RunningApp> => {
  const { role, log, wallClock } = around;
  const database = await openDatabase(around.environment, plainLog(log));
  const ending = new AbortController();
  let server: HttpServer | null = null;
  let begun: Promise<void> = Promise.resolve();
  let sweep: Sweep | null = null;
  let workers: Workers | null = null;
  /** Takes nothing new, finishes what runs as far as there is time, and leaves the database last. */
  const stop = async (): Promise<void> => {
    ending.abort();
    await server?.stop();
    await within(finishWithinMilliseconds, async () => {
      await begun;
      await sweep?.stop();
      await workers?.stop();
    });
    await database.close();
  };
  try {
    log.info(`Uses ${database.description}.`);
    const { store, pool } = database;
    const virtual = settings.rehearsal ? virtualClock(settings.rehearsal.start) : null;
    const clock = virtual ?? steadyClock(wallClock);
    let own: OwnIdentity = { appId: settings.appId, botLogin: "" };
    const options = clientOptions(settings, { wallClock, log });
    const dependencies = lookDependencies(settings, options, { store, clock, wallClock, own: () => own, log });

    let lastLook: Instant | null = null;
    let isBeginning = role !== "web";
    const begin = async (): Promise<void> => {
      await untilDone("learn who the App is", log, ending.signal, async () => {
        own = { appId: settings.appId, botLogin: await readBotLogin(options) };
      });
      if (ending.signal.aborted) return;
      workers = await startWorkers({
        pool,
        concurrency: settings.concurrency,
        log: plainLog(log),
        handle: async (subject) => {
          try {
            await evaluateSubject(dependencies, subject);
            lastLook = clock.now();
          } catch (error) {
            log.error({ err: error, subject: subjectKey(subject) }, "A look failed by a mistake of the App");
            throw error;
          }
        },
      });
      sweep = startSweep({ store, now: clock.now, everyMs: sweepEveryMilliseconds, log: plainLog(log) });
      await untilDone("look at what happened before the start", log, ending.signal, async () => {
        await recoverDeliveries(dependencies);
        await lookAtEverything(dependencies);
      });
      isBeginning = false;
      if (virtual) return;
      while (!ending.signal.aborted) {
        await pauseUnless(ending.signal, recoverEveryMilliseconds);
        await untilDone("ask for failed deliveries again", log, ending.signal, () => recoverDeliveries(dependencies));
      }
    };

    let url: string | null = null;
    if (role !== "worker") {
      const probot = new Probot({
        appId: settings.appId,
        privateKey: settings.privateKey,
        // Signatures are checked before Probot, against two secrets while they are rotated.
        secret: settings.webhookSecrets[0] ?? "",
        log,
        Octokit: ProbotOctokit.defaults({
          baseUrl: settings.baseUrl,
          throttle: { enabled: false },
          retry: { enabled: false },
        }),
      });
      await probot.ready();
      await probot.load(lastcallApp({ store, now: clock.now, own: () => own }));
      const app = newHttpApp((error) => log.error({ err: error }, "A request failed by a mistake of the App"));
      const webhooks = addWebhooks(app, {
        path: settings.webhookPath,
        secrets: settings.webhookSecrets,
        // The names and payloads are GitHub's; the handler takes any.
        receiver: { receive: (event) => probot.receive(event as Parameters<typeof probot.receive>[0]) },
        onFailure: (error, delivery) => log.error({ err: error, delivery }, "A delivery could not be kept"),
      });
      addHealth(app, { pool, now: clock.now, lastLook: () => lastLook });
      if (settings.rehearsal && virtual) {
        addRehearsal(app, {
          key: settings.rehearsal.key,
          clock: virtual,
          store,
          isIdle: async () => {
            const isBusy = (): boolean => isBeginning || webhooks.underWay() > 0;
            return !isBusy() && (await isIdle(pool)) && !isBusy();
          },
          failures: async () => (await failedLooks(pool)).map(({ subject, error }) => `${subject}: ${error}`),
          explain: (repository, number) => explainFromRecord(dependencies, { kind: "thread", repository, number }),
          plan: async (repository, number) => {
            const afresh = await explainAfresh(dependencies, { kind: "thread", repository, number });
            if (afresh.kind === "explained") return afresh.plan;
            return afresh.kind === "unknown" ? [] : afresh.why;
          },
        });
      }
      server = await listen(app, settings.host, settings.port);
      url = server.url;
    }
    if (role !== "web") {
      begun = begin().catch((error: unknown) => log.fatal({ err: error }, "The App could not begin to work"));
    }
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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

const within = async (milliseconds: number, work: () => Promise<void>): Promise<void> => {
  const late = new AbortController();
  await Promise.race([work(), pauseUnless(late.signal, milliseconds)]);
  late.abort();
};

const pauseUnless = async (signal: AbortSignal, milliseconds: number): Promise<void> => {
  await pause(milliseconds, undefined, { signal }).catch(() => {});
};

const plainLog = (log: Logger): Log => ({
  info: (message) => log.info(message),
  warn: (message) => log.warn(message),
  error: (message) => log.error(message),
});
