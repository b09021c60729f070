/** Acts in texts that were edited, taken apart and put together: comments and reviews, by their authors and by others. */
import { describe, expect, test } from "vitest";
import { parseCommands } from "../../src/core/commands/parse-commands.ts";
import type { Act } from "../../src/core/model/act.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { ActId, Instant, TextHash } from "../../src/core/model/names.ts";
import { replay } from "../../src/core/record/replay.ts";
import { hashText } from "../../src/core/record/text-hash.ts";
import { reviewActs } from "../../src/gather/review-acts.ts";
import type { Revision } from "../../src/gather/revisions.ts";
import { textActs } from "../../src/gather/text-acts.ts";
import type { ReviewReading, TimelineReading } from "../../src/github/ports.ts";
import { person, sha } from "../builders/guild.ts";
import { recordedVote } from "../builders/recorded-vote.ts";

const ana = person("ana", 1);
const root = person("root", 9);
const at = (minute: number): Instant => `2026-03-02T09:${String(minute).padStart(2, "0")}:00Z` as Instant;
const comment = { channel: "comment", id: 7, url: "", head: null, firstIndex: 0, hasVerdict: false } as const;

const revision = (minute: number, body: string, by = ana): Revision => ({
  name: minute === 0 ? "0" : at(minute),
  at: at(minute),
  by,
  body,
});
const acts = (...revisions: readonly Revision[]): readonly Act[] =>
  textActs(comment, { author: ana, viaEmail: false, revisions }, replay([]));
const told = (some: readonly Act[]): readonly string[] =>
  some.map(({ what, by, at: when }) => {
    const word =
      what.kind === "vote"
        ? [what.choice, what.question].filter((part) => part !== undefined).join(":")
        : what.kind === "command"
          ? `/${what.verb}`
          : what.kind === "too-many"
            ? `${what.calls.length} left`
            : what.kind;
    return `${word} ${by.login} ${when.slice(14, 16)}`;
  });

describe("a comment and its edits", () => {
  const cases: readonly (readonly [string, readonly Revision[], readonly string[]])[] = [
    ["as created", [revision(0, "/approve\n/pause")], ["approve ana 00", "/pause ana 00"]],
    [
      "the same vote twice is one",
      [revision(0, "/approve\n/approve\n/reject\n/approve")],
      ["approve ana 00", "reject ana 00", "approve ana 00"],
    ],
    [
      "votes on two questions, one of which is changed",
      [revision(0, "/approve sun\n/reject rain"), revision(5, "/approve sun\n/approve rain")],
      ["approve:sun ana 00", "reject:rain ana 00", "approve:sun ana 05", "approve:rain ana 05"],
    ],
    [
      "one of two votes goes: it is taken back, and the other given anew",
      [revision(0, "/approve sun\n/reject rain"), revision(5, "/approve sun")],
      ["approve:sun ana 00", "reject:rain ana 00", "deleted ana 05", "approve:sun ana 05"],
    ],
    [
      "the same choice on another question takes the first back",
      [revision(0, "/approve sun"), revision(5, "/approve rain")],
      ["approve:sun ana 00", "deleted ana 05", "approve:rain ana 05"],
    ],
    [
      "nothing about the votes changes",
      [revision(0, "/approve sun\n/reject rain"), revision(5, "Done.\n\n/approve sun\n/reject rain")],
      ["approve:sun ana 00", "reject:rain ana 00"],
    ],
    [
      "another vote is a new act at the edit's time",
      [revision(0, "/approve"), revision(5, "/reject because no")],
      ["approve ana 00", "reject ana 05"],
    ],
    [
      "the same vote in other words is none",
      [revision(0, "/approve"), revision(5, "Yes.\n/approve")],
      ["approve ana 00"],
    ],
    ["the vote goes", [revision(0, "/approve"), revision(5, "Let me think.")], ["approve ana 00", "deleted ana 05"]],
    [
      "somebody else's edit is named",
      [revision(0, "/approve"), revision(5, "/reject", root)],
      ["approve ana 00", "edited root 05"],
    ],
    [
      "somebody else's edit, of which the first text is not known, makes no vote",
      [revision(5, "/approve", root)],
      ["edited root 05"],
    ],
    ["a deleted account's edit says nothing", [{ ...revision(5, "/approve"), by: null }], []],
    [
      "of commands only what is new",
      [revision(0, "/pause\n/approve"), revision(5, "/pause\n/approve\n/resume")],
      ["/pause ana 00", "approve ana 00", "/resume ana 05"],
    ],
    [
      "too many are told once, and again when there are more",
      [
        revision(0, "/pause\n".repeat(22)),
        revision(5, `x\n${"/pause\n".repeat(22)}`),
        revision(6, "/pause\n".repeat(30)),
      ],
      [...Array.from({ length: 20 }, () => "/pause ana 00"), "2 left ana 00", "10 left ana 06"],
    ],
  ];
  test.each(cases)("%s", (_what, revisions, expected) => {
    expect(told(acts(...revisions))).toEqual(expected);
  });

  test("what the record has of it is known before", () => {
    const line = (body: string): TextHash => hashText(parseCommands(body, { viaEmail: false }).calls[0]?.source ?? "");
    const entries: readonly NewEntry[] = [
      recordedVote("comment", "comment:7:0:0" as ActId, ana, at(0)),
      {
        at: at(0),
        cause: { kind: "act", act: "comment:7:0:1" as ActId, by: ana },
        fact: {
          kind: "command",
          verb: "pause",
          line: line("/pause"),
          reason: null,
          verdict: { done: true, code: null, details: {} },
          url: "",
          seenLate: false,
        },
      },
    ];
    const revisions = [revision(5, "/pause\n/approve\n/abstain")];
    expect(told(textActs(comment, { author: ana, viaEmail: false, revisions }, replay(entries)))).toEqual([
      "approve ana 05",
      "abstain ana 05",
    ]);
  });

  test("words from before the vote that the record knows of take nothing back", () => {
    const vote = recordedVote("comment", `comment:7:${at(5)}:0` as ActId, ana, at(5));
    const revisions = [revision(0, "I am reading."), revision(5, "/approve"), revision(9, "I will think about it.")];
    expect(told(textActs(comment, { author: ana, viaEmail: false, revisions }, replay([vote])))).toEqual([
      "deleted ana 09",
    ]);
  });
});

describe("a review", () => {
  const review = (more: Partial<ReviewReading>): ReviewReading => ({
    id: 3,
    author: { person: ana, isBot: false },
    state: "approved",
    body: "",
    submittedAt: at(0),
    lastEditedAt: null,
    editor: null,
    commit: sha(0),
    url: "",
    ...more,
  });
  const dismissed = (automatic: boolean): TimelineReading => ({
    kind: "review-dismissed",
    node: "d",
    actor: { person: root, isBot: false },
    at: at(5),
    review: 3,
    previousState: "approved",
    automatic,
  });
  const cases: readonly (readonly [string, Partial<ReviewReading>, readonly TimelineReading[], readonly string[]])[] = [
    ["P106: Approve", {}, [], ["approve ana 00"]],
    ["Request changes", { state: "changes-requested" }, [], ["reject ana 00"]],
    ["a comment alone", { state: "commented", body: "Fine." }, [], []],
    ["a command in its text", { state: "commented", body: "/abstain" }, [], ["abstain ana 00"]],
    ["P145: a quote in its text", { state: "commented", body: "> /approve" }, [], []],
    ["a verdict, then its text", { body: "/concern x: y" }, [], ["approve ana 00", "/concern ana 00"]],
    ["a bot's", { author: { person: ana, isBot: true } }, [], []],
    ["dismissed by a person", { state: "dismissed" }, [dismissed(false)], ["approve ana 00", "withdraw ana 05"]],
    ["dismissed by a push", { state: "dismissed" }, [dismissed(true)], ["approve ana 00"]],
    [
      "its text edited by its author",
      { state: "commented", body: "/reject because no", lastEditedAt: at(5), editor: { person: ana, isBot: false } },
      [],
      ["reject ana 05"],
    ],
    [
      "its text edited by somebody else",
      { state: "commented", body: "/reject because no", lastEditedAt: at(5), editor: { person: root, isBot: false } },
      [],
      ["edited root 05"],
    ],
  ];
  test.each(cases)("%s", (_what, more, timeline, expected) => {
    expect(told(reviewActs([review(more)], timeline, replay([])).map(({ act }) => act))).toEqual(expected);
  });
});
