/** Who shepherds a document: by turn, load or path, never an author, nobody who is away. */
import { expect, test } from "vitest";
import {
  chooseSteward,
  type NoSteward,
  type StewardChoice,
  type StewardQuestion,
} from "../../src/core/lifecycle/stewards.ts";
import type { Instant, Login } from "../../src/core/model/names.ts";
import type { PathOwners, Role } from "../../src/core/model/policy.ts";
import { person, role } from "../builders/guild.ts";

interface Case {
  readonly assign?: Role["assign"];
  readonly keepers?: string;
  readonly authors?: string;
  readonly away?: string;
  /** `mia:3` is assigned in March, or has three open documents. */
  readonly last?: string;
  readonly load?: string;
  readonly path?: string;
}

const words = (text: string | undefined): readonly string[] => (text ?? "").split(" ").filter(Boolean);
const people = (text: string | undefined) => words(text).map((login) => person(login));
const numbers = (text: string | undefined): ReadonlyMap<string, number> =>
  new Map(words(text).map((one) => [one.split(":")[0] ?? "", Number(one.split(":")[1])]));

const paths: readonly PathOwners[] = [
  { files: "charms/rain-*.md", users: ["max" as Login] },
  { files: "charms/{sun,moon}/**", users: ["max" as Login, "zed" as Login] },
  { files: "charms/rain-and-snow.md", users: ["mia" as Login] },
];

const question = ({ assign = "rotation", keepers, authors, away, last, load, path }: Case): StewardQuestion => ({
  inTurn: { role: role("keepers"), people: people(keepers ?? "mia max zed"), assign, paths },
  primary: { role: role("high-keeper"), people: [person("lee")] },
  authors: people(authors),
  isAway: ({ login }) => words(away).includes(login),
  loadOf: ({ login }) => numbers(load).get(login) ?? 0,
  lastAssigned: new Map(
    [...numbers(last)].map(([login, month]) => [login as Login, `2026-0${month}-01T00:00:00Z` as Instant]),
  ),
  path: path ?? null,
});

const inBrief = (choice: StewardChoice | NoSteward): string =>
  "missing" in choice
    ? choice.missing
    : [choice.person.login, choice.how, choice.files, choice.load || null].filter(Boolean).join(" ");

test.each<[string, Case, string]>([
  ["never assigned, in listed order", {}, "mia turn"],
  ["whoever was never assigned goes first", { last: "mia:1 max:2" }, "zed turn"],
  ["else who was longest ago", { last: "mia:3 max:1 zed:2" }, "max turn"],
  ["of two at one instant the first listed", { last: "mia:3 max:1 zed:1" }, "max turn"],
  ["a load changes no turn, and is told", { load: "mia:4" }, "mia turn 4"],
  ["never an author", { authors: "mia" }, "max turn"],
  ["nobody who is away", { away: "mia max" }, "zed turn"],
  ["all authors: the primary steward", { authors: "mia max zed" }, "lee primary"],
  ["all away: the primary steward", { away: "mia max zed" }, "lee primary"],
  ["nobody listed: the primary steward", { keepers: " " }, "lee primary"],
  ["all authors", { authors: "mia max zed lee" }, "nobody-eligible"],
  ["who is no author is away", { authors: "mia max", away: "zed lee" }, "everybody-away"],
  ["an author who is away could not be it anyhow", { authors: "mia max zed lee", away: "lee" }, "nobody-eligible"],
  ["the fewest open ones", { assign: "least-loaded", load: "mia:2 max:1 zed:3" }, "max least-loaded 1"],
  [
    "equals take turns",
    { assign: "least-loaded", load: "mia:2 max:1 zed:1", last: "max:2 zed:1" },
    "zed least-loaded 1",
  ],
  [
    "the least loaded is away",
    { assign: "least-loaded", load: "mia:2 max:1 zed:3", away: "max" },
    "mia least-loaded 2",
  ],
  ["the first pattern that fits", { assign: "by-path", path: "charms/rain-and-snow.md" }, "max path charms/rain-*.md"],
  [
    "its people take turns",
    { assign: "by-path", path: "charms/moon/a/b.md", last: "max:1" },
    "zed path charms/{sun,moon}/**",
  ],
  ["no pattern fits", { assign: "by-path", path: "charms/wind.md" }, "mia turn"],
  [
    "its people are authors or away",
    { assign: "by-path", path: "charms/sun/a.md", authors: "max", away: "zed" },
    "mia turn",
  ],
  ["a pattern means nothing where turns are taken", { path: "charms/rain-1.md" }, "mia turn"],
  ["its people are in the role no more", { assign: "by-path", keepers: "mia", path: "charms/rain-1.md" }, "mia turn"],
])("%s", (_name, given, expected) => {
  expect(inBrief(chooseSteward(question(given)))).toBe(expected);
});
