/**
 * `lastcall rehearse FILE…`: scenarios against the App itself, in a process of its
 * own, on the stand-in GitHub and a virtual clock. Exit 1 when an expectation
 * failed, 2 when a file could not be run.
 */
import { availableParallelism } from "node:os";
import { Command, Option } from "commander";
import { createColors } from "picocolors";
import { runAsData } from "../rehearsal/narration/json.ts";
import { summaryInWords, TextNarration } from "../rehearsal/narration/text.ts";
import { rehearse } from "../rehearsal/rehearse.ts";
import { hasPassed, type ScenarioReport } from "../rehearsal/report.ts";
import { rehearsalDatabases } from "./rehearsal-databases.ts";
import { type ExitCode, inheritedEnvironment, type Terminal, wantsColors } from "./terminal.ts";

interface Options {
  readonly format: "text" | "json";
  readonly quiet?: boolean;
  readonly databaseUrl?: string;
  readonly appLog?: string;
  readonly jobs?: string;
  readonly singleLooks?: boolean;
}

/** Each has a process of the App, the stand-in and the database to share the cores with. */
const defaultJobs = Math.min(2, availableParallelism());

export function rehearseCommand(terminal: Terminal): Command {
  return new Command("rehearse")
    .description("run scenario files against the App on a stand-in GitHub; see docs/rehearsals.md")
    .argument("<file...>", "scenario files")
    .addOption(new Option("--format <format>", "how to tell it").choices(["text", "json"]).default("text"))
    .option("--quiet", "tell only what failed")
    .option(
      "--database-url <url>",
      "a PostgreSQL server to make databases on (default: TEST_DATABASE_URL, or a bundled one)",
    )
    .addOption(new Option("--jobs <number>", "scenarios at the same time").default(String(defaultJobs)))
    .option(
      "--no-single-looks",
      "do not run each a second time with one look at the end of each stretch, and compare no records",
    )
    .option("--app-log <file>", "add to this file what the App's process writes, debugging lines included")
    .action(async (files: string[], options: Options) => {
      terminal.setExitCode(await runRehearsals(terminal, files, options));
    });
}

export async function runRehearsals(terminal: Terminal, files: readonly string[], options: Options): Promise<ExitCode> {
  const databases = rehearsalDatabases(options.databaseUrl ?? terminal.environment.TEST_DATABASE_URL);
  const narration = new TextNarration(terminal.out, createColors(wantsColors(terminal)), options.quiet === true);
  const inText = options.format === "text";
  try {
    const reports = await rehearse(
      files,
      databases,
      { inherited: inheritedEnvironment(terminal), logFile: options.appLog, singleLooks: options.singleLooks },
      inText
        ? {
            onBegin: (name, file) => narration.begin(name, file),
            onStep: (step) => narration.step(step),
            onEnd: (report) => narration.end(report),
          }
        : {},
      jobsOf(options.jobs),
    );
    terminal.out(inText ? `\n${summaryInWords(reports)}\n` : `${JSON.stringify(runAsData(reports), null, 2)}\n`);
    return exitCodeOf(reports);
  } finally {
    await databases.end();
  }
}

function jobsOf(text: string | undefined): number {
  const jobs = Number(text ?? defaultJobs);
  return Number.isInteger(jobs) && jobs > 0 ? Math.min(jobs, 16) : defaultJobs;
}

function exitCodeOf(reports: readonly ScenarioReport[]): ExitCode {
  if (reports.some((report) => report.problems.length > 0 || report.brokeDown !== null)) return 2;
  return reports.every(hasPassed) ? 0 : 1;
}
