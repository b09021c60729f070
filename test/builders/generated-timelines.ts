/** Timelines of a month, generated: votes, commands, pushes and closings in any mixture. */
import fc from "fast-check";
import type { Happening } from "../../src/core/model/act.ts";
import { addSeconds } from "../../src/core/time/instant.ts";
import { circle, instant, person, sha } from "./guild.ts";
import { lee, mia, pat } from "./people.ts";
import { command, push, thread, vote } from "./timeline.ts";

export const start = "2026-03-02T09:00:00Z";
/** Somebody who has the keeper's login. */
const otherMia = person("mia", 77);

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
            channel: fc.constantFrom("comment" as const, "review" as const, "label" as const, "reaction" as const),
            question: fc.constantFrom(undefined, undefined, "chanting", "humming", "whistling", "gladly"),
          }),
        },
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constant("command" as const),
            who: fc.constantFrom(mia, otherMia, lee, pat, person("sam", 60)),
            line: fc.constantFrom(
              "/name",
              "/spurn tuneless because it limps",
              "/sing 3d",
              "/sing 5d",
              "/linger 2d because slow",
              "/hush because no",
              "/shatter because no",
              "/release",
              "/pause because of a holiday",
              "/resume",
              "/cancel-ballot because it was a mistake",
              "/open-ballot humming",
              "/open-ballot humming 30h",
              "/open-ballot whistling",
              "/open-ballot whistling 2 business days",
              "/extend-ballot humming 2d because slow",
              "/linger whistling 1d because slow",
              "/cancel-ballot humming because nobody hums",
              "/undo",
              "/undo",
              "/break-tie approve because it is time",
              "/break-tie reject because it is not",
              "/correct status Sung because it was",
              "/correct status Whispered because it is",
              "/correct keeper @max because it is",
              "/correct end 2026-03-20 because it is",
              "/reclassify editorial because it says the same",
              "/reclassify material because it says something else",
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
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constant("command" as const),
            who: fc.constantFrom(...circle.map((name, place) => person(name, place + 1)), person("sam", 60)),
            line: fc.constantFrom(
              "/recuse because of that",
              "/unrecuse",
              "/confirm-authorship",
              "/delegate @ana",
              "/delegate @bo",
              "/undelegate",
              "/record-vote @ana approve evidence https://example.org/1",
              "/record-vote @bo reject evidence https://example.org/2",
              "/record-vote @bo withdraw evidence https://example.org/3",
              "/refresh-electorate because so",
            ),
          }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("push" as const), head: fc.nat({ max: 2 }) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant("push" as const), head: fc.nat({ max: 3 }) }) },
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
              ...(what.question === undefined ? {} : { question: what.question }),
              // In every other minute a rejection gives its reason, as far as its channel lets it.
              ...(what.choice === "reject" &&
              what.channel !== "label" &&
              what.channel !== "reaction" &&
              minutes % 2 === 0
                ? { reason: "it hurts" }
                : {}),
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
