/**
 * The one virtual clock of a rehearsal, GitHub's and the App's alike. It stops at
 * every instant at which the App wants to look and at the end of every read lag,
 * and goes on when everything has come to rest.
 *
 * Only waiting for the App's process to become idle happens in real time: it answers
 * when it is, within a bound; nothing sleeps to be safe.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "../sandbox/sandbox-api.ts";
import type { AppProcess } from "./app-process.ts";
import { RehearsalBreakdown } from "./breakdown.ts";

const idleWithinMs = 60_000;
/** The App answers as soon as it is idle; it is asked again after this, and more slowly when it answers early. */
const waitForIdleMs = 4_000;
const longestPollMs = 30;
/** Looks that the App may want at one and the same instant. */
const looksAtOneInstant = 50;
/** Stops within one day of the story; a look at reactions every minute stays below. */
const stopsInOneDay = 3_000;
const dayMs = 86_400_000;

export class Clockwork {
  readonly #sandbox: Sandbox;
  readonly #app: AppProcess;
  readonly #onStop: (now: string) => void;
  #held = false;

  /** `onStop` is called whenever everything has come to rest, with the instant. */
  constructor(sandbox: Sandbox, app: AppProcess, onStop: (now: string) => void) {
    this.#sandbox = sandbox;
    this.#app = app;
    this.#onStop = onStop;
  }

  get now(): string {
    return this.#sandbox.world.now();
  }

  /** From now on the App looks at nothing: what it is sent is kept, and the clock goes on without it. */
  async holdLooks(): Promise<void> {
    await this.#ask(() => this.#app.client.holdLooks(true));
    this.#held = true;
  }

  /** The App looks at what happened in the meantime, now. */
  async releaseLooks(): Promise<void> {
    this.#held = false;
    await this.#ask(() => this.#app.client.holdLooks(false));
  }

  get areLooksHeld(): boolean {
    return this.#held;
  }

  /** Until every delivery is answered and the App has nothing left to do now. */
  async settle(): Promise<string | null> {
    const until = performance.now() + idleWithinMs;
    let asked = 0;
    for (let waitMs = 3; ; waitMs = Math.min(waitMs * 1.7, longestPollMs)) {
      await this.#sandbox.world.settled();
      // Away on purpose: what was sent has failed, nothing else happens. Held: what was sent is kept.
      if (this.#app.isAway || this.#held) {
        this.#onStop(this.now);
        return null;
      }
      const sent = this.#sandbox.view.deliveries().length;
      const state = await this.#ask(() => this.#app.client.state(waitForIdleMs));
      const isDue = state.nextLookAt !== null && state.nextLookAt <= this.now;
      if (state.idle && !isDue && this.#sandbox.view.deliveries().length === sent) {
        this.#onStop(this.now);
        return state.nextLookAt;
      }
      if (state.idle && isDue) {
        asked += 1;
        if (asked > looksAtOneInstant) {
          throw new RehearsalBreakdown(
            this.#app.withLog(
              `The App still wants to look at ${this.now} after ${looksAtOneInstant} looks at that instant.`,
            ),
          );
        }
        await this.#ask(() => this.#app.client.setClock(this.now));
      }
      if (performance.now() > until) {
        const busy = state.failures.length > 0 ? ` What keeps failing: ${state.failures.join("; ")}.` : "";
        throw new RehearsalBreakdown(
          this.#app.withLog(`The App did not come to rest at ${this.now} within ${idleWithinMs / 1000} s.${busy}`),
        );
      }
      await pause(waitMs);
    }
  }

  /** Through every stop up to and including `limit`; the clock is left at the last one. */
  async runStops(limit: string): Promise<void> {
    let since = Date.parse(this.now);
    for (let stops = 0; ; stops += 1) {
      const nextLook = await this.settle();
      const next = [nextLook, this.#sandbox.world.nextCatchUp()]
        .filter((instant): instant is string => instant !== null && instant > this.now)
        .sort()[0];
      if (next === undefined || next > limit) return;
      if (Date.parse(next) - since >= dayMs) {
        since = Date.parse(next);
        stops = 0;
      }
      if (stops >= stopsInOneDay) {
        throw new RehearsalBreakdown(
          this.#app.withLog(`The App wanted ${stopsInOneDay} looks within a day and still wants one at ${next}.`),
        );
      }
      await this.#set(next);
    }
  }

  /** Moves on to `instant`, or stays where it is when that has passed. */
  async advance(instant: string): Promise<void> {
    await this.runStops(instant);
    if (instant > this.now) await this.#set(instant);
  }

  async #set(instant: string): Promise<void> {
    this.#sandbox.world.setClock(instant);
    if (!this.#app.isAway) await this.#ask(() => this.#app.client.setClock(instant));
  }

  /** When the App crashed while it was asked, it is asked again after its revival. */
  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      await this.#app.revived();
      try {
        this.#app.assertRunning();
        return await question();
      } catch (error) {
        if (!this.#app.isReviving) throw error;
      }
    }
  }
}
