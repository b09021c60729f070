/**
 * Puts the App together and starts it: web server first, then, in the
 * background, the work, as soon as GitHub has said who the App is. Deliveries
 * are kept from the first moment; nothing is lost while GitHub is away.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { Probot, ProbotOctokit } from "probot";
import { lastcallApp } from "../../app.ts";
import { failedLooks, isIdle } from "../../queue/idle.ts";
import type { OwnIdentity } from "../../webhooks/routes.ts";
import type { OpenDatabase } from "../open-database.ts";
import { type Clock, steadyClock, virtualClock } from "./clock.ts";
import { addHealth } from "./health.ts";
import { type HttpServer, listen, newHttpApp } from "./http-server.ts";
import { LooksGate } from "./looks-gate.ts";
import { addRehearsal } from "./rehearsal-endpoints.ts";
import type { ServeSettings } from "./settings.ts";
import { addWebhooks } from "./webhook-endpoint.ts";
import type { Work } from "./work.ts";

export type Role = "web" | "worker" | "all";

export interface Surroundings {
  readonly role: Role;
  /** Closed at the App's end. */
  readonly database: OpenDatabase;
  readonly wallClock: () => string;
  readonly log: Logger;
}

export interface RunningApp {
  /** Null for a role without a web server. */
  readonly url: string | null;
  stop(): Promise<void>;
}

/** A look that is broken off is healed by the next one, so that the end need not wait for the slowest. */
const finishWithinMilliseconds = 10_000;

export const startApp = async (settings: ServeSettings, around: Surroundings): Promise<RunningApp> => {
  const { role, database, log, wallClock } = around;
  const { store, pool } = database;
  const virtual = settings.rehearsal ? virtualClock(settings.rehearsal.start) : null;
  const clock = virtual ?? steadyClock(wallClock);
  let own: OwnIdentity = { appId: settings.appId, botLogin: "" };
  let isCaughtUp = role === "web";
  let isEnding = false;
  const gate = new LooksGate();
  let server: HttpServer | null = null;
  let prepared: Promise<Work> | null = null;
  let looksUnderWay: Work["looksUnderWay"] = () => 0;

  /** Takes nothing new, finishes what runs as far as there is time, and leaves the database last. */
  const stop = async (): Promise<void> => {
    isEnding = true;
    await server?.stop();
    const work = prepared?.then((made) => made.stop());
    await Promise.race([work, pause(finishWithinMilliseconds, undefined, { ref: false })]);
    await database.close();
  };

  const work = (): Promise<Work> => {
    prepared ??= import("./work.ts").then(({ prepareWork }) =>
      prepareWork(settings, {
        store,
        pool,
        clock,
        wallClock,
        log,
        gate,
        own: () => own,
        becomeKnown: (known) => {
          own = known;
        },
      }),
    );
    return prepared;
  };

  try {
    if (role !== "worker") {
      const app = newHttpApp((error) => log.error({ err: error }, "A request failed by a mistake of the App"));
      const probot = await startProbot(settings, around, clock, () => own);
      const webhooks = addWebhooks(app, {
        path: settings.webhookPath,
        secrets: settings.webhookSecrets,
        // The names and payloads are GitHub's; the handler takes any.
        receiver: { receive: (event) => probot.receive(event as Parameters<typeof probot.receive>[0]) },
        onFailure: (error, delivery) => log.error({ err: error, delivery }, "A delivery could not be kept"),
      });
      addHealth(app, { pool, now: clock.now, lastLook: async () => (await prepared)?.lastLook() ?? null });
      if (settings.rehearsal && virtual) {
        addRehearsal(app, {
          key: settings.rehearsal.key,
          clock: virtual,
          gate,
          store,
          isIdle: async () => {
            const isBusy = (): boolean => !isCaughtUp || webhooks.underWay() > 0 || looksUnderWay() > 0;
            return !isBusy() && (await isIdle(pool)) && !isBusy();
          },
          failures: async () => (await failedLooks(pool)).map(({ subject, error }) => `${subject}: ${error}`),
          explain: async (repository, thread) => (await work()).explain(repository, thread),
          plan: async (repository, thread) => (await work()).plan(repository, thread),
        });
      }
      server = await listen(app, settings.host, settings.port);
    }
    if (role !== "web") {
      void work().then((made) => {
        if (isEnding) return undefined;
        ({ looksUnderWay } = made);
        return made.run(() => {
          isCaughtUp = true;
        });
      });
    }
    return { url: server?.url ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const startProbot = async (
  settings: ServeSettings,
  { database, log }: Surroundings,
  clock: Clock,
  own: () => OwnIdentity,
): Promise<Probot> => {
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
  await probot.load(lastcallApp({ store: database.store, now: clock.now, own }));
  return probot;
};
