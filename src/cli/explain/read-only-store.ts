/** A store for those who only look: what would write is refused, what is not known of a thread's place is supplied. */
import type { RepositoryPlace } from "../../github/ports.ts";
import type { Store } from "../../store/store.ts";

const refuse = (): Promise<never> => Promise.reject(new Error("Explaining writes nothing; this is a mistake of ours."));

export const readOnlyStore = (store: Store, place: RepositoryPlace): Store => ({
  ...store,
  load: async (subject) => {
    const loaded = await store.load(subject);
    return { ...loaded, place: loaded.place ?? place };
  },
  sightPolicy: async (repository, now) => (await store.policySighting(repository)) ?? now,
  saveDelivery: refuse,
  record: refuse,
  saveNotes: refuse,
  enqueue: refuse,
  sweep: refuse,
});
