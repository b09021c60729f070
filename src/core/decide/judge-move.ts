/**
 * A command that asks for a move of the lifecycle table. Judged once, at its own
 * instant, in the order in which a person would want to be told: whether they may
 * ask, whether the table has the move from here, whether the command is complete,
 * whether the guards let it pass, then number, window and ballot.
 */
import { fieldOf, numberOf } from "../documents/field-values.ts";
import { keyInFileName, numberedPath } from "../documents/file-names.ts";
import { fieldWrites } from "../lifecycle/field-writes.ts";
import { guards } from "../lifecycle/guards/registry.ts";
import { chooseNumber } from "../lifecycle/numbering.ts";
import { awaitsConfirmation } from "../lifecycle/work-question.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind, Move, PeriodBounds } from "../model/kind.ts";
import type { Instant, RoleName } from "../model/names.ts";
import type { Person } from "../model/subject.ts";
import { hashText } from "../record/text-hash.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { calendarDays } from "../time/length.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { endNamed } from "./end-named.ts";
import { endedByMove } from "./ended-by-move.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, need, presentReading, refused, type Situation } from "./judgement.ts";
import { type Named, namedBy, nothingNamed } from "./move-argument.ts";
import { notYours } from "./not-yours.ts";
import { openBallot } from "./open-ballot.ts";
import { hasAnyRole } from "./rolls.ts";

/** Moves that the table has for a command's verb and first word. */
export const movesFor = (kind: Kind, { call }: Asked): readonly Move[] => {
  const word = call.words[0]?.toLowerCase() ?? null;
  const named = kind.moves.filter((move) => move.verb === call.verb && move.askedBy.length > 0);
  const withWord = named.filter((move) => move.word !== null && move.word === word);
  return withWord.length > 0 ? withWord : named.filter((move) => move.word === null);
};

const allowedFrom = (situation: Situation, kind: Kind): string =>
  kind.moves
    .filter((move) => move.askedBy.length > 0 && situation.state.status && move.from.includes(situation.state.status))
    .map((move) => `/${[move.verb, move.word].filter(Boolean).join(" ")}`)
    .join(", ");

interface Period {
  /** Calendar days: what the bounds test. */
  readonly days: number;
  readonly ends: Instant;
}

const periodOf = (
  situation: Situation,
  { act, call }: Asked,
  bounds: PeriodBounds,
  authors: readonly Person[],
): Answer<Period> => {
  const limits = { shortest: String(bounds.shortestDays), longest: String(bounds.longestDays), verb: call.verb };
  const words = call.words.join(" ");
  if (words === "") return refused("period-missing", limits);
  const end = endNamed(situation, words);
  if (end === null) return refused("period-unreadable", { ...limits, words });
  const { ends } = end;
  if (ends <= situation.at) return refused("period-past", { ...limits, words });
  const days = calendarDays(situation.at, ends, situation.policy);
  const period = is({ days, ends });
  if ((days >= bounds.shortestDays && days <= bounds.longestDays) || call.reason !== null) return period;
  if (bounds.otherwise === null) return refused("period-out-of-bounds", limits);
  const mayAnyway = hasAnyRole(situation, act.by, [bounds.otherwise], authors);
  if (mayAnyway.kind !== "is") return mayAnyway;
  return mayAnyway.value ? period : refused("period-out-of-bounds", limits);
};

const guardAnswer = (situation: Situation, kind: Kind, move: Move): Answer<null> => {
  if (situation.state.head && !situation.facts.heads.has(situation.state.head.sha)) {
    return need({ kind: "head", sha: situation.state.head.sha });
  }
  const reading = presentReading(situation);
  for (const call of move.needs) {
    const refusal = guards[call.guard]?.({ state: situation.state, kind, move, reading });
    if (refusal) return refused(refusal.code, refusal.details);
  }
  return is(null);
};

const numbering = (situation: Situation, kind: Kind, move: Move): Answer<{ number: number; path: string } | null> => {
  const { state, facts, policy } = situation;
  if (!move.numbers || !state.document || state.document.number !== null) return is(null);
  const document = presentReading(situation)?.document;
  if (!document) return refused("document-unreadable");
  if (facts.numbers === null) return need({ kind: "numbers" });
  const group = policy.documents.find((one) => one.kind === kind.name);
  const choice = chooseNumber(numberOf(document, kind), facts.threadNumber, facts.numbers, group?.numbers);
  return choice.kind === "taken"
    ? refused("number-taken", { number: String(choice.number), holder: choice.holder })
    : is({ number: choice.number, path: numberedPath(kind, document.path, choice.number) });
};

/** Where the header says the number in its own way, that stays. */
const nameForHeader = (
  situation: Situation,
  kind: Kind,
  { number, path }: { readonly number: number; readonly path: string },
): string | null => {
  const document = presentReading(situation)?.document;
  return document && numberOf(document, kind) !== number ? keyInFileName(kind, path) : null;
};

/** Only the move's own roles may ask; the refusal names them. */
const mayAsk = (
  situation: Situation,
  asked: Asked,
  moves: readonly Move[],
  authors: readonly Person[],
): Answer<RoleName> => {
  const roles = [...new Set(moves.flatMap((move) => move.askedBy))];
  const role = hasAnyRole(situation, asked.act.by, roles, authors);
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, roles) : is(role.value);
};

const complaintAboutWords = (move: Move, { call }: Asked, named: Named): Answer<null> => {
  const expected = (move.word === null ? 0 : 1) + named.taken + (move.window ? Number.POSITIVE_INFINITY : 0);
  const extra = call.words[expected];
  if (extra !== undefined) return refused("unexpected-word", { verb: call.verb, word: extra });
  if (move.reason === "required" && !call.reason) {
    return refused("reason-missing", { command: [call.verb, ...call.words].join(" ") });
  }
  return is(null);
};

export const judgeMove = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  const moves = movesFor(kind, asked);
  const authors = authorsOf(situation, presentReading(situation), kind);
  const role = mayAsk(situation, asked, moves, authors);
  if (role.kind !== "is") return role;
  const move = moves.find((one) => state.status !== null && one.from.includes(state.status));
  if (!move || state.status === null) {
    return refused("not-from-this-status", {
      verb: asked.call.verb,
      status: state.status ?? "",
      allowed: allowedFrom(situation, kind),
    });
  }
  const named = move.argument ? namedBy(situation, asked, kind, move) : is(nothingNamed);
  if (named.kind !== "is") return named;
  const words = complaintAboutWords(move, asked, named.value);
  if (words.kind !== "is") return words;
  const period = move.window ? periodOf(situation, asked, move.window, authors) : is(null);
  if (period.kind !== "is") return period;
  const guarded = guardAnswer(situation, kind, move);
  if (guarded.kind !== "is") return guarded;
  const numbered = numbering(situation, kind, move);
  if (numbered.kind !== "is") return numbered;

  const wanted = period.value?.ends ?? null;
  const ballot =
    move.ballot && wanted
      ? openBallot(situation, { question: move.ballot, closes: wanted, authors, cycle: state.cycle })
      : is(null);
  if (ballot.kind !== "is") return ballot;
  // They end together, also where the question asks for more time than was given.
  const ends = ballot.value?.closes ?? wanted;

  const cause = causeOf(asked);
  const number = numbered.value?.number ?? state.document?.number ?? null;
  const writes = fieldWrites(kind, move.writes, {
    status: move.to,
    number,
    windowEnd: ends ? lastDayOf(ends, policy.zone) : null,
    windowFirst: ends ? dayOf(at, policy.zone) : null,
    today: dayOf(at, policy.zone),
    earlier: (field) => {
      // What was decided before may not stand in the file yet.
      const decided = state.writes[field];
      if (decided !== undefined) return decided;
      const document = presentReading(situation)?.document;
      return document ? (fieldOf(document, kind, field)?.value ?? null) : null;
    },
    fileName: numbered.value && nameForHeader(situation, kind, numbered.value),
    argument: named.value.written,
    comment: asked.act.url,
  });
  return is([
    ...(numbered.value ? [entry(at, cause, { kind: "number-assigned", ...numbered.value })] : []),
    ...endedByMove(state, kind, move.to).map((one) =>
      entry(at, cause, { kind: "ballot-voided", ballot: one.id, why: "moved" }),
    ),
    entry(at, cause, {
      kind: "moved",
      verb: move.verb,
      from: state.status,
      to: move.to,
      newCycle: move.newCycle,
      ...named.value.recorded,
      ...(asked.call.reason === null ? {} : { reason: hashText(asked.call.reason) }),
      ...(move.sendsBack ? { sentBack: true as const } : {}),
      ...(move.turnsDown ? { turnedDown: true as const } : {}),
      writes,
    }),
    ...(ends && period.value ? [entry(at, cause, { kind: "window-opened", ends, days: period.value.days })] : []),
    ...(ballot.value ? [entry(at, cause, { kind: "ballot-opened", ballot: ballot.value })] : []),
    ...(kind.work?.askedBefore.includes(move.verb) &&
    awaitsConfirmation(kind, state, presentReading(situation)?.document ?? null)
      ? [entry(at, cause, { kind: "work-asked", verb: move.verb })]
      : []),
  ]);
};
