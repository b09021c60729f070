/**
 * `lastcall index [PATH…]` prints the index of the documents in folders: as Markdown, or
 * as JSON. Exits 0, or 2 (could not run).
 */
import { relative } from "node:path";
import { Command, Option } from "commander";
import { readDocument } from "../core/documents/read-document.ts";
import type { Kind } from "../core/model/kind.ts";
import type { KindName } from "../core/model/names.ts";
import { type IndexedDocument, indexed, indexPage, inIndexOrder } from "../core/render/index-page.ts";
import { chooseProcess } from "./choose-process.ts";
import { documentsIn } from "./lint/documents-in.ts";
import { readBytes } from "./lint/read-file.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

interface IndexOptions {
  readonly preset?: string;
  readonly policy?: string;
  readonly format: "text" | "json";
}

const run = (terminal: Terminal, paths: readonly string[], options: IndexOptions): ExitCode => {
  const chosen = chooseProcess(options);
  if (chosen.kind === "none") {
    terminal.err(`${chosen.why}\n`);
    return 2;
  }
  const found = documentsIn(chosen.policy, paths);
  if (found.kind === "unreadable") {
    terminal.err(`${found.path} could not be read: ${found.why}.\n`);
    return 2;
  }
  // An index that leaves out what could not be read would not say so.
  const [closed] = found.unopened;
  if (closed) {
    terminal.err(`${closed.path} could not be read: ${closed.why}.\n`);
    return 2;
  }
  const byKind = new Map<KindName, IndexedDocument[]>();
  for (const { path, group } of found.files) {
    const kind = chosen.policy.kinds.get(group.kind);
    if (!kind) continue;
    const read = readBytes(path);
    if ("why" in read) {
      terminal.err(`${path} could not be read: ${read.why}.\n`);
      return 2;
    }
    const shown = relative(process.cwd(), path);
    const document = readDocument(kind, shown.startsWith("..") ? path : shown, read.bytes);
    byKind.set(kind.name, [...(byKind.get(kind.name) ?? []), indexed(kind, document)]);
  }
  const kinds = [...chosen.policy.kinds.values()];
  const documentsOf = (kind: Kind): readonly IndexedDocument[] => byKind.get(kind.name) ?? [];
  if (options.format === "json") {
    const documents = kinds.flatMap((kind) =>
      inIndexOrder(kind, documentsOf(kind)).map((one) => ({ kind: kind.name, ...one })),
    );
    terminal.out(`${JSON.stringify({ documents }, null, 2)}\n`);
  } else terminal.out(kinds.map((kind) => indexPage(kind, documentsOf(kind))).join("\n"));
  return 0;
};

export const indexCommand = (terminal: Terminal): Command =>
  new Command("index")
    .description("print the index of all documents: those whose period runs first, then by status")
    .argument("[path...]", "folders with documents, or files; the present folder when left out")
    .option("--preset <name>", "the process whose documents they are, by its name or its file")
    .option("--policy <file>", "the policy; .github/lastcall.yml when neither is given")
    .addOption(new Option("--format <format>", "Markdown, or JSON").choices(["text", "json"]).default("text"))
    .action((paths: readonly string[], options: IndexOptions) => {
      terminal.setExitCode(run(terminal, paths.length === 0 ? ["."] : paths, options));
    });
