/** Happenings in few words, for tests of the fold. */
import { channelRank, type Happening } from "../../src/core/model/act.ts";
import type { ActId, Choice, Instant, Sha } from "../../src/core/model/names.ts";
import type { Person } from "../../src/core/model/subject.ts";

export const opening = (at: string, by: Person, head: Sha): Happening => ({
  kind: "opening",
  key: { at: at as Instant, rank: -1, source: 0, index: 0 },
  by,
  head,
  adopted: false,
});

export const push = (at: string, by: Person, head: Sha): Happening => ({
  kind: "push",
  key: { at: at as Instant, rank: 0, source: 0, index: 0 },
  by,
  head,
  own: false,
});

export const vote = (
  at: string,
  by: Person,
  choice: Choice | "withdraw",
  source: number,
  more: {
    readonly reason?: string;
    readonly channel?: "comment" | "review" | "label" | "reaction";
    readonly head?: Sha;
    readonly question?: string;
  } = {},
): Happening => ({
  kind: "act",
  key: { at: at as Instant, rank: channelRank[more.channel ?? "comment"], source, index: 0 },
  act: {
    id: `${more.channel ?? "comment"}:${source}:0:0` as ActId,
    at: at as Instant,
    by,
    channel: more.channel ?? "comment",
    url: "",
    head: more.head ?? null,
    what: {
      kind: "vote",
      choice,
      reason: more.reason ?? null,
      ...(more.question === undefined ? {} : { question: more.question }),
    },
  },
});

/** `line` as somebody would write it, such as `/sing 5d because …`. */
export const command = (at: string, by: Person, line: string, source: number): Happening => {
  const [asked = "", reason = null] = line.split(/ because /);
  const [verb = "", ...words] = asked.slice(1).split(" ");
  return {
    kind: "act",
    key: { at: at as Instant, rank: channelRank.comment, source, index: 0 },
    act: {
      id: `comment:${source}:0:0` as ActId,
      at: at as Instant,
      by,
      channel: "comment",
      url: "",
      head: null,
      what: { kind: "command", verb, words, reason, rest: line.slice(verb.length + 1).trim(), source: line },
    },
  };
};

export const place = (at: string, to: "vanished" | "returned", of: string): Happening => ({
  kind: "place",
  key: { at: at as Instant, rank: channelRank.recorded, source: 0, index: 0 },
  of,
  to,
});

/** The author deletes the comment of that source. */
export const deletion = (at: string, by: Person, source: number): Happening => ({
  kind: "act",
  key: { at: at as Instant, rank: channelRank.comment, source, index: 9 },
  act: {
    id: `comment:${source}:0:deleted` as ActId,
    at: at as Instant,
    by,
    channel: "comment",
    url: "",
    head: null,
    what: { kind: "deleted", of: `comment:${source}:`, author: by },
  },
});

export const thread = (at: string, to: "open" | "closed" | "merged" | "draft" | "ready", by: Person): Happening => ({
  kind: "thread",
  key: { at: at as Instant, rank: 6, source: 0, index: 0 },
  by,
  to,
});

export const retargeted = (at: string, to: string, by: Person): Happening => ({
  kind: "base",
  key: { at: at as Instant, rank: 6, source: 0, index: 0 },
  by,
  from: "main",
  to,
});
