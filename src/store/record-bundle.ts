/**
 * An exported record: JSON lines that anybody can verify offline (docs/record-format.md).
 * First a header that names the end of the chain, then entries as they are hashed, and
 * texts on lines of their own, so that one can be erased without breaking the chain.
 */
import type { TextHash } from "../core/model/names.ts";
import { hashText } from "../core/record/text-hash.ts";
import { type ChainHead, type HashedLine, lineHash } from "./chain.ts";
import type { RecordPage } from "./store.ts";

export const bundleVersion = 1;

export interface BundleHeader {
  readonly lastcall: "record";
  readonly version: number;
  readonly repository: { readonly id: number; readonly name: string };
  /** Number and hash of the last entry; 0 and null of an empty record. */
  readonly last: number;
  readonly head: string | null;
}

export const headerLine = (repository: BundleHeader["repository"], head: ChainHead): string =>
  JSON.stringify({
    lastcall: "record",
    version: bundleVersion,
    repository,
    last: head.seq,
    head: head.hash,
  } satisfies BundleHeader);

/** A text is told once, after the page that names it first. */
export const pageLines = ({ lines, texts }: RecordPage, told: Set<TextHash>): readonly string[] => {
  const fresh = [...texts].filter(([hash]) => !told.has(hash));
  for (const [hash] of fresh) told.add(hash);
  return [
    ...lines.map((entry) => JSON.stringify({ entry })),
    ...fresh.map(([hash, text]) => JSON.stringify({ text, hash })),
  ];
};

export type BundleLine =
  | { readonly kind: "entry"; readonly entry: HashedLine }
  | { readonly kind: "text"; readonly hash: TextHash; readonly text: string };

export type BundleReading =
  | {
      readonly kind: "sound";
      readonly header: BundleHeader;
      readonly entries: number;
      readonly texts: number;
      /** Lines of texts of which nobody can tell whether they were changed. */
      readonly unverifiable: readonly number[];
    }
  | { readonly kind: "broken"; readonly line: number; readonly why: string }
  | { readonly kind: "no-bundle"; readonly why: string };

type Values = Readonly<Record<string, unknown>>;

const parsed = (text: string): Values | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : null;
  } catch {
    return null;
  }
};

const headerOf = (text: string): BundleHeader | string => {
  const value = parsed(text);
  if (value?.lastcall !== "record") return "Its first line is not the header of an exported record.";
  if (value.version !== bundleVersion) {
    return `It has the format version ${JSON.stringify(value.version)}; this Lastcall reads version ${bundleVersion}.`;
  }
  const repository = value.repository as Values | undefined;
  const isWhole =
    typeof repository?.id === "number" &&
    typeof repository.name === "string" &&
    Number.isSafeInteger(value.last) &&
    (value.head === null || typeof value.head === "string");
  return isWhole ? (value as unknown as BundleHeader) : "Its header lacks the repository or the end of the chain.";
};

/** A NUL or half a character could not be stored and stands as U+FFFD: the text then has another hash than its name. */
const mayBeItsText = (text: string): boolean => text.includes("\ufffd");

const fieldsOfEntry = ["repository", "seq", "subject", "at", "recordedAt", "cause", "fact", "previousHash", "hash"];

const whyNotNext = (value: unknown, header: BundleHeader, previous: ChainHead): string | null => {
  const entry = value as HashedLine;
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (fieldsOfEntry.some((field) => !keys.includes(field)) || keys.length !== fieldsOfEntry.length) {
    return "The entry has not the fields of an entry.";
  }
  if (entry.repository !== header.repository.id) return "The entry belongs to another repository.";
  if (entry.seq !== previous.seq + 1) return `Entry ${previous.seq + 1} is missing here.`;
  if (entry.previousHash !== previous.hash) return `Entry ${entry.seq} does not follow the entry before it.`;
  return lineHash(entry) === entry.hash ? null : `Entry ${entry.seq} was changed after it was recorded.`;
};

/** `take` is given each line once it has been found to fit. Lines are numbered from 1. */
export const readBundle = async (
  lines: AsyncIterable<string>,
  take: (line: BundleLine) => void = () => {},
): Promise<BundleReading> => {
  let header: BundleHeader | null = null;
  let last: ChainHead = { seq: 0, hash: null };
  let [number, texts] = [0, 0];
  const unverifiable: number[] = [];
  for await (const text of lines) {
    number += 1;
    const broken = (why: string): BundleReading => ({ kind: "broken", line: number, why });
    if (header === null) {
      const read = headerOf(text);
      if (typeof read === "string") return { kind: "no-bundle", why: read };
      header = read;
      continue;
    }
    const value = parsed(text);
    if (value && "entry" in value && Object.keys(value).length === 1) {
      const why = whyNotNext(value.entry, header, last);
      if (why !== null) return broken(why);
      const entry = value.entry as HashedLine;
      last = { seq: entry.seq, hash: entry.hash };
      take({ kind: "entry", entry });
    } else if (value && typeof value.text === "string" && typeof value.hash === "string") {
      if (hashText(value.text) !== value.hash) {
        if (!mayBeItsText(value.text)) return broken("The text was changed: it has not the hash that it stands under.");
        unverifiable.push(number);
      }
      texts += 1;
      take({ kind: "text", hash: value.hash as TextHash, text: value.text });
    } else return broken("The line is neither an entry nor a text; the file may be cut off.");
  }
  if (header === null) return { kind: "no-bundle", why: "It is empty." };
  if (last.seq !== header.last || last.hash !== header.head) {
    const why =
      last.seq < header.last
        ? `Entries ${last.seq + 1} to ${header.last} are missing at the end.`
        : "It does not end where its header says.";
    return { kind: "broken", line: number + 1, why };
  }
  return { kind: "sound", header, entries: last.seq, texts, unverifiable };
};
