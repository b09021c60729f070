/** The world's failures, made in `src/github` only. `retryAfterSeconds` is what GitHub told, if it did. */
export class GitHubError extends Error {
  readonly status: number | null;
  /** True: trying later can help (5xx, rate limits, a broken connection). */
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  /** True: nobody knows whether GitHub did the work (5xx or a broken connection on a write). */
  readonly uncertain: boolean;

  constructor(
    message: string,
    about: {
      readonly status: number | null;
      readonly retryable: boolean;
      readonly retryAfterSeconds?: number | null;
      readonly uncertain?: boolean;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: about.cause });
    this.name = "GitHubError";
    this.status = about.status;
    this.retryable = about.retryable;
    this.retryAfterSeconds = about.retryAfterSeconds ?? null;
    this.uncertain = about.uncertain ?? false;
  }
}
