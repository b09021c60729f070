/**
 * How two texts of one document differ (behaviour.md section 2): `header` in lines
 * that the App writes, `editorial` in blank, punctuation, spelling, where links lead
 * and examples marked as such, `material` in anything else. No alignment is searched:
 * a change is editorial only when the words that are left stand one to one. What
 * cannot be read is material.
 */
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { ChangeClass } from "../model/text-change.ts";
import { definitionOf, isBesideText } from "./field-values.ts";
import { readDocument } from "./read-document.ts";
import { type Significant, significantWords } from "./significant-words.ts";
import { isRespelling } from "./spelling.ts";
import { decodeUtf8, firstByteThatIsNoText } from "./utf8.ts";

export interface TextVersion {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Difference {
  readonly as: ChangeClass;
  /** Header names and section titles, in the order of the document; "" for what stands before the first heading. */
  readonly sections: readonly string[];
}

interface Part {
  readonly title: string;
  readonly text: string;
  readonly isExample: boolean;
}

const exampleTitle = /^(?:(?:\d+(?:\.\d+)*\.?|[a-z]\.)\s+)?examples?(?![\p{L}\p{N}-])/iu;
/** A fenced block whose info string says that it is an example. */
const exampleFence = /^ {0,3}(`{3,}|~{3,})[^\n`]*\bexample\b[^\n`]*\n[\s\S]*?^ {0,3}\1[`~]*[ \t]*$/gim;

/** A section belongs to an example when its own title or that of a section above it says so. */
const bodyParts = (document: Document, bytes: Uint8Array): readonly Part[] => {
  const { headerSpan, sections } = document;
  const lines = decodeUtf8(bytes, 0, bytes.length).split("\n");
  const headerLines = headerSpan ? decodeUtf8(bytes, 0, headerSpan.end).split("\n").length - 1 : 0;
  const [first] = sections;
  const parts: Part[] = [
    {
      title: "",
      text: lines.slice(headerLines, (first?.position.line ?? lines.length + 1) - 1).join("\n"),
      isExample: false,
    },
  ];
  let exampleDepth: number | null = null;
  sections.forEach(({ title, depth, position }, index) => {
    if (exampleDepth !== null && depth <= exampleDepth) exampleDepth = null;
    if (exampleDepth === null && exampleTitle.test(title)) exampleDepth = depth;
    const end = sections[index + 1]?.position.line ?? lines.length + 1;
    const text = lines.slice(position.line - 1, end - 1).join("\n");
    parts.push({ title, text, isExample: exampleDepth !== null });
  });
  return parts;
};

/** Lines of the header that people write, by name, so that their order means nothing. */
const headerParts = (document: Document, bytes: Uint8Array, kind: Kind): readonly Part[] =>
  document.fields
    .filter((field) => !isBesideText(definitionOf(kind, field.key)))
    .map(({ name, key, lineSpan }) => ({
      title: name,
      text: `${key} ${decodeUtf8(bytes, lineSpan.start, lineSpan.end)}`,
      isExample: false,
    }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));

const withoutExamples = ({ text }: Part): string => text.replace(exampleFence, "\n");

const isSame = (former: Significant, present: Significant): boolean =>
  former.text === present.text || (former.word && present.word && isRespelling(former.text, present.text));

const wordsOf = (parts: readonly Part[]): readonly Significant[] =>
  parts.filter((part) => !part.isExample).flatMap((part) => significantWords(withoutExamples(part)));

const standOneToOne = (former: readonly Part[], present: readonly Part[]): boolean => {
  const count = (parts: readonly Part[]): number => parts.filter((part) => !part.isExample).length;
  if (count(former) !== count(present)) return false;
  const before = wordsOf(former);
  const after = wordsOf(present);
  return before.length === after.length && before.every((word, place) => isSame(word, after[place] ?? word));
};

/** Titles whose text is not on the other side under the same title: of the present text first, then those that went. */
const differing = (former: readonly Part[], present: readonly Part[]): readonly string[] => {
  const keyOf = ({ title, text }: Part): string => `${title}\n${text}`;
  const missingIn = (parts: readonly Part[], others: readonly Part[]): readonly string[] => {
    const known = new Set(others.map(keyOf));
    return parts.filter((part) => !known.has(keyOf(part))).map(({ title }) => title);
  };
  return [...new Set([...missingIn(present, former), ...missingIn(former, present)])];
};

const isSameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, place) => byte === other[place]);

export const classifyChange = (kind: Kind, former: TextVersion, present: TextVersion): Difference => {
  if (isSameBytes(former.bytes, present.bytes)) return { as: "header", sections: [] };
  if ([former, present].some(({ bytes }) => firstByteThatIsNoText(bytes) !== null))
    return { as: "material", sections: [] };
  const before = readDocument(kind, former.path, former.bytes);
  const after = readDocument(kind, present.path, present.bytes);
  if (before.digest === after.digest) return { as: "header", sections: [] };
  if ((before.headerSpan === null) !== (after.headerSpan === null)) return { as: "material", sections: [""] };
  const headers = [headerParts(before, former.bytes, kind), headerParts(after, present.bytes, kind)] as const;
  const bodies = [bodyParts(before, former.bytes), bodyParts(after, present.bytes)] as const;
  const editorial = standOneToOne(...headers) && standOneToOne(...bodies);
  return {
    as: editorial ? "editorial" : "material",
    sections: [...differing(...headers), ...differing(...bodies)],
  };
};
