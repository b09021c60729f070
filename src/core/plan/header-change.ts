/**
 * What was decided after a document was merged is to come into its header all the same: by
 * a change of exactly those bytes of the file as it stands on the default branch now,
 * whatever else was changed in it since.
 */
import { editFields } from "../documents/edit-fields.ts";
import { numberFromPath } from "../documents/file-names.ts";
import { readDocument } from "../documents/read-document.ts";
import { dueWrites } from "../lifecycle/due-writes.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { WantedChange } from "../model/own-change.ts";
import type { State } from "../model/state.ts";
import { documentKey } from "../render/document-names.ts";
import { codeSpan } from "../render/escape.ts";
import type { Wording } from "../render/wording.ts";
import { fileChange } from "./file.ts";

/** The head that was merged lacks something; whether the default branch does, only a reading of it tells. */
export const mayLackHeader = (state: State, kind: Kind | null, reading: HeadReading | null): boolean =>
  state.merged &&
  kind !== null &&
  reading !== null &&
  (state.stray?.over === false || fileChange(state, kind, reading) !== null);

export interface HeaderQuestion {
  readonly state: State;
  readonly kind: Kind;
  /** The file on the default branch. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The thread's number. */
  readonly thread: number;
  readonly title: string;
  readonly wording: Wording;
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, place) => byte === other[place]);

/** A name that somebody gave the file since stays, if it has the number. */
const pathToBe = ({ document }: State, kind: Kind, path: string): string =>
  document === null || document.number === null || numberFromPath(kind, path) === document.number
    ? path
    : document.path;

/** Null: the file carries it all. */
export const headerChange = (question: HeaderQuestion): WantedChange | { readonly hindrance: string } | null => {
  const { state, kind, path, bytes, thread, title, wording } = question;
  const document = readDocument(kind, path, bytes);
  const writes = dueWrites(state, kind, document);
  const edited = editFields(bytes, document, kind, writes);
  if ("problem" in edited) {
    return { hindrance: wording.plain("change.unwritable", { path, why: edited.problem }) };
  }
  const target = pathToBe(state, kind, path);
  const renamed = target !== path;
  if (!renamed && isSame(edited.bytes, bytes)) return null;
  const [key, status] = [documentKey(state, kind), state.status ?? ""];
  return {
    purpose: "header",
    intent: JSON.stringify([writes, renamed ? target : null]),
    headline: wording.plain("commit.headline", { key: key === "" ? target : key, status }),
    body: wording.say("change.header", { thread, path: codeSpan(path), key, title, status, renamed }),
    additions: [{ path: target, bytes: edited.bytes }],
    deletions: renamed ? [path] : [],
  };
};
