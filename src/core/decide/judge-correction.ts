/**
 * `/correct`: what its issuer can no longer undo, the secretary corrects, with a reason.
 * An entry is added and none erased. A closed list: the status, the steward, the end.
 * A correction decides nothing, opens nothing and moves no end earlier; votes, results
 * and numbers never change (docs/adr/0013-corrections.md).
 */
import { parseWrittenDate } from "../documents/dates.ts";
import { statusNamed } from "../documents/field-values.ts";
import { fieldWrites, windowWrites } from "../lifecycle/field-writes.ts";
import type { NewEntry } from "../model/entry.ts";
import type { FieldWrite, Kind } from "../model/kind.ts";
import { login, type Status, type Verb } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { hashText } from "../record/text-hash.ts";
import { dayOf, daysBetween, endOfDay, lastDayOf } from "../time/days.ts";
import { asSecretary } from "./as-secretary.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { stewardWrites } from "./steward-writes.ts";

interface Correction {
  readonly situation: Situation;
  readonly asked: Asked;
  readonly kind: Kind;
  /** After what is corrected. */
  readonly words: readonly string[];
}

type Corrected = Answer<readonly NewEntry[]>;

const corrected = ({ situation, asked }: Correction, what: string, from: string, to: string): NewEntry =>
  entry(situation.at, causeOf(asked), {
    kind: "corrected",
    what,
    from,
    to,
    reason: hashText(asked.call.reason ?? ""),
  });

/** Where no command but one that opens a period leads: a correction cannot open it. */
const needsPeriod = (kind: Kind, to: Status): boolean => {
  const entered = kind.moves.filter((move) => move.to === to && !move.from.includes(to));
  return entered.length > 0 && entered.every((move) => move.window !== null);
};

const whyNotStatus = ({ situation, kind }: Correction, to: Status): Corrected | null => {
  const { state } = situation;
  if (state.status === to) return refused("correct-same", { status: to });
  const left = state.left[to];
  const gate = kind.statuses.find(({ name }) => name === to)?.gate;
  // A decision is come back to only where nobody was asked anew since.
  if (gate !== "waiting" && left?.ballots !== state.ballots.length)
    return refused("correct-not-decided", { status: to });
  return needsPeriod(kind, to) && !left?.window ? refused("correct-needs-period", { status: to }) : null;
};

/** What the table would write: the moves that lead there, those from the present status before others. */
const writesFor = (kind: Kind, state: State, to: Status): readonly FieldWrite[] => {
  const leading = kind.moves.filter((move) => move.to === to);
  const from = (move: (typeof leading)[number]): boolean => state.status !== null && move.from.includes(state.status);
  const writes = [...leading.filter(from), ...leading.filter((move) => !from(move))].flatMap((move) => move.writes);
  const known = state.document?.number ?? null;
  return writes
    .filter(({ value }) => value !== "number" || known !== null)
    .filter(({ field }, place) => writes.findIndex((other) => other.field === field) === place);
};

const correctStatus = (correction: Correction): Corrected => {
  const { situation, asked, kind, words } = correction;
  const { state, policy, at } = situation;
  const to = statusNamed(kind, words.join(" "));
  const allowed = kind.statuses.map(({ name }) => name).join(", ");
  if (to === null || state.status === null)
    return refused("correct-status-unknown", { words: words.join(" "), allowed });
  const why = whyNotStatus(correction, to);
  if (why) return why;
  const window = state.left[to]?.window ?? null;
  const cause = causeOf(asked);
  const writes = fieldWrites(kind, writesFor(kind, state, to), {
    status: to,
    number: state.document?.number ?? null,
    windowEnd: window ? lastDayOf(window.ends, policy.zone) : null,
    today: dayOf(at, policy.zone),
  });
  return is([
    corrected(correction, "status", state.status, to),
    ...openBallots(state).map((ballot) =>
      entry(at, cause, { kind: "ballot-voided", ballot: ballot.id, why: "corrected" }),
    ),
    entry(at, cause, {
      kind: "moved",
      verb: asked.call.verb as Verb,
      from: state.status,
      to,
      newCycle: kind.moves.some((move) => move.to === to && move.newCycle),
      correction: true,
      writes,
    }),
  ]);
};

const correctSteward = (correction: Correction): Corrected => {
  const { situation, asked, kind, words } = correction;
  const { state, at } = situation;
  const [word = "", extra] = words;
  const what = `${asked.call.verb} ${kind.steward.title}`;
  if (!/^@?[a-z\d](?:[a-z\d-]{0,38})$/i.test(word)) return refused("person-missing", { verb: what, word });
  if (extra !== undefined) return refused("unexpected-word", { verb: what, word: extra });
  const person: Person = { login: login(word), id: null };
  const authors = authorsOf(situation, presentReading(situation), kind);
  if (authors.some((author) => isSamePerson(author, person))) return refused("is-author", { login: person.login });
  if (state.steward && isSamePerson(state.steward.person, person)) {
    return refused("already-steward", { login: person.login });
  }
  const { role } = kind.steward;
  return is([
    corrected(correction, "steward", state.steward?.person.login ?? "", person.login),
    entry(at, causeOf(asked), {
      kind: "steward-assigned",
      person,
      role,
      how: "command",
      ...stewardWrites(situation, kind, person.login),
    }),
  ]);
};

/** The form in which the header has the end of a period, if it has it. */
const formOfEnd = (kind: Kind): string | undefined => {
  const field = kind.moves.flatMap((move) => move.writes).find(({ value }) => value === "window-end")?.field;
  return kind.fields.find(({ key }) => key === field)?.date?.form;
};

const correctEnd = (correction: Correction): Corrected => {
  const { situation, asked, kind, words } = correction;
  const { state, policy, at } = situation;
  const { window } = state;
  const verb = asked.call.verb;
  if (!window || window.ended) return refused("no-window", { verb });
  if (state.paused) return refused("correct-paused");
  const written = parseWrittenDate(words.join(" "), formOfEnd(kind));
  if (written === null || written === "no-such-day")
    return refused("correct-date-unreadable", { words: words.join(" ") });
  const ends = endOfDay(written.day, policy.zone);
  if (ends <= window.ends) return refused("correct-not-later", { ends: window.ends });
  const days = daysBetween(lastDayOf(window.ends, policy.zone), written.day);
  const rules = kind.extension;
  if (rules && window.extendedDays + days > rules.totalDays) {
    const granted = String(window.extendedDays);
    return refused("extension-too-long", {
      ...{ longest: String(rules.longestDays), total: String(rules.totalDays), granted, role: rules.beyond ?? "" },
    });
  }
  const cause = causeOf(asked);
  return is([
    corrected(correction, "end", window.ends, ends),
    entry(at, cause, {
      kind: "window-extended",
      ends,
      days,
      writes: windowWrites(kind, written.day, state, policy.zone),
    }),
    ...openBallots(state)
      .filter((ballot) => !ballot.ownEnd)
      .map((ballot) => entry(at, cause, { kind: "ballot-extended", ballot: ballot.id, closes: ends })),
  ]);
};

const judgeCorrection = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const allowed = asSecretary(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  const { thread } = situation.state;
  const [what = "", ...words] = asked.call.words;
  const { title } = kind.steward;
  const correct = {
    status: correctStatus,
    steward: correctSteward,
    [title.toLowerCase()]: correctSteward,
    end: correctEnd,
  }[what.toLowerCase()];
  if (!correct) return refused("correct-what", { words: `status STATUS, ${title} @login, end DATE` });
  if (!asked.call.reason) return refused("reason-missing", { command: [asked.call.verb, what, ...words].join(" ") });
  return thread === "open" ? correct({ situation, asked, kind, words }) : refused("thread-closed", { state: thread });
};

export const correctionFamily: CommandFamily = { verbs: ["correct"], judge: judgeCorrection };
