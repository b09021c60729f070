/**
 * From entries to state. The only reader of facts: what the fold decides and what
 * an auditor replays go through the same function, so they cannot disagree.
 */
import type { Ballot, Vote } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { Instant } from "../model/names.ts";
import type { HeadState, JudgedCommand, Milestone, State } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { addSeconds, secondsBetween } from "../time/instant.ts";
import { concernAppliers } from "./concern-facts.ts";

/** A state under construction: mutable, owned by one fold, never handed out before it is finished. */
export type StateDraft = {
  -readonly [Key in keyof State]: State[Key] extends readonly (infer Item)[]
    ? Item[]
    : State[Key] extends ReadonlySet<infer Item>
      ? Set<Item>
      : State[Key];
};

export const emptyState = (): State => ({
  document: null,
  opened: null,
  status: null,
  since: null,
  cycle: 1,
  held: [],
  steward: null,
  stewardMissing: null,
  heads: [],
  head: null,
  request: null,
  window: null,
  paused: null,
  ballots: [],
  votes: [],
  concerns: [],
  commands: [],
  movesThisCycle: [],
  movesEver: [],
  writes: {},
  heldMove: null,
  thread: "open",
  closedSince: null,
  judged: new Set(),
  cursor: null,
  milestones: [],
  version: 0,
});

export const draftOf = (state: State): StateDraft => ({
  ...state,
  held: [...state.held],
  heads: [...state.heads],
  ballots: [...state.ballots],
  votes: [...state.votes],
  concerns: [...state.concerns],
  commands: [...state.commands],
  movesThisCycle: [...state.movesThisCycle],
  movesEver: [...state.movesEver],
  judged: new Set(state.judged),
  milestones: [...state.milestones],
});

const byOf = (entry: NewEntry): Person | null => ("by" in entry.cause ? entry.cause.by : null);

const milestone = (draft: StateDraft, at: Instant, what: Milestone["what"]): void => {
  draft.milestones.push({ at, what });
};

const changeBallot = (draft: StateDraft, id: Ballot["id"], change: Partial<Ballot>): void => {
  draft.ballots = draft.ballots.map((ballot) => (ballot.id === id ? { ...ballot, ...change } : ballot));
};

/** Clocks that rested since then go on with the time that was left. */
const goOn = (draft: StateDraft, since: Instant, at: Instant): void => {
  const rested = Math.max(0, secondsBetween(since, at));
  draft.ballots = draft.ballots.map((ballot) =>
    isOpen(ballot)
      ? { ...ballot, closes: addSeconds(ballot.closes, rested), closesSince: at, restsSince: null }
      : ballot,
  );
  if (draft.window && !draft.window.ended) {
    draft.window = { ...draft.window, ends: addSeconds(draft.window.ends, rested) };
  }
};

const rest = (draft: StateDraft, since: Instant): void => {
  draft.ballots = draft.ballots.map((ballot) =>
    isOpen(ballot) ? { ...ballot, restsSince: ballot.restsSince ?? since } : ballot,
  );
};

/** A pause ends with what rested: a later window or ballot begins running. */
const endIdlePause = (draft: StateDraft): void => {
  if ((!draft.window || draft.window.ended) && !draft.ballots.some(isOpen)) draft.paused = null;
};

const isOpen = (ballot: Ballot): boolean => ballot.closed === null && ballot.voided === null;

/** The author's own deletion is the last word; what others did to the comment is only named. */
const markComment = (
  draft: StateDraft,
  { of, author }: { readonly of: string; readonly author: Person | null },
  entry: NewEntry,
  what: { readonly became: "edited" | "deleted"; readonly byAuthor: boolean },
): void => {
  const by = byOf(entry);
  if (!by) return;
  draft.votes = draft.votes.map((vote) =>
    vote.act.startsWith(of) &&
    vote.at <= entry.at &&
    !vote.comment?.byAuthor &&
    (!author || isSamePerson(vote.by, author))
      ? { ...vote, comment: { ...what, by } }
      : vote,
  );
};

type Applier<Kind extends Fact["kind"]> = (
  draft: StateDraft,
  fact: Extract<Fact, { kind: Kind }>,
  entry: NewEntry,
) => void;

const appliers: { readonly [Kind in Fact["kind"]]: Applier<Kind> } = {
  opened: (draft, fact, entry) => {
    draft.document = { kind: fact.document, path: fact.path, number: null };
    draft.opened = { at: entry.at, by: fact.by };
    draft.status = fact.status;
    draft.since = entry.at;
    draft.held.push(fact.status);
    milestone(draft, entry.at, { kind: "opened", by: fact.by });
  },
  head: (draft, fact, entry) => {
    const before = draft.head;
    const head: HeadState = {
      sha: fact.sha,
      since: entry.at,
      path: fact.path,
      digest: fact.digest,
      typed: fact.typed,
      own: fact.own,
    };
    draft.heads.push(head);
    draft.head = head;
    if (fact.typed === null || fact.own) draft.request = null;
    if (before?.digest && before.digest !== fact.digest && !fact.own) {
      milestone(draft, entry.at, { kind: "text-changed", by: byOf(entry) });
    }
    if (draft.document && fact.path !== null && draft.document.number === null) {
      draft.document = { ...draft.document, path: fact.path };
    }
  },
  "status-requested": (draft, fact, entry) => {
    draft.request = { to: fact.to, at: entry.at, by: byOf(entry) };
  },
  "steward-assigned": (draft, fact, entry) => {
    draft.steward = { person: fact.person, role: fact.role, since: entry.at };
    draft.stewardMissing = null;
    milestone(draft, entry.at, { kind: "steward", person: fact.person });
  },
  "steward-unassigned": (draft, _fact, entry) => {
    draft.steward = null;
    milestone(draft, entry.at, { kind: "steward", person: null });
  },
  "steward-missing": (draft, fact) => {
    draft.stewardMissing = fact.why;
  },
  vote: (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const vote: Vote = {
      act: entry.cause.act,
      at: entry.at,
      by: entry.cause.by,
      channel: fact.channel,
      choice: fact.choice,
      text: fact.text,
      seenLate: fact.seenLate,
    };
    draft.votes.push(vote);
  },
  command: (draft, fact, entry) => {
    if (entry.cause.kind !== "act") return;
    const judged: JudgedCommand = {
      act: entry.cause.act,
      at: entry.at,
      by: entry.cause.by,
      verb: fact.verb,
      line: fact.line,
      verdict: fact.verdict,
      url: fact.url,
    };
    draft.commands.push(judged);
  },
  "act-edited": (draft, fact, entry) => {
    markComment(draft, fact, entry, { became: "edited", byAuthor: false });
  },
  "act-deleted": (draft, fact, entry) => {
    markComment(draft, fact, entry, { became: "deleted", byAuthor: fact.byAuthor });
  },
  "number-assigned": (draft, fact, entry) => {
    if (draft.document) draft.document = { ...draft.document, number: fact.number, path: fact.path };
    milestone(draft, entry.at, { kind: "number", number: fact.number });
  },
  moved: (draft, fact, entry) => {
    draft.status = fact.to;
    if (fact.from !== fact.to) {
      draft.since = entry.at;
      draft.held.push(fact.to);
      milestone(draft, entry.at, { kind: "moved", from: fact.from, to: fact.to, by: byOf(entry) });
      draft.window = null;
      endIdlePause(draft);
    }
    draft.request = null;
    draft.heldMove = null;
    draft.writes = { ...draft.writes, ...fact.writes };
    const { takesBack } = fact;
    if (takesBack === undefined) {
      draft.movesEver.push(fact.verb);
      draft.movesThisCycle.push(fact.verb);
    } else {
      draft.movesEver = draft.movesEver.filter((_verb, place) => place !== draft.movesEver.lastIndexOf(takesBack));
      draft.movesThisCycle = draft.movesThisCycle.filter((verb) => verb !== takesBack);
    }
    if (fact.newCycle) {
      draft.cycle += 1;
      draft.movesThisCycle = [];
    }
  },
  "move-held": (draft, fact, entry) => {
    draft.heldMove = { to: fact.to, why: fact.why, at: entry.at };
    milestone(draft, entry.at, { kind: "held", to: fact.to, why: fact.why });
  },
  "window-opened": (draft, fact, entry) => {
    draft.window = { opened: entry.at, ends: fact.ends, extendedDays: 0, ended: false };
  },
  "window-extended": (draft, fact, entry) => {
    if (draft.window) {
      const extendedDays = draft.window.extendedDays + fact.days;
      draft.window = { ...draft.window, ends: fact.ends, extendedDays, ended: false };
    }
    draft.heldMove = null;
    draft.writes = { ...draft.writes, ...fact.writes };
    milestone(draft, entry.at, { kind: "window-extended", ends: fact.ends, by: byOf(entry) });
  },
  "window-ended": (draft) => {
    if (draft.window) draft.window = { ...draft.window, ended: true };
    endIdlePause(draft);
  },
  paused: (draft, _fact, entry) => {
    draft.paused = { since: entry.at, by: byOf(entry) };
    rest(draft, entry.at);
    milestone(draft, entry.at, { kind: "paused", by: byOf(entry) });
  },
  resumed: (draft, fact, entry) => {
    if (draft.paused) goOn(draft, draft.paused.since, entry.at);
    draft.paused = null;
    draft.writes = { ...draft.writes, ...fact.writes };
    milestone(draft, entry.at, { kind: "resumed", ends: fact.ends, by: byOf(entry) });
  },
  "ballot-opened": (draft, fact, entry) => {
    draft.ballots.push(fact.ballot);
    milestone(draft, entry.at, { kind: "ballot-opened", round: fact.ballot.round });
  },
  "ballot-extended": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, { closes: fact.closes, closesSince: entry.at });
  },
  "ballot-reminded": (draft, fact, entry) => {
    const reminder = { at: entry.at, closes: fact.closes, people: fact.people };
    const before = draft.ballots.find((ballot) => ballot.id === fact.ballot)?.reminders ?? [];
    changeBallot(draft, fact.ballot, { reminders: [...before, reminder] });
  },
  "ballot-closed": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, { closed: { at: entry.at, tally: fact.tally, text: fact.text } });
    const { outcome, counts, needed } = fact.tally;
    milestone(draft, entry.at, { kind: "ballot-closed", outcome, approve: counts.approve, needed });
  },
  "ballot-voided": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, { voided: { at: entry.at, why: fact.why } });
    endIdlePause(draft);
    milestone(draft, entry.at, { kind: "ballot-voided", why: fact.why });
  },
  ...concernAppliers,
  "thread-closed": (draft, fact, entry) => {
    draft.thread = fact.merged ? "merged" : "closed";
    draft.closedSince = entry.at;
    rest(draft, entry.at);
    milestone(draft, entry.at, { kind: "thread", to: draft.thread });
  },
  /** Ballots and windows paused with the thread: they go on with the time that was left. */
  "thread-reopened": (draft, _fact, entry) => {
    // Within a pause by command the thread's rest is part of it, and counted when that ends.
    if (draft.closedSince && !draft.paused) goOn(draft, draft.closedSince, entry.at);
    draft.thread = "open";
    draft.closedSince = null;
    milestone(draft, entry.at, { kind: "thread", to: "open" });
  },
};

const applyFact = <Kind extends Fact["kind"]>(
  draft: StateDraft,
  fact: Extract<Fact, { kind: Kind }>,
  entry: NewEntry,
): void => {
  // The table is total over kinds; TypeScript cannot follow the pairing of kind and applier through a union.
  const apply = appliers[fact.kind] as unknown as Applier<Kind>;
  apply(draft, fact, entry);
};

export const applyEntry = (draft: StateDraft, entry: NewEntry): void => {
  applyFact(draft, entry.fact, entry);
  if (entry.cause.kind === "act") draft.judged.add(entry.cause.act);
  if (entry.cause.kind === "happening") draft.judged.add(entry.cause.id);
  if (draft.cursor === null || entry.at > draft.cursor) draft.cursor = entry.at;
  draft.version += 1;
};

/** Entries of one subject, oldest first. */
export const replay = (entries: readonly NewEntry[]): State => {
  const draft = draftOf(emptyState());
  for (const entry of entries) applyEntry(draft, entry);
  return draft;
};
