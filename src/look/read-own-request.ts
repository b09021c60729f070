/** A thread that is a pull request of the App's own: what it follows from, and whether its difference is the planned one. */
import type { Difference, OwnRequest } from "../core/model/own-change.ts";
import { differenceDigest, markedChange, withdrawnDigest } from "../core/render/change-marker.ts";
import type { RepositoryPlace, ThreadReading } from "../github/ports.ts";
import type { LookDependencies } from "./dependencies.ts";

/** A planned difference is never larger. */
export const mostFiles = 50;

/** Null: it is more than was ever planned, or something in it cannot be read whole. */
const differenceOf = async (
  { reader, kept }: LookDependencies,
  place: RepositoryPlace,
  { files, head }: ThreadReading,
): Promise<Difference | null> => {
  if (head === null || files.length > mostFiles) return null;
  const { sha } = head;
  const additions: Difference["additions"][number][] = [];
  for (const { path } of files.filter(({ change }) => change !== "removed")) {
    const file = await kept.get(
      `file ${place.id} ${sha} ${path}`,
      () => reader.readFile(place, path, sha),
      (read) => (read.kind === "file" ? read.bytes.length + 64 : null),
    );
    if (file.kind !== "file") return null;
    additions.push({ path, bytes: file.bytes });
  }
  const removed = files.flatMap(({ path, change, previous }) =>
    change === "removed" ? [path] : change === "renamed" && previous !== null ? [previous] : [],
  );
  return { additions, deletions: removed };
};

export const readOwnRequest = async (
  dependencies: LookDependencies,
  place: RepositoryPlace,
  reading: ThreadReading,
): Promise<OwnRequest> => {
  const marked = markedChange(reading.body, { repository: place.id, key: dependencies.markerKey });
  if (marked === null) return { origin: null, purpose: null, difference: "altered" };
  const { thread: origin, purpose } = marked;
  if (marked.digest === withdrawnDigest) return { origin, purpose, difference: "withdrawn" };
  const difference = await differenceOf(dependencies, place, reading);
  const digest = difference && differenceDigest(reading.baseBranch, difference);
  return { origin, purpose, difference: digest === marked.digest ? "planned" : "altered" };
};
