/** Reads what the fold asked for. A look-up that fails is a fact of its own, never an empty answer. */
import type { ThreadLink } from "../core/format/format-rule.ts";
import type { Absence } from "../core/model/absence.ts";
import type { Elsewhere } from "../core/model/document-standing.ts";
import type {
  Assignments,
  HeadReading,
  Identity,
  Need,
  NumberHolder,
  OrganisationRoll,
  Roll,
} from "../core/model/facts.ts";
import type { Login, RoleName, Sha } from "../core/model/names.ts";
import { GitHubError } from "../github/github-error.ts";
import type { FileReading } from "../github/ports.ts";
import { readBaseFile, readTextAt } from "./base-text.ts";
import { readBroughtFiles } from "./brought-files.ts";
import { readElsewhere } from "./elsewhere.ts";
import { documentsToRead, governedFiles, headReading } from "./head-reading.ts";
import type { NeedContext } from "./need-context.ts";
import { readNumbers } from "./number-needs.ts";
import { readOtherDocuments } from "./other-documents.ts";
import { readOrganisations, readRoll } from "./roll-needs.ts";

/** What has been read beyond the thread itself; grows with each round of needs. */
export interface Gathered {
  readonly heads: ReadonlyMap<Sha, HeadReading | { readonly unreadable: string }>;
  readonly rolls: ReadonlyMap<RoleName, Roll>;
  readonly organisations: OrganisationRoll | null;
  readonly identities: ReadonlyMap<Login, Identity | null>;
  readonly numbers: readonly NumberHolder[] | null;
  readonly assignments: Assignments | null;
  readonly absences: readonly Absence[];
  readonly elsewhere: Elsewhere | null;
}

const threadOf = ({ reading, number }: NeedContext): ThreadLink => ({
  number: reading.number,
  url: reading.url,
  ...(number === null ? { title: reading.title } : {}),
});

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
    // Of heads that are gone by nobody asks what else there was.
    const others = isPresent ? await readOtherDocuments(context, files, documents) : undefined;
    const base = await readBaseFile(context, files, sha);
    if (base && "unreadable" in base) return base;
    const read = headReading(policy, sha, files, documents, others, threadOf(context), base);
    if ("unreadable" in read) return read;
    const brought = await readBroughtFiles(context, files, sha);
    const findings = [...brought.findings, ...read.findings];
    return brought.policy ? { ...read, findings, policy: brought.policy } : { ...read, findings };
  } catch (error) {
    if (error instanceof GitHubError && !error.retryable) return { unreadable: error.message };
    throw error;
  }
};

/** A head, or a text that one was changed from. */
const readHeads = async (
  context: NeedContext,
  { sha, path }: Extract<Need, { kind: "head" }>,
): Promise<readonly (readonly [Sha, HeadReading | { readonly unreadable: string }])[]> => {
  if (path !== undefined) return [[sha, await readTextAt(context, sha, path)]];
  const read = await readHead(context, sha);
  const base = "unreadable" in read ? undefined : read.base;
  return [[sha, read], ...(base ? [[base.sha, await readTextAt(context, base.sha, base.path)] as const] : [])];
};

export const gatherNeed = async (context: NeedContext, gathered: Gathered, need: Need): Promise<Gathered> => {
  switch (need.kind) {
    case "roll":
      return { ...gathered, rolls: new Map([...gathered.rolls, [need.role, await readRoll(context, need.role)]]) };
    case "organisations":
      return { ...gathered, organisations: await readOrganisations(context) };
    case "identities": {
      const found = await context.store.identities(context.place.id, need.logins);
      const asked = need.logins.map((login): [Login, Identity | null] => [login, found.get(login) ?? null]);
      return { ...gathered, identities: new Map([...gathered.identities, ...asked]) };
    }
    case "head":
      return { ...gathered, heads: new Map([...gathered.heads, ...(await readHeads(context, need))]) };
    case "elsewhere":
      return { ...gathered, elsewhere: await readElsewhere(context, need.document) };
    case "numbers":
      return { ...gathered, numbers: await readNumbers(context) };
    case "assignments":
      return { ...gathered, assignments: await context.store.assignments(context.place.id, context.subject) };
    case "fresh-reading":
      return gathered;
  }
};
