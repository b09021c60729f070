/** What the command of a move may name: a word of a list, an address, another document; and what a move sends back. */
import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Kind, Move, MoveArgument } from "../../src/core/model/kind.ts";
import type { Verb } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { start } from "../builders/generated-timelines.ts";
import { charm, charmText, facts, policy, reading, sha } from "../builders/guild.ts";
import { mia, pat } from "../builders/people.ts";
import { command, opening, push } from "../builders/timeline.ts";

const first = reading(sha(0), charmText("Text 0."));
const second = reading(sha(1), charmText("Text 1."));

/** `/tell` in Whispered, with the argument that is tested, written to `until`. */
const withArgument = (argument: MoveArgument): Kind => {
  const [like] = charm.moves as [Move];
  const tell: Move = {
    ...like,
    verb: "tell" as Verb,
    to: "Bound" as Move["to"],
    numbers: false,
    needs: [],
    argument,
    writes: [{ field: "until", value: "argument" }],
  };
  return { ...charm, moves: [...charm.moves, tell] };
};

const stateAfter = (happenings: readonly Happening[], kind: Kind = charm): State =>
  decide(emptyState(), [opening(start, pat, sha(0)), ...happenings], {
    ...facts("2026-03-20T00:00:00Z", [first, second]),
    policy: { kind: "policy", policy: { ...policy, kinds: new Map([[kind.name, kind]]) } },
    numbers: [{ number: 7, holder: "charms/charm-7.md" }],
  }).state;

const said = (line: string, source = 1, at = "2026-03-03T09:00:00Z"): Happening => command(at, mia, line, source);

const word: MoveArgument = { type: "word", words: ["soft", "loud"], optional: false, shown: "HOW" };
const url: MoveArgument = { type: "url", words: [], optional: false, shown: "https://…" };
const document: MoveArgument = { type: "document", words: [], optional: true, shown: "by CHARM-7" };

describe("what a command names", () => {
  const cases: readonly (readonly [string, MoveArgument, string, string | null | { readonly code: string }])[] = [
    ["a word", word, "/tell soft", "soft"],
    ["a word in capitals", word, "/tell Loud because so", "loud"],
    ["no word", word, "/tell", { code: "word-unknown" }],
    ["another word", word, "/tell shrill", { code: "word-unknown" }],
    ["two words", word, "/tell soft loud", { code: "unexpected-word" }],
    ["no word, where none is needed", { ...word, optional: true }, "/tell", null],
    ["an address", url, "/tell https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
    ["an address in brackets", url, "/tell <http://example.org>", "http://example.org"],
    ["a Markdown link", url, "/tell [minutes](https://example.org/m)", "https://example.org/m"],
    ["no address", url, "/tell", { code: "link-missing" }],
    ["a word for an address", url, "/tell later", { code: "link-unreadable" }],
    ["another scheme", url, "/tell ftp://example.org", { code: "link-unreadable" }],
    ["an address that ends its link", url, "/tell https://example.org/>x", { code: "link-unreadable" }],
    ["an address without end", url, `/tell https://example.org/${"a".repeat(600)}`, { code: "link-unreadable" }],
    ["two addresses", url, "/tell https://example.org https://example.org", { code: "unexpected-word" }],
    ["a document", document, "/tell CHARM-7", "CHARM-7"],
    ["a document after `by`", document, "/tell by charm 7".replace("charm 7", "charm-7"), "CHARM-7"],
    ["a document with noughts", document, "/tell by CHARM-0007", "CHARM-7"],
    ["a number", document, "/tell 7", "CHARM-7"],
    ["a document at the end of the reason", document, "/tell because it is the same, by CHARM-7.", "CHARM-7"],
    ["no document", document, "/tell because it is old", null],
    ["a document that is needed", { ...document, optional: false }, "/tell", { code: "document-missing" }],
    ["no number", document, "/tell by and by", { code: "document-no-number" }],
    ["`by` alone", document, "/tell by", { code: "document-no-number" }],
    ["a document that nobody knows", document, "/tell by CHARM-8", { code: "document-unknown" }],
    ["an unknown one in the reason", document, "/tell because of it, by CHARM-8", { code: "document-unknown" }],
    ["two documents", document, "/tell by CHARM-7 CHARM-7", { code: "unexpected-word" }],
  ];
  test.each(cases)("%s", (_what, argument, line, expected) => {
    const state = stateAfter([said(line)], withArgument(argument));
    if (expected !== null && typeof expected === "object") {
      expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, ...expected });
      expect(state.status).toBe("Whispered");
    } else {
      expect(state.status).toBe("Bound");
      expect(state.writes.until).toBe(expected ?? undefined);
    }
  });

  test("the document itself is no other one", () => {
    const named = stateAfter(
      [said("/name"), said("/tell CHARM-12", 2, "2026-03-03T10:00:00Z")],
      withArgument(document),
    );
    const number = named.document?.number;
    const state = stateAfter(
      [said("/name"), said(`/tell ${number}`, 2, "2026-03-03T10:00:00Z")],
      withArgument(document),
    );
    expect(state.commands.at(-1)?.verdict).toMatchObject({ code: "document-itself" });
  });
});

describe("a period by its last day", () => {
  const cases: readonly (readonly [string, string | { readonly code: string }])[] = [
    ["/sing until 2026-03-09", "2026-03-10T00:00:00Z"],
    ["/sing Until 2026-03-09", "2026-03-10T00:00:00Z"],
    ["/sing 2026-03-09", "2026-03-10T00:00:00Z"],
    ["/sing until 2026-03-04", { code: "period-out-of-bounds" }],
    ["/sing until 2026-03-02 because I want it", { code: "period-past" }],
    ["/sing until 2026-02-30", { code: "period-unreadable" }],
    ["/sing until", { code: "period-unreadable" }],
    ["/sing until 9999-12-31 because it takes long", { code: "period-unreadable" }],
    ["/sing until 2026-03-30", { code: "period-out-of-bounds" }],
    ["/sing until 2026-03-30 because of the feast", "2026-03-31T00:00:00Z"],
  ];
  test.each(cases)("%s", (line, expected) => {
    const state = stateAfter([said(line)]);
    if (typeof expected === "string") expect(state.window?.ends).toBe(expected);
    else expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, ...expected });
  });
});

describe("a document sent back", () => {
  const spurned = said("/spurn tuneless because it limps");
  const later = "2026-03-04T09:00:00Z";

  test("keeps its status, and says who sent it back with which word", () => {
    expect(stateAfter([spurned])).toMatchObject({
      status: "Whispered",
      sentBack: { verb: "spurn", named: "tuneless" },
    });
  });
  const cases: readonly (readonly [string, readonly Happening[]])[] = [
    ["a push of another text", [push(later, pat, sha(1))]],
    ["another move", [said("/sing 5d", 2, later)]],
    ["its issuer's undo", [said("/undo", 2, "2026-03-03T09:05:00Z")]],
    [
      "a push, also when a later command is undone",
      [
        push("2026-03-03T09:01:00Z", pat, sha(1)),
        said("/name", 3, "2026-03-03T09:02:00Z"),
        said("/undo", 4, "2026-03-03T09:03:00Z"),
      ],
    ],
  ];
  test.each(cases)("comes back by %s", (_what, happenings) => {
    expect(stateAfter([spurned, ...happenings]).sentBack).toBeNull();
  });
  test("waits while only the App pushes", () => {
    const own = { ...push(later, pat, sha(1)), own: true } as Happening;
    expect(stateAfter([spurned, own]).sentBack).not.toBeNull();
  });
});
