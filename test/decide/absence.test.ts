/** When somebody is away, by all that was said of it. */
import { expect, test } from "vitest";
import { type Absence, awayUntil, timesAway } from "../../src/core/model/absence.ts";
import type { Instant } from "../../src/core/model/names.ts";
import { person } from "../builders/guild.ts";

const day = (of: string): Instant => `2026-03-${of.padStart(2, "0")}T00:00:00Z` as Instant;

/** `mia 2-9` says on the 2nd that she is away until the 9th, `mia 5` on the 5th that she is back. */
const said = (text: string): readonly Absence[] =>
  text.split(", ").map((one) => {
    const [who = "", at = "", until] = one.split(/[ -]/);
    return { person: person(who, who.length), at: day(at), until: until === undefined ? null : day(until) };
  });

test.each<[string, string, string]>([
  ["until the day", "mia 2-9", "2-9"],
  ["back before", "mia 2-9, mia 5", "2-5"],
  ["longer than was said first", "mia 2-9, mia 5-20", "2-20"],
  ["shorter", "mia 2-20, mia 5-9", "2-9"],
  ["twice", "mia 2-5, mia 9-12", "2-5 9-12"],
  ["again in the instant of the end", "mia 2-5, mia 5-9", "2-9"],
  ["in another order", "mia 9-12, mia 2-5", "2-5 9-12"],
  ["back and away again", "mia 2-9, mia 4, mia 6-8", "2-4 6-8"],
  ["others are others", "dora 1-3, bo 2-20, mia 2-9, bo 5", "2-9"],
  ["back without having been away", "mia 2", ""],
])("%s", (_name, text, expected) => {
  const times = timesAway(said(text), person("mia", 3)).filter(({ from }) => from >= day("2"));
  const inBrief = (at: string): string => String(Number(at.slice(8, 10)));
  expect(times.map(({ from, to }) => `${inBrief(from)}-${inBrief(to)}`).join(" ")).toBe(expected);
});

test("what is said later is not known before", () => {
  const absences = said("mia 2-9, mia 5, mia 6-20");
  const until = (at: string) => awayUntil(absences, person("mia", 3), day(at));
  expect(["1", "2", "4", "5", "6", "19", "20"].map(until)).toEqual([
    null,
    day("9"),
    day("9"),
    null,
    day("20"),
    day("20"),
    null,
  ]);
});
