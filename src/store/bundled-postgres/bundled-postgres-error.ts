/** The bundled PostgreSQL cannot be had here. The message says why and what to do. */
export class BundledPostgresError extends Error {
  override readonly name = "BundledPostgresError";

  /** `why` is a full sentence; the ways out follow it. */
  constructor(why: string, options?: ErrorOptions) {
    super(`${why} ${wayOut}`, options);
  }
}

const wayOut = "To use a PostgreSQL of your own (15 or newer), set DATABASE_URL to its connection string.";

export const errorCode = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;

/** For what the system refuses while folders and files are made. */
export function fileTrouble(path: string, error: unknown): BundledPostgresError {
  const code = errorCode(error) ?? "unknown error";
  const why: Readonly<Record<string, string>> = {
    EACCES: `The folder ${path} may not be written by this user.`,
    EPERM: `The folder ${path} could not be given to the user that PostgreSQL runs as.`,
    EROFS: `The folder ${path} is on a read-only file system.`,
    ENOSPC: `The disk that holds ${path} is full.`,
    EDQUOT: `The disk quota for ${path} is used up.`,
    ENOTDIR: `A part of the path ${path} is a file, not a folder.`,
  };
  const what = why[code] ?? `The folder ${path} could not be prepared (${code}).`;
  return new BundledPostgresError(`${what} Name another folder for the database by LASTCALL_DATA.`, { cause: error });
}
