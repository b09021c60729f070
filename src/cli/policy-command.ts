/**
 * `lastcall policy check [FILE]` says what is wrong with a policy, line by line, or
 * reads it back in plain sentences; `lastcall policy init [FOLDER]` proposes one;
 * `lastcall policy schema` prints its JSON Schema.
 * Exits 0, 1 (found something) or 2 (could not run).
 */
import { Command, Option } from "commander";
import type { Sha } from "../core/model/names.ts";
import { type PolicyProblem, policyPath } from "../core/model/policy.ts";
import { describePolicy } from "../core/policy/describe-policy.ts";
import { parsePolicy } from "../core/policy/parse-policy.ts";
import { policySchema } from "../core/policy/policy-schema.ts";
import { loadPresets } from "../presets/load-presets.ts";
import { readBytes } from "./lint/read-file.ts";
import { type InitOptions, initPolicy } from "./policy-init/init-policy.ts";

/** A file on disk has no commit. */
const noCommit = "0".repeat(40) as Sha;

const problemLine = (file: string, { position, message, help }: PolicyProblem): string =>
  `${file}:${position.line}:${position.column}: ${message}${help === null ? "" : ` ${help}`}`;

interface Report {
  readonly file: string;
  readonly problems: readonly PolicyProblem[];
  readonly notices: readonly PolicyProblem[];
  /** Empty when there are problems. */
  readonly sentences: readonly string[];
}

const checkBytes = (file: string, bytes: Uint8Array): Report => {
  const parsed = parsePolicy(bytes, noCommit, loadPresets());
  return parsed.kind === "broken"
    ? { file, problems: parsed.problems, notices: [], sentences: [] }
    : { file, problems: [], notices: parsed.notices, sentences: describePolicy(parsed.policy) };
};

const printAsText = ({ file, problems, notices, sentences }: Report): void => {
  for (const problem of problems) console.log(problemLine(file, problem));
  if (problems.length > 0) {
    console.log(`${file}: ${problems.length === 1 ? "1 problem" : `${problems.length} problems`}.`);
    return;
  }
  console.log(`${file} is a valid policy.\n`);
  for (const sentence of sentences) console.log(`- ${sentence}`);
  if (notices.length > 0) console.log("");
  for (const notice of notices) console.log(problemLine(file, notice));
};

const bytesOf = (file: string): Uint8Array | null => {
  const read = readBytes(file);
  if ("bytes" in read) return read.bytes;
  console.error(
    `The policy ${file} could not be read: ${read.why}. Name its file, such as \`lastcall policy check ${policyPath}\`.`,
  );
  return null;
};

const check = (file: string, { format }: { readonly format: "text" | "json" }): void => {
  const bytes = bytesOf(file);
  if (bytes === null) {
    process.exitCode = 2;
    return;
  }
  const report = checkBytes(file, bytes);
  if (format === "json") console.log(JSON.stringify(report, null, 2));
  else printAsText(report);
  process.exitCode = report.problems.length > 0 ? 1 : 0;
};

const format = (): Option =>
  new Option("--format <format>", "how to print the result").choices(["text", "json"]).default("text");

export const policyCommand = (): Command => {
  const command = new Command("policy").description("the policy of a repository");
  command
    .command("check")
    .description("say what is wrong with a policy, or what it means")
    .argument("[file]", "the policy", policyPath)
    .addOption(format())
    .action(check);
  command
    .command("init")
    .description("propose a policy from the documents and code owners of a repository")
    .argument("[folder]", "the repository", ".")
    .option("--preset <name>", "the process; found from the names of the documents when left out")
    .option("--write", `write it to ${policyPath} in the folder, unless one is there`)
    .addOption(format())
    .action((folder: string, options: InitOptions) => {
      const { code, out, err } = initPolicy(folder, options);
      if (out !== "") console.log(out.replace(/\n$/, ""));
      if (err !== "") console.error(err);
      process.exitCode = code;
    });
  command
    .command("schema")
    .description("print the JSON Schema of the policy, for editors")
    // It is JSON in either case; the option stands on every command.
    .addOption(format())
    .action(() => console.log(JSON.stringify(policySchema(), null, 2)));
  return command;
};
