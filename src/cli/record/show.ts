/** `lastcall record show`: the entries of a repository or a thread, from the database or from a bundle. */
import { Command, Option } from "commander";
import type { TextHash } from "../../core/model/names.ts";
import type { HashedLine } from "../../store/chain.ts";
import { readBundle } from "../../store/record-bundle.ts";
import { bundleLines } from "./bundle-file.ts";
import { entryWords } from "./entry-words.ts";
import type { RecordCommandSettings } from "./settings.ts";
import { parsePlace, withRepository } from "./with-repository.ts";

interface ShowOptions {
  readonly from?: string;
  readonly since?: string;
  readonly format: "text" | "json";
}

interface Wanted {
  readonly thread: number | null;
  readonly since: string | null;
}

const isWanted = ({ subject, at }: HashedLine, { thread, since }: Wanted): boolean =>
  (thread === null || /^thread:\d+:(\d+)$/.exec(subject)?.[1] === String(thread)) && (since === null || at >= since);

const textsIn = (entry: HashedLine, texts: ReadonlyMap<TextHash, string>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...new Set(JSON.stringify(entry.fact).match(/[0-9a-f]{64}/g) ?? [])].flatMap((hash) => {
      const text = texts.get(hash as TextHash);
      return text === undefined ? [] : [[hash, text] as const];
    }),
  );

const printer =
  ({ print }: RecordCommandSettings, { format }: ShowOptions, wanted: Wanted) =>
  (lines: readonly HashedLine[], texts: ReadonlyMap<TextHash, string>): void => {
    for (const line of lines.filter((one) => isWanted(one, wanted))) {
      print(format === "json" ? JSON.stringify({ ...line, texts: textsIn(line, texts) }) : entryWords(line, texts));
    }
  };

const showBundle = async (
  settings: RecordCommandSettings,
  file: string,
  name: string | null,
  show: (lines: readonly HashedLine[], texts: ReadonlyMap<TextHash, string>) => void,
): Promise<number> => {
  const lines: HashedLine[] = [];
  const texts = new Map<TextHash, string>();
  try {
    const reading = await readBundle(bundleLines(file), (line) => {
      if (line.kind === "entry") lines.push(line.entry);
      else texts.set(line.hash, line.text);
    });
    if (reading.kind === "sound") {
      const { name: its } = reading.header.repository;
      if (name !== null && name.toLowerCase() !== its.toLowerCase()) {
        settings.complain(`${file} is the record of ${its}, not of ${name}.`);
        return 2;
      }
      show(lines, texts);
      return 0;
    }
    const why = reading.kind === "broken" ? `line ${reading.line}: ${reading.why}` : reading.why;
    settings.complain(`${file} is no sound record: ${why}`);
    return reading.kind === "broken" ? 1 : 2;
  } catch (error) {
    settings.complain(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}.`);
    return 2;
  }
};

const run = async (
  settings: RecordCommandSettings,
  name: string | undefined,
  options: ShowOptions,
): Promise<number> => {
  const place = name === undefined ? null : parsePlace(name);
  if ((name !== undefined && place === null) || (place === null && options.from === undefined)) {
    settings.complain("Say what to show: owner/repo, or owner/repo#12 for one thread; or a bundle with `--from FILE`.");
    return 2;
  }
  if (options.since !== undefined && Number.isNaN(Date.parse(options.since))) {
    settings.complain(`"${options.since}" is no date; write it as 2026-03-17 or 2026-03-17T09:00:00Z.`);
    return 2;
  }
  const since = options.since === undefined ? null : new Date(options.since).toISOString().replace(/\.\d+Z$/, "Z");
  const show = printer(settings, options, { thread: place?.thread ?? null, since });
  if (options.from !== undefined) {
    return showBundle(settings, options.from, place && `${place.owner}/${place.repository}`, show);
  }
  return withRepository(settings, place ?? { owner: "", repository: "" }, async ({ store, id }) => {
    await store.readRecord(
      id,
      () =>
        ({ lines, texts }) =>
          show(lines, texts),
    );
    return 0;
  });
};

export const showCommand = (settings: RecordCommandSettings): Command =>
  new Command("show")
    .description("print the entries, oldest first")
    .argument("[repository]", "owner/repo, or owner/repo#12 for one thread")
    .option("--from <file>", "an exported bundle instead of the database")
    .option("--since <date>", "from this day or instant on, in UTC")
    .addOption(
      new Option("--format <format>", "lines in words, or JSON lines").choices(["text", "json"]).default("text"),
    )
    .action(async (name: string | undefined, options: ShowOptions) => {
      settings.setExitCode(await run(settings, name, options));
    });
