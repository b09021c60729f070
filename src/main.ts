/**
 * The composition root: the only reader of the environment and of the wall
 * clock, and the only one that ends the process. Commands are loaded when they
 * are asked for, so that starting one does not cost the libraries of all.
 */
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import type { Terminal } from "./cli/terminal.ts";
import { packageFolder } from "./program-folder.ts";

// Reading its own files, sources above all, takes longer than most commands; what is read of them is kept
// beside the packages, whose owner is theirs. Where nothing can be written there, nothing is kept.
enableCompileCache(join(packageFolder, "node_modules/.cache/lastcall"));

try {
  homedir();
} catch {
  // A user with neither a name nor HOME, as in some containers: libraries that ask for it while they load would end us.
  process.env.HOME = "/nonexistent";
}

const interruption = Promise.withResolvers<void>();
let interruptions = 0;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    interruptions += 1;
    if (interruptions > 1) process.exit(signal === "SIGINT" ? 130 : 143);
    interruption.resolve();
  });
}

// Whoever reads may stop before the end (`lastcall lint … | head`): the rest is printed for nobody.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const terminal: Terminal & { readonly wallClock: () => string } = {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
  setExitCode: (code) => {
    process.exitCode = code;
  },
  interrupted: interruption.promise,
  wallClock: () => new Date().toISOString(),
};

const lines = {
  environment: terminal.environment,
  print: (line: string) => terminal.out(`${line}\n`),
  complain: (line: string) => terminal.err(`${line}\n`),
  setExitCode: (code: number) => {
    process.exitCode = code;
  },
};

const streams = { ...terminal, input: process.stdin, output: process.stdout };

/** By name, in the order of the help. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import("./cli/serve-command.ts")).serveCommand(terminal),
  rehearse: async () => (await import("./cli/rehearse-command.ts")).rehearseCommand(terminal),
  sandbox: async () => (await import("./cli/sandbox-command.ts")).sandboxCommand(terminal),
  demo: async () => (await import("./cli/demo-command.ts")).demoCommand(terminal),
  explain: async () => (await import("./cli/explain-command.ts")).explainCommand(terminal),
  policy: async () => (await import("./cli/policy-command.ts")).policyCommand(),
  new: async () => (await import("./cli/new-command.ts")).newCommand(terminal),
  lint: async () => (await import("./cli/lint-command.ts")).lintCommand(terminal),
  history: async () => (await import("./cli/history-command.ts")).historyCommand(terminal),
  index: async () => (await import("./cli/index-command.ts")).indexCommand(terminal),
  tally: async () => (await import("./cli/tally-command.ts")).tallyCommand(streams),
  record: async () => (await import("./cli/record-command.ts")).recordCommand(lines),
};

/** A command line that cannot be run ends with 2 like everything that could not run; commander's own is 1. */
const returningErrors = (command: Command): Command => {
  for (const nested of command.commands) returningErrors(nested);
  return command.exitOverride();
};

const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
  readonly version: string;
};

const program = new Command("lastcall")
  .version(version, "-V, --version", "print the version")
  .description("Runs a community's decision process in the pull requests of its proposals repository.")
  .exitOverride()
  .showHelpAfterError("(lastcall --help lists the commands)");

// A command may wait for something that does not keep the process alive by itself, such as a child's end or a signal.
const alive = setInterval(() => {}, 3_600_000);
try {
  const [name] = process.argv.slice(2);
  const wanted = name !== undefined && Object.hasOwn(commands, name) ? [name] : Object.keys(commands);
  for (const each of wanted) {
    const command = await commands[each]?.();
    if (command) program.addCommand(returningErrors(command));
  }
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // 0: help or version was asked for; anything else is a command line that cannot be run.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    terminal.err(`Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  }
} finally {
  clearInterval(alive);
}
