/** Who stands in for a steward who is away or does not answer, and until when. */
import { expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { Instant } from "../../src/core/model/names.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { charmText, facts, instant, person, policy, reading, sha } from "../builders/guild.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command, opening, push, thread } from "../builders/timeline.ts";

const max = person("max", 60);
const dora = person("dora", 61);
const heads = [reading(sha(0), charmText("Text 0.")), reading(sha(1), charmText("Text 1."))];

const at = (day: number, hour = 9): Instant =>
  instant(`2026-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`);
const opened = opening(at(1), pat, sha(0));

/** Absences said on other threads. */
const elsewhere = (login: string, from: number, to: number) => ({
  person: person(login, null),
  at: at(from),
  until: at(to, 0),
});

interface Case {
  readonly happenings?: readonly Happening[];
  readonly absences?: readonly ReturnType<typeof elsewhere>[];
  readonly deputies?: readonly string[];
  readonly days?: number;
}

const factsOn = ({ absences = [], deputies = [] }: Case, now: Instant) =>
  facts(now, heads, {
    absences,
    policy: { kind: "policy", policy: { ...policy, deputies: deputies.map((login) => person(login).login) } },
  });

const inBrief = ({ at: when, fact }: NewEntry): readonly string[] => {
  const day = Number(when.slice(8, 10));
  if (fact.kind === "stand-in-named") return [`${day} ${fact.person?.login ?? "nobody"}`];
  if (fact.kind === "stand-in-ended") return [`${day} over`];
  return fact.kind === "steward-reminded" ? [`${day} reminded`] : [];
};

/** Looks on each of the days, or only at the end. */
const entriesOf = (given: Case, looks: readonly number[]): readonly NewEntry[] => {
  let state = emptyState();
  const entries: NewEntry[] = [];
  for (const day of looks) {
    const now = at(day, 10);
    const known = (given.absences ?? []).filter((absence) => absence.at <= now);
    const seen = [opened, ...(given.happenings ?? [])].filter(({ key }) => key.at <= now);
    const decision = decide(state, seen, factsOn({ ...given, absences: known }, now));
    entries.push(...decision.entries);
    state = decision.state;
  }
  return entries;
};

test.each<[string, Case, string]>([
  ["nothing is asked of anybody before a week", { days: 7 }, ""],
  ["reminded once, then the primary steward; nobody is left after that", { days: 30 }, "8 reminded, 15 lee"],
  ["then the deputy", { days: 30, deputies: ["dora"] }, "8 reminded, 15 lee, 22 dora"],
  ["a push begins the time anew", { days: 16, happenings: [push(at(6), pat, sha(1))] }, "13 reminded"],
  [
    "so does an answer, whatever came of it",
    { days: 14, happenings: [command(at(5), mia, "/shatter", 1)] },
    "12 reminded",
  ],
  ["what is taken in waits for nobody", { days: 30, happenings: [command(at(5), mia, "/name", 1)] }, ""],
  [
    "nor what its authors are to mend",
    { days: 30, happenings: [command(at(5), mia, "/spurn tuneless because so", 1)] },
    "",
  ],
  ["nor what is closed", { days: 30, happenings: [thread(at(5), "closed", pat)] }, ""],
  ["the next in turn stands in", { days: 12, absences: [elsewhere("mia", 2, 12)] }, "2 max, 12 over"],
  ["the deputy goes first", { days: 12, absences: [elsewhere("mia", 2, 12)], deputies: ["dora"] }, "2 dora, 12 over"],
  ["never an author", { days: 12, absences: [elsewhere("mia", 2, 12)], deputies: ["pat"] }, "2 max, 12 over"],
  [
    "who stands in goes away too",
    { days: 12, absences: [elsewhere("mia", 2, 12), elsewhere("max", 5, 20)] },
    "2 max, 5 lee, 12 over",
  ],
  [
    "nobody is there",
    { days: 5, absences: [elsewhere("mia", 2, 12), elsewhere("max", 1, 20), elsewhere("lee", 1, 20)] },
    "2 nobody",
  ],
  [
    "back, the request has a week again",
    { days: 20, absences: [elsewhere("mia", 2, 12)] },
    "2 max, 12 over, 19 reminded",
  ],
  [
    "away twice",
    { days: 12, absences: [elsewhere("mia", 2, 4), elsewhere("mia", 6, 9)] },
    "2 max, 4 over, 6 max, 9 over",
  ],
  [
    "away here, and back here",
    { days: 6, happenings: [command(at(2), mia, "/away 9d", 1), command(at(5), mia, "/back", 2)] },
    "2 max, 5 over",
  ],
  [
    "handed over for good",
    { days: 7, absences: [elsewhere("mia", 2, 12)], happenings: [command(at(4), lee, "/entrust @max", 1)] },
    "2 max",
  ],
])("%s", (_name, given, expected) => {
  const days = Array.from({ length: given.days ?? 30 }, (_, place) => place + 1);
  const daily = entriesOf(given, days);
  expect(daily.flatMap(inBrief).join(", ")).toBe(expected);
  // Once, at the end: the same, whenever the App looked.
  const last = days.slice(-1);
  const sorted = (entries: readonly NewEntry[]) => entries.flatMap(inBrief);
  expect(sorted(entriesOf(given, last))).toEqual(sorted(daily));
});

const verdictOf = (given: Case, by: typeof mia, line: string, on: number): boolean | undefined =>
  entriesOf({ ...given, happenings: [...(given.happenings ?? []), command(at(on), by, line, 9)] }, [on])
    .map(({ fact }) => (fact.kind === "command" ? fact.verdict.done : undefined))
    .findLast((done) => done !== undefined);

test("whoever stands in may act as the steward, and the steward still may; nobody else, and not afterwards", () => {
  const away: Case = { absences: [elsewhere("mia", 2, 12)], deputies: ["dora"] };
  expect(verdictOf(away, dora, "/name", 3)).toBe(true);
  expect(verdictOf(away, mia, "/name", 3)).toBe(true);
  expect(verdictOf(away, max, "/name", 3)).toBe(false);
  expect(verdictOf(away, dora, "/name", 13)).toBe(false);
});
