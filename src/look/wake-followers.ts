/**
 * Threads whose documents name an issue or pull request are looked at when it is closed,
 * opened again or made ready. Done before anything else of the look at it, so that it is
 * done again when the look breaks off; a delivery of our own with a fixed id brings it
 * about once.
 */
import type { LoadedSubject, StoredDelivery } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import { linkedWork } from "./followed-work.ts";

const changes: Readonly<Record<string, readonly string[]>> = {
  issues: ["closed", "reopened", "deleted", "transferred"],
  pull_request: ["closed", "reopened", "converted_to_draft", "ready_for_review"],
};

const changesWork = ({ event, action }: StoredDelivery): boolean => changes[event]?.includes(action ?? "") ?? false;

export const wakeFollowers = async (
  {
    store,
    now,
  }: Pick<LookDependencies, "now"> & {
    readonly store: Pick<LookDependencies["store"], "threadsFollowing" | "saveDelivery">;
  },
  { subject, place, deliveries }: LoadedSubject,
): Promise<void> => {
  const told = deliveries.filter(changesWork);
  if (subject.kind !== "thread" || !place || told.length === 0) return;
  const followers = await store.threadsFollowing(subject.repository, subject.number);
  if (followers.length === 0) return;
  for (const { id } of told) {
    await store.saveDelivery({
      id: `${linkedWork}:${subject.repository}:${subject.number}:${id}`,
      event: linkedWork,
      action: null,
      payload: {},
      receivedAt: now(),
      subjects: followers.map((number) => ({ ...subject, number })),
      ignored: null,
      installation: place.installation,
      repository: { id: subject.repository, owner: place.owner, name: place.name },
    });
  }
};
