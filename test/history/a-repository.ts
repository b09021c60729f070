/** Git repositories for tests, made by one `git fast-import`. */
import { execFileSync } from "node:child_process";

export interface CommitDraft {
  /** Path → text; null: removed. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Old path → new path; the text stays unless `files` has it. */
  readonly renames?: Readonly<Record<string, string>>;
  readonly at: string;
  readonly by?: string;
  readonly branch?: string;
  /** Branch that is merged in; the files are what the merge has. */
  readonly merge?: string;
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

const commandsOf = ({ files = {}, renames = {}, at, by = "Ana", branch = "main", merge }: CommitDraft): string => {
  const seconds = Date.parse(at) / 1000;
  return [
    `commit refs/heads/${branch}\n`,
    `author ${by} <${by.toLowerCase()}@example.test> ${seconds} +0000\n`,
    `committer ${by} <${by.toLowerCase()}@example.test> ${seconds} +0000\n`,
    data("change"),
    ...(merge ? [`merge refs/heads/${merge}\n`] : []),
    ...Object.entries(renames).map(([from, to]) => `R ${JSON.stringify(from)} ${JSON.stringify(to)}\n`),
    ...Object.entries(files).map(([path, text]) =>
      text === null ? `D ${JSON.stringify(path)}\n` : `M 100644 inline ${JSON.stringify(path)}\n${data(text)}`,
    ),
    "\n",
  ].join("");
};

/** Commits in their order; a branch other than `main` begins where `main` is when it is first named. */
export const makeRepository = (folder: string, commits: readonly CommitDraft[], { bare = false } = {}): void => {
  const git = (words: readonly string[], input?: string): void => {
    execFileSync("git", ["-C", folder, ...words], { input: input ?? "", stdio: ["pipe", "ignore", "pipe"] });
  };
  git(["init", "-q", "--initial-branch=main", ...(bare ? ["--bare"] : [])]);
  const begun = new Set<string>(["main"]);
  const stream = commits.map((commit) => {
    const { branch = "main" } = commit;
    const reset = begun.has(branch) ? "" : `reset refs/heads/${branch}\nfrom refs/heads/main\n\n`;
    begun.add(branch);
    return reset + commandsOf(commit);
  });
  git(["fast-import", "--quiet"], stream.join(""));
};
