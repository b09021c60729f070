/**
 * Acts in one text of a person, a comment's or a review's. The first text is read
 * whole; of an edit by the author only what is new counts, and a vote that the edit
 * took away is taken back; an edit by somebody else changes no act and is named.
 */
import { mostCommands, parseCommands } from "../core/commands/parse-commands.ts";
import { voteOf } from "../core/commands/vote-calls.ts";
import type { Act, CommandCall, VoteCast } from "../core/model/act.ts";
import type { ActId, Instant, Sha } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import { isSamePerson, type Person } from "../core/model/subject.ts";
import { hashText } from "../core/record/text-hash.ts";
import type { CommentHistory, Revision } from "./revisions.ts";

export interface TextPlace {
  readonly channel: "comment" | "review";
  readonly id: number;
  readonly url: string;
  readonly head: Sha | null;
  /** Index of the first command: in a review the verdict comes before its text. */
  readonly firstIndex: number;
  /** The vote beside the text, which no edit of the text takes back. */
  readonly hasVerdict: boolean;
}

type Written = Pick<CommentHistory, "author" | "viaEmail" | "revisions">;

/** What the text held before a revision. */
interface Before {
  /** The last vote, without what it names. */
  readonly vote: string;
  /** Each vote with the word after it, which may name a question; null: the record alone is known. */
  readonly votes: readonly string[] | null;
  /** When the vote was given that the record knows of the text; null: it knows none. */
  readonly since: Instant | null;
  readonly lines: ReadonlySet<string>;
  /** Those that the record has as commands: a vote's word that was a move is asked for once. */
  readonly judged: ReadonlySet<string>;
  /** How many commands were told to be too many. */
  readonly left: string;
}

const tooMany = "too-many";

const knownFrom = (state: State, prefix: string, place: TextPlace): Before => {
  const commands = state.commands.filter((command) => command.act.startsWith(prefix));
  const known = state.votes.findLast(
    (vote) =>
      // What the secretary recorded in it is a command, and no vote of the author.
      vote.channel !== "recorded" && vote.act.startsWith(prefix) && !(place.hasVerdict && vote.act === `${prefix}0:0`),
  );
  return {
    votes: null,
    vote: known && !known.comment?.byAuthor ? said(known.choice, known.reason !== undefined) : "",
    since: known?.at ?? null,
    lines: new Set(commands.map((command) => command.line)),
    judged: new Set(commands.map((command) => command.line)),
    left: commands.findLast((command) => command.act.endsWith(`:${tooMany}`))?.verdict.details.count ?? "",
  };
};

const actAt =
  (place: TextPlace, revision: string) =>
  (part: string | number, at: Instant, by: Person, what: Act["what"]): Act => ({
    id: `${place.channel}:${place.id}:${revision}:${part}` as ActId,
    at,
    by,
    channel: place.channel,
    url: place.url,
    head: place.head,
    what,
  });

/** A rejection with a reason is another than one without. */
const said = (choice: string, hasReason: boolean): string => (choice === "reject" && hasReason ? "reject!" : choice);

const votesIn = (calls: readonly CommandCall[]): readonly VoteCast[] =>
  calls.map(voteOf).filter((vote) => vote !== null);

const saidBy = ({ choice, reason, question = "" }: VoteCast): string => `${said(choice, reason !== null)} ${question}`;

/** What names a question or may do so, of the votes of a text. */
const namedIn = (votes: readonly string[]): readonly string[] => votes.map((vote) => vote.slice(vote.indexOf(" ")));

type Placed = readonly { readonly call: CommandCall; readonly index: number }[];

/** The same vote twice in one text is one vote. */
const withoutRepeated = (calls: Placed): Placed => {
  let last: string | null = null;
  return calls.filter(({ call }) => {
    const vote = voteOf(call);
    if (!vote) return true;
    const words = `${saidBy(vote)} ${vote.reason ?? ""}`;
    const isNew = words !== last;
    last = words;
    return isNew;
  });
};

const revisionActs = (
  place: TextPlace,
  { author, viaEmail }: Written,
  revision: Revision,
  before: Before,
): { acts: readonly Act[]; after: Before } => {
  const of = `${place.channel}:${place.id}:`;
  const act = actAt(place, revision.name);
  if (revision.name !== "0" && (revision.by === null || !isSamePerson(revision.by, author))) {
    const { by } = revision;
    return { acts: by ? [act("edit", revision.at, by, { kind: "edited", of, author })] : [], after: before };
  }
  const { calls: all, left } = parseCommands(revision.body, { viaEmail });
  const calls = all.map((call, index) => ({ call, index: index + place.firstIndex }));
  const votes = votesIn(all).map(saidBy);
  const last = votesIn(all).at(-1);
  const vote = last ? said(last.choice, last.reason !== null) : "";
  const changed = before.votes === null ? vote !== before.vote : votes.join() !== before.votes.join();
  const fresh = withoutRepeated(calls).filter(({ call }) =>
    voteOf(call) ? changed && !before.judged.has(hashText(call.source)) : !before.lines.has(hashText(call.source)),
  );
  // A question that the text voted on and does not mention any more.
  const isLeftOut = namedIn(before.votes ?? []).some((named) => !namedIn(votes).includes(named));
  const isGone = before.vote !== "" && (vote === "" || (isLeftOut && place.channel === "comment"));
  // A text from before the vote that is known of it takes nothing back.
  const isOlder = before.since !== null && revision.at < before.since;
  const isTakenBack = changed && isGone && !place.hasVerdict && !isOlder;
  const takenBack: Act["what"] =
    place.channel === "comment" ? { kind: "deleted", of, author } : { kind: "vote", choice: "withdraw", reason: null };
  const isLeftAnew = left.length > 0 && String(left.length) !== before.left;
  return {
    acts: [
      ...(isTakenBack ? [act("gone", revision.at, author, takenBack)] : []),
      ...fresh.map(({ call, index }) => act(index, revision.at, author, voteOf(call) ?? call)),
      ...(isLeftAnew ? [act(tooMany, revision.at, author, { kind: "too-many", most: mostCommands, calls: left })] : []),
    ],
    after: {
      vote: isOlder ? before.vote : vote,
      votes: isOlder ? before.votes : votes,
      since: isOlder ? before.since : null,
      lines: new Set([...before.lines, ...all.map((call) => hashText(call.source))]),
      judged: before.judged,
      left: String(left.length),
    },
  };
};

/** Of all revisions, oldest first. */
export const textActs = (place: TextPlace, written: Written, state: State): readonly Act[] => {
  let before = knownFrom(state, `${place.channel}:${place.id}:`, place);
  const acts: Act[] = [];
  for (const revision of written.revisions) {
    const { acts: some, after } = revisionActs(place, written, revision, before);
    acts.push(...some);
    before = after;
  }
  return acts;
};
