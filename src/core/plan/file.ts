/**
 * The header as the record says it. Only the bytes of changed values are written, the
 * file is renamed when the number came, and a status that somebody asks for in the
 * file is left standing until it is answered.
 */
import { editFields } from "../documents/edit-fields.ts";
import { dueWrites } from "../lifecycle/due-writes.ts";
import type { Effect } from "../model/effect.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import type { Wording } from "../render/wording.ts";

export interface FileChange {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The path that goes when the file is renamed. */
  readonly former: string | null;
}

/** The change that makes the file carry the record; null: it does already, or it cannot be edited. */
export const fileChange = (state: State, kind: Kind, reading: HeadReading): FileChange | null => {
  const { document, bytes } = reading;
  if (!document || !bytes || !document.headerSpan || !state.document) return null;
  const edited = editFields(bytes, document, kind, dueWrites(state, kind, document));
  if ("problem" in edited) return null;
  const renamed = state.document.number !== null && state.document.path !== document.path;
  const changed = edited.bytes.length !== bytes.length || edited.bytes.some((byte, place) => byte !== bytes[place]);
  if (!changed && !renamed) return null;
  return {
    path: renamed ? state.document.path : document.path,
    bytes: edited.bytes,
    former: renamed ? document.path : null,
  };
};

export const planFile = (
  state: State,
  kind: Kind,
  reading: HeadReading | null,
  seen: Seen,
  wording: Wording,
  link: string,
): readonly Effect[] => {
  if (!reading || !seen.open || !seen.headWritable || !seen.headBranch || !seen.headRepository) return [];
  if (seen.head !== reading.sha || state.head?.sha !== reading.sha) return [];
  const change = fileChange(state, kind, reading);
  if (!change) return [];
  const key = state.document?.number === null ? change.path : `${kind.prefix}-${state.document?.number}`;
  const headline = wording.plain("commit.headline", { key, status: state.status ?? "" });
  return [
    {
      mode: "state",
      key: "file",
      signature: `${reading.sha} ${JSON.stringify(dueWrites(state, kind, reading.document))} ${change.path}`,
      body: {
        kind: "commit",
        repository: seen.headRepository,
        branch: seen.headBranch,
        expectedHead: reading.sha,
        headline,
        body: wording.plain("commit.body", { link }),
        additions: [{ path: change.path, bytes: change.bytes }],
        deletions: change.former === null ? [] : [change.former],
      },
    },
  ];
};
