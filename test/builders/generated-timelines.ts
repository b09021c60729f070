/** Timelines of a month, generated: votes, commands, pushes and closings in any mixture. */
import fc from "fast-check";
import type { Happening } from "../../src/core/model/act.ts";
import { addSeconds } from "../../src/core/time/instant.ts";
import { circle, instant, person, sha } from "./guild.ts";
import { command, push, thread, vote } from "./timeline.ts";

export const start = "2026-03-02T09:00:00Z";
const pat = person("pat", 100);
const mia = person("mia", 50);
const lee = person("lee", 51);

export const at = (minutes: number): string => addSeconds(instant(start), minutes * 60);

/** Acts of a month in any mixture, in the order of their times. */
export const timelines: fc.Arbitrary<readonly Happening[]> = fc
  .array(
    fc.record({
      minutes: fc.nat({ max: 30 * 24 * 60 }),
      what: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.record({
            kind: fc.constant("vote" as const),
            who: fc.constantFrom(...circle, "zed"),
            choice: fc.constantFrom("approve" as const, "reject" as const, "abstain" as const, "withdraw" as const),
            channel: fc.constantFrom("comment" as const, "review" as const, "label" as const),
          }),
        },
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constant("command" as const),
            who: fc.constantFrom(mia, lee, pat),
            line: fc.constantFrom(
              "/name",
              "/sing 3d",
              "/sing 5d",
              "/linger 2d because slow",
              "/hush because no",
              "/shatter because no",
              "/release",
              "/pause because of a holiday",
              "/resume",
              "/cancel-ballot because it was a mistake",
              "/unknwon",
            ),
          }),
        },
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constant("command" as const),
            who: fc.constantFrom(mia, lee, pat, person("ana", 1), person("zed", 9)),
            line: fc.constantFrom(
              "/concern false note: it hurts",
              "/concern False  Note: it hurts again",
              "/concern rain: it is dry",
              "/address false note: it is meant so",
              "/address rain: it will come",
              "/contest false note because it still hurts",
              "/resolve false note",
              "/resolve rain",
              "/override-concern rain because we waited",
            ),
          }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("push" as const), head: fc.nat({ max: 2 }) }) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant("thread" as const),
            to: fc.constantFrom("open" as const, "closed" as const),
          }),
        },
      ),
    }),
    { maxLength: 30 },
  )
  .map((items) =>
    [...items]
      .sort((one, other) => one.minutes - other.minutes)
      .map(({ minutes, what }, place): Happening => {
        switch (what.kind) {
          case "vote":
            return vote(at(minutes), person(what.who, circle.indexOf(what.who) + 1 || 9), what.choice, place + 1, {
              channel: what.channel,
            });
          case "command":
            return command(at(minutes), what.who, what.line, place + 1);
          case "push":
            return push(at(minutes), pat, sha(what.head));
          default:
            return thread(at(minutes), what.to, pat);
        }
      }),
  );
