/**
 * `lastcall new KIND [TITLE…]` begins a document from its kind's template, where the policy
 * has its documents, and says what to do next. It never writes over a file.
 * Exits 0, 1 (the document would have an error) or 2 (could not run).
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Command, Option } from "commander";
import picomatch from "picomatch";
import { hasErrors } from "../core/format/check-format.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Instant, KindName } from "../core/model/names.ts";
import { nearestWord } from "../core/model/nearest-word.ts";
import { type Policy, policyPath } from "../core/model/policy.ts";
import { dayOf } from "../core/time/days.ts";
import { type Chosen, chooseProcess } from "./choose-process.ts";
import { lintFormats } from "./lint/lint-report.ts";
import { whyFailed } from "./lint/read-file.ts";
import { beginDocument, kindsWithTemplates, nameFor, templateOf } from "./new/begin-document.ts";
import { nextSteps } from "./new/next-steps.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

interface NewOptions {
  readonly preset?: string;
  readonly policy?: string;
  readonly author?: string;
  readonly out?: string;
  readonly format: "text" | "json";
}

type NewTerminal = Terminal & { readonly wallClock: () => string };

/** Without a policy, the kind's name is the name of its process. */
const processFor = (kind: string, { preset, policy }: NewOptions): Chosen =>
  preset === undefined && policy === undefined && !existsSync(policyPath)
    ? chooseProcess({ preset: kind })
    : chooseProcess({ ...(preset === undefined ? {} : { preset }), ...(policy === undefined ? {} : { policy }) });

interface Place {
  readonly kind: Kind;
  /** Where the policy has the kind's documents. */
  readonly folder: string;
  /** The last part of its glob. */
  readonly names: string;
}

const placeOf = ({ kinds, documents }: Policy, name: string): Place | null => {
  const kind = kinds.get(name as KindName);
  const group = documents.find((each) => each.kind === name);
  if (!kind || !group) return null;
  const names = group.files.slice(group.files.lastIndexOf("/") + 1);
  return { kind, folder: picomatch.scan(group.files).base || ".", names };
};

/** Null: written. */
const writeNew = (path: string, bytes: Uint8Array): string | null => {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes, { flag: "wx" });
    return null;
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EEXIST" && existsSync(path);
    if (isTaken)
      return `${path} is there already, and nothing was written. Give another title, or another folder with \`--out\`.`;
    return `${path} could not be written: ${whyFailed(error)}.`;
  }
};

const run = (terminal: NewTerminal, name: string, words: readonly string[], options: NewOptions): ExitCode => {
  const complain = (why: string, code: ExitCode = 2): ExitCode => {
    terminal.err(`${why}\n`);
    return code;
  };
  const chosen = processFor(name, options);
  if (chosen.kind === "none") return complain(chosen.why);
  const { policy } = chosen;
  const place = placeOf(policy, name);
  if (!place) {
    const known = [...policy.kinds.keys()].filter((kind) => policy.documents.some((group) => group.kind === kind));
    const near = nearestWord(name, known);
    const help = near ? `Did you mean \`${near}\`?` : `There are: ${known.join(", ")}.`;
    return complain(`The policy has no documents of the kind \`${name}\`. ${help}`);
  }
  const { kind } = place;
  const template = templateOf(kind);
  if (template === null) {
    return complain(`There is no template for \`${name}\`. There are: ${kindsWithTemplates().join(", ")}.`);
  }
  const given = words.join(" ").replace(/\s+/g, " ").trim();
  const title = given || `Untitled ${kind.noun}`;
  const file = nameFor(kind, title, place.names);
  if (file === null) {
    return complain(
      `The policy calls its documents ${place.names}, which no name of a new ${kind.noun} fits. Copy ${relative(process.cwd(), template)} instead.`,
    );
  }
  const path = join(options.out ?? place.folder, file);
  const author = options.author?.replace(/\s+/g, " ").trim() || "Your name";
  const day = dayOf(terminal.wallClock() as Instant, policy.zone);
  const { bytes, findings, isTitled } = beginDocument(kind, path, template, { title, author, day });
  if (hasErrors(findings) || !isTitled) {
    const found = lintFormats.text([{ path, mended: 0, findings }]);
    return complain(
      `Nothing was written: as given, ${path} would not be in order.\n${isTitled ? found : `The title cannot stand in its header: ${title}`}`.trimEnd(),
      1,
    );
  }
  const problem = writeNew(path, bytes);
  if (problem !== null) return complain(problem);
  const next = nextSteps({
    kind,
    path,
    hasTitle: given !== "",
    hasHandle: author.includes("@"),
    lintWith:
      options.policy !== undefined
        ? ` --policy ${options.policy}`
        : existsSync(policyPath) && options.preset === undefined
          ? ""
          : ` --preset ${options.preset ?? name}`,
  });
  if (options.format === "json") terminal.out(`${JSON.stringify({ path, kind: kind.name, title, next }, null, 2)}\n`);
  else
    terminal.out(
      `${path} is begun: ${title}.\n\nNext:\n${next.map((step, index) => `${index + 1}. ${step}\n`).join("")}`,
    );
  return 0;
};

export const newCommand = (terminal: NewTerminal): Command =>
  new Command("new")
    .description("begin a document from the template of its kind")
    .argument("<kind>", `what it is to be: ${kindsWithTemplates().join(", ")}`)
    .argument("[title...]", "what it proposes, in a few words")
    .option("--author <name>", 'who writes it, as "Pat (@pat)", with commas between several')
    .option("--preset <name>", "the process; the kind's own when neither is given and there is no policy here")
    .option("--policy <file>", `the policy; ${policyPath} when neither is given`)
    .option("--out <folder>", "where to put it; where the policy has its documents when left out")
    .addOption(new Option("--format <format>", "how to print the result").choices(["text", "json"]).default("text"))
    .action((kind: string, title: readonly string[], options: NewOptions) => {
      terminal.setExitCode(run(terminal, kind.toLowerCase(), title, options));
    });
