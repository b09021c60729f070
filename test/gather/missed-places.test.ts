/** What readings alone can tell: comments that are gone, with a trace and without, and there again. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Instant, Login } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import {
  confirmMissedPlaces,
  type MissedReading,
  missedPlaces,
  placeHappenings,
} from "../../src/gather/missed-places.ts";
import type { CommentHistory } from "../../src/gather/revisions.ts";
import type { CommentReading, ReviewReading, ThreadReading, TimelineReading } from "../../src/github/ports.ts";
import { charmText, facts, reading as headReading, person, sha } from "../builders/guild.ts";
import { command, opening, vote } from "../builders/timeline.ts";

const ana = person("ana", 1);
const root = person("root", 77);
const instant = (time: string): Instant => `2026-03-05T${time}Z` as Instant;
const happenings = [
  opening("2026-03-02T09:00:00Z", person("pat", 100), sha(0)),
  command("2026-03-04T09:00:00Z", person("mia", 50), "/sing 5d", 1),
  vote(instant("09:00:00"), ana, "approve", 11),
  vote(instant("09:05:00"), ana, "abstain", 12),
  vote(instant("09:06:00"), person("bo", 2), "approve", 13, { channel: "review" }),
];
const folded = (state: State, more: readonly Happening[], now: Instant): State =>
  decide(state, more, facts(now, [headReading(sha(0), charmText("Text 0."))])).state;
const state = folded(emptyState(), happenings, instant("09:10:00"));

const all = [1, 11, 12];
const reading = (
  date: Instant,
  comments = all,
  timeline: readonly TimelineReading[] = [],
  reviews = [13],
): ThreadReading =>
  ({
    date,
    comments: comments.map((id) => ({ id, author: null }) as unknown as CommentReading),
    reviews: reviews.map((id) => ({ id }) as ReviewReading),
    timeline,
  }) as unknown as ThreadReading;
const deletion = (at: Instant, by = ana, author = "ana"): TimelineReading => ({
  kind: "comment-deleted",
  node: `deleted ${at}`,
  at,
  actor: { person: by, isBot: false } as never,
  author: author as Login,
});
const about = (read: ThreadReading, more: Partial<MissedReading> = {}): MissedReading => ({
  state,
  reading: read,
  histories: [],
  readAt: instant("09:10:00"),
  missed: {},
  ...more,
});
const ids = (found: readonly Happening[]): readonly string[] =>
  found.map((one) =>
    one.kind === "place"
      ? `${one.to} ${one.of}`
      : one.kind === "act"
        ? `${one.act.what.kind} ${one.act.id} by ${one.act.by.login}`
        : one.kind,
  );
const minute = 120;

describe("a comment that the reading lacks", () => {
  const first = about(reading(instant("10:00:00"), [1, 12]));
  const missed = missedPlaces(first);

  test("is missed, and nothing follows from one reading", () => {
    expect(missed).toEqual({ "comment:11:": "2026-03-05T10:00:00Z" });
    expect(placeHappenings(first, minute)).toEqual([]);
    expect(confirmMissedPlaces(missed, minute, instant("10:00:00"))).toBe("2026-03-05T10:02:00Z");
  });

  test.each([
    ["too soon", "10:01:59", []],
    ["a settle time later", "10:02:00", ["vanished comment:11:"]],
    ["long after", "20:00:00", ["vanished comment:11:"]],
  ])("of the second reading, %s", (_when, time, expected) => {
    const second = about(reading(instant(time), [1, 12]), { missed });
    expect(ids(placeHappenings(second, minute))).toEqual(expected);
  });

  test("keeps the time of the first miss, and is forgotten when it is there again", () => {
    expect(missedPlaces(about(reading(instant("10:05:00"), [1, 12]), { missed }))).toEqual(missed);
    expect(missedPlaces(about(reading(instant("10:05:00")), { missed }))).toEqual({});
  });

  test("stands when it has vanished, and is unmarked when it returns", () => {
    const second = about(reading(instant("10:02:00"), [1, 12]), { missed });
    const gone = folded(state, placeHappenings(second, minute), instant("10:02:00"));
    expect([...gone.vanished]).toEqual(["comment:11:"]);
    expect(gone.votes).toEqual(state.votes);
    const still = about(reading(instant("11:00:00"), [1, 12]), { state: gone });
    expect([missedPlaces(still), placeHappenings(still, minute)]).toEqual([{}, []]);
    const back = about(reading(instant("12:00:00")), { state: gone });
    expect(ids(placeHappenings(back, minute))).toEqual(["returned comment:11:"]);
    const again = folded(gone, placeHappenings(back, minute), instant("12:00:00"));
    expect([...again.vanished]).toEqual([]);
    const twice = about(reading(instant("13:00:00"), [1, 12]), {
      state: again,
      missed: { "comment:11:": instant("12:50:00") },
    });
    expect(ids(placeHappenings(twice, minute))).toEqual(["vanished comment:11:"]);
  });
});

describe("a deletion whose delivery never came is told by the event that fits", () => {
  const lacking = (events: readonly TimelineReading[], more: Partial<MissedReading> = {}) =>
    ids(
      placeHappenings(
        about(reading(instant("10:05:00"), [1, 12], events), {
          missed: { "comment:11:": instant("10:00:00") },
          ...more,
        }),
        minute,
      ),
    );
  const history: CommentHistory = {
    id: 99,
    author: ana,
    url: "",
    viaEmail: false,
    revisions: [],
    deleted: { by: ana, receivedAt: instant("09:56:00") },
  };
  const gone = ["vanished comment:11:"];

  test.each<[string, readonly TimelineReading[], Partial<MissedReading>, readonly string[]]>([
    ["by the author", [deletion(instant("09:55:00"))], {}, ["deleted comment:11:0:deleted by ana"]],
    ["by another", [deletion(instant("09:55:00"), root)], {}, ["deleted comment:11:0:deleted by root"]],
    ["of another person's comment", [deletion(instant("09:55:00"), root, "bo")], {}, gone],
    ["before the comment was made", [deletion(instant("08:00:00"))], { readAt: null }, gone],
    ["before the last reading, which still had it", [deletion(instant("09:08:00"))], {}, gone],
    [
      "of which a delivery tells that it was another comment",
      [deletion(instant("09:55:00"))],
      { histories: [history] },
      gone,
    ],
    ["of two that could be meant", [deletion(instant("09:55:00")), deletion(instant("09:56:00"))], {}, gone],
  ])("%s", (_what, events, more, expected) => {
    expect(lacking(events, more)).toEqual(expected);
  });

  test("of a person without an account any more nobody can say who it was", () => {
    expect(lacking([{ ...deletion(instant("09:55:00")), actor: null } as TimelineReading])).toEqual(gone);
  });

  test("is judged once, also when the delivery comes after all", () => {
    const read = about(reading(instant("10:05:00"), [1, 12], [deletion(instant("09:55:00"))]));
    const after = folded(state, placeHappenings(read, minute), instant("10:05:00"));
    expect(after.votes[0]?.comment).toMatchObject({ became: "deleted", byAuthor: true });
    expect(placeHappenings({ ...read, state: after }, minute)).toEqual([]);
    expect(missedPlaces({ ...read, state: after })).toEqual({});
  });
});

test("reviews vanish as comments do; a comment of a deleted account is there, and its vote keeps its seat", () => {
  const read = about(reading(instant("10:05:00"), all, [], []), { missed: { "review:13:": instant("10:00:00") } });
  expect(ids(placeHappenings(read, minute))).toEqual(["vanished review:13:"]);
  expect(placeHappenings(about(reading(instant("10:05:00"))), minute)).toEqual([]);
});
