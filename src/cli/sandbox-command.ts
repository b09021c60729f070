/** `lastcall sandbox`: the stand-in GitHub alone, until it is interrupted. */
import { Command, Option } from "commander";
import { startSandbox } from "../sandbox/start-sandbox.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly port: string;
  readonly start?: string;
  readonly repository?: string;
  readonly weather: "kind" | "rough";
  readonly format: "text" | "json";
}

export function sandboxCommand(terminal: Terminal): Command {
  return new Command("sandbox")
    .description("run the stand-in GitHub alone, on this machine only")
    .option("--port <number>", "port on 127.0.0.1; 0 takes a free one", "0")
    .option("--start <instant>", "the virtual clock's first instant (default: now)")
    .option("--repository <owner/name>", "the repository to begin with")
    .addOption(
      new Option("--weather <weather>", "rough: small shuffled pages, reads that lag behind writes")
        .choices(["kind", "rough"])
        .default("kind"),
    )
    .addOption(new Option("--format <format>", "how to tell where it is").choices(["text", "json"]).default("text"))
    .action(async (options: Options) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        terminal.err(`"${options.port}" is no port. Give a number from 0 to 65535.\n`);
        terminal.setExitCode(2);
        return;
      }
      const sandbox = await startSandbox({
        start: options.start ?? `${new Date().toISOString().slice(0, 19)}Z`,
        port,
        weather: options.weather,
        ...(options.repository !== undefined && { repository: options.repository }),
      }).catch((error: unknown) => error);
      if (sandbox instanceof Error) {
        terminal.err(`The sandbox could not start: ${sandbox.message}\n`);
        terminal.setExitCode(2);
        return;
      }
      const { url, app, stop, view } = sandbox as Awaited<ReturnType<typeof startSandbox>>;
      const { owner, name } = view.repository();
      const place = { url, repository: `${owner}/${name}`, ...app };
      terminal.out(
        options.format === "json"
          ? `${JSON.stringify(place)}\n`
          : [
              `A stand-in GitHub with the repository ${owner}/${name} listens at ${url}.`,
              "",
              "REST is below /api/v3, GraphQL at /api/graphql. To let the App use it:",
              "",
              `  GHE_HOST=${new URL(url).host} GHE_PROTOCOL=http APP_ID=${app.appId} WEBHOOK_SECRET=${app.webhookSecret} PRIVATE_KEY='${Buffer.from(app.privateKey).toString("base64")}' lastcall serve`,
              "",
              "People act by POST /_sandbox/people/comment and the like; the clock moves by POST /_sandbox/world/setClock.",
              "Stop it with Ctrl-C.",
              "",
            ].join("\n"),
      );
      await terminal.interrupted;
      await stop();
    });
}
