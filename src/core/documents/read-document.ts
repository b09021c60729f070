/** A governed file's bytes to the document that the rest of core speaks of. Never throws for what a file holds. */
import type { Document, Field, Finding, Section, Span } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { Digest } from "../model/names.ts";
import { tableDigest, textDigest } from "./digest.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter/read-front-matter.ts";
import { positionAt } from "./lines.ts";
import { readSections } from "./read-sections.ts";
import { readRst } from "./rst-table/read-rst.ts";
import { decodeUtf8 } from "./utf8.ts";

interface Source {
  readonly fields: readonly Field[];
  readonly headerSpan: Span | null;
  readonly problems: readonly Finding[];
  readonly digest: () => Digest;
  readonly sections: () => readonly Section[];
}

const sectionsOf = (path: string, bytes: Uint8Array, { bodySpan, isText }: FrontMatter): readonly Section[] => {
  if (!isText) return [];
  const linesBefore = positionAt(bytes, bodySpan.start).line - 1;
  return readSections(decodeUtf8(bytes, bodySpan.start, bodySpan.end), path.endsWith(".mdx"), linesBefore);
};

const sources: { readonly [Syntax in Kind["syntax"]]: (kind: Kind, path: string, bytes: Uint8Array) => Source } = {
  "front-matter": (kind, path, bytes) => {
    const read = readFrontMatter(path, bytes);
    return {
      ...read,
      digest: () => textDigest(bytes, read.fields, kind),
      sections: () => sectionsOf(path, bytes, read),
    };
  },
  "rst-table": (kind, path, bytes) => {
    const read = readRst(path, bytes);
    return { ...read, digest: () => tableDigest(bytes, read.headerSpan, read.fields, kind) };
  },
};

export const readDocument = (kind: Kind, path: string, bytes: Uint8Array): Document => {
  const read = sources[kind.syntax](kind, path, bytes);
  let sections: readonly Section[] | null = null;
  let digest: Digest | null = null;
  return {
    kind: kind.name,
    path,
    fields: read.fields,
    /** Parsed when first asked for: most looks need the header alone. */
    get sections() {
      sections ??= read.sections();
      return sections;
    },
    /** Whoever only checks a file asks for none. */
    get digest() {
      digest ??= read.digest();
      return digest;
    },
    headerSpan: read.headerSpan,
    problems: read.problems,
  };
};
