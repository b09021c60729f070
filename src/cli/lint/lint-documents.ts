/**
 * Checks files one by one, and where a folder was named against each other. What cannot
 * be read or written is a finding like any other: one such file costs only itself.
 */
import { readDocument } from "../../core/documents/read-document.ts";
import { checkAmongOthers, checkFormat, inOrder } from "../../core/format/check-format.ts";
import { fixDocument } from "../../core/format/fix-document.ts";
import { type Shelf, shelfOf } from "../../core/format/shelf.ts";
import type { Document, Finding } from "../../core/model/document.ts";
import type { Kind } from "../../core/model/kind.ts";
import type { Digest } from "../../core/model/names.ts";
import type { Policy } from "../../core/model/policy.ts";
import type { DocumentFile, Unopened } from "./documents-in.ts";
import type { LintedFile } from "./lint-report.ts";
import { readBytes, whyNotWritten } from "./read-file.ts";

interface ReadFile {
  readonly path: string;
  readonly kind: Kind;
  readonly document: Document | null;
  /** Empty where no rule will look at them. */
  readonly bytes: Uint8Array;
  readonly mended: number;
  readonly problems: readonly Finding[];
}

const finding = (path: string, message: string, help: string): Finding => ({
  rule: "file-text",
  severity: "error",
  path,
  line: 1,
  column: 1,
  message,
  help,
});

const unread = (path: string, what: string, why: string): Finding =>
  finding(path, `The ${what} could not be read: ${why}.`, "See to it that it can be read, or take it out.");

const noBytes = new Uint8Array();

const kindOf = (policy: Policy, { group }: DocumentFile): Kind => {
  const kind = policy.kinds.get(group.kind);
  // Every group's kind is one of the policy's: the parser has seen to it.
  if (!kind) throw new Error(`the policy has no kind ${group.kind}`);
  return kind;
};

/** Mended first where that is asked for: what is reported is what is left. */
const readFile = (policy: Policy, file: DocumentFile, fix: boolean): ReadFile => {
  const { path } = file;
  const kind = kindOf(policy, file);
  const read = readBytes(path);
  if ("why" in read) {
    return { path, kind, document: null, bytes: noBytes, mended: 0, problems: [unread(path, "file", read.why)] };
  }
  const fixed = fix ? fixDocument(kind, path, read.bytes) : { bytes: read.bytes, mended: 0 };
  const why = fixed.mended > 0 ? whyNotWritten(path, fixed.bytes) : null;
  const [bytes, mended] = why === null ? [fixed.bytes, fixed.mended] : [read.bytes, 0];
  const document = readDocument(kind, path, bytes);
  const problems =
    why === null
      ? []
      : [finding(path, `What was mended could not be written: ${why}.`, "See to it that the file can be written.")];
  return { path, kind, document, bytes: document.headerSpan === null ? noBytes : bytes, mended, problems };
};

/** Its header and nothing more: of ten thousand files no bytes are held on to. */
const headOf = ({ kind, path, document }: ReadFile): Document =>
  document === null
    ? readDocument(kind, path, noBytes)
    : { kind: document.kind, path, fields: document.fields, headerSpan: document.headerSpan, problems: [], ...noText };

const noText = { sections: [], digest: "" as Digest };

const shelves = (heads: readonly Head[]): ReadonlyMap<Kind, Shelf> =>
  new Map(
    [...Map.groupBy(heads, ({ kind }) => kind)].map(([kind, of]) => [
      kind,
      shelfOf(
        kind,
        of.map(({ document }) => document),
      ),
    ]),
  );

interface Head {
  readonly kind: Kind;
  readonly document: Document;
}

export interface LintedDocuments {
  readonly files: readonly DocumentFile[];
  readonly unopened: readonly Unopened[];
  /** Whether the files are all that there are: only then can it be told that one is missing. */
  readonly isShelf: boolean;
}

export const lintDocuments = (
  policy: Policy,
  { files, unopened, isShelf }: LintedDocuments,
  fix: boolean,
): readonly LintedFile[] => {
  const heads: Head[] = [];
  // One after the other, so that of ten thousand files one is held at a time.
  const alone = files.map((file): LintedFile => {
    const read = readFile(policy, file, fix);
    const { path, kind, document, bytes, mended, problems } = read;
    if (isShelf) heads.push({ kind, document: headOf(read) });
    return { path, mended, findings: [...problems, ...(document ? checkFormat(kind, document, bytes) : [])] };
  });
  const shelfFor = shelves(heads);
  const linted = alone.map((file, place): LintedFile => {
    const head = heads[place];
    const shelf = head && shelfFor.get(head.kind);
    const among = shelf ? checkAmongOthers(head.kind, head.document, shelf) : [];
    return among.length === 0 ? file : { ...file, findings: inOrder([...file.findings, ...among]) };
  });
  const closed = unopened.map(({ path, why }) => ({ path, mended: 0, findings: [unread(path, "folder", why)] }));
  return [...linted, ...closed];
};
