/**
 * A file's bytes, exact or not at all. GraphQL gives a blob as text, which
 * loses bytes that are not UTF-8 (and may lose a byte order mark), and cuts it
 * beyond some size; so the text is taken only when its bytes hash to the blob's
 * own id. Otherwise the blob is fetched by REST, and checked in the same way.
 */
import { createHash } from "node:crypto";
import type { GitHubClients } from "./github-clients.ts";
import { GitHubError } from "./github-error.ts";
import type { FileReading, RepositoryPlace } from "./ports.ts";

/** What the query asks of an entry of a tree. */
export const entryFields = `fragment entry on TreeEntry {
  type mode oid
  object { __typename ... on Blob { oid byteSize isTruncated text } }
}`;

export interface EntryAnswer {
  readonly type: string;
  readonly mode: number;
  readonly oid: string;
  readonly object: {
    readonly __typename: string;
    readonly byteSize?: number;
    readonly isTruncated?: boolean;
    readonly text?: string | null;
  } | null;
}

const symbolicLink = 0o120000;
const mostBytes = 10_000_000;

export interface BlobReader {
  read(place: RepositoryPlace, path: string, entry: EntryAnswer | null): Promise<FileReading>;
}

export const blobReader = (clients: GitHubClients): BlobReader => {
  const kept = keptBlobs();
  return {
    read: async (place, path, entry) => {
      if (entry === null) return { kind: "absent", path };
      const unreadable = (why: string): FileReading => ({ kind: "unreadable", path, why });
      if (entry.type !== "blob") return unreadable("It is a folder or a submodule, not a file.");
      if (entry.mode === symbolicLink) return unreadable("It is a symbolic link, not a file.");
      const size = entry.object?.byteSize ?? 0;
      if (size > mostBytes) return unreadable(`It has ${size} bytes; the App reads files of up to ${mostBytes}.`);
      const text = entry.object?.text;
      if (typeof text === "string" && entry.object?.isTruncated !== true) {
        const bytes = new TextEncoder().encode(text);
        if (isBlob(bytes, entry.oid)) return { kind: "file", path, bytes };
      }
      const bytes = kept.get(entry.oid) ?? (await fetchBlob(clients, place, path, entry.oid));
      kept.keep(entry.oid, bytes);
      return { kind: "file", path, bytes };
    },
  };
};

const fetchBlob = async (
  clients: GitHubClients,
  place: RepositoryPlace,
  path: string,
  oid: string,
): Promise<Uint8Array> => {
  const what = `read the bytes of ${path}`;
  const { data } = await clients.read(place.installation, what, (octokit) =>
    octokit.rest.git.getBlob({ owner: place.owner, repo: place.name, file_sha: oid }),
  );
  const bytes = new Uint8Array(Buffer.from(data.content, data.encoding === "base64" ? "base64" : "utf8"));
  if (!isBlob(bytes, oid)) {
    throw new GitHubError(`GitHub did not give the file whole: ${what}.`, { status: null, retryable: true });
  }
  return bytes;
};

/** Git's id of a blob is the hash of a header and its bytes; 64 digits in repositories that use SHA-256. */
export const isBlob = (bytes: Uint8Array, oid: string): boolean =>
  createHash(oid.length === 64 ? "sha256" : "sha1")
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest("hex") === oid;

/** Blobs never change under their id: those that cost a request of their own are kept, 32 MB of them, oldest out first. */
const keptBlobs = (): { get(oid: string): Uint8Array | undefined; keep(oid: string, bytes: Uint8Array): void } => {
  const mostKeptBytes = 32_000_000;
  const blobs = new Map<string, Uint8Array>();
  let total = 0;
  return {
    get: (oid) => blobs.get(oid),
    keep: (oid, bytes) => {
      if (blobs.has(oid)) return;
      blobs.set(oid, bytes);
      total += bytes.length;
      for (const [oldest, old] of blobs) {
        if (total <= mostKeptBytes) break;
        blobs.delete(oldest);
        total -= old.length;
      }
    },
  };
};
