/** What is longer than GitHub takes is folded, and that it is, and where the rest stands, is said. */
import { beforeAll, describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { EffectBody } from "../../src/core/model/effect.ts";
import { cutToFit, linesToFit, longestBody, threadInWords } from "../../src/core/plan/fitting-comments.ts";
import { planEffects } from "../../src/core/plan/plan.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { mentionsOf, namesInWords } from "../../src/core/render/many-names.ts";
import { addSeconds } from "../../src/core/time/instant.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { emptySeen } from "../builders/github-in-memory.ts";
import { charmText, facts, instant, person, reading, role, sha } from "../builders/guild.ts";
import { command, opening, vote } from "../builders/timeline.ts";
import { finding } from "../golden/a-message.ts";

const longestComment = 65_536;
const start = "2026-03-02T09:00:00Z";
const pat = person("pat", 100_000);
const mia = person("mia", 50);
/** Logins as long as GitHub allows them. */
const seats = Array.from({ length: 1000 }, (_, place) =>
  person(`voter-${String(place).padStart(33, "0")}`, place + 1_001),
);

const votes = (count: number, from: string, source: number): readonly Happening[] =>
  Array.from({ length: count }, (_, place) =>
    vote(addSeconds(instant(from), place), seats[place % seats.length] ?? pat, "approve", source + place),
  );
const happenings: readonly Happening[] = [
  opening(start, pat, sha(0)),
  command("2026-03-02T09:01:00Z", mia, "/sing 5d", 1),
  ...Array.from({ length: 200 }, (_, place) =>
    command(
      addSeconds(instant("2026-03-03T09:00:00Z"), place * 60),
      seats[place] ?? pat,
      `/concern ${`c${place} `.padEnd(60, "x")}: ${"why ".repeat(100)}`,
      100 + place,
    ),
  ),
  ...votes(400, "2026-03-04T09:00:00Z", 1_000),
  ...votes(10_000, "2026-03-09T09:00:00Z", 10_000),
];
const findings = Array.from({ length: 2_000 }, (_, place) => finding(place + 1, `\`line ${place}\` is no date.`));

const bodiesAt = (now: string): readonly EffectBody[] => {
  const wording = loadWording();
  const known = facts(now, [{ ...reading(sha(0), charmText("A text.")), findings }], {
    rolls: new Map([[role("circle"), { kind: "roll", people: seats, why: "listed" }]]),
  });
  const decision = decide(
    emptyState(),
    happenings.filter(({ key }) => key.at <= now),
    known,
  );
  return planEffects({
    decision,
    facts: known,
    seen: emptySeen(sha(0)),
    texts: decision.texts,
    problems: Array.from({ length: 300 }, (_, place) => ({
      key: `k${place}`,
      signature: "",
      why: "GitHub would not. ".repeat(100),
      times: 1,
      again: instant(now),
    })),
    wording,
    marker: { repository: 1, thread: 12, key: "key" },
    threadUrl: "https://example.test/example/charms/pull/12",
    blobUrl: "https://example.test/example/charms/blob/",
  }).map(({ body }) => body);
};
const commentsIn = (bodies: readonly EffectBody[]): ReadonlyMap<string, string> =>
  new Map(bodies.flatMap((body) => (body.kind === "create-comment" ? [[body.slot, body.body]] : [])));

describe.each([
  ["while it is open", "2026-03-04T12:00:00Z"],
  ["two days before its end", "2026-03-06T00:05:00Z"],
  ["after its end, with ten thousand late votes", "2026-03-10T00:00:00Z"],
])("a ballot with a thousand seats, two hundred concerns and two thousand findings, %s", (_when, now) => {
  let bodies: readonly EffectBody[] = [];
  beforeAll(() => {
    bodies = bodiesAt(now);
  });

  test("no comment is longer than GitHub takes", () => {
    const lengths = [...commentsIn(bodies)].map(([slot, body]) => [slot, body.length] as const);
    expect(lengths.filter(([, length]) => length > longestComment)).toEqual([]);
    expect(lengths.length).toBeGreaterThan(1);
  });

  test("those who voted stand in the table, and how many do not is said", () => {
    const body = commentsIn(bodies).get("ballot:chanting/1") ?? "";
    const [, shown = "0"] = /The table lists (\d+) of 1000 members/.exec(body) ?? [];
    expect(Number(shown)).toBeGreaterThan(300);
    expect(body.match(/^\| voter-/gm)).toHaveLength(Number(shown));
    expect(body).toContain("`lastcall explain --format json example/charms#12`");
    expect(body).toContain(`| ${seats[0]?.login} | approve`);
  });

  test("checks are within GitHub's bounds, and say what they leave out", () => {
    const checks = bodies.flatMap((body) => (body.kind === "create-check" ? [body.check] : []));
    expect(checks).toHaveLength(2);
    for (const { summary, title, annotations } of checks) {
      expect(summary.length).toBeLessThanOrEqual(65_535);
      expect(title.length).toBeLessThanOrEqual(255);
      expect(annotations.length).toBeLessThanOrEqual(50);
    }
    const summary = checks.find(({ name }) => name === "lastcall/format")?.summary ?? "";
    const listed = summary.split("\n").length - 1;
    expect(summary).toContain(`${2_000 - listed} more are not listed here`);
  });
});

describe("the parts", () => {
  const wording = loadWording();

  test.each([
    [0, ""],
    [1, "n0"],
    [2, "n0 and n1"],
    [4, "n0, n1, n2 and n3"],
    [5, "n0, n1, n2, n3 and 1 more"],
    [1_000, "n0, n1, n2, n3 and 996 more"],
  ])("%i names, four at most", (count, words) => {
    const names = Array.from({ length: count }, (_, place) => `n${place}`);
    expect(namesInWords(names, wording, 4)).toBe(words);
  });

  test("mentions fill their room, and no more", () => {
    expect(mentionsOf([pat, mia], wording)).toBe("@pat, @mia");
    const many = mentionsOf(seats, wording);
    expect(many.length).toBeLessThan(20_100);
    const called = many.match(/@/g)?.length ?? 0;
    expect(many).toContain(`and ${1000 - called} more`);
  });

  test("a text is cut at a line's end", () => {
    expect(cutToFit("short", wording)).toBe("short");
    const cut = cutToFit("a line\n".repeat(20_000), wording);
    expect(cut.length).toBeLessThanOrEqual(longestBody);
    expect(cut).toMatch(/a line\n\n\(The rest is longer/);
    expect(cutToFit("x".repeat(100_000), wording).length).toBeLessThanOrEqual(longestBody);
  });

  test("lines that fit are all there", () => {
    expect(linesToFit(["a", "b"], wording)).toBe("a\nb");
    expect(linesToFit([], wording)).toBe("");
  });

  test.each([
    ["https://github.com/example/charms/pull/12", "example/charms#12"],
    ["https://github.test:8443/example/charms/issues/3", "example/charms#3"],
    ["elsewhere", "elsewhere"],
  ])("%s is %s", (url, words) => {
    expect(threadInWords(url)).toBe(words);
  });
});
