/** Counting after every act, with what was counted before, is counting from the beginning; and does not slow down. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runningCount } from "../../src/core/ballots/running-count.ts";
import { tallyWithTieInState } from "../../src/core/ballots/tally-in-state.ts";
import { decide } from "../../src/core/decide/decide.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import { applyEntry, draftOf, emptyState } from "../../src/core/record/replay.ts";
import { addSeconds } from "../../src/core/time/instant.ts";
import { at, start, timelines } from "../builders/generated-timelines.ts";
import { charmText, facts, instant, person, reading, role, sha } from "../builders/guild.ts";
import { manyVotes } from "../builders/many-votes.ts";
import { mia } from "../builders/people.ts";
import { command, deletion, opening, push, vote } from "../builders/timeline.ts";

const heads = [0, 1, 2, 3, 4].map((seed) => reading(sha(seed), charmText(`Text ${seed}.`)));

/** After each entry both counts of each ballot, open or not. */
const agree = (entries: readonly NewEntry[]): number => {
  const draft = draftOf(emptyState());
  const count = runningCount();
  let compared = 0;
  for (const entry of entries) {
    applyEntry(draft, entry);
    for (const ballot of draft.ballots) {
      const moment = { now: entry.at, closing: false };
      const { tally, passes, tied } = tallyWithTieInState(draft, ballot, draft.votes, moment);
      const running = count(draft, ballot, moment);
      compared += 1;
      expect({ ...running, readings: running.readings.map(({ line }) => line), strangers: null }).toEqual({
        counts: tally.counts,
        passes,
        tied,
        canStillPass: tally.canStillPass,
        readings: tally.voters.slice(0, ballot.seats.length),
        strangers: null,
      });
    }
  }
  return compared;
};

test("of generated timelines, after every entry", () => {
  let compared = 0;
  fc.assert(
    fc.property(timelines, (happenings) => {
      const opens = ["/open-ballot humming", "/open-ballot whistling", "/sing 5d"].map((line, place) =>
        command(addSeconds(instant(start), place), person("mia", 50), line, 9_001 + place),
      );
      const all = [opening(start, person("pat", 100), sha(0)), ...opens, ...happenings];
      compared += agree(decide(emptyState(), all, facts(at(45 * 24 * 60), heads)).entries);
    }),
    { numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(1000);
});

const seats = Array.from({ length: 500 }, (_, index) => person(`voter-${index}`, index + 1));
const pat = person("pat", 100_000);
const rolls = new Map([[role("circle"), { kind: "roll" as const, people: seats, why: "listed" }]]);

/** Milliseconds of work. */
const timeOf = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** 500 seats act again and again, `more` with each vote. */
const acting = (acts: number, opens: string, what: "deleted" | "on a past text"): (() => void) => {
  const pushes = what === "deleted" ? [] : [push(addSeconds(instant(start), 90), pat, sha(1))];
  const happenings = Array.from({ length: acts }, (_, index) => {
    const when = addSeconds(instant(start), 120 + index * 3);
    const by = seats[(index * 7) % seats.length] ?? pat;
    const choice = index % 3 === 0 ? "reject" : "approve";
    return what === "deleted"
      ? [vote(when, by, choice, 10 + index), deletion(addSeconds(when, 1), by, 10 + index)]
      : [vote(when, by, choice, 10 + index, { channel: "review", head: sha(0) })];
  }).flat();
  const opened = command(addSeconds(instant(start), 60), mia, opens, 1);
  const all = [opening(start, pat, sha(0)), opened, ...pushes, ...happenings];
  return () => {
    const { state } = decide(emptyState(), all, facts("2026-03-05T09:00:00Z", heads, { rolls }));
    expect(state.votes).toHaveLength(acts);
    expect(state.ballots).toHaveLength(1);
  };
};

test.each([
  ["votes, the ballot closes when decided", () => void manyVotes(3_000, 500, "/open-ballot whistling").decide()],
  ["votes and their deletions, closing when decided", acting(1_500, "/open-ballot whistling", "deleted")],
  ["reviews of a past text", acting(3_000, "/sing 5d", "on a past text")],
  ["reviews of a past text, closing when decided", acting(3_000, "/open-ballot whistling", "on a past text")],
])("3,000 %s, of 500 seats: no square of them", (_what, run) => {
  expect(timeOf(run)).toBeLessThan(2_500);
});
