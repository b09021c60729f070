/** When the work on a document is read again, and what is told when it cannot be. */
import { expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Instant } from "../../src/core/model/names.ts";
import type { WorkStanding } from "../../src/core/model/work.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { GitHubError } from "../../src/github/github-error.ts";
import type { WorkAsked } from "../../src/github/ports.ts";
import type { Look } from "../../src/look/decide-in-rounds.ts";
import { linkedWork, readFollowedWork } from "../../src/look/followed-work.ts";
import type { StoredDelivery, WorkNotes } from "../../src/store/store.ts";
import { charmText, facts, instant, policyWithWork, reading, sha } from "../builders/guild.ts";
import { pat } from "../builders/people.ts";
import { opening } from "../builders/timeline.ts";

const time = "2026-03-05T09:00:00Z";
const url = "https://github.com/example/charms/pull/12";

const aLook = (music: string | null, work: WorkNotes | null, deliveries: readonly string[]): Look => {
  const head = reading(sha(0), charmText("Text.", music === null ? {} : { music }));
  const known = facts(time, [head], { policy: { kind: "policy", policy: policyWithWork } });
  const decision = decide(emptyState(), [opening("2026-03-02T09:00:00Z", pat, head.sha)], known);
  const told = deliveries.map(
    (event): StoredDelivery => ({ id: event, event, action: null, payload: {}, receivedAt: instant(time) }),
  );
  // Of a look, only what the reading of work asks for.
  return {
    loaded: { notes: { work }, deliveries: told },
    read: { reading: { url, head: { sha: head.sha } }, place: {} },
    decision,
    facts: known,
    texts: new Map(),
  } as unknown as Look;
};

const notes = (more: Partial<WorkNotes> = {}): WorkNotes => ({
  standings: { "example/charms#1": "open", "o/n#2": "open" },
  at: instant("2026-03-05T08:00:00Z"),
  failed: false,
  next: instant("2026-03-06T08:00:00Z"),
  own: [1],
  ...more,
});

const two = "tune: '#1', o/n#2";

const read = async (
  look: Look,
  answer: readonly WorkStanding[] | GitHubError = ["merged", "open"],
): Promise<{ readonly notes: WorkNotes | null; readonly asked: readonly (readonly WorkAsked[])[] }> => {
  const asked: (readonly WorkAsked[])[] = [];
  const silent = (): void => {};
  const found = await readFollowedWork(
    {
      now: () => instant(time),
      log: { info: silent, warn: silent, error: silent },
      reader: {
        readWork: async (_place, threads) => {
          asked.push(threads);
          if (answer instanceof GitHubError) throw answer;
          return answer;
        },
      },
    },
    look,
  );
  return { notes: found, asked };
};

const cases: readonly (readonly [what: string, look: Look, times: number, next: string | null])[] = [
  ["nothing is named", aLook(null, null, []), 0, null],
  ["only a page is named", aLook("https://example.com/song", null, []), 0, null],
  ["never read", aLook(two, null, []), 1, "2026-03-06T09:00:00Z"],
  ["read a while ago", aLook(two, notes(), []), 0, "2026-03-06T08:00:00Z"],
  ["read a day ago", aLook(two, notes({ next: instant("2026-03-05T09:00:00Z") }), []), 1, "2026-03-06T09:00:00Z"],
  ["another one is named", aLook(`${two}, o/n#3`, notes(), []), 1, "2026-03-06T09:00:00Z"],
  ["one is named no more", aLook("tune: '#1'", notes(), []), 0, "2026-03-06T08:00:00Z"],
  ["an event told of one", aLook(two, notes(), [linkedWork]), 1, "2026-03-05T09:00:15Z"],
  ["everything is looked at", aLook(two, notes(), ["full-look"]), 1, "2026-03-06T09:00:00Z"],
  ["something else happened", aLook(two, notes(), ["issue_comment"]), 0, "2026-03-06T08:00:00Z"],
];

test.each(cases)("%s", async (_what, look, times, next) => {
  const { notes: found, asked } = await read(look);
  expect(asked).toHaveLength(times);
  expect(found?.next ?? null).toBe(next as Instant | null);
});

test("all of them are asked for at once, and their own repository's are known by number", async () => {
  const { notes: found, asked } = await read(aLook(two, null, []));
  expect(asked).toMatchObject([
    [
      { repository: "example/charms", number: 1 },
      { repository: "o/n", number: 2 },
    ],
  ]);
  expect(found).toMatchObject({
    standings: { "example/charms#1": "merged", "o/n#2": "open" },
    own: [1],
    failed: false,
  });
});

test("what cannot be read is told as before, or as not known, and tried again", async () => {
  const away = new GitHubError("GitHub is away.", { status: 502, retryable: true, retryAfterSeconds: 900 });
  const due = notes({ next: instant(time) });
  expect((await read(aLook(two, due, []), away)).notes).toMatchObject({
    standings: { "example/charms#1": "open", "o/n#2": "open" },
    at: due.at,
    failed: true,
    next: "2026-03-05T09:15:00Z",
  });
  expect((await read(aLook(two, null, []), away)).notes).toMatchObject({
    standings: { "example/charms#1": "unknown", "o/n#2": "unknown" },
    at: null,
    failed: true,
  });
});

test("no more than twenty are asked for", async () => {
  const many = `tune: ${Array.from({ length: 25 }, (_, place) => `o/n#${place + 1}`).join(", ")}`;
  expect((await read(aLook(many, null, []), [])).asked[0]).toHaveLength(20);
});
