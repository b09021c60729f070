/**
 * `lastcall history REPOSITORY`: the statuses of every document over a git history, and
 * the moves that its lifecycle does not allow. Exits 0, 1 (there were such moves) or 2
 * (could not run). Nothing of the repository is run or written.
 */
import { Command, Option } from "commander";
import type { Kind } from "../core/model/kind.ts";
import type { Sha } from "../core/model/names.ts";
import type { Policy } from "../core/model/policy.ts";
import {
  type Commit,
  GitError,
  type GitRepository,
  hasCommit,
  isShallow,
  readBlobs,
  readCommits,
} from "../history/read-git.ts";
import { readVersion, type Version } from "../history/read-version.ts";
import { type DocumentHistory, statusHistory } from "../history/status-history.ts";
import { chooseProcess } from "./choose-process.ts";
import { historyText } from "./history/history-text.ts";
import { groupOf } from "./lint/documents-in.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

interface HistoryOptions {
  readonly preset?: string;
  readonly policy?: string;
  readonly ref: string;
  readonly format: "text" | "json";
}

/** Files that the App would not read are no documents whose status could be told. */
const mostBytes = 1_048_576;

const kindIn =
  (policy: Policy) =>
  (path: string): Kind | null => {
    const group = groupOf(policy, path);
    return group ? (policy.kinds.get(group.kind) ?? null) : null;
  };

const readHistory = async (
  repository: GitRepository,
  ref: string,
  policy: Policy,
  shallow: boolean,
): Promise<readonly DocumentHistory[]> => {
  const kindAt = kindIn(policy);
  const commits: Commit[] = [];
  const paths = new Map<Sha, string>();
  for await (const commit of readCommits(repository, ref)) {
    const changes = commit.changes.filter(
      ({ path, from }) => kindAt(path) !== null || (from !== null && kindAt(from) !== null),
    );
    // Without any it still says which commits a merge brought.
    commits.push({ ...commit, changes });
    for (const { path, blob } of changes)
      if (blob !== null && kindAt(path) !== null && !paths.has(blob)) paths.set(blob, path);
  }
  const versions = new Map<Sha, Version>();
  for await (const [blob, bytes] of readBlobs(repository, [...paths.keys()], mostBytes)) {
    const path = paths.get(blob) ?? "";
    const kind = kindAt(path);
    if (bytes !== null && kind) versions.set(blob, readVersion(kind, path, bytes));
  }
  return statusHistory(commits, { kindAt, versions, isShallow: shallow });
};

/** What git says, for whoever does not know it; anything else as it stands. */
const inWords = (complaint: string): string => {
  if (/not a git repository/i.test(complaint)) return "it is no git repository, and lies in none.";
  if (/cannot change to/i.test(complaint)) return "there is no such folder.";
  return complaint.replace(/^fatal: /, "");
};

const run = async (terminal: Terminal, folder: string, options: HistoryOptions): Promise<ExitCode> => {
  const chosen = chooseProcess(options);
  if (chosen.kind === "none") {
    terminal.err(`${chosen.why}\n`);
    return 2;
  }
  const repository = { folder, environment: terminal.environment };
  try {
    const shallow = await isShallow(repository);
    if (shallow) {
      terminal.err(
        "The clone is shallow: what happened before its first commit is missing (`git fetch --unshallow`).\n",
      );
    }
    if (!(await hasCommit(repository, options.ref))) {
      terminal.err(
        `The history of ${folder} could not be read: there is no commit at \`${options.ref}\`. A repository is empty before its first commit; another branch is named with \`--ref\`.\n`,
      );
      return 2;
    }
    const proposals = await readHistory(repository, options.ref, chosen.policy, shallow);
    const globs = chosen.policy.documents.map(({ files }) => files).join(", ");
    terminal.out(
      options.format === "json" ? `${JSON.stringify({ proposals }, null, 2)}\n` : historyText(proposals, globs),
    );
    return proposals.some(({ transitions }) => transitions.some(({ allowed }) => !allowed)) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    terminal.err(`The history of ${folder} could not be read: ${inWords(error.message)}\n`);
    return 2;
  }
};

export const historyCommand = (terminal: Terminal): Command =>
  new Command("history")
    .description("every document's statuses over a git history, and moves that its lifecycle does not allow")
    .argument("<repository>", "a git repository, bare or not")
    .option("--preset <name>", "the process whose documents they are, by its name or its file")
    .option("--policy <file>", "the policy; .github/lastcall.yml when neither is given")
    .option("--ref <ref>", "the branch or commit whose history is read", "HEAD")
    .addOption(new Option("--format <format>", "how to print the result").choices(["text", "json"]).default("text"))
    .action(async (repository: string, options: HistoryOptions) => {
      terminal.setExitCode(await run(terminal, repository, options));
    });
