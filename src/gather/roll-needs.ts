/**
 * Reads who people are: a role's people from where its source says, organisations, whom
 * the record knows by a login. Files count from the commit of the policy alone. What
 * cannot be read whole is `failed`, never a shorter list.
 */
import type { OrganisationRoll, Roll, RosterEntry } from "../core/model/facts.ts";
import type { Login, RoleName } from "../core/model/names.ts";
import type { RoleSource } from "../core/model/policy.ts";
import type { Person } from "../core/model/subject.ts";
import { withoutAccount } from "../core/model/without-account.ts";
import { readRoster } from "../core/policy/read-roster.ts";
import type { RosterForm } from "../core/policy/schema/roster-schema.ts";
import { GitHubError } from "../github/github-error.ts";
import type { FileReading, RollReading } from "../github/ports.ts";
import type { NeedContext } from "./need-context.ts";

type Failed = Extract<Roll, { kind: "failed" }>;

interface RosterRead {
  readonly kind: "roster";
  readonly entries: readonly RosterEntry[];
  /** Such as `governance/tsc.yml at 9f2c1ab`. */
  readonly from: string;
}

const failed = (why: string): Failed => ({ kind: "failed", forGood: true, why });

/** GitHub's errors as facts: what trying again can help is told apart from what it cannot. */
const orFailed = async <Value>(read: () => Promise<Value>): Promise<Value | Failed> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", forGood: !error.retryable, why: error.message };
    throw error;
  }
};

const rosterIn = (file: FileReading, form: RosterForm, commit: string): RosterRead | Failed => {
  const { path } = file;
  if (file.kind === "absent") return failed(`there is no file ${path} on the default branch.`);
  if (file.kind === "unreadable") return failed(`${path} could not be read whole: ${file.why}`);
  const roster = readRoster(path, file.bytes, form);
  if (roster.kind === "roster") return { ...roster, from: `${path} at ${commit.slice(0, 7)}` };
  const [first] = roster.problems;
  const place = first ? `:${first.position.line}:${first.position.column}` : "";
  const more = roster.problems.length > 1 ? ` (and ${roster.problems.length - 1} more)` : "";
  return failed(`${path}${place}: ${first?.message ?? "it cannot be read."}${more}`);
};

/** The first of the paths that is there. */
const readRosterFile = async (
  { reader, place, policy }: NeedContext,
  paths: readonly string[],
  form: RosterForm,
): Promise<RosterRead | Failed> => {
  let file: FileReading = { kind: "absent", path: paths[0] ?? "" };
  for (const path of paths) {
    file = await reader.readFile(place, path, policy.commit);
    if (file.kind !== "absent") break;
  }
  return rosterIn(file, form, policy.commit);
};

const asPeople = async (
  { reader, place }: NeedContext,
  entries: readonly RosterEntry[],
): Promise<readonly Person[]> => {
  const logins = entries.flatMap(({ login }) => login ?? []);
  const ids = logins.length > 0 ? await reader.readUsers(place, logins) : new Map<Login, number>();
  return entries.map(({ login, name }) =>
    login === null ? withoutAccount(name ?? "") : { login, id: ids.get(login) ?? null },
  );
};

const rosterRoll = async (
  context: NeedContext,
  paths: readonly string[],
  form: RosterForm,
  whyOf: (from: string) => string,
): Promise<Roll> => {
  const read = await readRosterFile(context, paths, form);
  if (read.kind === "failed") return read;
  const { entries, from } = read;
  return { kind: "roll", people: await asPeople(context, entries), why: whyOf(from), entries };
};

const byLogin = (one: Person, other: Person): number =>
  one.login < other.login ? -1 : one.login > other.login ? 1 : 0;

/** GitHub promises no order: people are sorted. */
const directRoll = (read: RollReading, why: string): Roll =>
  read.kind === "failed" ? read : { kind: "roll", people: [...read.people].sort(byLogin), why };

const readSource = async (context: NeedContext, name: RoleName, source: RoleSource): Promise<Roll> => {
  const { reader, place } = context;
  switch (source.kind) {
    case "users": {
      const ids = await reader.readUsers(place, source.users);
      const people = source.users.map((user) => ({ login: user, id: ids.get(user) ?? null }));
      return { kind: "roll", people, why: `listed under ${name.replace(/\/.*$/, "")}` };
    }
    case "team": {
      const { organisation, team, membership } = source;
      const read = await reader.readTeam(place, organisation, team, membership);
      return directRoll(read, `team ${organisation}/${team}`);
    }
    case "permission":
      return directRoll(await reader.readCollaborators(place, source.permission), `${source.permission} permission`);
    case "file":
      return rosterRoll(context, [source.path], "people", (from) => from);
    case "group":
      return rosterRoll(context, source.paths, "group", (from) => `group ${source.group} (${from})`);
    case "composed":
      return failed(`${name} is put together of other roles.`);
  }
};

export const readRoll = async (context: NeedContext, name: RoleName): Promise<Roll> => {
  const source = context.policy.roles.get(name)?.source;
  return source ? orFailed(() => readSource(context, name, source)) : failed(`The policy has no role ${name}.`);
};

export const readOrganisations = async (context: NeedContext): Promise<OrganisationRoll> => {
  const { organisations } = context.policy;
  if (!organisations) return { kind: "roll", entries: [], why: "the policy names no roll of organisations" };
  const read = await orFailed(() => readRosterFile(context, [organisations.file], "organisations"));
  return read.kind === "failed" ? read : { kind: "roll", entries: read.entries, why: read.from };
};
