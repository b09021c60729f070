/** A governed file's bytes to the document that the rest of core speaks of. Never throws for what a file holds. */
import type { Document, Section } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import { textDigest } from "./digest.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter/read-front-matter.ts";
import { positionAt } from "./lines.ts";
import { readSections } from "./read-sections.ts";
import { decodeUtf8 } from "./utf8.ts";

const sectionsOf = (path: string, bytes: Uint8Array, { bodySpan, isText }: FrontMatter): readonly Section[] => {
  if (!isText) return [];
  const linesBefore = positionAt(bytes, bodySpan.start).line - 1;
  return readSections(decodeUtf8(bytes, bodySpan.start, bodySpan.end), path.endsWith(".mdx"), linesBefore);
};

export const readDocument = (kind: Kind, path: string, bytes: Uint8Array): Document => {
  const read = readFrontMatter(path, bytes);
  let sections: readonly Section[] | null = null;
  return {
    kind: kind.name,
    path,
    fields: read.fields,
    /** Parsed when first asked for: most looks need the header alone. */
    get sections() {
      sections ??= sectionsOf(path, bytes, read);
      return sections;
    },
    digest: textDigest(bytes, read.fields, kind),
    headerSpan: read.headerSpan,
    problems: read.problems,
  };
};
