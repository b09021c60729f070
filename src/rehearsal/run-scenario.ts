/**
 * One scenario on a stage of its own, step by step: the clock moves on through
 * everything that is due, the step happens, all comes to rest, expectations are
 * looked at. A failed expectation does not end the run; a step that GitHub or the
 * App could not take does, because what follows would mean something else.
 */
import { SandboxRefusal } from "../sandbox/sandbox-api.ts";
import { RehearsalBreakdown } from "./breakdown.ts";
import { checkExpectation } from "./expectations/check-expectation.ts";
import { Scene } from "./expectations/scene.ts";
import { addSeconds } from "./language/instants.ts";
import type { Scenario, Step } from "./language/scenario.ts";
import { type Observed, observe, renamesBetween, whatChanged } from "./observe.ts";
import { perform } from "./perform/perform.ts";
import type { Doing, ScenarioReport, StepReport } from "./report.ts";
import { RequestMarks } from "./request-marks.ts";
import { type StageSettings, setStage } from "./set-stage.ts";
import { type Stage, StepImpossible } from "./stage.ts";
import { standingChecks } from "./standing-checks.ts";
import { stepInWords } from "./step-words.ts";

/** Expectations are looked at when nothing more happens by itself for this long, or until the next step. */
const restSeconds = 59;
/** The last retries may take longer, after the last step. */
const lastRestSeconds = 900;

const isAboutProcess: ReadonlySet<string> = new Set(["restart", "downtime"]);

export interface RunListener {
  /** Once, when the App runs and nothing has happened yet. */
  readonly onSet?: (stage: Stage) => void;
  /** After each step; the stage may be looked at. */
  readonly onStep?: (report: StepReport, stage: Stage) => void | Promise<void>;
  /** Everything comes to rest after each step, not only before expectations: for telling how things stand then. */
  readonly restAfterSteps?: boolean;
  /** Asked after each step; false ends the run there, without the standing checks. */
  readonly goOn?: () => boolean;
}

export async function runScenario(
  scenario: Scenario,
  settings: StageSettings,
  listener: RunListener = {},
): Promise<ScenarioReport> {
  const steps: StepReport[] = [];
  const whole = (brokeDown: string | null): ScenarioReport => ({
    file: scenario.file,
    name: scenario.name,
    proves: scenario.proves,
    steps,
    problems: [],
    brokeDown,
  });
  let run: Run | null = null;
  const set = await setStage(scenario, settings, (stage, now) => run?.onStop(stage, now)).catch(sorry);
  if (typeof set === "string") return whole(set);
  try {
    run = new Run(set.stage, listener.restAfterSteps === true);
    listener.onSet?.(set.stage);
    for (const step of scenario.steps) {
      const { report, goOn } = await run.take(step);
      steps.push(report);
      await listener.onStep?.(report, set.stage);
      if (!goOn || listener.goOn?.() === false) return whole(null);
    }
    const last = await run.end();
    if (last.failures.length > 0) {
      steps.push(last);
      await listener.onStep?.(last, set.stage);
    }
    return whole(null);
  } catch (error) {
    return whole(sorry(error));
  } finally {
    await set.strike().catch(sorry);
  }
}

/** A breakdown in words; anything else is a mistake of ours and goes on upwards. */
function sorry(error: unknown): string {
  if (error instanceof RehearsalBreakdown || error instanceof StepImpossible || error instanceof SandboxRefusal) {
    return error.message;
  }
  // The App's process went away while it was asked, or took too long.
  if (error instanceof TypeError && error.message === "fetch failed") {
    return "The App could not be reached; it may have stopped by itself.";
  }
  if (error instanceof DOMException && error.name === "TimeoutError") return "The App did not answer in time.";
  throw error;
}

class Run {
  readonly #stage: Stage;
  readonly #marks: RequestMarks;
  readonly #restAfterSteps: boolean;
  #seen: Observed;
  #doings: Doing[] = [];

  constructor(stage: Stage, restAfterSteps: boolean) {
    this.#stage = stage;
    this.#restAfterSteps = restAfterSteps;
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
    if (goOn && step.expect !== null) {
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
    await this.#comeBack();
    await clock.runStops(addSeconds(clock.now, lastRestSeconds));
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

  async #advance(step: Step): Promise<readonly Doing[]> {
    const { clock, app } = this.#stage;
    if (app.awayUntil !== null && step.at >= app.awayUntil) await this.#comeBack();
    const onlyTime = step.action === null;
    if (onlyTime) this.#marks.beginStep(true);
    // After an early return from a downtime a step may lie in the past: it then follows as usual.
    await clock.advance(step.at < clock.now ? addSeconds(clock.now, 60) : step.at);
    const before = this.#takeDoings();
    if (!onlyTime) this.#marks.beginStep(false);
    return before;
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
