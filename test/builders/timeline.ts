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
  more: { readonly channel?: "comment" | "review" | "label"; readonly head?: Sha } = {},
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
    what: { kind: "vote", choice, reason: null },
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

export const thread = (at: string, to: "open" | "closed" | "merged", by: Person): Happening => ({
  kind: "thread",
  key: { at: at as Instant, rank: 6, source: 0, index: 0 },
  by,
  to,
});
