/** Runs one of PostgreSQL's programs to its end, with none of our environment: it holds secrets. */
import { execFile } from "node:child_process";
import type { ServerUser } from "./server-user.ts";

export interface ProgramResult {
  /** Exit status; null when it could not be started or was ended by a signal. */
  readonly status: number | null;
  /** Why it could not be started: a system error code such as EACCES. */
  readonly startError: string | null;
  readonly output: string;
}

export const bareEnvironment: Readonly<Record<string, string>> = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

export function runProgram(
  file: string,
  args: readonly string[],
  user: ServerUser | null,
  folder = "/",
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(
      file,
      [...args],
      { ...(user ?? {}), cwd: folder, env: bareEnvironment, encoding: "utf8" },
      (error, stdout, stderr) => {
        const code = error?.code;
        resolve({
          status: error === null ? 0 : typeof code === "number" ? code : null,
          startError: typeof code === "string" ? code : null,
          output: `${stdout}${stderr}`.trim(),
        });
      },
    );
  });
}
