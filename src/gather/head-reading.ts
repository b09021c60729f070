/** What stands on one head: which governed files it changes, and the one document that it adds, checked. */
import picomatch from "picomatch";
import { readDocument } from "../core/documents/read-document.ts";
import { checkFormat } from "../core/format/check-format.ts";
import type { ThreadLink } from "../core/format/format-rule.ts";
import type { GovernedFile, HeadReading } from "../core/model/facts.ts";
import type { Kind } from "../core/model/kind.ts";
import type { Sha } from "../core/model/names.ts";
import { type Policy, policyPath } from "../core/model/policy.ts";
import { rosterForms } from "../core/policy/roster-forms.ts";
import type { FileChangeReading, FileReading } from "../github/ports.ts";
import type { OtherDocuments } from "./other-documents.ts";

const matches = (glob: string, path: string): boolean => picomatch.isMatch(path, glob, { dot: true });

const documentKind = (policy: Policy, path: string): Kind | null => {
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
    const change = file.change === "renamed" && !wasDocument ? "added" : file.change;
    return [{ path: file.path, change, what: "document" }];
  });
};

/** The path of the one document that the head adds, or null. */
export const addedDocument = (governed: readonly GovernedFile[]): string | null => {
  const added = governed.filter((file) => file.what === "document" && file.change === "added");
  return added.length === 1 ? (added[0]?.path ?? null) : null;
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

/** `documents` are those of `documentsToRead`, as far as they could be read; `others` what is known beside each of them. */
export const headReading = (
  policy: Policy,
  sha: Sha,
  files: readonly FileChangeReading[],
  documents: readonly FileReading[],
  others: ReadonlyMap<string, OtherDocuments> = new Map(),
  thread: ThreadLink | null = null,
): HeadReading | { readonly unreadable: string } => {
  const governed = governedFiles(policy, files);
  const added = addedDocument(governed);
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
      ...checkFormat(kind, document, file.bytes, { number: null, beside, thread, ...others.get(path) }),
    ];
    if (path === added) {
      reading.document = document;
      reading.bytes = file.bytes;
    }
  }
  return reading;
};
