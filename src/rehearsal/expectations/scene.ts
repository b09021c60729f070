/** What an expectation looks at: the thread as GitHub has it, and as the App tells it. Read when first needed. */
import type { ThreadView } from "../../sandbox/sandbox-api.ts";
import type { EntryAnswer, ThreadAnswer } from "../app-answers.ts";
import type { Stage } from "../stage.ts";

export interface RequestCounts {
  readonly reads: number;
  readonly writes: number;
}

export class Scene {
  readonly stage: Stage;
  readonly #number: number | null;
  readonly #requests: RequestCounts;
  #answer: Promise<ThreadAnswer> | null = null;
  #record: Promise<readonly EntryAnswer[]> | null = null;

  /** `number` null: no thread has been opened. */
  constructor(stage: Stage, number: number | null, requests: RequestCounts) {
    this.stage = stage;
    this.#number = number;
    this.#requests = requests;
  }

  get number(): number {
    return this.#number ?? this.stage.threadNumber(null);
  }
  get thread(): ThreadView {
    return this.stage.thread(this.number);
  }
  get botLogin(): string {
    return this.stage.sandbox.app.botLogin;
  }
  /** Of the App, since the step before its last look. */
  get requests(): RequestCounts {
    return this.#requests;
  }
  answer(): Promise<ThreadAnswer> {
    this.#answer ??= this.stage.app.client.thread(this.number);
    return this.#answer;
  }
  /** The thread's own entries; all of the repository's when no thread has been opened. */
  record(): Promise<readonly EntryAnswer[]> {
    this.#record ??= this.stage.app.client
      .record()
      .then((entries) =>
        this.#number === null
          ? entries
          : entries.filter(({ subject }) => subject === null || new RegExp(`\\b${this.#number}\\W*$`).test(subject)),
      );
    return this.#record;
  }
}

/** Empty when the expectation holds; otherwise a sentence for each way in which it does not. */
export type Check<Wanted> = (wanted: Wanted, scene: Scene) => readonly string[] | Promise<readonly string[]>;

export function inWords(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(inWords).join(", ");
  return typeof value === "string" ? `"${value}"` : String(value);
}

export function equal(what: string, wanted: unknown, got: unknown): readonly string[] {
  return wanted === got ? [] : [`${what}: expected ${inWords(wanted)}, got ${inWords(got)}.`];
}

/** The same things in any order. */
export function sameSet(what: string, wanted: readonly string[], got: readonly string[]): readonly string[] {
  const [one, other] = [[...new Set(wanted)].sort(), [...new Set(got)].sort()];
  return one.length === other.length && one.every((item, index) => item === other[index])
    ? []
    : [`${what}: expected ${inWords(one)}; got ${inWords(other)}.`];
}
