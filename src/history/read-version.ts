/** What one version of a file says of itself, read as the App reads it. */
import { numberOf, statusOf, titleOf } from "../core/documents/field-values.ts";
import { readDocument } from "../core/documents/read-document.ts";
import type { Kind } from "../core/model/kind.ts";

export interface Version {
  readonly number: number | null;
  readonly title: string | null;
  /** In the kind's spelling where it is known, otherwise as written; null: none can be read. */
  readonly status: string | null;
}

export const readVersion = (kind: Kind, path: string, bytes: Uint8Array): Version => {
  const document = readDocument(kind, path, bytes);
  const status = statusOf(document, kind);
  return {
    number: numberOf(document, kind),
    title: titleOf(document, kind),
    status: status !== null && typeof status === "object" ? status.unknown.trim() : status,
  };
};
