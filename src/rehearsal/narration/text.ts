/**
 * A run told step by step in plain lines: the virtual date, who did what, indented
 * what the App did, and what was expected in vain. Nothing is said by colour alone.
 */
import type { createColors } from "picocolors";
import type { ScenarioProblem } from "../language/scenario.ts";
import { type Doing, hasPassed, type ScenarioReport, type StepReport } from "../report.ts";
import { dayInWords, timeInWords } from "./dates.ts";
import { foldRepeats } from "./fold-repeats.ts";

export type Colors = ReturnType<typeof createColors>;

export class TextNarration {
  readonly #write: (text: string) => void;
  readonly #colors: Colors;
  readonly #quiet: boolean;
  #day = "";

  constructor(write: (text: string) => void, colors: Colors, quiet: boolean) {
    this.#write = write;
    this.#colors = colors;
    this.#quiet = quiet;
  }

  begin(name: string, file: string): void {
    this.#day = "";
    if (!this.#quiet) this.#line(`\n${this.#colors.bold(name)} ${this.#colors.dim(`(${file})`)}`);
  }

  step(step: StepReport): void {
    if (this.#quiet) return;
    for (const doing of foldRepeats(step.before)) this.#doing(doing);
    this.#date(step.at);
    const number = String(step.number).padStart(4);
    if (step.isExpectation) {
      for (const doing of step.after) this.#doing(doing);
      const verdict = step.failures.length === 0 ? this.#colors.green("ok") : this.#colors.red("failed");
      this.#line(`${this.#colors.dim(number)}         ${this.#colors.dim(step.step)}: ${verdict}`);
    } else {
      this.#line(`${this.#colors.dim(number)}  ${timeInWords(step.at).padEnd(5)}  ${step.step}`);
      for (const doing of step.after) this.#doing(doing, step.at);
    }
    this.#failures(step);
  }

  /** The scenario's end; in quiet narration all that failed. */
  end(report: ScenarioReport): void {
    if (hasPassed(report)) return;
    if (this.#quiet) {
      this.#line(`\n${this.#colors.bold(report.name)} ${this.#colors.dim(`(${report.file})`)}`);
      for (const step of report.steps.filter((one) => one.failures.length > 0)) {
        this.#line(`${String(step.number).padStart(4)}  ${step.at}  ${step.step}`);
        this.#failures(step);
      }
    }
    for (const problem of report.problems) this.#line(`  ${problemInWords(problem)}`);
    if (report.brokeDown !== null) this.#line(`  ${this.#colors.red("stopped")}: ${report.brokeDown}`);
    if (report.steps.length > 0) this.#line(`  ${this.#colors.red("failed")}: ${report.file}`);
  }

  #failures(step: StepReport): void {
    const where = step.line === 0 ? "" : this.#colors.dim(` (line ${step.line})`);
    for (const failure of step.failures) {
      this.#line(
        `               ${this.#colors.red("failed")}${where}: ${failure.replaceAll("\n", "\n               ")}`,
      );
    }
  }

  #doing(doing: Doing, stepAt?: string): void {
    this.#date(doing.at);
    const time = doing.at === stepAt ? "     " : timeInWords(doing.at).padEnd(5);
    doing.lines.forEach((line, index) => {
      this.#line(
        `        ${this.#colors.dim(index === 0 ? time.padEnd(8) : "        ")} ${this.#colors.cyan("App")} ${line}`,
      );
    });
  }

  #date(instant: string): void {
    const day = dayInWords(instant);
    if (day === this.#day) return;
    this.#day = day;
    this.#line(this.#colors.dim(`  ${day}`));
  }

  #line(text: string): void {
    this.#write(`${text}\n`);
  }
}

export const problemInWords = (problem: ScenarioProblem): string =>
  `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;

export function summaryInWords(reports: readonly ScenarioReport[]): string {
  const passed = reports.filter(hasPassed).length;
  return `${passed} passed, ${reports.length - passed} failed`;
}
