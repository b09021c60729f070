/**
 * Acts in comments. The first text is read whole; of an edit by the author only
 * what is new counts, and a vote that the edit took away is taken back; an edit by
 * somebody else changes no act and is named.
 */
import { parseCommands } from "../core/commands/parse-commands.ts";
import { voteOf } from "../core/commands/vote-calls.ts";
import type { Act, ActHappening, CommandCall } from "../core/model/act.ts";
import { channelRank } from "../core/model/act.ts";
import type { ActId, Instant } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import { isSamePerson, type Person } from "../core/model/subject.ts";
import { hashText } from "../core/record/text-hash.ts";
import type { TimelineReading } from "../github/ports.ts";
import type { CommentHistory, Revision } from "./revisions.ts";

interface Before {
  readonly votes: string;
  readonly lines: ReadonlySet<string>;
}

const actsOfCalls = (
  history: CommentHistory,
  revision: Revision,
  by: Person,
  calls: readonly { readonly call: CommandCall; readonly index: number }[],
): readonly Act[] =>
  calls.map(({ call, index }) => ({
    id: `comment:${history.id}:${revision.name}:${index}` as ActId,
    at: revision.at,
    by,
    channel: "comment",
    url: history.url,
    head: null,
    what: voteOf(call) ?? call,
  }));

const votesIn = (calls: readonly CommandCall[]): string =>
  calls
    .map(voteOf)
    .filter((vote) => vote !== null)
    .map((vote) => vote.choice)
    .join(" ");

const knownFrom = (state: State, prefix: string): Before => ({
  votes: state.votes
    .filter((vote) => vote.act.startsWith(prefix))
    .map((vote) => (vote.comment?.byAuthor ? "" : vote.choice))
    .slice(-1)
    .join(" "),
  lines: new Set(state.commands.filter((command) => command.act.startsWith(prefix)).map((command) => command.line)),
});

const aside = (
  history: CommentHistory,
  revision: string,
  word: string,
  at: Instant,
  by: Person,
  what: Act["what"],
): Act => ({
  id: `comment:${history.id}:${revision}:${word}` as ActId,
  at,
  by,
  channel: "comment",
  url: history.url,
  head: null,
  what,
});

const revisionActs = (
  history: CommentHistory,
  revision: Revision,
  before: Before,
): { acts: readonly Act[]; after: Before } => {
  const prefix = `comment:${history.id}:`;
  if (revision.name !== "0" && (revision.by === null || !isSamePerson(revision.by, history.author))) {
    const by = revision.by ?? history.author;
    const what = { kind: "edited", of: prefix, author: history.author } as const;
    return { acts: revision.by ? [aside(history, revision.name, "edit", revision.at, by, what)] : [], after: before };
  }
  const calls = parseCommands(revision.body, { viaEmail: history.viaEmail }).calls.map((call, index) => ({
    call,
    index,
  }));
  const votes = votesIn(calls.map(({ call }) => call));
  const lastVote = votes.split(" ").at(-1) ?? "";
  const changed = lastVote !== before.votes;
  const fresh = calls.filter(({ call }) => (voteOf(call) ? changed : !before.lines.has(hashText(call.source))));
  const takenBack: readonly Act[] =
    changed && before.votes !== "" && lastVote === ""
      ? [
          aside(history, revision.name, "gone", revision.at, history.author, {
            kind: "deleted",
            of: prefix,
            author: history.author,
          }),
        ]
      : [];
  return {
    acts: [...takenBack, ...actsOfCalls(history, revision, history.author, fresh)],
    after: { votes: lastVote, lines: new Set([...before.lines, ...calls.map(({ call }) => hashText(call.source))]) },
  };
};

/** GitHub tells the time of a deletion only by an event without the comment's id: the nearest that fits. */
const deletedAt = (history: CommentHistory, timeline: readonly TimelineReading[]): Instant => {
  const { deleted } = history;
  if (!deleted) return history.revisions[0]?.at ?? ("" as Instant);
  const fitting = timeline.filter(
    (event) =>
      event.kind === "comment-deleted" &&
      event.author === history.author.login &&
      event.actor?.person.login === deleted.by.login &&
      event.at <= deleted.receivedAt,
  );
  return fitting.at(-1)?.at ?? deleted.receivedAt;
};

export const commentActs = (
  histories: readonly CommentHistory[],
  state: State,
  timeline: readonly TimelineReading[],
): readonly ActHappening[] =>
  histories.flatMap((history) => {
    const prefix = `comment:${history.id}:`;
    let before = knownFrom(state, prefix);
    const acts: Act[] = [];
    for (const revision of history.revisions) {
      const { acts: some, after } = revisionActs(history, revision, before);
      acts.push(...some);
      before = after;
    }
    if (history.deleted) {
      const what = { kind: "deleted", of: prefix, author: history.author } as const;
      acts.push(aside(history, "0", "deleted", deletedAt(history, timeline), history.deleted.by, what));
    }
    return acts.map((act, index) => ({
      kind: "act",
      key: { at: act.at, rank: channelRank.comment, source: history.id, index },
      act,
    }));
  });
