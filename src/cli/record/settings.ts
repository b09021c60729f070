/** What the commands of the record know of the process that they run in. */
import type { DatabaseEnvironment } from "../open-database.ts";

export interface RecordCommandSettings {
  readonly environment: DatabaseEnvironment;
  /** One line to standard output, one to standard error. */
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** 0 sound, 1 broken, 2 could not run. */
  readonly setExitCode: (code: number) => void;
}
