/**
 * Which of the App's requests an expectation counts: those since the step before
 * its last look. Steps in which only time passed and the App did not look are
 * stepped over.
 */
import type { Sandbox } from "../sandbox/sandbox-api.ts";
import type { RequestCounts } from "./expectations/scene.ts";

export class RequestMarks {
  readonly #sandbox: Sandbox;
  readonly #marks: { readonly from: number; readonly onlyTime: boolean }[] = [];

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  beginStep(onlyTime: boolean): void {
    this.#marks.push({ from: this.#sandbox.view.requests().length, onlyTime });
  }

  counts(): RequestCounts {
    const requests = this.#sandbox.view.requests().filter((request) => request.kind !== "auth");
    const all = this.#sandbox.view.requests();
    const since = this.#marks.findLast(
      ({ from, onlyTime }) => !onlyTime || all.slice(from).some((request) => request.kind !== "auth"),
    );
    const counted = since === undefined ? requests : all.slice(since.from);
    return {
      reads: counted.filter((request) => request.kind === "read").length,
      writes: counted.filter((request) => request.kind === "write").length,
    };
  }
}
