/**
 * A full look: finds the open threads of a repository or an installation and has each
 * looked at. Done at the start and whenever an event says that something larger
 * changed; whatever was missed while the App was away is found here.
 */
import type { Instant } from "../core/model/names.ts";
import type { Subject } from "../core/model/subject.ts";
import type { GitHubDirectory, RepositoryPlace } from "../github/ports.ts";
import type { Store, StoredDelivery } from "../store/store.ts";

export interface FullLookDependencies {
  readonly store: Store;
  readonly directory: GitHubDirectory;
  readonly now: () => Instant;
}

/** Nothing was said to have changed just now: one look at each thread is enough. */
export const fullLookAtStart = "full-look-at-start";
const fullLook = "full-look";

/** Whether what GitHub refused may be granted by now: permissions, settings or the App itself may have changed. */
export const isFullLook = (deliveries: readonly Pick<StoredDelivery, "event">[]): boolean =>
  deliveries.some(({ event }) => event === fullLook || event === fullLookAtStart);

/** Written as a delivery of our own, so that subjects are placed and enqueued in one transaction. */
const lookAtRepository = async (
  { store, directory, now }: FullLookDependencies,
  place: RepositoryPlace,
  event: string,
): Promise<void> => {
  const isGoverned = await directory.hasPolicy(place);
  if (isGoverned) await store.sightPolicy(place.id, now());
  const threads = await directory.openThreads(place);
  const subjects: Subject[] = threads.map(({ number }) => ({ kind: "thread", repository: place.id, number }));
  // What a merge queue asks for, and was not heard of, is found here.
  for (const base of isGoverned ? new Set(threads.map(({ base }) => base)) : []) {
    for (const head of await directory.mergeGroups(place, base)) {
      subjects.push({ kind: "merge-group", repository: place.id, head, base });
    }
  }
  // Without a policy there is nothing to list.
  if (isGoverned) subjects.push({ kind: "index", repository: place.id });
  if (subjects.length === 0) return;
  const receivedAt = now();
  await store.saveDelivery({
    id: `full-look:${place.id}:${receivedAt}`,
    event,
    action: null,
    payload: {},
    receivedAt,
    subjects,
    ignored: null,
    installation: place.installation,
    repository: { id: place.id, owner: place.owner, name: place.name },
  });
};

const lookAtInstallation = async (
  dependencies: FullLookDependencies,
  installation: number,
  event: string,
): Promise<void> => {
  for (const place of await dependencies.directory.repositories(installation)) {
    await lookAtRepository(dependencies, place, event);
  }
};

/** Threads are not its business. */
export const lookAtAll =
  (dependencies: FullLookDependencies): ((subject: Subject) => Promise<void>) =>
  async (subject) => {
    if (subject.kind === "installation") return lookAtInstallation(dependencies, subject.installation, fullLook);
    if (subject.kind !== "repository") return;
    const { place } = await dependencies.store.load(subject);
    if (place) await lookAtRepository(dependencies, { ...place, id: subject.repository }, fullLook);
  };

export const lookAtEverything = async (dependencies: FullLookDependencies): Promise<void> => {
  for (const installation of await dependencies.directory.installations()) {
    await lookAtInstallation(dependencies, installation, fullLookAtStart);
  }
};
