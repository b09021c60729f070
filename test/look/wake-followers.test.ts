/** Which threads are looked at because an issue or pull request that they name has changed. */
import { expect, test } from "vitest";
import type { Subject } from "../../src/core/model/subject.ts";
import { linkedWork } from "../../src/look/followed-work.ts";
import { wakeFollowers } from "../../src/look/wake-followers.ts";
import type { LoadedSubject, NewDelivery } from "../../src/store/store.ts";
import { instant } from "../builders/guild.ts";

const subject: Subject = { kind: "thread", repository: 7, number: 12 };
const place = { installation: 1, owner: "example", name: "charms" };

const told = async (
  deliveries: readonly string[],
  followers: readonly number[] = [3, 4],
): Promise<readonly NewDelivery[]> => {
  const saved: NewDelivery[] = [];
  const loaded = {
    subject,
    place,
    deliveries: deliveries.map((one) => {
      const [event = "", action = ""] = one.split(".");
      return { id: one, event, action, payload: {}, receivedAt: instant("2026-03-05T09:00:00Z") };
    }),
  } as unknown as LoadedSubject;
  const store = {
    threadsFollowing: async () => followers,
    saveDelivery: async (delivery: NewDelivery) => {
      saved.push(delivery);
      return "new" as const;
    },
  };
  await wakeFollowers({ store, now: () => instant("2026-03-05T09:00:03Z") }, loaded);
  return saved;
};

test.each([
  "issues.closed",
  "issues.reopened",
  "issues.deleted",
  "pull_request.closed",
  "pull_request.ready_for_review",
])("%s wakes those that name it, each time by the same delivery", async (event) => {
  const [delivery, ...more] = await told([event]);
  expect(more).toEqual([]);
  expect(delivery).toMatchObject({
    id: `linked-work:7:12:${event}`,
    event: linkedWork,
    subjects: [
      { kind: "thread", repository: 7, number: 3 },
      { kind: "thread", repository: 7, number: 4 },
    ],
  });
  expect(await told([event])).toMatchObject([{ id: delivery?.id }]);
});

test.each(["issues.labeled", "issue_comment.created", "pull_request.synchronize", "full-look."])(
  "%s wakes nobody",
  async (event) => {
    expect(await told([event])).toEqual([]);
  },
);

test("where nobody names it, nothing is stored", async () => {
  expect(await told(["issues.closed"], [])).toEqual([]);
});
