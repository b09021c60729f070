/** What stands on one head: which governed files it changes, and the one document that it adds, checked. */
import picomatch from "picomatch";
import { fieldOf, plainOf, statusOf } from "../core/documents/field-values.ts";
import { readDocument } from "../core/documents/read-document.ts";
import { checkFormat } from "../core/format/check-format.ts";
import type { ThreadLink } from "../core/format/format-rule.ts";
import type { Document } from "../core/model/document.ts";
import type { BaseText, GovernedFile, HeadReading } from "../core/model/facts.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Sha } from "../core/model/names.ts";
import { type Policy, policyPath } from "../core/model/policy.ts";
import { rosterForms } from "../core/policy/roster-forms.ts";
import type { FileChangeReading, FileReading } from "../github/ports.ts";
import type { OtherDocuments } from "./other-documents.ts";

const matches = (glob: string, path: string): boolean => picomatch.isMatch(path, glob, { dot: true });

export const documentKind = (policy: Policy, path: string): Kind | null => {
  const group = policy.documents.find((documents) => matches(documents.files, path));
  return group ? (policy.kinds.get(group.kind) ?? null) : null;
};

const isGovernance = (policy: Policy, path: string): boolean =>
  path === policyPath || policy.governance.files.some((glob) => matches(glob, path));

/** Governed under the new or the old name: nothing leaves the governed folder unseen. */
export const governedFiles = (policy: Policy, files: readonly FileChangeReading[]): readonly GovernedFile[] => {
  const rosters = rosterForms(policy);
  return files.flatMap((file): readonly GovernedFile[] => {
    const names = file.previous === null ? [file.path] : [file.path, file.previous];
    if (names.some((name) => isGovernance(policy, name))) {
      return [
        { path: file.path, change: file.change, what: "governance", ...(rosters.has(file.path) && { isRoster: true }) },
      ];
    }
    const wasDocument = file.previous !== null && documentKind(policy, file.previous) !== null;
    const isDocument = documentKind(policy, file.path) !== null;
    if (!wasDocument && !isDocument) return [];
    // Moved to where it is no document any more, it is gone from where it was.
    if (!isDocument && file.previous !== null) return [{ path: file.previous, change: "removed", what: "document" }];
    const change = file.change === "renamed" && !wasDocument ? "added" : file.change;
    const renamed = change === "renamed" && file.previous !== null ? { previous: file.previous } : {};
    return [{ path: file.path, change, ...renamed, what: "document" }];
  });
};

/** The one document that the thread is about: the only one that the head adds, or, where it adds none, the only one that it changes. */
export const documentOf = (governed: readonly GovernedFile[]): GovernedFile | null => {
  const documents = governed.filter((file) => file.what === "document");
  const added = documents.filter((file) => file.change === "added");
  const [only, ...others] = added.length > 0 ? added : documents;
  return only && others.length === 0 && only.change !== "removed" ? only : null;
};

/** What a document was at the merge base, read there, and its bytes. */
export interface BaseFile {
  readonly sha: Sha;
  readonly file: Extract<FileReading, { kind: "file" }>;
}

const baseTextOf = (kind: Kind, base: Document, sha: Sha, head: Document): BaseText => {
  const status = statusOf(base, kind);
  const writtenIn = (document: Document): string => plainOf(fieldOf(document, kind, kind.statusField)).trim();
  const lines = kind.fields
    .filter(({ writtenByApp, key }) => writtenByApp && key !== kind.statusField)
    .flatMap(({ key }): readonly (readonly [string, string | null])[] => {
      const [before, after] = [fieldOf(base, kind, key)?.value ?? null, fieldOf(head, kind, key)?.value ?? null];
      return before === after ? [] : [[key, after]];
    });
  return {
    sha,
    path: base.path,
    digest: base.digest,
    status: typeof status === "string" ? status : null,
    statusEdited: writtenIn(base) !== writtenIn(head),
    written: writtenIn(head) || null,
    lines: Object.fromEntries(lines),
  };
};

/** More documents than these on one head are not read: the thread is refused for bringing several anyway. */
const mostDocuments = 5;

/** The documents that are checked: those that the head adds or changes. */
export const documentsToRead = (governed: readonly GovernedFile[]): readonly string[] =>
  governed
    .filter((file) => file.what === "document" && file.change !== "removed")
    .slice(0, mostDocuments)
    .map((file) => file.path);

/**
 * Files that the head adds beside its one document; null where it has several, since nobody can tell whose they are.
 * What lies at the root, or in folders that begin with a dot, is the repository's.
 */
const filesBeside = (
  governed: readonly GovernedFile[],
  files: readonly FileChangeReading[],
): readonly string[] | null => {
  if (documentsToRead(governed).length !== 1) return null;
  return files
    .filter(({ change }) => change === "added" || change === "renamed")
    .map(({ path }) => path)
    .filter((path) => path.includes("/") && !/(?:^|\/)\./.test(path))
    .filter((path) => governed.every((file) => file.path !== path));
};

/** What only changes a document need not be called after it. */
const withoutTitle = (thread: ThreadLink | null): ThreadLink | null =>
  thread && { number: thread.number, url: thread.url };

/** `documents` are those of `documentsToRead`, as far as they could be read; `others` what is known beside each of them. */
export const headReading = (
  policy: Policy,
  sha: Sha,
  files: readonly FileChangeReading[],
  documents: readonly FileReading[],
  others: ReadonlyMap<string, OtherDocuments> = new Map(),
  thread: ThreadLink | null = null,
  base: BaseFile | null = null,
): HeadReading | { readonly unreadable: string } => {
  const governed = governedFiles(policy, files);
  const about = documentOf(governed);
  const reading: { -readonly [Key in keyof HeadReading]: HeadReading[Key] } = {
    sha,
    governed,
    document: null,
    findings: [],
    bytes: null,
  };
  const beside = filesBeside(governed, files);
  for (const path of documentsToRead(governed)) {
    const kind = documentKind(policy, path);
    const file = documents.find((one) => one.path === path);
    if (!kind) continue;
    if (file?.kind !== "file") {
      return { unreadable: file?.kind === "unreadable" ? file.why : `${path} is not there on this head` };
    }
    const document = readDocument(kind, path, file.bytes);
    reading.findings = [
      ...reading.findings,
      ...checkFormat(kind, document, file.bytes, {
        number: null,
        beside,
        thread: path === about?.path && about.change === "added" ? thread : withoutTitle(thread),
        ...others.get(path),
      }),
    ];
    if (path === about?.path) {
      reading.document = document;
      reading.bytes = file.bytes;
      if (base)
        reading.base = baseTextOf(kind, readDocument(kind, base.file.path, base.file.bytes), base.sha, document);
    }
  }
  return reading;
};
