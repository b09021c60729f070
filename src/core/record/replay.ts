/**
 * From entries to state. The only reader of facts: what the fold decides and what
 * an auditor replays go through the same function, so they cannot disagree.
 */
import { type Ballot, isOpen, type Vote } from "../model/ballot.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { Instant, QuestionName } from "../model/names.ts";
import type { HeadState, JudgedCommand, Milestone, State, TurnedDown } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { addSeconds, laterOf, secondsBetween } from "../time/instant.ts";
import { concernAppliers } from "./concern-facts.ts";
import { objectionAppliers } from "./objection-facts.ts";
import { outcomeAppliers } from "./outcome-facts.ts";
import { rested } from "./rested-ballot.ts";
import { isObjectedTo, windowEndAfterRest } from "./rested-window.ts";
import type { StateDraft } from "./state-draft.ts";
import { knownClass, textAppliers } from "./text-facts.ts";
import { tieAppliers } from "./tie-facts.ts";
import { applyUndone, noteForUndo } from "./undo-facts.ts";
import { voterAppliers } from "./voter-facts.ts";

export const emptyState = (): State => ({
  document: null,
  opened: null,
  status: null,
  since: null,
  cycle: 1,
  held: [],
  steward: null,
  stewardMissing: null,
  stewardAsked: null,
  absences: [],
  heads: [],
  head: null,
  changes: [],
  rulings: [],
  decidedText: null,
  request: null,
  window: null,
  paused: null,
  ballots: [],
  votes: [],
  governanceApprovals: [],
  concerns: [],
  commands: [],
  movesThisCycle: [],
  movesEver: [],
  left: {},
  writes: {},
  heldMove: null,
  sentBack: null,
  turnedDown: null,
  thread: "open",
  closedSince: null,
  isDraft: false,
  undecided: null,
  accountOf: new Map(),
  loginOf: new Map(),
  vanished: new Set(),
  judged: new Set(),
  cursor: null,
  milestones: [],
  undoable: null,
  version: 0,
});

export const draftOf = (state: State): StateDraft => ({
  ...state,
  held: [...state.held],
  absences: [...state.absences],
  heads: [...state.heads],
  changes: [...state.changes],
  rulings: [...state.rulings],
  ballots: [...state.ballots],
  votes: [...state.votes],
  governanceApprovals: [...state.governanceApprovals],
  concerns: [...state.concerns],
  commands: [...state.commands],
  movesThisCycle: [...state.movesThisCycle],
  movesEver: [...state.movesEver],
  accountOf: new Map(state.accountOf),
  loginOf: new Map(state.loginOf),
  vanished: new Set(state.vanished),
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

/** An objection's time rests with all other clocks. */
const withLaterObjections = (ballot: Ballot, since: Instant, at: Instant): Ballot => ({
  ...ballot,
  objections: (ballot.objections ?? []).map((objection) => ({
    ...objection,
    until: addSeconds(objection.until, Math.max(0, secondsBetween(laterOf(since, objection.since), at))),
  })),
});

/** Clocks that rested since then go on with the time that was left, but where an objection keeps one resting. */
const goOn = (draft: StateDraft, since: Instant, at: Instant): void => {
  const ends = windowEndAfterRest(draft, since, at);
  if (draft.window && ends) draft.window = { ...draft.window, ends };
  draft.ballots = draft.ballots.map((ballot) => {
    if (!isOpen(ballot)) return ballot;
    return isObjectedTo(ballot)
      ? withLaterObjections(ballot, since, at)
      : rested(ballot, ballot.restsSince ?? since, at);
  });
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

/** The question, where the vote is one beside the lifecycle. */
const ofOwn = (ballot: Ballot | undefined): { readonly question?: QuestionName } =>
  ballot?.ownEnd ? { question: ballot.question.name } : {};

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
      ? { ...vote, comment: { ...what, by, at: entry.at } }
      : vote,
  );
};

/** What the command said with a move. */
const saidWith = ({ named, link, reason }: Extract<Fact, { kind: "moved" }>) => ({
  ...(named === undefined ? {} : { named }),
  ...(link === undefined ? {} : { link }),
  ...(reason === undefined ? {} : { reason }),
});

const turnedDownBy = (
  { commands, thread }: StateDraft,
  fact: Extract<Fact, { kind: "moved" }>,
  { at, cause }: NewEntry,
): TurnedDown | null => {
  if (!fact.turnedDown || cause.kind !== "act") return null;
  const url = commands.findLast(({ act }) => act === cause.act)?.url ?? "";
  return { act: cause.act, at, by: cause.by, reason: fact.reason ?? null, url, closed: thread !== "open" };
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
      by: byOf(entry),
      governance: fact.governance ?? false,
    };
    draft.heads.push(head);
    draft.head = head;
    if (fact.typed === null || fact.own) draft.request = null;
    if (!fact.own) draft.sentBack = null;
    if (before?.digest && before.digest !== fact.digest && !fact.own) {
      const as = knownClass(draft, before.digest, fact.digest);
      milestone(draft, entry.at, { kind: "text-changed", by: byOf(entry), ...(as ? { as } : {}) });
    }
    if (draft.document && fact.path !== null && draft.document.number === null) {
      draft.document = { ...draft.document, path: fact.path };
    }
  },
  "status-requested": (draft, fact, entry) => {
    draft.request = { to: fact.to, at: entry.at, by: byOf(entry) };
  },
  "steward-assigned": (draft, fact, entry) => {
    const { person, role, how, load, files } = fact;
    draft.steward = { person, role, since: entry.at, how, ...(load === undefined ? {} : { load }) };
    draft.stewardMissing = null;
    draft.stewardAsked = null;
    milestone(draft, entry.at, { kind: "steward", person, how, ...(files === undefined ? {} : { files }) });
  },
  "steward-unassigned": (draft, _fact, entry) => {
    draft.steward = null;
    milestone(draft, entry.at, { kind: "steward", person: null });
  },
  "steward-missing": (draft, fact) => {
    draft.stewardMissing = fact.why;
  },
  "steward-asked": (draft, { person }, entry) => {
    draft.stewardAsked = { person, by: byOf(entry), since: entry.at };
    milestone(draft, entry.at, { kind: "steward-asked", person, by: byOf(entry) });
  },
  "steward-ask-ended": (draft, { person }, entry) => {
    draft.stewardAsked = null;
    milestone(draft, entry.at, { kind: "steward-ask-ended", person, by: byOf(entry) });
  },
  "went-away": (draft, { until }, { at, cause }) => {
    if (cause.kind !== "act") return;
    draft.absences.push({ person: cause.by, at, until });
    milestone(draft, at, { kind: "away", by: cause.by, ends: until });
  },
  "came-back": (draft, _fact, { at, cause }) => {
    if (cause.kind !== "act") return;
    draft.absences.push({ person: cause.by, at, until: null });
    milestone(draft, at, { kind: "back", by: cause.by });
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
      ...(fact.reason === null ? {} : { reason: fact.reason }),
      ...(fact.of === undefined ? {} : { of: fact.of }),
      ...(fact.question === undefined ? {} : { question: fact.question }),
    };
    draft.votes.push(vote);
  },
  "governance-approved": (draft, { head, role, url }, { at, cause }) => {
    if (cause.kind !== "act") return;
    draft.governanceApprovals.push({ act: cause.act, by: cause.by, head, role, at, url });
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
      ...(fact.undoable ? { undoable: true } : {}),
    };
    draft.commands.push(judged);
  },
  "act-edited": (draft, fact, entry) => {
    markComment(draft, fact, entry, { became: "edited", byAuthor: false });
  },
  "act-deleted": (draft, fact, entry) => {
    markComment(draft, fact, entry, { became: "deleted", byAuthor: fact.byAuthor });
  },
  "place-vanished": (draft, { of }, entry) => {
    draft.vanished.add(of);
    const command = draft.commands.find(({ act, verdict }) => act.startsWith(of) && verdict.done);
    if (command) milestone(draft, entry.at, { kind: "place-vanished", verb: command.verb, person: command.by });
  },
  "place-returned": (draft, { of }) => {
    draft.vanished.delete(of);
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
      // A correction has told of it already.
      if (draft.milestones.at(-1)?.what.kind !== "corrected" || !fact.correction) {
        const { from, to } = fact;
        milestone(draft, entry.at, { kind: "moved", from, to, by: byOf(entry), ...saidWith(fact) });
      }
      const window = fact.correction ? (draft.left[fact.to]?.window ?? null) : null;
      draft.left = { ...draft.left, [fact.from]: { window: draft.window, ballots: draft.ballots.length } };
      // A correction opens no period: the one that there was counts as over.
      draft.window = window && { ...window, ended: true };
      endIdlePause(draft);
    }
    draft.request = null;
    draft.heldMove = null;
    draft.sentBack = fact.sentBack
      ? { at: entry.at, by: byOf(entry), verb: fact.verb, named: fact.named ?? null, reason: fact.reason ?? null }
      : null;
    draft.turnedDown = turnedDownBy(draft, fact, entry);
    if (fact.turnedDown) milestone(draft, entry.at, { kind: "turned-down", by: byOf(entry), ...saidWith(fact) });
    if (fact.sentBack) milestone(draft, entry.at, { kind: "sent-back", by: byOf(entry), ...saidWith(fact) });
    draft.decidedText = fact.text ?? (fact.newCycle ? null : draft.decidedText);
    draft.writes = { ...draft.writes, ...fact.writes };
    const { takesBack } = fact;
    if (fact.correction) {
      // None of the table's moves was made.
    } else if (takesBack === undefined) {
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
      // What a deadline grants takes nothing from what people may.
      const extendedDays = draft.window.extendedDays + (entry.cause.kind === "deadline" ? 0 : fact.days);
      draft.window = { ...draft.window, ends: fact.ends, extendedDays, ended: false };
    }
    draft.heldMove = null;
    draft.turnedDown = null;
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
    draft.ballots.push(draft.paused ? { ...fact.ballot, restsSince: entry.at } : fact.ballot);
    const byDeadline = entry.cause.kind === "deadline" ? { byDeadline: true as const } : {};
    milestone(draft, entry.at, {
      kind: "ballot-opened",
      round: fact.ballot.round,
      ...byDeadline,
      ...ofOwn(fact.ballot),
    });
  },
  "ballot-extended": (draft, fact, entry) => {
    const before = draft.ballots.find((ballot) => ballot.id === fact.ballot)?.extendedDays ?? 0;
    const { days } = fact;
    const granted = days === undefined ? {} : { extendedDays: before + days };
    changeBallot(draft, fact.ballot, { closes: fact.closes, closesSince: entry.at, ...granted });
    const { question } = ofOwn(draft.ballots.find((ballot) => ballot.id === fact.ballot));
    if (question && days !== undefined) {
      milestone(draft, entry.at, { kind: "ballot-extended", question, ends: fact.closes, by: byOf(entry) });
    }
  },
  "ballot-standing": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, { standing: { is: fact.is, since: entry.at } });
  },
  "ballot-reminded": (draft, fact, entry) => {
    const reminder = { at: entry.at, closes: fact.closes, people: fact.people };
    const before = draft.ballots.find((ballot) => ballot.id === fact.ballot)?.reminders ?? [];
    changeBallot(draft, fact.ballot, { reminders: [...before, reminder] });
  },
  "ballot-closed": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, { closed: { at: entry.at, tally: fact.tally, text: fact.text } });
    const { outcome, counts, needed } = fact.tally;
    const closed = draft.ballots.find((ballot) => ballot.id === fact.ballot);
    milestone(draft, entry.at, { kind: "ballot-closed", outcome, approve: counts.approve, needed, ...ofOwn(closed) });
  },
  "round-not-opened": (draft, { ballot, code, details }, entry) => {
    changeBallot(draft, ballot, { noRound: { code, details } });
    milestone(draft, entry.at, { kind: "round-not-opened" });
  },
  "ballot-voided": (draft, fact, entry) => {
    changeBallot(draft, fact.ballot, { voided: { at: entry.at, why: fact.why } });
    endIdlePause(draft);
    const voided = draft.ballots.find((ballot) => ballot.id === fact.ballot);
    milestone(draft, entry.at, { kind: "ballot-voided", why: fact.why, ...ofOwn(voided) });
  },
  ...tieAppliers,
  ...objectionAppliers,
  ...concernAppliers,
  ...voterAppliers,
  ...outcomeAppliers,
  undone: applyUndone,
  corrected: (draft, { what, from, to, reason }, entry) => {
    milestone(draft, entry.at, { kind: "corrected", subject: what, from, to, reason, by: byOf(entry) });
  },
  ...textAppliers,
  "thread-closed": (draft, fact, entry) => {
    draft.thread = fact.merged ? "merged" : "closed";
    draft.closedSince = entry.at;
    if (draft.turnedDown) draft.turnedDown = { ...draft.turnedDown, closed: true };
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
  "thread-drafted": (draft, fact, entry) => {
    draft.isDraft = fact.draft;
    milestone(draft, entry.at, { kind: "drafted", draft: fact.draft, by: byOf(entry) });
  },
  "base-changed": (draft, { to }, entry) => {
    milestone(draft, entry.at, { kind: "base-changed", branch: to, by: byOf(entry) });
  },
  "undecided-change": (draft, _fact, entry) => {
    draft.undecided = { at: entry.at, by: byOf(entry) };
    milestone(draft, entry.at, { kind: "undecided-change", by: byOf(entry) });
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

/** Those whom an entry names with their account: whoever caused it, and whoever got a seat. */
const namePeople = (draft: StateDraft, entry: NewEntry): void => {
  const by = byOf(entry);
  const { fact } = entry;
  const seats =
    fact.kind === "ballot-opened" ? fact.ballot.seats : fact.kind === "electorate-refreshed" ? fact.seats : [];
  for (const person of [...(by ? [by] : []), ...seats.map((seat) => seat.person)]) {
    if (person.id === null) continue;
    if (!draft.accountOf.has(person.login)) draft.accountOf.set(person.login, person.id);
    draft.loginOf.set(person.id, person.login);
  }
};

export const applyEntry = (draft: StateDraft, entry: NewEntry): void => {
  noteForUndo(draft, entry);
  namePeople(draft, entry);
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
