/** `lastcall record export`: the record as a bundle that can be verified offline. */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Command } from "commander";
import type { TextHash } from "../../core/model/names.ts";
import { headerLine, pageLines } from "../../store/record-bundle.ts";
import type { RecordCommandSettings } from "./settings.ts";
import { parsePlace, withRepository } from "./with-repository.ts";

const run = async (settings: RecordCommandSettings, name: string, out: string | undefined): Promise<number> => {
  const place = parsePlace(name);
  if (!place || place.thread !== null) {
    settings.complain(`"${name}" is not a repository; write it as owner/repo.`);
    return 2;
  }
  return withRepository(settings, place, async ({ store, id, name: known }) => {
    // A file that is there is not written over: it may be the older proof.
    const file = out === undefined ? null : createWriteStream(out, { flags: "wx" });
    if (file) await once(file, "open");
    // A disk that is full is told of at the next line, not as a mistake of ours.
    let failure: Error | null = null;
    file?.on("error", (error) => {
      failure = error;
    });
    const write = async (lines: readonly string[]): Promise<void> => {
      if (failure) throw failure;
      if (!file) for (const line of lines) settings.print(line);
      else if (!file.write(lines.map((line) => `${line}\n`).join(""))) await once(file, "drain");
    };
    let entries = 0;
    const told = new Set<TextHash>();
    let header = "";
    await store.readRecord(id, (head) => {
      header = headerLine({ id, name: known }, head);
      return async (page) => {
        if (entries === 0) await write([header]);
        entries += page.lines.length;
        await write(pageLines(page, told));
      };
    });
    if (entries === 0) await write([header]);
    if (file) {
      file.end();
      await once(file, "close");
      if (failure) throw failure;
      settings.print(
        `${out}: ${entries} ${entries === 1 ? "entry" : "entries"} of ${known}. \`lastcall record verify ${out}\` checks it anywhere.`,
      );
    }
    return 0;
  });
};

export const exportCommand = (settings: RecordCommandSettings): Command =>
  new Command("export")
    .description("write the whole record as a hash-chained bundle that can be verified offline")
    .argument("<repository>", "owner/repo")
    .option("--out <file>", "a new file; standard output when left out")
    .action(async (name: string, { out }: { readonly out?: string }) => {
      settings.setExitCode(await run(settings, name, out));
    });
