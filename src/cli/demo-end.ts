/** How the demonstration ends: decided, or stopped by problems of format; what became of the file; where to go next. */
import type { FindingAnswer, ThreadAnswer } from "../rehearsal/app-answers.ts";
import { difference, headerOf } from "../rehearsal/narration/header.ts";
import { commentText, documentBytes } from "../rehearsal/narration/state.ts";
import type { Story } from "../rehearsal/narration/story.ts";
import type { Stage } from "../rehearsal/stage.ts";
import type { ExitCode } from "./terminal.ts";

export class DemoEnd {
  readonly #story: Story;
  readonly #proposal: string | null;
  #opened: { readonly path: string; readonly bytes: Uint8Array } | null = null;
  #stoppedBy: readonly FindingAnswer[] | null = null;
  #last: { readonly answer: ThreadAnswer; readonly bytes: Uint8Array | null; readonly status: string | null } | null =
    null;

  constructor(story: Story, proposal: string | null) {
    this.#story = story;
    this.#proposal = proposal;
  }

  get isStopped(): boolean {
    return this.#stoppedBy !== null;
  }

  /** The document's bytes as they were opened. */
  noteOpened(stage: Stage): void {
    const first = stage.scenario.steps[0]?.action;
    const path = first?.kind === "open" ? Object.keys(first.with.files)[0] : undefined;
    const number = stage.names.latestThread;
    if (path === undefined || number === null) return;
    const opening = stage.sandbox.view
      .commits(stage.thread(number).head ?? "")
      .find((commit) => commit.author !== stage.sandbox.app.botLogin);
    const bytes = opening === undefined ? null : stage.sandbox.view.file(path, opening.sha);
    if (bytes === null) return;
    this.#opened = { path, bytes };
    this.#story.opened(bytes);
  }

  /** With somebody's own document the story ends where its format stops it. */
  async noteFindings(stage: Stage): Promise<void> {
    const number = stage.names.latestThread;
    if (this.#proposal === null || number === null) return;
    const { findings, document } = await stage.app.client.thread(number);
    const errors = findings.filter((finding) => finding.severity === "error");
    if (errors.length > 0 || document === null) this.#stoppedBy = errors;
  }

  async look(stage: Stage): Promise<void> {
    const number = stage.names.latestThread;
    if (number === null || stage.app.isAway) return;
    const answer = await stage.app.client.thread(number);
    this.#last = {
      answer,
      bytes: documentBytes(stage, number, answer),
      status: commentText(stage, number, "status"),
    };
  }

  /** For `--format json`. */
  asData(): Readonly<Record<string, unknown>> {
    const { answer, bytes } = this.#last ?? { answer: null, bytes: null };
    return {
      status: answer?.status ?? null,
      decided: answer?.gate === "decided",
      path: answer?.document?.path ?? null,
      stoppedBy: this.#stoppedBy ?? [],
      changed: this.#opened === null || bytes === null ? null : difference(this.#opened.bytes, bytes),
    };
  }

  tell(passed: boolean): ExitCode {
    if (this.#stoppedBy !== null) return this.#tellStopped(this.#stoppedBy);
    const status = this.#last?.status ?? null;
    if (status !== null) {
      this.#story.heading("The status comment at the end");
      this.#story.line();
      for (const line of status.split("\n")) this.#story.line(`  ${line}`.trimEnd());
    }
    const isUntouched = this.#tellFile();
    this.#tellNext();
    const decided = this.#last?.answer.gate === "decided";
    this.#story.line();
    this.#story.line(
      decided
        ? `The proposal is ${this.#last?.answer.status}.`
        : `The proposal ends as ${this.#last?.answer.status ?? "no proposal"}.`,
    );
    return passed && decided && isUntouched ? 0 : 1;
  }

  #tellStopped(errors: readonly FindingAnswer[]): ExitCode {
    const file = this.#proposal ?? "";
    const count = `${errors.length} problem${errors.length === 1 ? "" : "s"} of format`;
    this.#story.heading(errors.length === 0 ? "The App sees no proposal in this file." : `It stops here: ${count}`);
    this.#story.line();
    for (const { line, column, message, help, rule } of errors) {
      this.#story.line(`  ${file}:${line ?? 1}:${column ?? 1}: ${message}${help ? ` ${help}` : ""} (${rule})`);
    }
    if (errors.length > 0) {
      this.#story.line();
      this.#story.line("With these it stays where it is. Mend them and run this again.");
    }
    if (errors.length === 0) {
      this.#story.line(
        "  The checks above say why. A policy names proposals by their place and ending; this one takes .md and .mdx.",
      );
    }
    this.#tellUntouched();
    return 1;
  }

  #tellFile(): boolean {
    const bytes = this.#last?.bytes ?? null;
    if (bytes === null) return true;
    this.#story.heading(`The header of ${this.#last?.answer.document?.path ?? "the file"}`);
    this.#story.line();
    for (const line of ["---", ...headerOf(bytes), "---"]) this.#story.line(`  ${line}`);
    return this.#proposal === null || this.#tellUntouched();
  }

  /** What the App changed in the file, and that it changed nothing else. */
  #tellUntouched(): boolean {
    const bytes = this.#last?.bytes ?? null;
    if (this.#opened === null || bytes === null) return true;
    const { removed, added, bodyIsSame, bodyBytes, restIsSame } = difference(this.#opened.bytes, bytes);
    this.#story.heading("What the App changed in the file");
    this.#story.line();
    for (const line of removed) this.#story.line(`  - ${line}`);
    for (const line of added) this.#story.line(`  + ${line}`);
    if (removed.length === 0 && added.length === 0) this.#story.line("  Nothing.");
    this.#story.line();
    const untouched = bodyIsSame && restIsSame;
    this.#story.line(
      untouched
        ? `Outside these values not a byte differs; the ${bodyBytes} bytes behind the header are as they were.`
        : "More than these values differs from what was opened; this is a mistake of the App.",
    );
    return untouched;
  }

  #tellNext(): void {
    this.#story.heading("Where to go next");
    this.#story.line();
    this.#story.line("  lastcall demo --proposal FILE       the same with a document of yours");
    this.#story.line("  lastcall rehearse scenarios/*.yml   more stories, and your own rules: docs/rehearsals.md");
    this.#story.line("  lastcall policy check FILE          what a policy says, in plain sentences");
    this.#story.line("  lastcall serve                      the App for a repository on GitHub: README.md");
  }
}
