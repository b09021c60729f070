/**
 * The course of a scenario on its stage: the clock moves on through everything that
 * is due, a step happens, all comes to rest, expectations are looked at. With single
 * looks the App is held within each stretch and looks once at its end; then nothing
 * is expected, since what is seen would come too late.
 */
import { SandboxRefusal } from "../sandbox/sandbox-api.ts";
import { checkExpectation } from "./expectations/check-expectation.ts";
import { Scene } from "./expectations/scene.ts";
import { addSeconds } from "./language/instants.ts";
import type { Step } from "./language/scenario.ts";
import { type Observed, observe, renamesBetween, whatChanged } from "./observe.ts";
import { perform } from "./perform/perform.ts";
import type { Doing, StepReport } from "./report.ts";
import { RequestMarks } from "./request-marks.ts";
import type { Stretches } from "./single-looks/stretches-of.ts";
import { type Stage, StepImpossible } from "./stage.ts";
import { standingChecks } from "./standing-checks.ts";
import { stepInWords } from "./step-words.ts";

/** Expectations are looked at when nothing more happens by itself for this long, or until the next step. */
const restSeconds = 59;
/** The last retries may take longer, after the last step. */
const lastRestSeconds = 900;

const isAboutProcess: ReadonlySet<string> = new Set(["restart", "downtime"]);

export interface RunManner {
  /** Everything comes to rest after each step, not only before expectations. */
  readonly restAfterSteps?: boolean;
  readonly singleLooks?: SingleLooks;
}

export interface SingleLooks {
  readonly stretches: Stretches;
  /** By a step's number when it happened with many looks. Looks move the clock; a story has to be the same with fewer. */
  readonly instants: ReadonlyMap<number, string>;
}

export class Run {
  readonly #stage: Stage;
  readonly #marks: RequestMarks;
  readonly #restAfterSteps: boolean;
  #seen: Observed;
  #doings: Doing[] = [];
  readonly #singleLooks: SingleLooks | null;
  #stretch: number | null = null;

  constructor(stage: Stage, manner: RunManner) {
    this.#stage = stage;
    this.#restAfterSteps = manner.restAfterSteps === true;
    this.#singleLooks = manner.singleLooks ?? null;
    this.#marks = new RequestMarks(stage.sandbox);
    this.#seen = observe(stage.sandbox);
  }

  onStop(stage: Stage, now: string): void {
    const seen = observe(stage.sandbox);
    for (const { thread, from, to } of renamesBetween(this.#seen, seen)) stage.names.addRename(thread, from, to);
    const lines = whatChanged(this.#seen, seen, stage.sandbox.app.botLogin);
    if (lines.length > 0) this.#doings.push({ at: now, lines });
    this.#seen = seen;
  }

  async take(step: Step): Promise<{ readonly report: StepReport; readonly goOn: boolean }> {
    const failures: string[] = [];
    let before: readonly Doing[] = [];
    let goOn = true;
    let happenedAt = this.#stage.clock.now;
    if (step.action !== null || step.timed) {
      before = await this.#advance(step);
      happenedAt = this.#stage.clock.now;
      try {
        await this.#act(step);
      } catch (error) {
        if (!(error instanceof SandboxRefusal) && !(error instanceof StepImpossible)) throw error;
        failures.push(error instanceof SandboxRefusal ? `GitHub does not do this: ${error.message}` : error.message);
        goOn = false;
      }
    }
    // An expectation ends a downtime, also where it is not looked at: what follows happens at the same instants.
    if (goOn && step.expect !== null && this.#singleLooks !== null) await this.#comeBack();
    else if (goOn && step.expect !== null) {
      await this.#comeToRest(step);
      failures.push(...(await checkExpectation(step.expect, this.#scene(step))));
    }
    const report: StepReport = {
      number: step.number,
      line: step.line,
      step: stepInWords(step),
      note: step.note,
      at: happenedAt,
      isExpectation: step.action === null && !step.timed,
      before,
      after: this.#takeDoings(),
      failures,
    };
    return { report, goOn };
  }

  /** The standing checks, as a step behind the last. */
  async end(): Promise<StepReport> {
    const { clock, scenario } = this.#stage;
    await this.rest();
    return {
      number: scenario.steps.length + 1,
      line: 0,
      step: "what every rehearsal checks",
      note: null,
      at: clock.now,
      isExpectation: true,
      before: [],
      after: this.#takeDoings(),
      failures: await standingChecks(this.#stage),
    };
  }

  /** After the last step: the last retries are waited for as well. */
  async rest(): Promise<void> {
    const { clock } = this.#stage;
    await this.#comeBack();
    await this.#endStretch(clock.now);
    await clock.runStops(addSeconds(clock.now, lastRestSeconds));
  }

  async #advance(step: Step): Promise<readonly Doing[]> {
    const { clock, app } = this.#stage;
    if (app.awayUntil !== null && step.at >= app.awayUntil) await this.#comeBack();
    const stretch = this.#singleLooks?.stretches.get(step.number) ?? null;
    if (stretch !== this.#stretch) await this.#endStretch(addSeconds(step.at, -restSeconds));
    const onlyTime = step.action === null;
    if (onlyTime) this.#marks.beginStep(true);
    await clock.advance(this.#instantOf(step));
    if (stretch !== null && this.#stretch === null) await this.#beginStretch(stretch);
    const before = this.#takeDoings();
    if (!onlyTime) this.#marks.beginStep(false);
    return before;
  }

  #instantOf(step: Step): string {
    const { now } = this.#stage.clock;
    const before = this.#singleLooks?.instants.get(step.number);
    if (before !== undefined && before >= now) return before;
    // After an early return from a downtime a step may lie in the past: it then follows as usual.
    return step.at < now ? addSeconds(now, 60) : step.at;
  }

  async #beginStretch(stretch: number): Promise<void> {
    this.#stretch = stretch;
    await this.#stage.clock.holdLooks();
  }

  /** Its time lasts until shortly before the next step, so that deadlines that end meanwhile are met by the one look too. */
  async #endStretch(until: string): Promise<void> {
    if (this.#stretch === null) return;
    this.#stretch = null;
    await this.#stage.clock.advance(until);
    await this.#stage.clock.releaseLooks();
  }

  async #act(step: Step): Promise<void> {
    const { action } = step;
    if (action !== null) {
      const stage = this.#stage;
      await perform({ stage, number: () => stage.threadNumber(step.pullRequest) }, action);
      // What people did is not told as the App's doing; what it did while it was started again is.
      if (!isAboutProcess.has(action.kind)) this.#seen = observe(stage.sandbox);
    }
    await this.#stage.clock.settle();
    if (this.#restAfterSteps && !this.#stage.app.isAway) await this.#comeToRest(step);
  }

  /** The downtime ends: its time passes, the App starts and catches up. */
  async #comeBack(): Promise<void> {
    const { clock, app } = this.#stage;
    const { awayUntil } = app;
    if (awayUntil === null) return;
    await clock.advance(awayUntil);
    await this.#stage.startApp();
    await clock.settle();
  }

  async #comeToRest(step: Step): Promise<void> {
    const { clock, scenario } = this.#stage;
    await this.#comeBack();
    const next = scenario.steps.find((one) => one.number > step.number && (one.action !== null || one.timed));
    const rest = addSeconds(clock.now, restSeconds);
    const untilNext = next === undefined || next.at < clock.now ? rest : addSeconds(next.at, -1);
    await clock.runStops([rest, untilNext].sort()[0] ?? rest);
  }

  #scene(step: Step): Scene {
    const { names } = this.#stage;
    const number = step.pullRequest === null ? names.latestThread : this.#stage.threadNumber(step.pullRequest);
    return new Scene(this.#stage, number, this.#marks.counts());
  }

  #takeDoings(): readonly Doing[] {
    const taken = this.#doings;
    this.#doings = [];
    return taken;
  }
}
