/**
 * Checks files one by one, and where a folder was named against each other. What cannot
 * be read or written is a finding like any other: one such file costs only itself.
 */
import { numberFromPath } from "../../core/documents/file-names.ts";
import { readDocument } from "../../core/documents/read-document.ts";
import { checkFormat } from "../../core/format/check-format.ts";
import { fixDocument } from "../../core/format/fix-document.ts";
import { type Shelf, shelfOf } from "../../core/format/shelf.ts";
import type { Document, Finding } from "../../core/model/document.ts";
import type { Kind } from "../../core/model/kind.ts";
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

/** Enough of a file to say which number it claims; nearly always its name says so, and it is not read for this. */
const claimant = (policy: Policy, file: DocumentFile): Document | null => {
  const kind = kindOf(policy, file);
  if (numberFromPath(kind, file.path) !== null) return readDocument(kind, file.path, noBytes);
  const read = readBytes(file.path);
  return "why" in read ? null : readDocument(kind, file.path, read.bytes);
};

const shelves = (policy: Policy, files: readonly DocumentFile[]): ReadonlyMap<Kind, Shelf> => {
  const byKind = Map.groupBy(files, (file) => kindOf(policy, file));
  return new Map(
    [...byKind].map(([kind, of]) => [
      kind,
      shelfOf(
        kind,
        of.flatMap((file) => claimant(policy, file) ?? []),
      ),
    ]),
  );
};

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
  const shelfFor = isShelf ? shelves(policy, files) : new Map<Kind, Shelf>();
  // One after the other, so that of ten thousand files one is held at a time.
  const linted = files.map((file) => {
    const { path, kind, document, bytes, mended, problems } = readFile(policy, file, fix);
    const context = { number: null, shelf: shelfFor.get(kind) ?? null };
    const found = document ? checkFormat(kind, document, bytes, context) : [];
    return { path, mended, findings: [...problems, ...found] };
  });
  const closed = unopened.map(({ path, why }) => ({ path, mended: 0, findings: [unread(path, "folder", why)] }));
  return [...linted, ...closed];
};
