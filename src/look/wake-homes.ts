/**
 * Merged documents are looked at again when a push changes their files on the default
 * branch, and, the newest of them, at every full look, which finds what was not heard of.
 */
import type { Subject } from "../core/model/subject.ts";
import type { LoadedSubject } from "../store/store.ts";
import { pushedPaths } from "../webhooks/pushed-paths.ts";
import type { LookDependencies } from "./dependencies.ts";
import { isFullLook } from "./look-at-all.ts";

const mostAtOnce = 200;

/** Done before the deliveries are taken as taken into account; a fixed id brings it about once. */
export const wakeHomes = async (
  { store, now }: Pick<LookDependencies, "store" | "now">,
  repository: number,
  { place, deliveries }: Pick<LoadedSubject, "place" | "deliveries">,
): Promise<void> => {
  for (const delivery of deliveries) {
    const paths = delivery.event === "push" ? pushedPaths(delivery.payload) : [];
    const threads = isFullLook([delivery])
      ? await store.documentHolders(repository, mostAtOnce)
      : paths.length > 0
        ? await store.threadsAtPaths(repository, paths)
        : [];
    if (threads.length === 0 || !place) continue;
    await store.saveDelivery({
      ...delivery,
      id: `of-push:${delivery.id}`,
      receivedAt: now(),
      subjects: threads.map((number): Subject => ({ kind: "thread", repository, number })),
      ignored: null,
      installation: place.installation,
      repository: { id: repository, owner: place.owner, name: place.name },
    });
  }
};
