/**
 * What a command knows of the process that it runs in: given by main, the only
 * reader of the environment. A command never ends the process; it gives an exit
 * code: 0 done, 1 found something, 2 could not run.
 */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The output is a terminal: lines may change in place. */
  readonly isTerminal: boolean;
  readonly setExitCode: (code: ExitCode) => void;
  /** Resolves when somebody asks the process to end (Ctrl-C, SIGTERM). */
  readonly interrupted: Promise<void>;
}

/** Colours on a terminal alone, and never where NO_COLOR is set (https://no-color.org). */
export function wantsColors(terminal: Terminal): boolean {
  return terminal.isTerminal && !terminal.environment.NO_COLOR;
}

/** What every process started from here needs, and nothing else of the environment. */
export function inheritedEnvironment(terminal: Terminal): Readonly<Record<string, string>> {
  const wanted = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LANG"];
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = terminal.environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
