/** A scenario as parsed: every instant computed, every name checked. What the runner is given. */
import type { Action, PolicyValue, ThreadName } from "./action.ts";
import type { Expectation } from "./expectation.ts";
import type { FileValues } from "./file-value.ts";
import type { PermissionName } from "./permission.ts";

export interface PersonAbout {
  readonly organisations: readonly string[];
  readonly permission?: PermissionName | undefined;
  readonly teams: readonly string[];
  readonly bot?: boolean | undefined;
  readonly name?: string | undefined;
}

export interface Step {
  /** From 1, as written. */
  readonly number: number;
  /** Line of the file at which it begins. */
  readonly line: number;
  readonly at: string;
  readonly action: Action | null;
  readonly expect: Expectation | null;
  readonly pullRequest: ThreadName | null;
  /** True when the file says when: a step of its own even without an action. */
  readonly timed: boolean;
  readonly note: string | null;
}

export interface Scenario {
  /** As given on the command line; `from` paths are relative to it. */
  readonly file: string;
  readonly name: string;
  /** Clauses of docs/conformance.md. */
  readonly proves: readonly string[];
  readonly policy: PolicyValue | null;
  readonly people: Readonly<Record<string, PersonAbout>>;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** Whose the repository is: a person has no teams. */
  readonly ownedBy: "organisation" | "person";
  readonly start: string;
  readonly files: FileValues;
  /** A folder whose files stand on the default branch. */
  readonly repository: string | null;
  readonly weather: "kind" | "rough";
  readonly steps: readonly Step[];
}

/** Something wrong in a scenario's file; line and column from 1. */
export interface ScenarioProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ScenarioReading =
  | { readonly kind: "scenario"; readonly scenario: Scenario }
  | { readonly kind: "problems"; readonly name: string | null; readonly problems: readonly ScenarioProblem[] };
