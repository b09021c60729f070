/** The fold with votes by reaction: when it wants to look, and what one taken off does. */
import { describe, expect, test } from "vitest";
import type { Happening } from "../../src/core/model/act.ts";
import type { Ballot } from "../../src/core/model/ballot.ts";
import type { ActId } from "../../src/core/model/names.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import { instant, policy } from "../builders/guild.ts";
import { decidedAt, under } from "../builders/looks.ts";
import { ana, mia, pat } from "../builders/people.ts";
import { command, thread, vote } from "../builders/timeline.ts";

const sung = command("2026-03-04T09:02:00Z", mia, "/sing 5d", 1);

const polled = (pollSeconds?: number): Policy => ({
  ...policy,
  questions: new Map(
    [...policy.questions].map(([name, one]) => [
      name,
      { ...one, channels: ["comment", "reaction"], ...(pollSeconds ? { pollSeconds } : {}) },
    ]),
  ),
});
const look = (happenings: readonly Happening[], now: string, by = polled(600)) =>
  decidedAt([sung, ...happenings], now, under(by));

const reacted = vote("2026-03-05T09:00:00Z", ana, "approve", 10, { channel: "reaction" });
const gone = (at: string): Happening => ({
  kind: "act",
  key: { at: instant(at), rank: 3, source: 10, index: 1 },
  act: {
    id: "reaction:10:gone" as ActId,
    at: instant(at),
    by: ana,
    channel: "reaction",
    url: "",
    head: null,
    what: { kind: "deleted", of: "reaction:10:", author: ana, polled: true },
  },
});
const counted = (ballot: Ballot | undefined): string | undefined =>
  String(ballot?.closed?.tally.voters.find((line) => line.person.login === "ana")?.counted);

describe("when it is looked for reactions", () => {
  test.each([
    ["every ten minutes", "2026-03-05T09:00:00Z", "2026-03-05T09:10:00Z"],
    ["a minute before the end", "2026-03-09T23:55:00Z", "2026-03-09T23:59:00Z"],
    ["no more than needed after that", "2026-03-09T23:59:00Z", "2026-03-10T00:00:00Z"],
  ])("%s", (_what, now, next) => {
    expect(look([], now).nextLook).toBe(next);
  });

  test("as often as the policy says", () => {
    expect(look([], "2026-03-05T09:00:00Z", polled(7200)).nextLook).toBe("2026-03-05T11:00:00Z");
    expect(look([], "2026-03-05T09:00:00Z", polled()).nextLook).toBe("2026-03-05T09:10:00Z");
  });

  test("while the clock rests as well, but not on a closed thread", () => {
    const paused = command("2026-03-05T08:00:00Z", mia, "/pause because so", 2);
    expect(look([paused], "2026-03-05T09:00:00Z").nextLook).toBe("2026-03-05T09:10:00Z");
    const closed = thread("2026-03-05T08:00:00Z", "closed", pat);
    expect(look([closed], "2026-03-05T09:00:00Z").nextLook).toBeNull();
  });

  test("never where no ballot takes them", () => {
    expect(look([], "2026-03-05T09:00:00Z", policy).nextLook).toBe("2026-03-06T00:00:00Z");
  });
});

describe("one taken off", () => {
  test.each([
    ["before the end takes the vote back", "2026-03-06T09:00:00Z", "withdrawn"],
    ["at the end still does", "2026-03-10T00:00:00Z", "withdrawn"],
    ["later changes nothing", "2026-03-10T00:00:01Z", "true"],
  ])("%s", (_what, when, expected) => {
    const { state } = look([reacted, gone(when)], "2026-03-11T09:00:00Z");
    expect(counted(state.ballots[0])).toBe(expected);
  });

  test("is recorded as what a look missed", () => {
    const { entries } = look([reacted, gone("2026-03-06T09:00:00Z")], "2026-03-07T09:00:00Z");
    expect(entries.find(({ fact }) => fact.kind === "act-deleted")?.fact).toMatchObject({
      polled: true,
      byAuthor: true,
    });
  });
});
