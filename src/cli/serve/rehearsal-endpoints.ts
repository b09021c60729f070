/**
 * The endpoints below `/rehearsal/` (docs/rehearsal-endpoints.md): the clock is
 * set and the App looked into from outside. They exist only when a key was
 * given at the start, on loopback.
 */
import { timingSafeEqual } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Context, Hono } from "hono";
import type { Effect } from "../../core/model/effect.ts";
import type { Instant } from "../../core/model/names.ts";
import { parseSubjectKey } from "../../core/model/subject.ts";
import { toInstant } from "../../core/time/instant.ts";
import type { Store } from "../../store/store.ts";
import type { VirtualClock } from "./clock.ts";
import type { LooksGate } from "./looks-gate.ts";

export interface RehearsalSettings {
  readonly key: string;
  readonly clock: VirtualClock;
  readonly gate: LooksGate;
  readonly store: Store;
  /** No look runs or could run, no delivery is being stored, and the start is over. */
  readonly isIdle: () => Promise<boolean>;
  readonly failures: () => Promise<readonly string[]>;
  readonly explain: (repository: number, thread: number) => Promise<unknown>;
  /** A sentence instead of a plan: it cannot be told now. */
  readonly plan: (repository: number, thread: number) => Promise<readonly Effect[] | string>;
}

/** Shorter than anybody waits for an answer. */
const longestWaitMs = 5_000;
const lookEveryMs = 2;

export const addRehearsal = (app: Hono, settings: RehearsalSettings): void => {
  const { clock, gate, store } = settings;
  app.use("/rehearsal/*", async (context, next) => {
    if (!isSame(context.req.header("x-rehearsal-key") ?? "", settings.key)) return context.text("Not found.\n", 404);
    await next();
    return undefined;
  });

  app.post("/rehearsal/clock", async (context) => {
    const to = instantOf(await context.req.json().catch(() => null));
    if (to === null) return refuse(context, 'The body is {"now": "2026-03-02T09:00:00Z"}.', 400);
    if (!clock.advance(to)) return refuse(context, `The clock stands at ${clock.now()} and does not go back.`, 409);
    return context.json({ now: clock.now(), enqueued: await store.sweep(clock.now()) });
  });

  app.post("/rehearsal/looks", async (context) => {
    const held = heldOf(await context.req.json().catch(() => null));
    if (held === null) return refuse(context, 'The body is {"held": true} or {"held": false}.', 400);
    if (held) gate.shut();
    else gate.open();
    return context.json({ held: gate.isShut });
  });

  app.get("/rehearsal/state", async (context) => {
    const until = performance.now() + Math.min(Number(context.req.query("wait")) || 0, longestWaitMs);
    for (;;) {
      const wasIdle = await idleBy(settings.isIdle, until);
      const nextLookAt = await store.nextLookAt();
      const isDue = nextLookAt !== null && nextLookAt <= clock.now();
      if (isDue) await store.sweep(clock.now());
      // The sweep by time may have made a job of the next look since: then there is none to tell of, and work to do.
      const idle = wasIdle && (await settings.isIdle());
      if ((idle && !isDue) || performance.now() >= until) {
        return context.json({
          now: clock.now(),
          idle: idle && !isDue,
          nextLookAt,
          failures: await settings.failures(),
        });
      }
    }
  });

  app.get("/rehearsal/threads/:number{[0-9]+}", async (context) => {
    const repository = await theRepository(store);
    if (repository === null) return refuse(context, "Nothing is known of any repository yet.", 404);
    return context.json(await settings.explain(repository, Number(context.req.param("number"))));
  });

  app.get("/rehearsal/plan/:number{[0-9]+}", async (context) => {
    const repository = await theRepository(store);
    if (repository === null) return context.json({ effects: [] });
    const plan = await settings.plan(repository, Number(context.req.param("number")));
    if (typeof plan === "string") return refuse(context, plan, 503);
    return context.json({ effects: plan });
  });

  app.get("/rehearsal/record", async (context) => {
    const entries = [];
    for (const { id } of await store.repositories()) {
      for (const key of await store.subjects(id)) {
        const subject = parseSubjectKey(key);
        if (subject === null) continue;
        const loaded = await store.load(subject);
        entries.push(...loaded.entries.map((entry) => ({ repository: id, subject: key, ...entry })));
      }
    }
    entries.sort((one, other) => one.repository - other.repository || one.seq - other.seq);
    return context.json({ entries });
  });

  app.get("/rehearsal/verify", async (context) => {
    const results = [];
    for (const { id } of await store.repositories()) results.push({ repository: id, ...(await store.verify(id)) });
    return context.json(results);
  });
};

/** Whoever waits is answered as soon as nothing is left to do, so that it need not ask again and again. */
const idleBy = async (isIdle: () => Promise<boolean>, until: number): Promise<boolean> => {
  for (;;) {
    if (await isIdle()) return true;
    if (performance.now() >= until) return false;
    await pause(lookEveryMs);
  }
};

/** A rehearsal has one repository. */
const theRepository = async (store: Store): Promise<number | null> => (await store.repositories())[0]?.id ?? null;

const refuse = (context: Context, message: string, status: 400 | 404 | 409 | 503): Response =>
  context.json({ message }, status);

const instantOf = (body: unknown): Instant | null => {
  const now = typeof body === "object" && body !== null ? Reflect.get(body, "now") : null;
  return typeof now === "string" ? toInstant(now) : null;
};

const heldOf = (body: unknown): boolean | null => {
  const held = typeof body === "object" && body !== null ? Reflect.get(body, "held") : null;
  return typeof held === "boolean" ? held : null;
};

const isSame = (given: string, key: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
};
