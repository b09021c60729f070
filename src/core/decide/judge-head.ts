/**
 * The opening of a thread and every push: what the head carries now. The first
 * governed document seen is recorded with its kind's initial status, whatever the
 * file says [D5], and gets its steward [D3]. A status that somebody typed is a
 * request where a command could ask for it, and never a status. A text that differs from
 * those that something is staked on is compared with them, and voters are asked again.
 */

import { authorHandles, numberOf, statusOf } from "../documents/field-values.ts";
import { numberFromPath } from "../documents/file-names.ts";
import type { Document } from "../model/document.ts";
import type { CarriedOver, DocumentIdentity, DocumentStanding } from "../model/document-standing.ts";
import type { Cause, Fact, NewEntry } from "../model/entry.ts";
import type { BaseText, HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Sha, Status } from "../model/names.ts";
import type { HeadState } from "../model/state.ts";
import type { Person } from "../model/subject.ts";
import { askAgain } from "./ask-again.ts";
import { type Comparison, compareTexts, noComparison, textsToCompare } from "./compare-texts.ts";
import { type Answer, entriesOf, entry, is, type Judgement, need, type Situation } from "./judgement.ts";
import { releasedMove } from "./move-by-ballot.ts";
import { assignmentInTurn } from "./steward-assignment.ts";

export interface HeadSeen {
  readonly sha: Sha;
  readonly own: boolean;
  readonly cause: Cause;
  /** The document is older than our first sight of the policy. */
  readonly adopted?: boolean;
}

/**
 * The opener and the authors that the document names by handle: those who must not shepherd it. Whoever opens
 * a pull request that changes an existing document is no author of it: then it is who brought it that counts.
 */
export const authorsOf = (situation: Situation, reading: HeadReading | null, kind: Kind | null): readonly Person[] => {
  const handles = reading?.document && kind ? authorHandles(reading.document, kind) : [];
  const listed = handles.map((login): Person => ({ login, id: null }));
  const brings = reading?.base === undefined && !situation.state.existing;
  const opener = brings ? (situation.state.opened?.by ?? situation.facts.opener) : situation.state.broughtBy;
  return opener ? [opener, ...listed.filter((person) => person.login !== opener.login)] : listed;
};

/** A status that the file says and the record does not; of an existing document only where the difference says it. */
const typedStatus = (reading: HeadReading, kind: Kind, recorded: Status): Status | null => {
  const written = reading.document ? statusOf(reading.document, kind) : null;
  const isTyped = typeof written === "string" && written !== recorded && written !== reading.base?.status;
  return isTyped ? written : null;
};

const canBeAskedFor = (kind: Kind, from: Status, to: Status): boolean =>
  kind.moves.some((move) => move.from.includes(from) && move.to === to && move.askedBy.length > 0);

/** The status that a document begins with in the record: the kind's first one, or, if older than the record, the file's. */
const firstStatus = (reading: HeadReading, kind: Kind, adopted: boolean): Status => {
  const written = adopted && reading.document ? statusOf(reading.document, kind) : null;
  return typeof written === "string" ? written : kind.initial;
};

/** What the entry keeps of a standing. */
const carriedOver = (standing: DocumentStanding): CarriedOver => {
  const { status, since, number, cycle, movesThisCycle, movesEver, steward, voting, broughtBy } = standing;
  return { status, since, number, cycle, movesThisCycle, movesEver, steward, voting, broughtBy };
};

export const elsewhereFact = (standing: DocumentStanding, here: boolean): Fact => ({
  kind: "elsewhere",
  thread: standing.home,
  open: standing.open,
  ...(here ? { here: true as const } : {}),
  ...carriedOver(standing),
});

const numberAtBase = (kind: Kind, document: Document, base: BaseText): number | null =>
  numberFromPath(kind, base.path) ?? (kind.numberField in base.lines ? null : numberOf(document, kind));

/** A document that is there already begins with what the record has of it, and without a record with what it says itself. */
const firstSightOfExisting = (
  situation: Situation,
  reading: HeadReading & { readonly document: Document; readonly base: BaseText },
  kind: Kind,
  seen: HeadSeen,
): Answer<NewEntry[]> => {
  const { at, facts } = situation;
  const { document, base } = reading;
  const opener = facts.opener;
  if (!opener) return is([]);
  const identity: DocumentIdentity = {
    kind: kind.name,
    number: numberAtBase(kind, document, base),
    paths: [base.path],
  };
  if (facts.elsewhere === null) return need({ kind: "elsewhere", document: identity });
  const standing = facts.elsewhere.standings.findLast((one) => one.at <= at) ?? null;
  // Nobody knows how it stands: it is put right first where it stands.
  if (standing === null && base.status === null) return is([]);
  const steward = standing?.steward
    ? is(null)
    : assignmentInTurn(situation, kind, authorsOf(situation, reading, kind), document.path);
  if (steward.kind !== "is") return steward;
  const number = standing?.number ?? identity.number;
  return is([
    entry(at, seen.cause, {
      kind: "opened",
      document: kind.name,
      path: document.path,
      by: opener,
      status: standing?.status ?? base.status ?? kind.initial,
      existing: true,
      ...(number === null ? {} : { number }),
    }),
    ...(standing ? [entry(at, seen.cause, elsewhereFact(standing, false))] : []),
    ...(steward.value ? [entry(at, seen.cause, steward.value)] : []),
  ]);
};

const firstSight = (situation: Situation, reading: HeadReading, kind: Kind, seen: HeadSeen): Answer<NewEntry[]> => {
  const { at } = situation;
  if (reading.document && reading.base) {
    return firstSightOfExisting(situation, { ...reading, document: reading.document, base: reading.base }, kind, seen);
  }
  const { cause } = seen;
  const opener = situation.facts.opener;
  if (!opener || !reading.document) return is([]);
  const { path } = reading.document;
  const steward = assignmentInTurn(situation, kind, authorsOf(situation, reading, kind), path);
  if (steward.kind !== "is") return steward;
  return is([
    entry(at, cause, {
      kind: "opened",
      document: kind.name,
      path: reading.document.path,
      by: opener,
      status: firstStatus(reading, kind, seen.adopted ?? false),
    }),
    entry(at, cause, steward.value),
  ]);
};

/** What the file asks for, were the document in this status; null: nothing that a command could grant. */
export const requestIn = (
  { state, facts }: Situation,
  kind: Kind,
  recorded: Status,
): { readonly to: Status; readonly head: Sha } | null => {
  const { head } = state;
  const read = head ? facts.heads.get(head.sha) : undefined;
  if (!head || !read || "unreadable" in read || head.own) return null;
  const to = typedStatus(read, kind, recorded);
  return to !== null && canBeAskedFor(kind, recorded, to) ? { to, head: head.sha } : null;
};

/** What follows from the text of a new head, and the words that it names. */
const afterPush = (
  situation: Situation,
  seen: HeadSeen,
  head: HeadState,
): Answer<Pick<Comparison, "entries" | "texts">> => {
  const { state, kind, at } = situation;
  const { sha, digest } = head;
  if (digest === null) return is(noComparison);
  const others = new Set([...textsToCompare(state), ...(head.base ? [head.base.digest] : [])]);
  const heads = [...state.heads, head];
  const compared = compareTexts({ ...situation, state: { ...state, heads } }, { sha, digest }, others, seen.cause);
  if (compared.kind !== "is") return compared;
  const after = { ...state, head, changes: [...state.changes, ...compared.value.changes] };
  const released =
    kind && state.heldMove?.why === "text-changed"
      ? releasedMove({ ...situation, state: after }, kind, state.concerns)
      : null;
  return is({
    entries: [
      ...compared.value.entries,
      ...askAgain(after, at, seen.cause),
      ...(released ? [entry(released.at, seen.cause, released.fact)] : []),
    ],
    texts: compared.value.texts,
  });
};

/** One document is decided on a thread, and it stays one. */
const isUndecidable = ({ governed }: HeadReading): boolean => {
  const documents = governed.filter(({ what }) => what === "document");
  return documents.length > 1 || documents.some(({ change }) => change === "removed");
};

export const judgeHead = (situation: Situation, seen: HeadSeen): Judgement => {
  const { state, facts, policy, at } = situation;
  const read = facts.heads.get(seen.sha);
  if (!read) return need({ kind: "head", sha: seen.sha });
  const reading = "unreadable" in read ? null : read;
  const document = reading?.document ?? null;
  const kind = document ? (policy.kinds.get(document.kind) ?? null) : null;
  const opening: Answer<NewEntry[]> =
    reading && kind && state.document === null ? firstSight(situation, reading, kind, seen) : is([]);
  if (opening.kind === "refused") return entriesOf([]);
  if (opening.kind !== "is") return opening;

  const begun = opening.value.find(({ fact }) => fact.kind === "opened")?.fact;
  const recorded = state.status ?? (begun?.kind === "opened" ? begun.status : null);
  const typed = reading && kind && recorded ? typedStatus(reading, kind, recorded) : null;
  const present = {
    sha: seen.sha,
    path: document?.path ?? null,
    digest: document?.digest ?? null,
    typed,
    own: seen.own,
    ...(reading?.governed.some((file) => file.what === "governance") ? { governance: true as const } : {}),
    ...(reading && isUndecidable(reading) ? { undecidable: true as const } : {}),
    ...(reading?.base ? { base: reading.base } : {}),
  };
  const follows = afterPush(situation, seen, { ...present, since: at });
  if (follows.kind === "refused") return entriesOf([]);
  if (follows.kind !== "is") return follows;
  const head = entry(at, seen.cause, { kind: "head", ...present });
  const isRequest =
    typed !== null &&
    !seen.own &&
    (state.document !== null || reading?.base !== undefined) &&
    recorded !== null &&
    kind !== null &&
    state.head?.typed !== typed &&
    !state.held.includes(typed) &&
    canBeAskedFor(kind, recorded, typed);
  const request = isRequest ? [entry(at, seen.cause, { kind: "status-requested", to: typed, head: seen.sha })] : [];
  return entriesOf([...opening.value, head, ...request, ...follows.value.entries], follows.value.texts);
};
