/**
 * What the looks of this process saw last, for those who explain without reading
 * GitHub again. A convenience: nothing is decided from it, and it is empty after a start.
 */
import type { Finding } from "../core/model/document.ts";
import type { PolicyReading } from "../core/model/policy.ts";
import type { SubjectKey } from "../core/model/subject.ts";
import type { WorkStanding } from "../core/model/work.ts";
import type { Gate } from "../core/plan/gate-state.ts";

/** A piece of the work on a document that is done elsewhere. */
export interface SeenWork {
  readonly area: string | null;
  /** Null: people or time were promised. */
  readonly link: string | null;
  readonly standing: WorkStanding;
  /** Who named it by command; null: the header does. */
  readonly by: string | null;
}

export interface LastSeen {
  readonly findings: readonly Finding[];
  readonly gate: Gate;
  readonly title: string;
  readonly work: readonly SeenWork[];
}

const mostSubjects = 2_000;

export class LookMemory {
  readonly #policies = new Map<number, PolicyReading>();
  readonly #looks = new Map<SubjectKey, LastSeen>();

  rememberPolicy(repository: number, policy: PolicyReading): void {
    this.#policies.set(repository, policy);
  }

  rememberLook(subject: SubjectKey, seen: LastSeen): void {
    this.#looks.delete(subject);
    this.#looks.set(subject, seen);
    const [oldest] = this.#looks.keys();
    if (this.#looks.size > mostSubjects && oldest !== undefined) this.#looks.delete(oldest);
  }

  policy(repository: number): PolicyReading | null {
    return this.#policies.get(repository) ?? null;
  }

  look(subject: SubjectKey): LastSeen | null {
    return this.#looks.get(subject) ?? null;
  }
}
