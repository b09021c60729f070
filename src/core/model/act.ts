import type { DocumentStanding } from "./document-standing.ts";
import type { ActId, Choice, Instant, Sha } from "./names.ts";
import type { Person } from "./subject.ts";

export type ActChannel = "comment" | "review" | "label" | "reaction" | "file" | "recorded";

/** A command as written: `/verb argument because reason`. */
export interface CommandCall {
  readonly kind: "command";
  /** Lower case, without the slash. */
  readonly verb: string;
  /** Words between the verb and `because`, as written. */
  readonly words: readonly string[];
  /** Text after `because`, or null. */
  readonly reason: string | null;
  /** All that follows the verb, `because` included, as written; at most 4000 characters. */
  readonly rest: string;
  /** The line as written, at most 200 characters. */
  readonly source: string;
}

/** Commands of one text beyond those that are taken of it. */
export interface CommandsLeft {
  readonly kind: "too-many";
  /** So many were taken. */
  readonly most: number;
  readonly calls: readonly CommandCall[];
}

export interface VoteCast {
  readonly kind: "vote";
  readonly choice: Choice | "withdraw";
  /** Hash of the reason given; the text stands in `texts`. */
  readonly reason: string | null;
  /** Act id prefix of the votes that it takes back, when it is about those alone: a review was dismissed. */
  readonly of?: string;
  /** The line that it was given by, where it was one: where a process has a move of that verb, it may be meant. */
  readonly call?: CommandCall;
  /** The word after the verb, lower case, or the question on whose comment a reaction stands: it may name a question. */
  readonly question?: string;
}

/** Somebody else edited a comment that holds acts: they stand as first written. */
export interface ForeignEdit {
  readonly kind: "edited";
  readonly of: string;
  readonly author: Person;
}

/** A comment with acts was deleted; by its author this takes its votes back, by another it changes nothing. */
export interface Deletion {
  readonly kind: "deleted";
  /** Act id prefix `comment:ID:` of the acts that it held. */
  readonly of: string;
  readonly author: Person | null;
  /** A reaction that two readings missed: the act carries the instant of the first of them. */
  readonly polled?: true;
}

/** Something a person did at an instant through a channel. */
export interface Act {
  readonly id: ActId;
  readonly at: Instant;
  readonly by: Person;
  readonly channel: ActChannel;
  /** Where the act can be seen, as a URL; "" when there is none. */
  readonly url: string;
  /** Known for reviews only. */
  readonly head: Sha | null;
  readonly what: VoteCast | CommandCall | CommandsLeft | ForeignEdit | Deletion;
}

/** Order of channels at one instant (design.md section 3, "The fold, precisely"). */
export const channelRank: Readonly<Record<ActChannel, number>> = {
  file: 0,
  review: 1,
  label: 2,
  reaction: 3,
  comment: 4,
  recorded: 5,
};

/** Key by which a timeline is sorted; compare element by element. */
export interface TimelineKey {
  readonly at: Instant;
  readonly rank: number;
  readonly source: number;
  readonly index: number;
}

/** The thread was opened with this head. */
export interface Opening {
  readonly kind: "opening";
  readonly key: TimelineKey;
  readonly by: Person;
  readonly head: Sha | null;
  /** The thread is older than our first sight of the policy: its document keeps the status that it has. */
  readonly adopted: boolean;
}

/** The head changed; `own` when the App committed. */
export interface Push {
  readonly kind: "push";
  readonly key: TimelineKey;
  readonly by: Person | null;
  readonly head: Sha;
  readonly own: boolean;
}

export interface ThreadChange {
  readonly kind: "thread";
  readonly key: TimelineKey;
  readonly by: Person | null;
  /** `draft`: not ready for review; `ready`: it is from now on. */
  readonly to: "open" | "closed" | "merged" | "draft" | "ready";
}

/** The thread is to be merged into another branch. */
export interface BaseChange {
  readonly kind: "base";
  readonly key: TimelineKey;
  readonly by: Person | null;
  readonly from: string;
  readonly to: string;
}

export interface ActHappening {
  readonly kind: "act";
  readonly key: TimelineKey;
  readonly act: Act;
}

/** A comment or review with acts was found to be gone without a trace, or to be there again. */
export interface PlaceChange {
  readonly kind: "place";
  readonly key: TimelineKey;
  /** Prefix of the ids of its acts. */
  readonly of: string;
  readonly to: "vanished" | "returned";
}

/** Another thread recorded something of this one's document. */
export interface ElsewhereChange {
  readonly kind: "elsewhere";
  readonly key: TimelineKey;
  readonly standing: DocumentStanding;
}

/** The default branch says something else of the document than was decided (`found`; "" : it is gone), or that no more (null). */
export interface OnBaseChange {
  readonly kind: "on-base";
  readonly key: TimelineKey;
  readonly found: string | null;
  readonly by: Person | null;
}

/** One thing that happened, in the one order in which the fold takes them. */
export type Happening =
  | Opening
  | Push
  | ThreadChange
  | BaseChange
  | ActHappening
  | PlaceChange
  | ElsewhereChange
  | OnBaseChange;

/** Ids under which the fold knows that it has taken a happening already. */
export const happeningId = (happening: Happening): string => {
  switch (happening.kind) {
    case "act":
      return happening.act.id;
    case "opening":
      return "opening";
    case "push":
      return `push:${happening.head}:${happening.key.at}`;
    case "place":
      return `place:${happening.to}:${happening.of}${happening.key.at}`;
    case "thread":
      return `thread:${happening.to}:${happening.key.at}`;
    case "elsewhere":
      return happening.standing.id;
    case "on-base":
      return `on-base:${happening.key.at}`;
    case "base":
      return `base:${happening.to}:${happening.key.at}`;
  }
};

export const compareTimelineKeys = (one: TimelineKey, other: TimelineKey): number => {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.rank - other.rank || one.source - other.source || one.index - other.index;
};
