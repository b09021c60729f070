/** Whether a header field holds one of some words, without regard to case; a status in any of its spellings. */
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import { asSeen, fieldOf, plainOf, statusNamed, unbroken, writtenStatus } from "./field-values.ts";

export const holdsWord = (kind: Kind, document: Document, key: string, words: readonly string[]): boolean => {
  const value = unbroken(plainOf(fieldOf(document, kind, key)));
  const { status } = writtenStatus(kind, value);
  const meant = key === kind.statusField ? (statusNamed(kind, status) ?? status) : asSeen(value);
  return words.some((word) => word.toLowerCase() === meant.toLowerCase());
};
