/** Earlier texts are asked for where nothing else can tell them, and nowhere else. */
import { expect, test } from "vitest";
import { emptyState } from "../../src/core/record/replay.ts";
import { withEarlierTexts } from "../../src/gather/earlier-texts.ts";
import type { CommentReading, ThreadReading } from "../../src/github/ports.ts";
import type { StoredDelivery } from "../../src/store/store.ts";
import { instant, person } from "../builders/guild.ts";

const ana = { person: person("ana", 1), isBot: false };
const edited = instant("2026-03-02T10:00:00Z");
const comment = (more: Partial<CommentReading> = {}): CommentReading =>
  ({ id: 7, author: ana, own: false, lastEditedAt: edited, ...more }) as CommentReading;
const told: StoredDelivery = {
  id: "d",
  event: "issue_comment",
  action: "edited",
  payload: { comment: { id: 7 } },
  receivedAt: edited,
};
const before = "2026-03-02T09:00:00Z";

test.each<[string, CommentReading, readonly StoredDelivery[], readonly string[], string, number]>([
  ["edited since the last look", comment(), [], [], before, 1],
  ["never edited", comment({ lastEditedAt: null }), [], [], before, 0],
  ["edited before the last look", comment(), [], [], "2026-03-02T11:00:00Z", 0],
  ["edited just before it: a reading may lag", comment(), [], [], "2026-03-02T10:01:00Z", 1],
  ["told by a delivery", comment(), [told], [], before, 0],
  ["judged before", comment(), [], ["comment:7:0:0"], before, 0],
  ["ours", comment({ own: true }), [], [], before, 0],
  ["a bot's", comment({ author: { ...ana, isBot: true } }), [], [], before, 0],
  ["an App's", comment({ viaApp: true }), [], [], before, 0],
])("%s", async (_what, one, deliveries, judged, since, times) => {
  let asked = 0;
  const state = { ...emptyState(), judged: new Set(judged) };
  const reading = await withEarlierTexts(
    { comments: [one] } as unknown as ThreadReading,
    { state, deliveries, since: instant(since) },
    async () => {
      asked += 1;
      return [];
    },
  );
  expect(asked).toBe(times);
  expect(reading.comments).toHaveLength(1);
});
