/**
 * "Re-run" on a check of a fork's pull request, or of a merge group: GitHub names the commit
 * alone. What has it as its head is known from what was kept of it, and is told as if the
 * event had named it; where nothing is known of the commit, everything is looked at.
 */
import type { CommitSubject } from "../core/model/subject.ts";
import type { LookDependencies } from "./dependencies.ts";

export const lookUpCommit = async ({ store, now }: LookDependencies, subject: CommitSubject): Promise<void> => {
  const { place, deliveries } = await store.load(subject);
  const subjects = await store.subjectsOfHead(subject.repository, subject.sha);
  if (subjects.length === 0) await store.enqueue({ kind: "repository", repository: subject.repository });
  for (const delivery of subjects.length === 0 ? [] : deliveries) {
    await store.saveDelivery({
      ...delivery,
      // Of the delivery that is passed on: done twice, it is passed on once.
      id: `of-commit:${delivery.id}`,
      subjects,
      ignored: null,
      installation: place?.installation ?? null,
      repository: place && { id: subject.repository, owner: place.owner, name: place.name },
    });
  }
  await store.consume(
    subject,
    deliveries.map(({ id }) => id),
    now(),
  );
};
