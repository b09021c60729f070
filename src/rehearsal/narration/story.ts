/**
 * A rehearsal told to a reader, as the demonstration does it: the virtual date,
 * why the step is taken and by whom, indented what the App did, and how things
 * stand then. On a terminal one line in place says that the run is still going.
 */
import type { Doing, StepReport } from "../report.ts";
import type { Stage } from "../stage.ts";
import { timePasses } from "../step-words.ts";
import { dayInWords, instantInWords } from "./dates.ts";
import { foldRepeats } from "./fold-repeats.ts";
import { stateOf } from "./state.ts";
import type { Colors } from "./text.ts";

const width = 100;

/** A reader does not need the seconds by which GitHub's readings lag. */
const clockTime = (instant: string): string => instant.slice(11, 16);

/** What the App did within the same minute, as one thing; what it did twice is told once. */
function together(doings: readonly Doing[]): readonly Doing[] {
  const minutes = Map.groupBy(doings, (doing) => doing.at.slice(0, 16));
  return foldRepeats(
    [...minutes.values()].map((same) => ({
      at: same[0]?.at ?? "",
      lines: [...new Set(same.flatMap((doing) => doing.lines))],
    })),
  );
}

export class Story {
  readonly #write: (text: string) => void;
  readonly #colors: Colors;
  readonly #inPlace: boolean;
  #day = "";
  #opened: Uint8Array | null = null;
  #lastState = "";

  constructor(write: (text: string) => void, colors: Colors, inPlace: boolean) {
    this.#write = write;
    this.#colors = colors;
    this.#inPlace = inPlace;
  }

  /** A line that the next one replaces; nothing where lines cannot change in place. */
  progress(text: string): void {
    if (this.#inPlace) this.#write(`\r\u001B[2K${this.#colors.dim(`… ${text}`)}`);
  }

  line(text = ""): void {
    this.#write(`${this.#inPlace ? "\r\u001B[2K" : ""}${text}\n`);
  }

  heading(text: string): void {
    this.line();
    this.line(this.#colors.bold(text));
  }

  /** Bytes of the document as it was opened: later header lines are compared with these. */
  opened(bytes: Uint8Array): void {
    this.#opened = bytes;
  }

  async step(step: StepReport, stage: Stage): Promise<void> {
    const onlyTime = step.isExpectation || step.step === timePasses;
    if (onlyTime) {
      this.#note(step, step.before[0]?.at ?? step.at);
      for (const doing of together([...step.before, ...step.after])) this.#doing(doing);
    } else {
      for (const doing of together(step.before)) this.#doing(doing);
      this.#date(step.at);
      this.#note(step, step.at);
      this.line(`${clockTime(step.at)}  ${this.#colors.bold(step.step)}`);
      for (const doing of together(step.after)) this.#doing(doing, step.at);
    }
    if (!step.isExpectation || step.before.length + step.after.length > 0) await this.#state(stage);
    for (const failure of step.failures) this.line(`       ${this.#colors.red("not as told")}: ${failure}`);
    this.progress(instantInWords(stage.clock.now));
  }

  #note(step: StepReport, at: string): void {
    if (step.note === null && step.isExpectation) return;
    this.#date(at);
    this.line();
    for (const part of wrapped(step.note ?? "", width)) this.line(part);
  }

  #doing(doing: Doing, stepAt?: string): void {
    this.#date(doing.at);
    const time = stepAt !== undefined && clockTime(doing.at) === clockTime(stepAt) ? "     " : clockTime(doing.at);
    doing.lines.forEach((line, index) => {
      this.line(`${index === 0 ? `${time}  ${this.#colors.cyan("App")}` : "          "}  ${line}`);
    });
  }

  async #state(stage: Stage): Promise<void> {
    const number = stage.names.latestThread;
    if (number === null || stage.app.isAway) return;
    const lines = await stateOf(stage, number, this.#opened);
    const text = lines.map(({ what, is }) => `       ${what.padEnd(6)}  ${is}`);
    if (text.join("\n") === this.#lastState) {
      this.line(this.#colors.dim("       ------  as before"));
      return;
    }
    this.#lastState = text.join("\n");
    this.line(this.#colors.dim("       ------"));
    for (const line of text) this.line(this.#colors.dim(line));
  }

  #date(instant: string): void {
    const day = dayInWords(instant);
    if (day === this.#day) return;
    this.#day = day;
    this.line();
    this.line(this.#colors.bold(this.#colors.underline(day)));
  }
}

export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + word.length >= columns) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
