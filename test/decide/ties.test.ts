/** Equal sides at the end of a ballot: it fails, goes on once, or waits for somebody's word. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Question, Tie } from "../../src/core/model/ballot.ts";
import type { Decision } from "../../src/core/model/decision.ts";
import type { Facts, Roll } from "../../src/core/model/facts.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charmText, facts, person, policyWith, reading, role, sha } from "../builders/guild.ts";
import { cast, decidedAt, heads, sung, under } from "../builders/looks.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command, opening, push, thread, vote } from "../builders/timeline.ts";

const end = "2026-03-10T00:00:00Z";
const seen = (
  terms: Partial<Question>,
  happenings: readonly Happening[],
  now: string,
  more: Partial<Facts> = {},
): Decision => decidedAt([sung, ...happenings], now, { ...under(policyWith(terms)), ...more });

const extend: Tie = { kind: "extend", days: 7 };
const byHighKeeper: Tie = { kind: "decided-by", role: role("high-keeper") };
const later = "2026-05-01T00:00:00Z";

describe("what is a tie [P028, P128]", () => {
  test.each([
    ["as many approve as reject", "aarr", {}, true],
    ["one each", "ar", {}, true],
    ["abstentions besides", "arooo", {}, true],
    ["more approve", "aaar", {}, false],
    ["more reject", "arr", {}, false],
    ["nobody voted", "", {}, false],
    ["all abstained", "ooooo", {}, false],
    [
      "equal, without the quorum [P131]",
      "ar",
      { quorum: { kind: "people", atLeast: 3, from: null, source: "" } },
      false,
    ],
    ["equal, and the rule is met", "ar", { pass: { kind: "people", atLeast: 1, from: null, source: "" } }, false],
  ] as const)("%s", (_what, choices, terms, tied) => {
    const { state } = seen({ ...terms, tie: byHighKeeper }, cast(choices), "2026-03-11T00:00:00Z");
    expect(state.ballots[0]?.tie?.waits !== undefined).toBe(tied);
  });

  test("fails where nothing else is said: it stays, and is overdue", () => {
    const { state } = seen({}, cast("aarr"), later);
    expect(state).toMatchObject({ status: "Sung", window: { ended: true } });
    expect(state.ballots[0]).toMatchObject({ closed: { at: end, tally: { outcome: "failed" } } });
  });
});

describe("extend 7d", () => {
  test("the ballot goes on with its window, its votes and the header's date, as the doing of a deadline", () => {
    const { state, entries } = seen({ tie: extend }, cast("aarr"), "2026-03-11T00:00:00Z");
    expect(state.ballots[0]).toMatchObject({
      closed: null,
      closes: "2026-03-17T00:00:00Z",
      tie: { extended: { at: end } },
    });
    expect(state.window).toMatchObject({ ends: "2026-03-17T00:00:00Z", ended: false, extendedDays: 0 });
    expect(state.writes.until).toBe("2026-03-16");
    expect(entries.slice(-3).map(({ at, cause, fact }) => [at, cause.kind, fact.kind])).toEqual([
      [end, "deadline", "tie-extended"],
      [end, "deadline", "window-extended"],
      [end, "deadline", "ballot-extended"],
    ]);
  });

  test.each([
    ["a vote more decides it", "2026-03-12T09:00:00Z", "Bound", "passed"],
    ["at the new end still", "2026-03-17T00:00:00Z", "Bound", "passed"],
    ["later not: a second tie fails", "2026-03-17T00:00:01Z", "Sung", "failed"],
  ])("%s", (_what, at, status, outcome) => {
    const last = vote(at, person("eli", 5), "approve", 40);
    const { state } = seen({ tie: extend }, [...cast("aarr"), last], later);
    expect(state.status).toBe(status);
    expect(state.ballots).toMatchObject([{ closed: { at: "2026-03-17T00:00:00Z", tally: { outcome } } }]);
  });

  test("the next round has its own", () => {
    const again = command("2026-03-18T09:00:00Z", mia, "/linger 5d because so", 41);
    const { state } = seen({ tie: extend }, [...cast("ar"), again, ...cast("..ar.", "2026-03-19T09:00:00Z")], later);
    expect(state.ballots.map(({ tie, closed }) => [tie?.extended?.at, closed?.at])).toEqual([
      [end, "2026-03-17T00:00:00Z"],
      ["2026-03-24T00:00:00Z", "2026-03-31T00:00:00Z"],
    ]);
  });

  test("those who have not voted are reminded before the new end, nobody twice", () => {
    const { state } = seen({ tie: extend }, cast("ar"), later);
    expect(state.ballots[0]?.reminders?.map(({ at, people }) => [at, people.length])).toEqual([
      ["2026-03-08T00:00:00Z", 3],
      ["2026-03-15T00:00:00Z", 0],
    ]);
  });
});

const word = (at: string, by: typeof lee, line: string, source = 60): Happening => command(at, by, line, source);
const approved = word("2026-03-12T09:00:00Z", lee, "/break-tie approve because it is worth it");

describe("decided-by ROLE", () => {
  const terms = { tie: byHighKeeper };

  test("the ballot is closed and pending, and names who decides", () => {
    const { state } = seen(terms, cast("aarr"), "2026-03-11T00:00:00Z");
    expect(state).toMatchObject({ status: "Sung", heldMove: null, window: { ended: true } });
    expect(state.ballots[0]).toMatchObject({
      closed: { at: end, tally: { outcome: "pending" } },
      tie: { waits: { role: "high-keeper", people: [{ login: "lee" }], unreadable: null } },
    });
  });

  test.each([
    ["approve", "Bound", "passed"],
    ["Reject", "Sung", "failed"],
  ])("/break-tie %s decides at its own instant", (choice, status, outcome) => {
    const { state } = seen(
      terms,
      [...cast("aarr"), word("2026-03-12T09:00:00Z", lee, `/break-tie ${choice} because so`)],
      later,
    );
    expect(state.status).toBe(status);
    if (status === "Bound") expect(state.since).toBe("2026-03-12T09:00:00Z");
    expect(state.ballots[0]).toMatchObject({
      closed: { at: end, tally: { outcome } },
      tie: { broken: { by: { login: "lee" }, at: "2026-03-12T09:00:00Z", outcome } },
    });
  });

  test("one reminder after a week, and no more", () => {
    const { entries } = seen(terms, cast("ar"), later);
    expect(entries.filter(({ fact }) => fact.kind === "tie-reminded").map(({ at }) => at)).toEqual([
      "2026-03-17T00:00:00Z",
    ]);
    const decided = seen(terms, [...cast("ar"), approved], later);
    expect(decided.entries.filter(({ fact }) => fact.kind === "tie-reminded")).toEqual([]);
  });

  const refusedCases: readonly (readonly [string, Happening, string])[] = [
    ["by a voter", word("2026-03-12T09:00:00Z", person("ana", 1), "/break-tie approve because so"), "not-in-role"],
    ["by the keeper", word("2026-03-12T09:00:00Z", mia, "/break-tie approve because so"), "not-in-role"],
    ["before the end", word("2026-03-09T09:00:00Z", lee, "/break-tie approve because so"), "no-tie"],
    ["without a word", word("2026-03-12T09:00:00Z", lee, "/break-tie because so"), "tie-word"],
    ["with another word", word("2026-03-12T09:00:00Z", lee, "/break-tie perhaps because so"), "tie-word"],
    ["without a reason", word("2026-03-12T09:00:00Z", lee, "/break-tie approve"), "reason-missing"],
    [
      "about another question",
      word("2026-03-12T09:00:00Z", lee, "/break-tie approve it because so"),
      "unexpected-word",
    ],
    ["more time", word("2026-03-12T09:00:00Z", mia, "/linger 3d because so"), "tie-waits"],
  ];
  test.each(refusedCases)("refused: %s", (_what, asked, code) => {
    const { state } = seen(terms, [...cast("aarr"), asked], "2026-03-13T00:00:00Z");
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code });
    expect(state.status).toBe("Sung");
  });

  test("refused: a second time, and once the document has moved on", () => {
    const twice = word("2026-03-13T09:00:00Z", lee, "/break-tie reject because so", 61);
    expect(seen(terms, [...cast("ar"), approved, twice], later).state.commands.at(-1)?.verdict.code).toBe("no-tie");
    const hushed = word("2026-03-11T09:00:00Z", mia, "/hush because we start over", 59);
    expect(seen(terms, [...cast("ar"), hushed, approved], later).state.commands.at(-1)?.verdict.code).toBe("no-tie");
  });

  test("refused: while the thread is closed", () => {
    const closed = thread("2026-03-11T09:00:00Z", "closed", pat);
    expect(seen(terms, [...cast("ar"), closed, approved], later).state.commands.at(-1)?.verdict.code).toBe(
      "thread-closed",
    );
  });

  test("a voter of that role decides too; an author only where authors vote", () => {
    const byCircle: Tie = { kind: "decided-by", role: role("circle") };
    const ana = word("2026-03-12T09:00:00Z", person("ana", 1), "/break-tie approve because so");
    expect(seen({ tie: byCircle }, [...cast("aarr"), ana], later).state.status).toBe("Bound");
    const listed = [reading(sha(0), charmText("Text 0.", { by: "Ana (@ana)" }))];
    const asAuthor = (excludeAuthors: boolean) =>
      decide(
        emptyState(),
        [opening(start, pat, sha(0)), sung, ...cast(".aarr"), ana],
        facts(later, listed, { policy: { kind: "policy", policy: policyWith({ tie: byCircle, excludeAuthors }) } }),
      ).state;
    expect(asAuthor(true).commands.at(-1)?.verdict.code).toBe("tie-author");
    expect(asAuthor(false).status).toBe("Bound");
  });

  test("refused: by who stepped aside from the vote", () => {
    const byCircle: Tie = { kind: "decided-by", role: role("circle") };
    const aside = word("2026-03-06T09:00:00Z", person("eli", 5), "/recuse because it is mine", 58);
    const eli = word("2026-03-12T09:00:00Z", person("eli", 5), "/break-tie approve because so");
    const { state } = seen({ tie: byCircle }, [...cast("aarr"), aside, eli], later);
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code: "tie-recused" });
  });

  test("`steward` is whoever shepherds the document", () => {
    const bySteward: Tie = { kind: "decided-by", role: role("steward") };
    const byMax = word("2026-03-12T09:00:00Z", mia, "/break-tie approve because so");
    const { state } = seen({ tie: bySteward }, [...cast("ar"), byMax], later);
    expect(state.ballots[0]?.tie?.waits?.people).toMatchObject([{ login: "mia" }]);
    expect(state.status).toBe("Bound");
  });

  test("a text that changed holds the move, before the end and after it", () => {
    const changed = push("2026-03-11T09:00:00Z", pat, sha(1));
    expect(seen(terms, [...cast("ar"), changed, approved], later).state).toMatchObject({
      status: "Sung",
      heldMove: { why: "text-changed" },
    });
    const early = push("2026-03-05T08:00:00Z", pat, sha(1));
    const back = push("2026-03-11T09:00:00Z", pat, sha(0));
    expect(seen(terms, [early, ...cast("ar"), back, approved], later).state.heldMove?.why).toBe("text-changed");
  });

  test("a concern holds it back until it is answered; a contested one is settled", () => {
    const raised = word("2026-03-05T10:00:00Z", person("bo", 2), "/concern rain: it is dry", 62);
    const answer = word("2026-03-13T09:00:00Z", mia, "/address rain: it will come", 63);
    const held = seen(terms, [raised, ...cast("ar"), approved], later);
    expect(held.state.heldMove?.why).toBe("concern-open");
    expect(seen(terms, [raised, ...cast("ar"), approved, answer], later).state).toMatchObject({
      status: "Bound",
      since: "2026-03-13T09:00:00Z",
    });
    const soon = word("2026-03-06T09:00:00Z", mia, "/address rain: it will come", 64);
    const contested = word("2026-03-07T09:00:00Z", person("bo", 2), "/contest rain", 65);
    expect(seen(terms, [raised, soon, contested, ...cast("ar"), approved], later).state.status).toBe("Bound");
  });

  test.each([
    ["for the moment: the end waits", false],
    ["for good: the end stands and names nobody; the command is refused until it can be read", true],
  ])("a role that cannot be read %s", (_what, forGood) => {
    const byTeam = policyWith({ tie: { kind: "decided-by", role: role("umpires") } });
    const source = { kind: "team", organisation: "example", team: "umpires", membership: "all" } as const;
    const umpires = { name: role("umpires"), source, assign: "rotation" } as const;
    const failed: Roll = { kind: "failed", forGood, why: "the App may not read teams." };
    const { state, hold } = seen(terms, [...cast("ar"), approved], later, {
      policy: { kind: "policy", policy: { ...byTeam, roles: new Map([...byTeam.roles, [umpires.name, umpires]]) } },
      rolls: new Map([...facts(later, heads).rolls, [umpires.name, failed]]),
    });
    if (forGood) {
      expect(state.ballots[0]?.tie?.waits).toMatchObject({ people: [], unreadable: failed.why });
      expect(state.commands.at(-1)?.verdict.code).toBe("role-unreadable");
      expect(state.status).toBe("Sung");
    } else {
      expect(hold?.code).toBe("look-up-failed");
      expect(state.ballots[0]?.closed).toBeNull();
    }
  });
});
