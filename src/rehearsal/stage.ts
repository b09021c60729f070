/** Everything that one scenario runs on. */
import type { Sandbox, ThreadView } from "../sandbox/sandbox-api.ts";
import type { AppProcess } from "./app-process.ts";
import type { Clockwork } from "./clockwork.ts";
import { KnownNames } from "./known-names.ts";
import type { ThreadName } from "./language/action.ts";
import type { PersonAbout, Scenario } from "./language/scenario.ts";

/** A step that cannot be carried out as written; the sentence says why and is the step's failure. */
export class StepImpossible extends Error {
  override readonly name = "StepImpossible";
}

export class Stage {
  readonly scenario: Scenario;
  readonly sandbox: Sandbox;
  readonly app: AppProcess;
  readonly clock: Clockwork;
  readonly names: KnownNames = new KnownNames();

  constructor(scenario: Scenario, sandbox: Sandbox, app: AppProcess, clock: Clockwork) {
    this.scenario = scenario;
    this.sandbox = sandbox;
    this.app = app;
    this.clock = clock;
  }

  /** The login as GitHub has it; the person comes into being when first named, with triage permission unless said. */
  person(login: string): string {
    const known = this.names.people.get(login.toLowerCase());
    if (known !== undefined) return known;
    const about: PersonAbout | undefined = Object.entries(this.scenario.people).find(
      ([name]) => name.toLowerCase() === login.toLowerCase() && !this.names.left.has(login.toLowerCase()),
    )?.[1];
    const made = this.sandbox.people.ensure(login, {
      permission: about?.permission ?? "triage",
      ...(about !== undefined && about.organisations.length > 0 && { organisations: about.organisations }),
      ...(about?.bot !== undefined && { bot: about.bot }),
      ...(about?.name !== undefined && { name: about.name }),
    });
    this.names.people.set(login.toLowerCase(), made.login);
    return made.login;
  }

  /** Somebody who may do everything, for steps that name nobody. */
  get owner(): string {
    return `${this.sandbox.view.repository().owner}-owner`;
  }

  /** The number that a step means; by default that of the thread opened last. */
  threadNumber(name: ThreadName | null | undefined): number {
    if (typeof name === "number") return name;
    const number = typeof name === "string" ? this.names.threads.get(name) : this.names.latestThread;
    if (number === undefined || number === null) {
      throw new StepImpossible(
        name === null || name === undefined
          ? "No pull request has been opened before this step."
          : `Nothing named "${name}" has been opened before this step.`,
      );
    }
    return number;
  }

  thread(number: number): ThreadView {
    return this.sandbox.view.thread(number);
  }

  /** The App starts (again), and deliveries reach it. */
  async startApp(): Promise<void> {
    this.sandbox.world.setDown(false);
    await this.app.start(this.clock.now);
  }

  get threads(): readonly ThreadView[] {
    return this.sandbox.view.threads();
  }
}
