/** Reads what the fold asked for. A look-up that fails is a fact of its own, never an empty answer. */
import { numberFromPath } from "../core/documents/file-names.ts";
import type { Finding } from "../core/model/document.ts";
import type { HeadReading, Need, NumberHolder, Roll } from "../core/model/facts.ts";
import type { Instant, Login, RoleName, Sha } from "../core/model/names.ts";
import { type Policy, type PolicyReading, policyPath, type RoleSource } from "../core/model/policy.ts";
import type { Subject } from "../core/model/subject.ts";
import { GitHubError } from "../github/github-error.ts";
import type { FileReading, GitHubReader, RepositoryPlace, RollReading, ThreadReading } from "../github/ports.ts";
import type { Store } from "../store/store.ts";
import { documentsToRead, governedFiles, headReading } from "./head-reading.ts";

/** What has been read beyond the thread itself; grows with each round of needs. */
export interface Gathered {
  readonly heads: ReadonlyMap<Sha, HeadReading | { readonly unreadable: string }>;
  readonly rolls: ReadonlyMap<RoleName, Roll>;
  readonly numbers: readonly NumberHolder[] | null;
  readonly assignments: ReadonlyMap<Login, Instant> | null;
}

export interface NeedContext {
  readonly reader: GitHubReader;
  readonly store: Store;
  readonly place: RepositoryPlace;
  readonly subject: Subject;
  readonly policy: Policy;
  readonly reading: ThreadReading;
  readonly parsePolicy: (file: FileReading, commit: Sha) => PolicyReading;
}

const readSource = async (context: NeedContext, source: RoleSource): Promise<RollReading> => {
  const { reader, place } = context;
  switch (source.kind) {
    case "users": {
      const ids = await reader.readUsers(place, source.users);
      return { kind: "people", people: source.users.map((user) => ({ login: user, id: ids.get(user) ?? null })) };
    }
    case "team":
      return reader.readTeam(place, source.organisation, source.team, source.membership);
    case "permission":
      return reader.readCollaborators(place, source.permission);
  }
};

const whyOf = (name: RoleName, source: RoleSource): string => {
  switch (source.kind) {
    case "users":
      return `listed under ${name}`;
    case "team":
      return `team ${source.organisation}/${source.team}`;
    case "permission":
      return `${source.permission} permission`;
  }
};

const readRoll = async (context: NeedContext, name: RoleName): Promise<Roll> => {
  const source = context.policy.roles.get(name)?.source;
  if (!source) return { kind: "failed", forGood: true, why: `The policy has no role ${name}.` };
  try {
    const read = await readSource(context, source);
    if (read.kind === "failed") return read;
    // GitHub promises no order for teams: seats are sorted, listed people stay as listed.
    const people =
      source.kind === "users"
        ? read.people
        : [...read.people].sort((one, other) => (one.login < other.login ? -1 : one.login > other.login ? 1 : 0));
    return { kind: "roll", people, why: whyOf(name, source) };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", forGood: !error.retryable, why: error.message };
    throw error;
  }
};

/** A policy that a thread brings is read only to say what is wrong with it: it counts from the default branch alone. */
const policyFindings = async ({ reader, place, parsePolicy }: NeedContext, sha: Sha): Promise<readonly Finding[]> => {
  const brought = parsePolicy(await reader.readFile(place, policyPath, sha), sha);
  if (brought.kind !== "broken") return [];
  return brought.problems.map(
    ({ position, message, help, code }): Finding => ({
      rule: code,
      severity: "error",
      path: policyPath,
      line: position.line,
      column: position.column,
      message,
      help,
    }),
  );
};

const readHead = async (context: NeedContext, sha: Sha): Promise<HeadReading | { readonly unreadable: string }> => {
  const { reader, place, policy, reading } = context;
  const isPresent = reading.head?.sha === sha;
  try {
    const files = isPresent ? reading.files : await reader.readChanges(place, reading.baseBranch, sha);
    const documents: FileReading[] = [];
    for (const path of documentsToRead(governedFiles(policy, files))) {
      const there = isPresent ? reading.documents.find((document) => document.path === path) : undefined;
      documents.push(there ?? (await reader.readFile(place, path, sha)));
    }
    const read = headReading(policy, sha, files, documents);
    const brought = files.find((file) => file.path === policyPath && file.change !== "removed");
    if (!brought || "unreadable" in read) return read;
    return { ...read, findings: [...(await policyFindings(context, sha)), ...read.findings] };
  } catch (error) {
    if (error instanceof GitHubError && !error.retryable) return { unreadable: error.message };
    throw error;
  }
};

const folderOf = (glob: string): string => {
  const fixed = glob.split("/").slice(0, -1);
  const firstWild = fixed.findIndex((part) => /[*?{[(!]/.test(part));
  return (firstWild < 0 ? fixed : fixed.slice(0, firstWild)).join("/");
};

const readNumbers = async ({
  reader,
  store,
  place,
  subject,
  policy,
  reading,
}: NeedContext): Promise<readonly NumberHolder[]> => {
  const held: NumberHolder[] = [];
  for (const group of policy.documents) {
    const kind = policy.kinds.get(group.kind);
    if (!kind) continue;
    const folder = folderOf(group.files);
    for (const name of await reader.readFolder(place, folder, reading.repository.defaultHead)) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const number = numberFromPath(kind, path);
      if (number !== null) held.push({ number, holder: path });
    }
    held.push(...(await store.numbers(place.id, kind.name, subject)));
  }
  return held;
};

export const gatherNeed = async (context: NeedContext, gathered: Gathered, need: Need): Promise<Gathered> => {
  switch (need.kind) {
    case "roll":
      return { ...gathered, rolls: new Map([...gathered.rolls, [need.role, await readRoll(context, need.role)]]) };
    case "head":
      return { ...gathered, heads: new Map([...gathered.heads, [need.sha, await readHead(context, need.sha)]]) };
    case "numbers":
      return { ...gathered, numbers: await readNumbers(context) };
    case "assignments":
      return { ...gathered, assignments: await context.store.assignments(context.place.id) };
    case "fresh-reading":
      return gathered;
  }
};
