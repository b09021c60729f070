/**
 * Who has which number: documents on the default branch, whatever folder they lie in, and
 * what the record gave. Where the next available one is given, also what other pull
 * requests claim by their title or their file's name, closed ones included.
 */
import picomatch from "picomatch";
import { numberFromPath, numberFromTitle } from "../core/documents/file-names.ts";
import type { NumberHolder } from "../core/model/facts.ts";
import type { Kind } from "../core/model/kind.ts";
import type { DocumentGroup } from "../core/model/policy.ts";
import { isSamePerson } from "../core/model/subject.ts";
import { documentPaths } from "./document-paths.ts";
import type { NeedContext } from "./need-context.ts";

/** A file beside the documents holds no number, whatever it is called. */
const held = (kind: Kind, { files }: DocumentGroup, paths: readonly string[]): readonly NumberHolder[] => {
  const isDocument = picomatch(files, { dot: true });
  return paths
    .filter((path) => isDocument(path))
    .flatMap((path) => {
      const number = numberFromPath(kind, path);
      return number === null ? [] : [{ number, holder: path }];
    });
};

/** A closed attempt of the same person's stands in nobody's way. */
const claims = async (context: NeedContext, kind: Kind): Promise<readonly NumberHolder[]> => {
  const { reader, store, place, subject, reading } = context;
  const titles = await reader.readTitles(place);
  const own = new Set(
    titles
      .filter(({ open, author }) => !open && author && reading.author && isSamePerson(author, reading.author.person))
      .map(({ number }) => number),
  );
  const claimed = [
    ...titles.map(({ number, title }) => ({ thread: number, claim: numberFromTitle(kind, title) })),
    ...(await store.documentPaths(place.id, kind.name, subject)).map(({ thread, path }) => ({
      thread,
      claim: numberFromPath(kind, path),
    })),
  ];
  return claimed.flatMap(({ thread, claim }) =>
    claim === null || thread === reading.number || own.has(thread)
      ? []
      : [{ number: claim, holder: `#${thread}`, claimedBy: thread }],
  );
};

export const readNumbers = async (context: NeedContext): Promise<readonly NumberHolder[]> => {
  const { store, place, subject, policy } = context;
  const found: NumberHolder[] = [];
  for (const group of policy.documents) {
    const kind = policy.kinds.get(group.kind);
    if (!kind) continue;
    found.push(...held(kind, group, await documentPaths(context, group)));
    found.push(...(await store.numbers(place.id, kind.name, subject)));
    if (group.numbers === "next-available") found.push(...(await claims(context, kind)));
  }
  return found;
};
