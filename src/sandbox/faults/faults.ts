/** Faults on demand: the next so many matching requests go wrong. */
import type { WorldActions } from "../sandbox-api.ts";

export type Fault = Parameters<WorldActions["failRequests"]>[0];

export interface Asked {
  readonly kind: "read" | "write" | "auth";
  /** `GET /repos/…`, or `mutation Name createCommitOnBranch`. */
  readonly what: string;
}

export class Faults {
  #waiting: { fault: Fault; toSkip: number; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, toSkip: fault.skip ?? 0, left: fault.next });
  }

  end(): void {
    this.#waiting = [];
  }

  /** The fault that this request runs into, used up by one. */
  take(asked: Asked): Fault | null {
    const matching = this.#waiting.filter((waiting) => matches(waiting.fault, asked));
    const found = matching.find((waiting) => waiting.toSkip === 0);
    for (const waiting of matching) {
      waiting.toSkip = Math.max(0, waiting.toSkip - 1);
    }
    if (found === undefined) {
      return null;
    }
    found.left -= 1;
    this.#waiting = this.#waiting.filter((waiting) => waiting.left > 0);
    return found.fault;
  }
}

/** Without a `match`, reads and writes fail; asking for a token fails only when it is named, since clients keep tokens. */
function matches(fault: Fault, asked: Asked): boolean {
  if (fault.match === undefined) {
    return asked.kind !== "auth";
  }
  return (
    fault.match === asked.kind ||
    (fault.match !== "read" && fault.match !== "write" && asked.what.includes(fault.match))
  );
}

/** What GitHub says with such a status when nothing else was asked for. */
export function faultBody(fault: Fault): unknown {
  if (fault.body !== undefined) {
    return fault.body;
  }
  const about = "https://docs.github.com/rest";
  if (fault.status === 403 || fault.status === 429) {
    return {
      message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      documentation_url: `${about}/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits`,
    };
  }
  return { message: messages[fault.status] ?? "Server Error", documentation_url: about };
}

const messages: Readonly<Record<number, string>> = {
  401: "Bad credentials",
  404: "Not Found",
  422: "Validation Failed",
  503: "No server is currently available to service your request. Sorry about that. Please try resubmitting your request and contact us if the problem persists.",
};
