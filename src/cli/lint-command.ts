/**
 * `lastcall lint PATH…` checks documents as the App does on a pull request, by a preset
 * or by a policy. Exits 0, 1 (an error was found) or 2 (could not run).
 */
import { Command, Option } from "commander";
import { policyPath } from "../core/model/policy.ts";
import { chooseProcess } from "./choose-process.ts";
import { documentsIn } from "./lint/documents-in.ts";
import { lintDocuments } from "./lint/lint-documents.ts";
import { type LintFormat, lintFormats, summaryOf } from "./lint/lint-report.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

interface LintOptions {
  readonly preset?: string;
  readonly policy?: string;
  readonly format: LintFormat;
  readonly fix?: boolean;
}

const run = (terminal: Terminal, paths: readonly string[], options: LintOptions): ExitCode => {
  const complain = (why: string): ExitCode => {
    terminal.err(`${why}\n`);
    return 2;
  };
  const chosen = chooseProcess(options);
  if (chosen.kind === "none") return complain(chosen.why);
  const found = documentsIn(chosen.policy, paths);
  if (found.kind === "unreadable") return complain(`${found.path} could not be read: ${found.why}.`);
  if (found.files.length + found.unopened.length === 0) {
    const globs = chosen.policy.documents.map(({ files }) => files).join(", ");
    return complain(
      `There is no document in ${paths.join(", ")}: none is named as in ${globs}. Name files to check them all the same.`,
    );
  }
  const linted = lintDocuments(chosen.policy, found, options.fix ?? false);
  terminal.out(lintFormats[options.format](linted));
  return summaryOf(linted).errors > 0 ? 1 : 0;
};

export const lintCommand = (terminal: Terminal): Command =>
  new Command("lint")
    .description("check documents as the App does on a pull request")
    .argument("<path...>", "files, or folders with documents in them")
    .option("--preset <name>", "the process whose documents they are, by its name or its file")
    .option("--policy <file>", `the policy; ${policyPath} when neither is given`)
    .option("--fix", "mend in place what can be mended without thinking, and report the rest")
    .addOption(
      new Option("--format <format>", "how to print the result").choices(Object.keys(lintFormats)).default("text"),
    )
    .action((paths: readonly string[], options: LintOptions) => {
      terminal.setExitCode(run(terminal, paths, options));
    });
