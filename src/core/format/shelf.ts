/** The other documents of a kind, as far as they are at hand: what rules over several documents look at. */
import { numberOf, statusOf } from "../documents/field-values.ts";
import { numberFromPath } from "../documents/file-names.ts";
import type { Document } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";
import type { Status } from "../model/names.ts";
import { holdsLinks, targetsOf } from "./links.ts";

export interface VolumeHeader {
  /** Null: none, or none that the kind knows. */
  readonly status: Status | null;
  /** By the field's key, the numbers that it names. */
  readonly links: ReadonlyMap<string, readonly number[]>;
}

export interface Volume {
  /** Or what else holds the number, such as `#12`. */
  readonly path: string;
  readonly number: number;
  /** Null: nobody looked at it, or it has none. */
  readonly header: VolumeHeader | { readonly unread: string } | null;
}

export interface Shelf {
  /** What claims the number, in the order of the paths. */
  readonly of: (number: number) => readonly Volume[];
  /** Documents whose field names the number. */
  readonly naming: (key: string, number: number) => readonly Volume[];
  /** Why nothing is known of other documents; null: they were looked up. */
  readonly unread: string | null;
}

/** The number that a file claims: in its name, otherwise in its header. */
export const claimedNumber = (kind: Kind, document: Document): number | null =>
  numberFromPath(kind, document.path) ?? numberOf(document, kind);

const headerOf = (kind: Kind, document: Document): VolumeHeader | null => {
  if (document.headerSpan === null) return null;
  const status = statusOf(document, kind);
  const links = kind.fields
    .filter(holdsLinks)
    .map((definition) => [definition.key, targetsOf(document, kind, definition)] as const);
  return { status: typeof status === "string" ? status : null, links: new Map(links) };
};

/** Null: it claims no number, so that nobody can name it. */
export const volumeOf = (kind: Kind, document: Document): Volume | null => {
  const number = claimedNumber(kind, document);
  return number === null ? null : { path: document.path, number, header: headerOf(kind, document) };
};

export const linksOf = ({ header }: Volume, key: string): readonly number[] =>
  header && "links" in header ? (header.links.get(key) ?? []) : [];

const byPath = (one: Volume, other: Volume): number => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0);

export const shelfOfVolumes = (volumes: readonly Volume[]): Shelf => {
  const numbered = Map.groupBy(volumes.toSorted(byPath), ({ number }) => number);
  const named = new Map<string, Volume[]>();
  for (const volume of volumes) {
    if (!volume.header || !("links" in volume.header)) continue;
    for (const [key, targets] of volume.header.links) {
      for (const target of new Set(targets)) {
        const place = `${key} ${target}`;
        const known = named.get(place);
        if (known) known.push(volume);
        else named.set(place, [volume]);
      }
    }
  }
  return {
    of: (number) => numbered.get(number) ?? [],
    naming: (key, number) => named.get(`${key} ${number}`) ?? [],
    unread: null,
  };
};

export const shelfOf = (kind: Kind, documents: readonly Document[]): Shelf =>
  shelfOfVolumes(documents.flatMap((document) => volumeOf(kind, document) ?? []));

export const unreadShelf = (why: string): Shelf => ({ of: () => [], naming: () => [], unread: why });
