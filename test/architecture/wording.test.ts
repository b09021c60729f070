/**
 * Wording and code name each other completely: every sentence that code can ask for
 * exists, and none exists that nobody asks for. Keys with a code in them
 * (`refusal.…`) are families; the codes of each are collected from the sources.
 */
import { describe, expect, test } from "vitest";
import { effectKinds } from "../../src/apply/apply.ts";
import { voteReasons } from "../../src/core/ballots/reason-codes.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { filesBelow, sourcesBelow, textOf } from "./import-graph.ts";

const wording = loadWording();
const core = sourcesBelow("src/core").map((file) => ({ file, text: textOf(file) }));
const all = sourcesBelow("src").map((file) => ({ file, text: textOf(file) }));

const matches = (texts: readonly { readonly text: string }[], pattern: RegExp): readonly string[] =>
  texts.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? "")).filter(Boolean);

const inFolder = (folder: string) => core.filter(({ file }) => file.startsWith(`src/core/${folder}`));

/** Words of a union of literals: `readonly kind: "a" | "b"`, or `readonly kind: "a"` many times. */
const literalsAfter = (file: string, start: RegExp): readonly string[] => {
  const text = textOf(file);
  return [...text.matchAll(start)].flatMap(({ index, 0: { length } }) => {
    const rest = /^\s*\|?\s*"[^"]+"(?:\s*\|\s*"[^"]+")*/.exec(text.slice(index + length))?.[0] ?? "";
    return [...rest.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
  });
};

const milestones = /export interface Milestone \{[\s\S]*?\n\}/.exec(textOf("src/core/model/state.ts"))?.[0] ?? "";

const gates = [
  ...matches(inFolder("plan/"), /\bgate\(\s*(?:null|"[a-z_]+"),\s*"([a-z-]+)"/g),
  ...matches(inFolder("decide/existing-change.ts"), /\bcomplaint\("([a-z-]+)"/g),
];

/** Codes by the part of the key before them. */
const families: Readonly<Record<string, readonly string[]>> = {
  refusal: [
    ...matches(inFolder("decide"), /\brefused\(\s*"([a-z-]+)"/g),
    ...matches(inFolder("lifecycle/guards"), /\bcode: "([a-z-]+)"/g),
    ...matches(inFolder("ballots/uncounted-votes.ts"), /(?:return|\?) "([a-z-]+)"/g),
  ],
  gate: gates,
  next: [...gates, "closed"],
  chosen: literalsAfter("src/core/model/entry.ts", /readonly how:/g),
  hold: literalsAfter("src/core/model/decision.ts", /readonly code:/g),
  milestone: [...milestones.matchAll(/readonly kind: "([a-z-]+)"/g)].map((match) => match[1] ?? ""),
  "group-conflict": literalsAfter("src/core/plan/group-conflicts.ts", /readonly code:/g),
  choice: ["approve", "reject", "abstain"],
  role: ["steward", "author", "other"],
  giver: ["steward", "author", "other"],
  concern: literalsAfter("src/core/model/concern.ts", /export type ConcernStanding =/g),
  "concern-count": literalsAfter("src/core/model/concern.ts", /export type ConcernStanding =/g),
  "given-by": ["review", "label", "reaction"],
  channel: literalsAfter("src/core/model/ballot.ts", /export type VoteChannel =/g),
  void: [
    ...matches(core, /kind: "ballot-voided",[^}]*why: "([a-z-]+)"/g),
    ...matches(core, /\bvoided: \{ at, why: "([a-z-]+)"/g),
  ],
  index: [...literalsAfter("src/core/render/index-file.ts", /readonly code:/g), "closed", "turned-down"],
  ending: literalsAfter("src/core/model/ballot.ts", /export type Ending =/g),
  deed: [
    ...matches(inFolder("record/undo-facts.ts"), /\bdeed\("([a-z-]+)"/g),
    ...["ballot-closed", "window-ended", "thread-closed", "thread-reopened", "other"],
  ],
  "vote-reason": Object.keys(voteReasons),
  "on-push": literalsAfter("src/core/model/ballot.ts", /export type OnPush =/g),
  "vote-comment": ["edited", "deleted"],
  "work-standing": literalsAfter("src/core/model/work.ts", /export type WorkStanding =/g),
  "day-off": literalsAfter("src/core/time/business-days.ts", /export type DayOff =/g),
};

const literalKeys = [
  ...matches(all, /\.(?:say|plain)\(\s*"([a-z-]+\.[a-z-]+)"/g),
  // `say(condition ? "a.b" : "a.c")`
  ...all.flatMap(({ text }) =>
    [...text.matchAll(/\.(?:say|plain)\(\s*[^"`(),]+\? "([a-z-]+\.[a-z-]+)" : "([a-z-]+\.[a-z-]+)"/g)].flatMap(
      (found) => [found[1] ?? "", found[2] ?? ""],
    ),
  ),
];
const wanted = new Set([
  ...literalKeys,
  ...Object.entries(families).flatMap(([family, codes]) => codes.map((code) => `${family}.${code}`)),
]);

describe("sentences", () => {
  test.each(Object.entries(families))("%s: its codes are found in the sources", (_family, codes) => {
    expect(codes.length).toBeGreaterThan(1);
  });

  test("every sentence that code asks for exists", () => {
    expect([...wanted].filter((key) => !wording.keys.has(key)).sort()).toEqual([]);
  });

  test("every sentence that exists is asked for", () => {
    expect([...wording.keys].filter((key) => !wanted.has(key)).sort()).toEqual([]);
  });

  test("keys that are put together are of a known family", () => {
    const together = matches(all, /\.(?:say|plain)\(\s*(?:[^"`),]*\? )?`([a-z-]+)\./g);
    expect(together.filter((family) => !(family in families))).toEqual([]);
    expect(together.length).toBeGreaterThan(4);
  });

  test.each(["de", "fr", "en"])("language %s, where it exists, has the same keys", (language) => {
    if (filesBelow("templates").some((file) => file.startsWith(`templates/${language}/`))) {
      expect([...loadWording(language).keys].sort()).toEqual([...wording.keys].sort());
    }
  });
});

describe("comment templates", () => {
  const templates = filesBelow("templates/en/comments").map((file) => file.replace(/^.*\/|\.md$/g, ""));
  const asked = matches(all, /\.comment\(\s*"([a-z-]+)"/g);

  test("each is used, and each that is used exists", () => {
    expect([...new Set(asked)].sort()).toEqual(templates);
  });

  test.each(templates)("%s has a golden file", (template) => {
    const golden = filesBelow("test/golden").filter((file) => file.endsWith(".md"));
    expect(golden.filter((file) => file.startsWith(`test/golden/${template}-`)).length).toBeGreaterThan(0);
  });
});

describe("effects", () => {
  test("every kind of effect has a handler, and every handler a kind", () => {
    const kinds = [...textOf("src/core/model/effect.ts").matchAll(/readonly kind: "([a-z-]+)"/g)].map(
      (match) => match[1],
    );
    expect([...effectKinds].sort()).toEqual([...new Set(kinds)].sort());
  });

  test("every kind is planned somewhere", () => {
    const planned = new Set(matches(inFolder("plan/"), /\bkind: "([a-z-]+)"/g));
    // Taking a reaction back is there for the day a verdict can change.
    expect(effectKinds.filter((kind) => !planned.has(kind) && kind !== "remove-reaction")).toEqual([]);
  });
});
