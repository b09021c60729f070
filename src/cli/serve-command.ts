/** `lastcall serve`: the App, until it is told to stop. */
import { Command, Option } from "commander";
import { openDatabase } from "./open-database.ts";
import { makeLog, plainLog } from "./serve/log.ts";
import { readSettings } from "./serve/settings.ts";
import type { Role } from "./serve/start-app.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly role: Role;
  readonly format: "text" | "json";
}

export function serveCommand(terminal: Terminal & { readonly wallClock: () => string }): Command {
  return new Command("serve")
    .description("run the App: take webhooks from GitHub and act on them")
    .addOption(new Option("--role <role>", "what this process does").choices(["web", "worker", "all"]).default("all"))
    .addOption(new Option("--format <format>", "how the log is written").choices(["text", "json"]).default("text"))
    .action(async ({ role, format }: Options) => {
      const reading = readSettings(terminal.environment);
      if (reading.kind === "wrong") {
        const lines = reading.problems.map((problem) => `- ${problem}`).join("\n");
        terminal.err(`The App cannot start, because its environment is not complete:\n${lines}\n`);
        return terminal.setExitCode(2);
      }
      const { settings } = reading;
      const databaseUrl = terminal.environment.DATABASE_URL;
      const secrets = [
        settings.privateKey,
        settings.markerSecret,
        ...settings.webhookSecrets,
        ...(databaseUrl ? [passwordOf(databaseUrl)] : []),
        ...(settings.rehearsal ? [settings.rehearsal.key] : []),
      ];
      const log = makeLog({ level: settings.logLevel, format, secrets, write: terminal.err });
      try {
        // The database starts while the libraries are loaded.
        const [database, { startApp }] = await Promise.all([
          openDatabase(terminal.environment, plainLog(log)),
          import("./serve/start-app.ts"),
        ]);
        log.info(`Uses ${database.description}.`);
        const app = await startApp(settings, { role, database, wallClock: terminal.wallClock, log });
        terminal.out(
          app.url === null
            ? "Lastcall is working; webhooks are another process's (--role web).\n"
            : `Lastcall is listening on ${app.url}\n`,
        );
        await terminal.interrupted;
        log.info("Stops: finishes what is under way; a second signal ends it at once.");
        await app.stop();
        terminal.setExitCode(0);
      } catch (error) {
        log.debug({ err: error }, "The App could not start");
        terminal.err(`The App could not start: ${error instanceof Error ? error.message : String(error)}\n`);
        terminal.setExitCode(2);
      }
    });
}

const passwordOf = (connectionString: string): string => {
  try {
    return decodeURIComponent(new URL(connectionString).password);
  } catch {
    // Not a URL (a list of `key=value`): all of it is kept out of the log.
    return connectionString;
  }
};
