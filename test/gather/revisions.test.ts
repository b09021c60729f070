/** Whose comments are acts, and what became of their texts: people, Apps, bots and accounts that are gone. */
import { describe, expect, test } from "vitest";
import { emptyState } from "../../src/core/record/replay.ts";
import { commentActs } from "../../src/gather/comment-acts.ts";
import { commentHistories } from "../../src/gather/revisions.ts";
import type { CommentReading } from "../../src/github/ports.ts";
import type { StoredDelivery } from "../../src/store/store.ts";
import { instant, person } from "../builders/guild.ts";

const created = "2026-03-02T09:00:00Z";
const edited = "2026-03-02T10:00:00Z";
const ana = { person: person("ana", 1), isBot: false };
const root = { person: person("root", 9), isBot: false };
const comment = (body: string, more: Partial<CommentReading> = {}): CommentReading => ({
  id: 7,
  node: "n7",
  author: ana,
  body,
  createdAt: instant(created),
  updatedAt: instant(created),
  lastEditedAt: null,
  editor: null,
  viaEmail: false,
  minimized: false,
  url: "",
  own: false,
  ownReactions: [],
  ...more,
});
const user = (login: string, id: number, type = "User") => ({ login, id, type });
const delivery = (
  action: string,
  body: string,
  more: { from?: string; by?: ReturnType<typeof user>; app?: number; of?: ReturnType<typeof user> } = {},
): StoredDelivery => ({
  id: action,
  event: "issue_comment",
  action,
  receivedAt: instant(edited),
  payload: {
    action,
    issue: { number: 1 },
    comment: {
      id: 7,
      body,
      created_at: created,
      updated_at: action === "created" ? created : edited,
      html_url: "",
      user: more.of ?? user("Ana", 1),
      performed_via_github_app: more.app === undefined ? null : { id: more.app },
    },
    ...(more.from === undefined ? {} : { changes: { body: { from: more.from } } }),
    sender: more.by ?? user("Ana", 1),
  },
});

const acts = (comments: readonly CommentReading[], deliveries: readonly StoredDelivery[] = []): readonly string[] =>
  commentActs(commentHistories(comments, deliveries), emptyState(), []).map(({ act }) => {
    const what = act.what.kind === "vote" ? act.what.choice : act.what.kind;
    return `${what} ${act.by.login} ${act.at.slice(11, 16)}`;
  });

const cases: readonly (readonly [string, readonly CommentReading[], readonly StoredDelivery[], readonly string[]])[] = [
  ["a person's", [comment("/approve")], [], ["approve ana 09:00"]],
  ["a person's, minimised", [comment("/approve", { minimized: true })], [], ["approve ana 09:00"]],
  [
    "one that a delivery told in capitals",
    [comment("/approve")],
    [delivery("created", "/approve")],
    ["approve ana 09:00"],
  ],
  ["a deleted account's", [comment("/approve", { author: null })], [], []],
  ["a bot's", [comment("/approve", { author: { ...ana, isBot: true } })], [], []],
  ["a bot's, as told", [], [delivery("created", "/approve", { of: user("ci[bot]", 5, "Bot") })], []],
  ["an App's in a person's name", [comment("/approve", { viaApp: true })], [], []],
  ["an App's in a person's name, as told", [], [delivery("created", "/approve", { app: 15 })], []],
  ["our own", [comment("/approve", { own: true })], [], []],
  ["an e-mail, quote and all", [comment("/approve\n\n> x\n/reject", { viaEmail: true })], [], ["approve ana 09:00"]],
  [
    "edited by its author",
    [comment("/reject", { lastEditedAt: instant(edited), editor: ana })],
    [delivery("edited", "/reject", { from: "/approve" })],
    ["approve ana 09:00", "reject ana 10:00"],
  ],
  [
    "edited by somebody else",
    [comment("/reject", { lastEditedAt: instant(edited), editor: root })],
    [delivery("edited", "/reject", { from: "/approve", by: user("root", 9) })],
    ["approve ana 09:00", "edited root 10:00"],
  ],
  [
    "edited by somebody else while nobody listened",
    [comment("/reject", { lastEditedAt: instant(edited), editor: root })],
    [],
    ["edited root 10:00"],
  ],
  [
    "edited by somebody else while nobody listened, as GitHub keeps it",
    [
      comment("/reject", {
        lastEditedAt: instant(edited),
        editor: root,
        edits: [
          { at: instant(created), by: ana, body: "/approve" },
          { at: instant(edited), by: root, body: "/reject" },
        ],
      }),
    ],
    [],
    ["approve ana 09:00", "edited root 10:00"],
  ],
  [
    "edited twice while nobody listened, the first text removed from its history",
    [
      comment("/reject", {
        lastEditedAt: instant(edited),
        editor: ana,
        edits: [
          { at: instant(created), by: ana, body: null },
          { at: instant("2026-03-02T09:30:00Z"), by: ana, body: "/abstain" },
          { at: instant(edited), by: ana, body: "/reject" },
        ],
      }),
    ],
    [],
    ["abstain ana 09:30", "reject ana 10:00"],
  ],
  [
    "deleted by its author",
    [],
    [delivery("created", "/approve"), delivery("deleted", "/approve")],
    ["approve ana 09:00", "deleted ana 10:00"],
  ],
  [
    "deleted by somebody else",
    [],
    [delivery("created", "/approve"), delivery("deleted", "/approve", { by: user("root", 9) })],
    ["approve ana 09:00", "deleted root 10:00"],
  ],
];

describe("acts in comments", () => {
  test.each(cases)("%s", (_what, comments, deliveries, expected) => {
    expect(acts(comments, deliveries)).toEqual(expected);
  });
});
