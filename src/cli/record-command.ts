/**
 * `lastcall record`: `show` prints it, `export` writes it as a bundle, `verify` recomputes
 * the chain of hashes: of one repository, of all, or of a bundle without any database.
 */
import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import type { Log } from "../store/log.ts";
import { type BundleReading, readBundle } from "../store/record-bundle.ts";
import type { Store, VerifyResult } from "../store/store.ts";
import { openDatabase } from "./open-database.ts";
import { bundleLines } from "./record/bundle-file.ts";
import { exportCommand } from "./record/export.ts";
import type { RecordCommandSettings } from "./record/settings.ts";
import { showCommand } from "./record/show.ts";
import { parsePlace } from "./record/with-repository.ts";

export function recordCommand(settings: RecordCommandSettings): Command {
  const record = new Command("record").description("the record of everything that was decided");
  record
    .command("verify")
    .description("recompute the chain of hashes; exit 1 when something was changed, removed or inserted")
    .argument("[repository]", "owner/repo, or the file of an exported bundle; all that are known when left out")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .action(async (repository: string | undefined, { format }: { format: "text" | "json" }) => {
      const isFile = repository !== undefined && (existsSync(repository) || parsePlace(repository) === null);
      settings.setExitCode(
        isFile ? await verifyFile(settings, repository, format) : await verify(settings, repository ?? null, format),
      );
    });
  record.addCommand(showCommand(settings));
  record.addCommand(exportCommand(settings));
  return record;
}

async function verifyFile(
  { print, complain }: RecordCommandSettings,
  file: string,
  format: "text" | "json",
): Promise<number> {
  let reading: BundleReading;
  try {
    reading = await readBundle(bundleLines(file));
  } catch (error) {
    complain(
      `"${file}" is neither a repository nor a file that can be read (${error instanceof Error ? error.message : String(error)}); write it as owner/repo, or name a bundle.`,
    );
    return 2;
  }
  if (format === "json") print(JSON.stringify({ file, ...reading }, null, 2));
  else if (reading.kind === "sound") {
    const { repository, head } = reading.header;
    const counts = `${reading.entries} ${reading.entries === 1 ? "entry" : "entries"} and ${reading.texts} ${reading.texts === 1 ? "text" : "texts"}`;
    print(`${file}: sound, ${counts} of ${repository.name}${head ? `, head ${head}` : ""}`);
    for (const line of reading.unverifiable) {
      print(
        `${file}:${line}: this text holds a character that could not be stored; nobody can tell whether it was changed.`,
      );
    }
  } else if (reading.kind === "broken") print(`${file}: broken at line ${reading.line}. ${reading.why}`);
  else complain(`${file} is no exported record. ${reading.why}`);
  return reading.kind === "sound" ? 0 : reading.kind === "broken" ? 1 : 2;
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
