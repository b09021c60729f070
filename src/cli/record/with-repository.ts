/** The store and the repository that a command of the record was given by its name. */
import type { Log } from "../../store/log.ts";
import type { Store } from "../../store/store.ts";
import { openDatabase } from "../open-database.ts";
import type { RecordCommandSettings } from "./settings.ts";

export interface Chosen {
  readonly store: Store;
  readonly id: number;
  readonly name: string;
}

/** `owner/repo`, with `#N` behind it where a thread is meant; null for anything else. */
export const parsePlace = (
  text: string,
): { readonly owner: string; readonly repository: string; readonly thread: number | null } | null => {
  const parts = /^([^/\s#]+)\/([^/\s#]+)(?:#(\d{1,9}))?$/.exec(text);
  if (!parts) return null;
  const [, owner = "", repository = "", thread] = parts;
  return { owner, repository, thread: thread === undefined ? null : Number(thread) };
};

/** Gives what `work` gives; 2 where the repository is not known or the database cannot be used. */
export const withRepository = async (
  { environment, complain }: RecordCommandSettings,
  place: { readonly owner: string; readonly repository: string },
  work: (chosen: Chosen) => Promise<number>,
): Promise<number> => {
  const log: Log = { info: () => {}, warn: complain, error: complain };
  const name = `${place.owner}/${place.repository}`;
  try {
    const database = await openDatabase(environment, log);
    try {
      const found = await database.store.findRepository(place.owner, place.repository);
      if (found) return await work({ store: database.store, id: found.id, name });
      const known = (await database.store.repositories()).map((one) => `${one.owner}/${one.name}`);
      complain(
        `Nothing is known of ${name}. ${known.length > 0 ? `There are: ${known.join(", ")}.` : "Nothing is recorded yet."}`,
      );
      return 2;
    } finally {
      await database.close();
    }
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return 2;
  }
};
