/** What Apps write in the name of people is no act of theirs; whether one did is asked only where it matters. */
import { describe, expect, test } from "vitest";
import type { ActId } from "../../src/core/model/names.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { markAppComments } from "../../src/gather/by-app.ts";
import { commentHistories } from "../../src/gather/revisions.ts";
import type { CommentReading, ThreadReading } from "../../src/github/ports.ts";
import type { StoredDelivery } from "../../src/store/store.ts";
import { instant, person } from "../builders/guild.ts";

const ana = { person: person("ana", 1), isBot: false };
const comment = (body: string, more: Partial<CommentReading> = {}): CommentReading =>
  ({
    id: 7,
    author: ana,
    body,
    own: false,
    url: "",
    createdAt: instant("2026-03-02T09:00:00Z"),
    lastEditedAt: null,
    ...more,
  }) as CommentReading;
const delivery = (app: number | null): StoredDelivery => ({
  id: "d",
  event: "issue_comment",
  action: "created",
  payload: { comment: { id: 7, performed_via_github_app: app === null ? null : { id: app } } },
  receivedAt: instant("2026-03-02T09:00:00Z"),
});

const look = async (
  one: CommentReading,
  deliveries: readonly StoredDelivery[] = [],
  judged: readonly string[] = [],
) => {
  const asked: number[] = [];
  const reading = await markAppComments(
    { comments: [one] } as unknown as ThreadReading,
    { ...emptyState(), judged: new Set(judged) },
    deliveries,
    async (id) => {
      asked.push(id);
      return true;
    },
  );
  return { asked, histories: commentHistories(reading.comments, []).length };
};

describe("whether an App wrote it", () => {
  const act: ActId = "comment:7:0:0" as ActId;
  test.each<[string, CommentReading, readonly StoredDelivery[], readonly string[], number, number]>([
    ["is asked of a command that nobody told of", comment("/approve"), [], [], 1, 0],
    ["is not asked of words", comment("Fine."), [], [], 0, 1],
    ["is not asked of what was judged", comment("/approve"), [], [act], 0, 1],
    ["is told by a delivery: it did not", comment("/approve"), [delivery(null)], [], 0, 1],
    ["is told by a delivery: it did", comment("/approve"), [delivery(15)], [], 0, 0],
    ["is not asked of ours", comment("/approve", { own: true }), [], [], 0, 0],
    ["is not asked of a bot's", comment("/approve", { author: { ...ana, isBot: true } }), [], [], 0, 0],
    ["is not asked of a deleted account's", comment("/approve", { author: null }), [], [], 0, 0],
  ])("%s", async (_what, one, deliveries, judged, asked, histories) => {
    const seen = await look(one, deliveries, judged);
    expect([seen.asked.length, seen.histories]).toEqual([asked, histories]);
  });
});
