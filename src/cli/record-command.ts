/** `lastcall record verify`: recomputes the chain of hashes, of one repository or of all. */
import { Command, Option } from "commander";
import type { Log } from "../store/log.ts";
import type { Store, VerifyResult } from "../store/store.ts";
import { type DatabaseEnvironment, openDatabase } from "./open-database.ts";

export interface RecordCommandSettings {
  readonly environment: DatabaseEnvironment;
  /** One line to standard output, one to standard error. */
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
  /** 0 sound, 1 broken, 2 could not run. */
  readonly setExitCode: (code: number) => void;
}

export function recordCommand(settings: RecordCommandSettings): Command {
  const record = new Command("record").description("the record of everything that was decided");
  record
    .command("verify")
    .description("recompute the chain of hashes; exit 1 when something was changed, removed or inserted")
    .argument("[repository]", "owner/repo; all that are known when left out")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action(async (repository: string | undefined, { format }: { format: "text" | "json" }) => {
      settings.setExitCode(await verify(settings, repository ?? null, format));
    });
  return record;
}

async function verify(settings: RecordCommandSettings, name: string | null, format: "text" | "json"): Promise<number> {
  const { environment, print, complain } = settings;
  if (name !== null && !/^[^/\s]+\/[^/\s]+$/.test(name)) {
    complain(`"${name}" is not a repository; write it as owner/repo.`);
    return 2;
  }
  const log: Log = { info: () => {}, warn: complain, error: complain };
  try {
    const database = await openDatabase(environment, log);
    try {
      return await verifyIn(database.store, name, format, settings);
    } finally {
      await database.close();
    }
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    if (format === "json") print(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    return 2;
  }
}

interface Verified {
  readonly id: number;
  readonly name: string;
  readonly result: VerifyResult;
}

async function verifyIn(
  store: Store,
  name: string | null,
  format: "text" | "json",
  { print, complain }: RecordCommandSettings,
): Promise<number> {
  const chosen = await choose(store, name);
  if (chosen === null) {
    complain(`Nothing is known of ${name}. Without a name, every repository that is known is verified.`);
    return 2;
  }
  const verified: Verified[] = [];
  for (const { id, name: known } of chosen) verified.push({ id, name: known, result: await store.verify(id) });
  if (format === "json") print(JSON.stringify({ repositories: verified.map(asJson) }, null, 2));
  else for (const line of verified.length > 0 ? verified.map(asText) : ["Nothing is recorded yet."]) print(line);
  return verified.some(({ result }) => result.kind === "broken") ? 1 : 0;
}

async function choose(store: Store, name: string | null): Promise<readonly { id: number; name: string }[] | null> {
  if (name === null) {
    return (await store.repositories()).map(({ id, owner, name: repository }) => ({
      id,
      name: `${owner}/${repository}`,
    }));
  }
  const [owner = "", repository = ""] = name.split("/");
  const found = await store.findRepository(owner, repository);
  return found && [{ id: found.id, name }];
}

const asText = ({ name, result }: Verified): string =>
  result.kind === "sound"
    ? `${name}: sound, ${result.entries} ${result.entries === 1 ? "entry" : "entries"}${result.head ? `, head ${result.head}` : ""}`
    : `${name}: broken at entry ${result.seq}. ${result.why}`;

const asJson = ({ id, name, result }: Verified): Record<string, unknown> =>
  result.kind === "sound"
    ? { repository: name, id, sound: true, entries: result.entries, head: result.head }
    : { repository: name, id, sound: false, seq: result.seq, why: result.why };
