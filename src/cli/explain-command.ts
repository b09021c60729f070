/**
 * `lastcall explain owner/repo#N`: what the App decides about a thread and what it would
 * change, read afresh from GitHub and the record. Writes nothing. Exit 0, 1 when
 * something there is to be mended, 2 when it could not be told.
 */
import { Command, Option } from "commander";
import { explainAfresh } from "../explain.ts";
import { readBotLogin } from "../github/app-identity.ts";
import type { GitHubDirectory, RepositoryPlace } from "../github/ports.ts";
import type { Store } from "../store/store.ts";
import { effectInWords } from "./explain/effect-words.ts";
import { type Explained, explanationInWords } from "./explain/explanation-text.ts";
import { readOnlyStore } from "./explain/read-only-store.ts";
import { openDatabase } from "./open-database.ts";
import { steadyClock } from "./serve/clock.ts";
import { makeLog, plainLog } from "./serve/log.ts";
import { clientOptions, lookDependencies } from "./serve/look-dependencies.ts";
import { readSettings, type ServeSettings } from "./serve/settings.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

type Explaining = Terminal & { readonly wallClock: () => string };
type Format = "text" | "json";

interface Asked {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

export function explainCommand(terminal: Explaining): Command {
  return new Command("explain")
    .description("say how a pull request stands, why, and what the App would do now; writes nothing")
    .argument("<thread>", "owner/repo#N")
    .addOption(new Option("--format <format>", "how to tell it").choices(["text", "json"]).default("text"))
    .action(async (thread: string, { format }: { readonly format: Format }) => {
      terminal.setExitCode(await explain(terminal, thread, format));
    });
}

async function explain(terminal: Explaining, thread: string, format: Format): Promise<ExitCode> {
  const sorry = (sentence: string): ExitCode => {
    terminal.err(`${sentence}\n`);
    if (format === "json") terminal.out(`${JSON.stringify({ error: sentence })}\n`);
    return 2;
  };
  const asked = askedFor(thread);
  if (asked === null) return sorry(`"${thread}" is not a pull request; write it as owner/repo#12.`);
  const reading = readSettings(terminal.environment);
  if (reading.kind === "wrong") {
    return sorry(
      `Explaining needs the environment of \`lastcall serve\`:\n${reading.problems.map((one) => `- ${one}`).join("\n")}`,
    );
  }
  const { settings } = reading;
  const secrets = [settings.privateKey, settings.markerSecret, ...settings.webhookSecrets];
  const log = makeLog({ level: "warn", format: "text", secrets, write: terminal.err });
  try {
    const database = await openDatabase(terminal.environment, plainLog(log));
    try {
      const explained = await askAfresh(terminal, settings, database.store, asked, log);
      return typeof explained === "string" ? sorry(explained) : tell(terminal, thread, explained, format);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof Error) return sorry(error.message);
    throw error;
  }
}

const askedFor = (thread: string): Asked | null => {
  const [, owner, name, number] = /^([\w.-]+)\/([\w.-]+)#(\d{1,9})$/.exec(thread) ?? [];
  return owner && name && number ? { owner, name, number: Number(number) } : null;
};

/** A sentence: it cannot be told. */
async function askAfresh(
  { wallClock }: Explaining,
  settings: ServeSettings,
  store: Store,
  asked: Asked,
  log: ReturnType<typeof makeLog>,
): Promise<Explained | string> {
  const options = clientOptions(settings, { wallClock, log });
  const own = { appId: settings.appId, botLogin: await readBotLogin(options) };
  const parts = { store, clock: steadyClock(wallClock), wallClock, own: () => own, log };
  const dependencies = lookDependencies(settings, options, parts);
  const place = await placeOf(asked, dependencies.directory);
  if (place === null)
    return `The App is not installed on ${asked.owner}/${asked.name}, or there is no such repository.`;
  const subject = { kind: "thread", repository: place.id, number: asked.number } as const;
  const afresh = await explainAfresh({ ...dependencies, store: readOnlyStore(store, place) }, subject);
  switch (afresh.kind) {
    case "explained":
      return afresh;
    case "unknown":
      return `There is no #${asked.number} in ${asked.owner}/${asked.name}.`;
    case "not-now":
      return afresh.why;
  }
}

const placeOf = async ({ owner, name }: Asked, directory: GitHubDirectory): Promise<RepositoryPlace | null> => {
  const wanted = `${owner}/${name}`.toLowerCase();
  for (const installation of await directory.installations()) {
    const found = (await directory.repositories(installation)).find(
      (place) => `${place.owner}/${place.name}`.toLowerCase() === wanted,
    );
    if (found) return found;
  }
  return null;
};

function tell(terminal: Explaining, thread: string, explained: Explained, format: Format): ExitCode {
  const { explanation, plan, next, policy } = explained;
  if (format === "text") terminal.out(`${explanationInWords(thread, explained).join("\n")}\n`);
  else {
    const planned = plan.map(({ key, body }) => ({ key, kind: body.kind, words: effectInWords(body) }));
    terminal.out(`${JSON.stringify({ thread, policy: policy.kind, next, ...explanation, plan: planned }, null, 2)}\n`);
  }
  const isWrong =
    policy.kind === "broken" ||
    explanation.problems.length > 0 ||
    explanation.findings.some(({ severity }) => severity === "error");
  return isWrong ? 1 : 0;
}
