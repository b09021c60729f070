/**
 * Turns whatever an Octokit request throws into a `GitHubError`: may trying
 * later help, after how long, and does anybody know whether a write was done.
 * Decided by status and headers, never by the words of a message.
 */
import { GitHubError } from "./github-error.ts";

type Headers = Readonly<Record<string, string | number | undefined>>;

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

/** GitHub's advice where a secondary limit names no time: at least one minute (docs, "Rate limits for the REST API"). */
const secondsWithoutAdvice = 60;

export const toGitHubError = (error: unknown, what: string, kind: "read" | "write"): GitHubError => {
  if (error instanceof GitHubError) return error;
  const answer = answerOf(error);
  if (answer === null) return unanswered(error, what, kind);
  const { status, headers, data } = answer;
  const waitSeconds = secondsToWait(headers);
  const about = { status, cause: error, retryAfterSeconds: waitSeconds };
  if (status >= 500) {
    return new GitHubError(`GitHub failed (${status}) on: ${what}.`, {
      ...about,
      retryable: true,
      uncertain: kind === "write",
    });
  }
  if (status === 429 || (status === 403 && isRateLimit(headers, data))) {
    return new GitHubError(`GitHub asks to wait before: ${what}.`, {
      ...about,
      retryAfterSeconds: waitSeconds ?? secondsWithoutAdvice,
      retryable: true,
    });
  }
  const said = messageOf(data);
  const because = said === null ? "" : ` GitHub says: ${said}`;
  switch (status) {
    case 401:
      return new GitHubError(`GitHub did not accept the App's key or token (401) on: ${what}.`, {
        ...about,
        retryable: true,
      });
    case 403:
      return new GitHubError(
        `GitHub does not let the App do this (403): ${what}. Check the App's permissions and whether the thread is locked.${because}`,
        { ...about, retryable: false },
      );
    case 404:
    case 410:
      return new GitHubError(`GitHub does not know what this needs (${status}): ${what}.`, {
        ...about,
        retryable: false,
      });
    case 408:
    case 409:
      return new GitHubError(`Something else changed at the same time (${status}): ${what}.`, {
        ...about,
        retryable: true,
      });
    default:
      return new GitHubError(`GitHub refused (${status}): ${what}.${because}`, { ...about, retryable: false });
  }
};

/** A connection that broke, a time-out, or our own throttle that would have had to wait too long. */
const unanswered = (error: unknown, what: string, kind: "read" | "write"): GitHubError => {
  const isOurs = error instanceof Error && error.name === "BottleneckError";
  if (isOurs) {
    return new GitHubError(`Too many requests are waiting already; put off: ${what}.`, {
      status: null,
      retryable: true,
      retryAfterSeconds: 30,
      cause: error,
    });
  }
  return new GitHubError(`The connection to GitHub broke on: ${what}.`, {
    status: null,
    retryable: true,
    uncertain: kind === "write",
    cause: error,
  });
};

/** Octokit gives a broken connection the status 500 as well; only an answer has a `response`. */
const answerOf = (error: unknown): Answered | null => {
  if (typeof error !== "object" || error === null || !("status" in error) || !("response" in error)) return null;
  const { status, response } = error;
  if (typeof status !== "number" || typeof response !== "object" || response === null) return null;
  const headers = "headers" in response ? (response.headers as Headers) : {};
  return { status, headers, data: "data" in response ? response.data : null };
};

export const isRateLimit = (headers: Headers, data: unknown): boolean =>
  headers["retry-after"] !== undefined ||
  String(headers["x-ratelimit-remaining"] ?? "") === "0" ||
  String(fieldOf(data, "documentation_url") ?? "").includes("rate-limit");

/** Seconds told by `retry-after` (a number or a date) or by `x-ratelimit-reset`; measured by GitHub's own `date`. */
export const secondsToWait = (headers: Headers): number | null => {
  const date = Date.parse(String(headers.date ?? ""));
  const until = (milliseconds: number): number | null =>
    Number.isNaN(date) || Number.isNaN(milliseconds) ? null : Math.max(1, Math.ceil((milliseconds - date) / 1000));
  const told = headers["retry-after"];
  if (told !== undefined) return /^\d+$/.test(String(told)) ? Number(told) : until(Date.parse(String(told)));
  if (String(headers["x-ratelimit-remaining"] ?? "") !== "0") return null;
  return until(Number(headers["x-ratelimit-reset"]) * 1000);
};

const messageOf = (data: unknown): string | null => {
  const message = fieldOf(data, "message");
  return typeof message === "string" ? message.slice(0, 300) : null;
};

const fieldOf = (data: unknown, name: string): unknown =>
  typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
