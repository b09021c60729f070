/**
 * The stretches of a scenario: steps in a row at whose end one look must find what
 * looks in between would have found. In a stretch people only write, vote and edit
 * on one thread, and time passes. Everything else ends it: what changes the facts
 * that acts are judged by, what needs the App to have done something before (its
 * comments, files and label buttons), and what disturbs the network or the App.
 */
import type { Action, ThreadName } from "../language/action.ts";
import type { Scenario, Step } from "../language/scenario.ts";

/** By a step's number the stretch that it lies in, by the number of its first step. Other steps lie in none. */
export type Stretches = ReadonlyMap<number, number>;

/** From these on, what arrives when is not in the order of what was done. */
const lastingDisturbances: ReadonlySet<string> = new Set([
  "downtime",
  "duplicate",
  "reorder",
  "github_fails",
  "weather",
]);

export function stretchesOf(scenario: Scenario): Stretches {
  const stretches = new Map<number, number>();
  const builder = new StretchBuilder();
  const keep = (): void => {
    const steps = builder.take();
    const first = steps[0];
    if (first === undefined || steps.filter((step) => step.action !== null).length < 2) return;
    for (const step of steps) stretches.set(step.number, first.number);
  };
  for (const step of scenario.steps) {
    if (step.action === null && !step.timed) continue;
    if (step.action !== null && lastingDisturbances.has(step.action.kind)) break;
    const joins = builder.canJoin(step);
    if (joins !== "yes") keep();
    if (joins !== "never") builder.add(step);
    else builder.leaveOut(step);
  }
  keep();
  return stretches;
}

class StretchBuilder {
  #steps: Step[] = [];
  /** In this stretch: labels put on, and comments that were written or edited. */
  #buttons = new Set<string>();
  #written = new Set<string>();
  #thread: ThreadName | null = null;
  /** Names of people's comments, in the whole scenario so far. */
  readonly #named = new Set<string>();

  /** `in-next`: the stretch so far ends, and this step may begin another. */
  canJoin(step: Step): "yes" | "in-next" | "never" {
    const { action } = step;
    if (action === null) return this.#steps.length > 0 ? "yes" : "never";
    if (!this.#isQuiet(action)) return "never";
    const isElsewhere = this.#steps.length > 0 && this.#thread !== step.pullRequest;
    return isElsewhere || this.#needsLookBefore(action) ? "in-next" : "yes";
  }

  add(step: Step): void {
    const { action } = step;
    this.#steps.push(step);
    if (action === null) return;
    this.#thread = step.pullRequest;
    if (action.kind === "label") for (const name of action.with.add ?? []) this.#buttons.add(name);
    if (action.kind === "comment") {
      this.#written.add(action.with.by.toLowerCase());
      if (action.with.as !== undefined) this.#written.add(action.with.as);
    }
    if (action.kind === "edit_comment") this.#written.add(action.with.comment ?? action.with.by?.toLowerCase() ?? "");
    this.#remember(action);
  }

  leaveOut({ action }: Step): void {
    if (action !== null) this.#remember(action);
  }

  take(): readonly Step[] {
    const steps = this.#steps;
    this.#steps = [];
    this.#buttons = new Set();
    this.#written = new Set();
    this.#thread = null;
    return steps;
  }

  #remember(action: Action): void {
    if (action.kind === "comment" && action.with.as !== undefined) this.#named.add(action.with.as);
  }

  #isQuiet(action: Action): boolean {
    switch (action.kind) {
      case "comment":
        return action.with.held_back !== true;
      case "review":
        return true;
      case "label":
        return (action.with.remove ?? []).length === 0;
      case "edit_comment":
        // Without a name of its own it may be one of the App's.
        return action.with.comment === undefined ? action.with.by !== undefined : this.#named.has(action.with.comment);
      default:
        return false;
    }
  }

  /** A button that the App must first take off again, or a text that it has not read before its (next) edit. */
  #needsLookBefore(action: Action): boolean {
    if (action.kind === "label") return (action.with.add ?? []).some((name) => this.#buttons.has(name));
    if (action.kind !== "edit_comment") return false;
    return this.#written.has(action.with.comment ?? action.with.by?.toLowerCase() ?? "");
  }
}
