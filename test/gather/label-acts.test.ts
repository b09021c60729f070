/** Labels as buttons: whose press counts, and under which name when somebody renames a label. */
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/core/model/names.ts";
import { labelActs } from "../../src/gather/label-acts.ts";
import type { TimelineReading } from "../../src/github/ports.ts";
import type { StoredDelivery } from "../../src/store/store.ts";
import { person } from "../builders/guild.ts";

const at = (time: string): Instant => `2026-03-02T${time}Z` as Instant;
const pressed = (label: string, time: string, who = "ana", isBot = false): TimelineReading => ({
  kind: "labeled",
  node: `${who}-${time}`,
  actor: { person: person(who), isBot },
  at: at(time),
  label,
});
const off = (label: string, time: string): TimelineReading =>
  ({ ...pressed(label, time), kind: "unlabeled" }) as TimelineReading;
const delivery = (label: string, time: string, who = "ana"): StoredDelivery => ({
  id: `${label}-${time}`,
  event: "pull_request",
  action: "labeled",
  payload: { label: { name: label }, sender: { login: who }, pull_request: { updated_at: at(time) } },
  receivedAt: at(time),
});
const votes = (
  timeline: readonly TimelineReading[],
  deliveries: readonly StoredDelivery[] = [],
  readUntil: Instant | null = null,
  judged: readonly string[] = [],
): readonly string[] =>
  labelActs({ timeline, deliveries, url: "", readUntil, judged: new Set(judged) }).map(({ act }) =>
    act.what.kind === "vote" ? `${act.by.login} ${act.what.choice}` : "",
  );

describe("who presses votes", () => {
  test.each<[string, readonly TimelineReading[], readonly string[]]>([
    [
      "one after another",
      [pressed("vote: approve", "09:00:00"), pressed("vote: approve", "09:01:00", "bo")],
      ["ana approve", "bo approve"],
    ],
    ["in any case", [pressed("Vote: Reject", "09:00:00")], ["ana reject"]],
    ["not by taking it off", [pressed("vote: abstain", "09:00:00"), off("vote: abstain", "09:01:00")], ["ana abstain"]],
    ["not a bot, nor the App", [pressed("vote: approve", "09:00:00", "ci[bot]", true)], []],
    ["not by other labels", [pressed("bug", "09:00:00")], []],
  ])("%s", (_what, timeline, expected) => {
    expect(votes(timeline)).toEqual(expected);
  });
});

describe("a label that was renamed", () => {
  const now = pressed("vote: approve", "09:00:00");

  test("counts under the name that its delivery told", () => {
    expect(votes([now], [delivery("bug", "09:00:01")])).toEqual([]);
    expect(votes([pressed("bug", "09:00:00")], [delivery("vote: reject", "09:00:00")])).toEqual(["ana reject"]);
    expect(votes([now], [delivery("bug", "09:00:00"), delivery("vote: approve", "09:00:00")])).toEqual(["ana approve"]);
    expect(votes([now], [delivery("bug", "09:00:00", "bo"), delivery("bug", "09:01:00")])).toEqual(["ana approve"]);
  });

  test("makes no vote of what earlier looks have read past", () => {
    expect(votes([now], [], at("09:10:00"))).toEqual([]);
    expect(votes([now], [], at("09:01:00"))).toEqual(["ana approve"]);
    expect(votes([now], [], at("09:10:00"), ["label:ana-09:00:00:0:0"])).toEqual(["ana approve"]);
    expect(votes([now], [delivery("vote: approve", "09:00:00")], at("09:10:00"))).toEqual(["ana approve"]);
  });
});
