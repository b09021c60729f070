/**
 * `lastcall demo`: the main job on the stand-in GitHub, told step by step. With
 * `--proposal FILE` the same story with any real document, up to a decision or to
 * the problems of format that stop it. Exit 0 when it ends decided in favour.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Command, Option } from "commander";
import { createColors } from "picocolors";
import { packageFolder } from "../program-folder.ts";
import type { ScenarioReading } from "../rehearsal/language/scenario.ts";
import { runAsData } from "../rehearsal/narration/json.ts";
import { Story } from "../rehearsal/narration/story.ts";
import { problemInWords } from "../rehearsal/narration/text.ts";
import { readScenario } from "../rehearsal/rehearse.ts";
import { hasPassed } from "../rehearsal/report.ts";
import { runScenario } from "../rehearsal/run-scenario.ts";
import { withProposal } from "../rehearsal/with-proposal.ts";
import { DemoEnd } from "./demo-end.ts";
import { rehearsalDatabases } from "./rehearsal-databases.ts";
import { type ExitCode, inheritedEnvironment, type Terminal, wantsColors } from "./terminal.ts";

const demoScenario = join(packageFolder, "scenarios", "demo.yml");

interface Options {
  readonly proposal?: string;
  readonly databaseUrl?: string;
  readonly format?: "text" | "json";
}

export function demoCommand(terminal: Terminal): Command {
  return new Command("demo")
    .description("see a proposal go from its opening to a decision, on a stand-in GitHub")
    .option("--proposal <file>", "a document of your own instead of the demonstration's")
    .addOption(new Option("--format <format>", "how to tell it").choices(["text", "json"]).default("text"))
    .option(
      "--database-url <url>",
      "a PostgreSQL server to make a database on (default: TEST_DATABASE_URL, or a bundled one)",
    )
    .action(async (options: Options) => terminal.setExitCode(await runDemo(terminal, options)));
}

export async function runDemo(terminal: Terminal, options: Options): Promise<ExitCode> {
  const reading = demoReading(options.proposal);
  if (reading.kind === "problems") {
    for (const problem of reading.problems) terminal.err(`${problemInWords(problem)}\n`);
    return 2;
  }
  const inText = options.format !== "json";
  const story = inText
    ? new Story(terminal.out, createColors(wantsColors(terminal)), terminal.isTerminal)
    : new Story(() => {}, createColors(false), false);
  const end = new DemoEnd(story, options.proposal ?? null);
  begin(story, options.proposal);
  const databases = rehearsalDatabases(options.databaseUrl ?? terminal.environment.TEST_DATABASE_URL);
  try {
    const settings = { databaseUrl: await databases.make(), inherited: inheritedEnvironment(terminal) };
    const report = await runScenario(reading.scenario, settings, {
      onStep: async (step, stage) => {
        if (step.number === 1) end.noteOpened(stage);
        await story.step(step, stage);
        if (step.number === 1) await end.noteFindings(stage);
        await end.look(stage);
      },
      restAfterSteps: true,
      goOn: () => !end.isStopped,
    });
    if (report.brokeDown !== null) {
      terminal.err(`\nThe demonstration could not go on: ${report.brokeDown}\n`);
      return 2;
    }
    const exitCode = end.tell(hasPassed(report));
    if (!inText) terminal.out(`${JSON.stringify({ ...runAsData([report]), outcome: end.asData() }, null, 2)}\n`);
    return exitCode;
  } finally {
    await databases.end();
  }
}

function demoReading(proposal: string | undefined): ScenarioReading {
  const reading = readScenario(demoScenario);
  if (reading.kind === "problems" || proposal === undefined) return reading;
  try {
    return { kind: "scenario", scenario: withProposal(reading.scenario, proposal, readFileSync(proposal)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === "ENOENT" ? "There is no such file." : `It cannot be read: ${String(error)}`;
    return { kind: "problems", name: null, problems: [{ file: proposal, line: 1, column: 1, message }] };
  }
}

function begin(story: Story, proposal: string | undefined): void {
  story.heading(
    proposal === undefined
      ? "Lastcall: a proposal and its decision"
      : `Lastcall: ${basename(proposal)} and its decision`,
  );
  story.line();
  story.line("Everything below happens on this machine: a stand-in GitHub, the App as a process of its own");
  story.line("with a database, and a virtual clock. ana, bo, chen, dee and eli are the committee, mia manages");
  story.line("proposals, pat has written one.");
  story.progress("starting");
}
