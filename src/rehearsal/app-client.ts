/** The App's endpoints for rehearsals, over HTTP. Every answer is bounded in time and checked. */
import type { z } from "zod";
import {
  type AppState,
  type EffectAnswer,
  type EntryAnswer,
  planAnswer,
  recordAnswer,
  stateAnswer,
  type ThreadAnswer,
  threadAnswer,
  verifyAnswer,
} from "./app-answers.ts";
import { RehearsalBreakdown } from "./breakdown.ts";

const answerWithinMs = 20_000;

export class AppClient {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async setClock(now: string): Promise<void> {
    await this.#ask("POST", "clock", { now });
  }
  /** While they are held, deliveries are kept and looks wait. */
  async holdLooks(held: boolean): Promise<void> {
    await this.#ask("POST", "looks", { held });
  }
  /** Answered when the App is idle, or when `waitMs` are over; the App may answer sooner. */
  async state(waitMs = 0): Promise<AppState> {
    return this.#read(waitMs > 0 ? `state?wait=${waitMs}` : "state", stateAnswer);
  }
  /** Of a thread that the App has not heard of: an answer with nothing in it. */
  async thread(number: number): Promise<ThreadAnswer> {
    return this.#read(`threads/${number}`, threadAnswer, {});
  }
  async record(): Promise<readonly EntryAnswer[]> {
    return this.#read("record", recordAnswer);
  }
  /** Null: sound. */
  async verify(): Promise<string | null> {
    return this.#read("verify", verifyAnswer);
  }
  async plan(number: number): Promise<readonly EffectAnswer[]> {
    return this.#read(`plan/${number}`, planAnswer);
  }

  async #read<Answer>(what: string, schema: z.ZodType<Answer, unknown>, unknown?: unknown): Promise<Answer> {
    const parsed = schema.safeParse(await this.#ask("GET", what, undefined, unknown));
    if (parsed.success) return parsed.data;
    throw new RehearsalBreakdown(`The App's answer to /rehearsal/${what} is not understood: ${parsed.error.message}`);
  }

  /** `unknown`: what stands for a 404, if anything. */
  async #ask(method: "GET" | "POST", what: string, body?: unknown, unknown?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#url}/rehearsal/${what}`, {
      method,
      headers: { "x-rehearsal-key": this.#key, "content-type": "application/json" },
      signal: AbortSignal.timeout(answerWithinMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status === 404 && unknown !== undefined) return unknown;
    if (!answer.ok) {
      throw new RehearsalBreakdown(
        `The App answered ${answer.status} to ${method} /rehearsal/${what}: ${text.slice(0, 500)}`,
      );
    }
    return text === "" ? null : (JSON.parse(text) as unknown);
  }
}
