/**
 * A git repository's history of files, by two passes of git however long it is: one
 * lists what each commit changed, one prints the contents asked for. Bare or not.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { Instant, Sha } from "../core/model/names.ts";

export interface FileChange {
  readonly path: string;
  /** The path before, where it was renamed; null otherwise. */
  readonly from: string | null;
  /** Null: removed. */
  readonly blob: Sha | null;
}

/** `at` is the time of the commit, as written in it: it can be forged, and need not grow. */
export interface Commit {
  readonly id: Sha;
  readonly parents: readonly Sha[];
  readonly at: Instant;
  readonly author: string;
  readonly changes: readonly FileChange[];
}

/** Git could not be run, or refused. The message is for people. */
export class GitError extends Error {}

const environment = (given: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv => ({
  PATH: given.PATH,
  HOME: given.HOME,
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  // Commits as they were made: a repository may say that others stand in their place.
  GIT_NO_REPLACE_OBJECTS: "1",
  GIT_GRAFT_FILE: "/dev/null",
  // What a partial clone leaves out is not fetched: that would run what its configuration says.
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
});

type Git = ChildProcessByStdio<Writable, Readable, Readable>;

export interface GitRepository {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * How many files of one commit git compares with each other by their contents; that grows with the square. Beyond it,
 * files of equal content or name are still found by git, and numbered documents by their number.
 */
const mostRenames = 1500;

const start = ({ folder, environment: given }: GitRepository, words: readonly string[]): Git =>
  spawn("git", ["-C", folder, "-c", "core.quotePath=false", "-c", `diff.renameLimit=${mostRenames}`, ...words], {
    env: environment(given),
    stdio: ["pipe", "pipe", "pipe"],
  });

/** Everything that git prints, in pieces; throws when it ends badly. */
async function* outputOf(git: Git): AsyncGenerator<Buffer> {
  let complaint = "";
  git.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(0, 2000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    git.on("error", (error) => reject(new GitError(`git could not be run: ${error.message}`)));
    git.on("close", resolve);
  });
  // Awaited below; a process that could not be started must not be an unhandled rejection meanwhile.
  ended.catch(() => {});
  for await (const chunk of git.stdout) yield chunk as Buffer;
  const code = await ended;
  if (code !== 0) throw new GitError(complaint.trim() || `git ended with code ${code}.`);
}

async function* tokensOf(git: Git): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of outputOf(git)) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let nul = rest.indexOf(0); nul >= 0; nul = rest.indexOf(0, from)) {
      yield rest.toString("utf8", from, nul);
      from = nul + 1;
    }
    rest = rest.subarray(from);
  }
  if (rest.length > 0) yield rest.toString("utf8");
}

const noBlob = /^0+$/;

/** `:mode mode blob blob LETTER`, then one path, or two where it was renamed or copied. */
const rawLine = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/;

const lastSecond = Date.parse("9999-12-31T23:59:59Z") / 1000;

/** A commit may bear any time; one before 1970 or after the year 9999 is told as the nearest that can be written. */
const instantOf = (seconds: string): Instant => {
  const within = Math.min(Math.max(Number(seconds) || 0, 0), lastSecond);
  return new Date(within * 1000).toISOString().replace(".000Z", "Z") as Instant;
};

/** A regular file; links and submodules are none. */
const isFile = (mode: string): boolean => mode.startsWith("100");

/** Oldest first, each after its parents; what a merge changed is told as against its first parent. */
export async function* readCommits(repository: GitRepository, ref: string): AsyncGenerator<Commit> {
  const git = start(repository, [
    "log",
    "--reverse",
    "--topo-order",
    "--diff-merges=first-parent",
    "-z",
    "--raw",
    "--no-abbrev",
    "-M",
    // Over whatever the repository's own configuration says.
    "-O/dev/null",
    "--no-relative",
    "--no-color",
    "--no-show-signature",
    "--format=tformat:%x01%H%x02%P%x02%ct%x02%aN",
    "--end-of-options",
    ref,
    "--",
  ]);
  git.stdin.end();
  let commit: (Commit & { readonly changes: FileChange[] }) | null = null;
  const tokens = tokensOf(git);
  for await (const raw of tokens) {
    const token = raw.replace(/^\n+/, "");
    if (token.startsWith("\u0001")) {
      if (commit) yield commit;
      const [id = "", parents = "", seconds = "0", ...author] = token.slice(1).split("\u0002");
      commit = {
        id: id as Sha,
        parents: parents.split(" ").filter((parent) => parent !== "") as Sha[],
        at: instantOf(seconds),
        author: author.join("\u0002"),
        changes: [],
      };
      continue;
    }
    const change = rawLine.exec(token);
    if (!change || !commit) continue;
    const [, mode = "", blob = "", letter = ""] = change;
    const first = String((await tokens.next()).value ?? "");
    const hasTwo = letter === "R" || letter === "C";
    const path = hasTwo ? String((await tokens.next()).value ?? "") : first;
    commit.changes.push({
      path,
      from: letter === "R" ? first : null,
      blob: noBlob.test(blob) || !isFile(mode) ? null : (blob as Sha),
    });
  }
  if (commit) yield commit;
}

/** Contents of blobs in the order asked for. Those larger than `most` bytes are given as null. */
export async function* readBlobs(
  repository: GitRepository,
  blobs: readonly Sha[],
  most: number,
): AsyncGenerator<readonly [Sha, Uint8Array | null]> {
  if (blobs.length === 0) return;
  const git = start(repository, ["cat-file", "--batch"]);
  // A pipe that git closed early shows as the end of its output, and as its complaint.
  git.stdin.on("error", () => {});
  git.stdin.end(blobs.map((blob) => `${blob}\n`).join(""));
  let rest: Buffer = Buffer.alloc(0);
  let place = 0;
  /** Bytes of a blob that is too large, which are passed over and never held. */
  let skipped = 0;
  for await (const chunk of outputOf(git)) {
    const passed = Math.min(skipped, chunk.length);
    skipped -= passed;
    rest = Buffer.concat([rest, chunk.subarray(passed)]);
    for (;;) {
      const line = rest.indexOf(0x0a);
      if (line < 0) break;
      const size = / blob (\d+)$/.exec(rest.toString("utf8", 0, line))?.[1];
      const blob = blobs[place] as Sha;
      if (size === undefined) {
        rest = rest.subarray(line + 1);
        place += 1;
        yield [blob, null];
        continue;
      }
      const end = line + 1 + Number(size);
      if (Number(size) > most) {
        skipped = Math.max(0, end + 1 - rest.length);
        rest = rest.subarray(end + 1);
        place += 1;
        yield [blob, null];
        continue;
      }
      if (rest.length < end + 1) break;
      yield [blob, new Uint8Array(rest.subarray(line + 1, end))];
      rest = rest.subarray(end + 1);
      place += 1;
    }
  }
}

/** Whether there is a commit of that name; an empty repository has none at `HEAD`. */
export const hasCommit = async (repository: GitRepository, ref: string): Promise<boolean> => {
  const git = start(repository, ["rev-parse", "--quiet", "--verify", "--end-of-options", `${ref}^{commit}`]);
  git.stdin.end();
  try {
    for await (const _ of outputOf(git));
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
};

/** Whether the repository's history is cut off (`git clone --depth`): what came before is not told. */
export const isShallow = async (repository: GitRepository): Promise<boolean> => {
  const git = start(repository, ["rev-parse", "--is-shallow-repository"]);
  git.stdin.end();
  let text = "";
  for await (const chunk of outputOf(git)) text += chunk.toString("utf8");
  return text.trim() === "true";
};
