/** A command of the command line, run in this process as `main` would run it, with what it printed and its exit code. */
import type { Command } from "commander";
import type { Terminal } from "../../src/cli/terminal.ts";

export interface CommandRun {
  /** -1: none was given. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export const runCommand = async <More extends object>(
  command: (terminal: Terminal & More) => Command,
  words: readonly string[],
  given: Partial<Terminal> & More,
): Promise<CommandRun> => {
  let [code, out, err] = [-1, "", ""];
  const terminal = {
    environment: {},
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    isTerminal: false,
    setExitCode: (set: number) => {
      code = set;
    },
    interrupted: new Promise<void>(() => {}),
    ...given,
  };
  await command(terminal).exitOverride().parseAsync(words, { from: "user" });
  return { code, out, err };
};

/** The same with `F` for the folder, whose name is another one each time. */
export const withoutFolder = ({ code, out, err }: CommandRun, folder: string): CommandRun => ({
  code,
  out: out.replaceAll(folder, "F"),
  err: err.replaceAll(folder, "F"),
});
