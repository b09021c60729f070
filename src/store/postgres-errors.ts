/** PostgreSQL's error codes that the store reacts to (documentation, appendix A). */

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === "23505";

/** Serialisation failure or deadlock: nothing was written, the same transaction may be run again. */
export const isPassing = (error: unknown): boolean => ["40001", "40P01"].includes(codeOf(error) ?? "");

const attempts = 5;

/** Runs a transaction again when it lost to another one. */
export async function withRetries<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= attempts || !isPassing(error)) throw error;
    }
  }
}
