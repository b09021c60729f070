/**
 * Which texts of a document have to be compared, and the comparing. A new text is
 * compared with every text that a ballot on the table was opened or decided on, or that
 * a vote in it was given on: with each of them itself, so that small changes cannot add
 * up to a large one unseen. Other heads of before are never read again. What is found
 * is recorded, so that a replay needs no bytes.
 */
import { whyNotTaken } from "../ballots/hand.ts";
import { seatFinder } from "../ballots/seat-finder.ts";
import { areCompared } from "../ballots/text-difference.ts";
import { waitingTies } from "../ballots/waiting-ties.ts";
import { mayMean } from "../ballots/was-open.ts";
import { classifyChange } from "../documents/classify-change.ts";
import { type Ballot, isOpen, onPushOf, type Tally, type Vote } from "../model/ballot.ts";
import type { Cause, NewEntry } from "../model/entry.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Digest, Sha, TextHash } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { TextChange } from "../model/text-change.ts";
import { hashText } from "../record/text-hash.ts";
import { type Answer, entry, is, need, type Situation, type Texts } from "./judgement.ts";

/** More sections than these are counted, not named. */
const mostSections = 20;
const longestTitle = 120;

/**
 * The texts that the latest votes of the seats were given on, in each way to vote: what is recorded for
 * somebody does not go before an own act. Of reviews and reactions any may be the one that stands
 * in the end, since each is taken back alone.
 */
const textsVotedOn = (ballot: Ballot, votes: readonly Vote[]): readonly Digest[] => {
  const seatOf = seatFinder(ballot.seats);
  const latest = new Map<string, Vote>();
  for (const vote of votes) {
    const seat = seatOf(vote.by);
    if (seat === undefined || !mayMean(vote, ballot) || whyNotTaken(ballot, vote, null) !== null) continue;
    const alone = vote.channel === "reaction" || vote.channel === "review";
    const way = `${seat} ${alone ? vote.act : vote.channel}`;
    const before = latest.get(way);
    if (!before || before.at <= vote.at) latest.set(way, vote);
  }
  return [...latest.values()].flatMap(({ text }) => (text === null ? [] : [text]));
};

/** Closed, and what it decides has not been carried out yet: the move is held, or somebody has to break a tie. */
const unfinished = (state: State): readonly Ballot[] => {
  const held = state.heldMove
    ? state.ballots.filter(({ closed, cycle }) => closed !== null && cycle === state.cycle && decides(closed.tally))
    : [];
  return [...held, ...waitingTies(state)];
};

const decides = ({ outcome, rejectedByMajority }: Tally): boolean => outcome === "passed" || rejectedByMajority;

/** The text that the present status was decided for; of records that do not name it, the one of the close that led to it. */
const carriedOut = ({ decidedText, ballots, since }: State): readonly Digest[] => {
  if (decidedText !== null) return [decidedText];
  const closed = ballots.findLast((ballot) => ballot.closed?.at === since)?.closed;
  return closed && decides(closed.tally) ? [closed.text] : [];
};

/** The texts on which something is staked, whatever the present one is. */
export const textsAtStake = (state: State): ReadonlySet<Digest> =>
  new Set([
    ...state.ballots.filter(isOpen).flatMap((ballot) => [
      ballot.text,
      // Where votes stay whatever happens, it matters only what the question was put on.
      ...(onPushOf(ballot.question) === "keep" ? [] : textsVotedOn(ballot, state.votes)),
    ]),
    ...unfinished(state).flatMap(({ text, closed }) => (closed ? [text, closed.text] : [])),
    ...carriedOut(state),
    ...(state.head?.base ? [state.head.base.digest] : []),
  ]);

/** What a new head's text is compared with: what is staked, and the text just before, for the history. */
export const textsToCompare = (state: State): ReadonlySet<Digest> => {
  const staked = textsAtStake(state);
  const before = state.heads.findLast((head) => head.digest !== null)?.digest;
  return staked.size === 0 || before == null ? staked : new Set([...staked, before]);
};

export interface PresentText {
  readonly sha: Sha;
  readonly digest: Digest;
  /** Of a text that a head was changed from. */
  readonly path?: string;
}

export interface Comparison {
  readonly changes: readonly TextChange[];
  readonly entries: readonly NewEntry[];
  readonly texts: Texts;
}

export const noComparison: Comparison = { changes: [], entries: [], texts: [] };

/** A title in one line. */
const shown = (title: string): string => {
  const characters = [...title.replace(/\s+/g, " ").trim()];
  return characters.length <= longestTitle ? characters.join("") : `${characters.slice(0, longestTitle - 1).join("")}…`;
};

type Read = HeadReading | { readonly unreadable: string };

const versionOf = (read: Read | undefined) =>
  read && !("unreadable" in read) && read.document && read.bytes
    ? { path: read.document.path, bytes: read.bytes }
    : null;

/** A text that cannot be read any more counts as another one altogether. */
const compare = (kind: Kind | null, from: PresentText, to: PresentText, reads: ReadonlyMap<Sha, Read>) => {
  const [former, present] = [versionOf(reads.get(from.sha)), versionOf(reads.get(to.sha))];
  const found = kind && former && present ? classifyChange(kind, former, present) : null;
  const titles = (found?.sections ?? []).map(shown);
  const named = titles.slice(0, mostSections).map((title) => [hashText(title), title] as const);
  const change: TextChange = {
    from: from.digest,
    to: to.digest,
    as: found && found.as !== "material" ? "editorial" : "material",
    sections: named.map(([hash]): TextHash => hash),
    unlisted: titles.length - named.length,
  };
  return { change, texts: named.filter(([, title]) => title !== "") };
};

/** What `present` and each of the others are to each other, as far as it is not known; asks for heads that are missing. */
export const compareTexts = (
  { state, facts, kind, policy, at }: Situation,
  present: PresentText,
  others: Iterable<Digest>,
  cause: Cause,
): Answer<Comparison> => {
  const heads = [...others].flatMap((digest): readonly PresentText[] => {
    if (areCompared(state, digest, present.digest)) return [];
    const head = state.heads.findLast((one) => one.digest === digest);
    if (head) return [{ sha: head.sha, digest }];
    const base = state.heads.findLast((one) => one.base?.digest === digest)?.base;
    return base ? [{ sha: base.sha, digest, path: base.path }] : [];
  });
  if (heads.length === 0) return is(noComparison);
  const missing = [present, ...heads].filter(({ sha }) => !facts.heads.has(sha));
  if (missing.length > 0)
    return need(
      ...missing.map(({ sha, path }) => ({ kind: "head", sha, ...(path === undefined ? {} : { path }) }) as const),
    );
  const reading = facts.heads.get(present.sha);
  const read = reading && !("unreadable" in reading) ? reading.document : null;
  const sort = kind ?? (read ? (policy.kinds.get(read.kind) ?? null) : null);
  const compared = heads.map((head) => compare(sort, head, present, facts.heads));
  return is({
    changes: compared.map(({ change }) => change),
    entries: compared.map(({ change }) => entry(at, cause, { kind: "text-compared", ...change })),
    texts: compared.flatMap(({ texts }) => texts),
  });
};
