/**
 * A closed ballot that acts seen too late would have decided otherwise: whoever the kind
 * names for it confirms the outcome, or asks again in a new round. Votes never change
 * after the result; until somebody has spoken the check turns nothing green.
 */
import { type DoubtedBallot, doubtedBallot } from "../ballots/if-seen.ts";
import { fieldWrites } from "../lifecycle/field-writes.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind, Move } from "../model/kind.ts";
import type { Instant, Verb } from "../model/names.ts";
import { hashText } from "../record/text-hash.ts";
import { dayOf, daysBetween, lastDayOf, windowEnd } from "../time/days.ts";
import { parsePeriod } from "../time/period.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { openBallot } from "./open-ballot.ts";
import { hasAnyRole } from "./rolls.ts";

/** The ballot that is meant, where the asker may answer for it and the command is whole but for its words. */
const doubtMeant = (situation: Situation, asked: Asked, kind: Kind): Answer<DoubtedBallot> => {
  const { state } = situation;
  const authors = authorsOf(situation, presentReading(situation), kind);
  const role = hasAnyRole(situation, asked.act.by, kind.outcomesBy, authors);
  if (role.kind !== "is") return role;
  if (role.value === null) return notYours(situation, asked, kind.outcomesBy);
  const ballot = doubtedBallot(state);
  if (!ballot) return refused("no-doubt");
  if (state.thread !== "open") return refused("thread-closed", { state: state.thread });
  return asked.call.reason ? is(ballot) : refused("reason-missing", { command: asked.call.verb });
};

const judgeConfirmation = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const meant = doubtMeant(situation, asked, kind);
  if (meant.kind !== "is") return meant;
  const [extra] = asked.call.words;
  if (extra !== undefined) return refused("unexpected-word", { verb: asked.call.verb, word: extra });
  const reason = hashText(asked.call.reason ?? "");
  return is([entry(situation.at, causeOf(asked), { kind: "outcome-confirmed", ballot: meant.value.id, reason })]);
};

/** As long as is asked for, else as long as the round before; null: it had no end. */
const endOf = (
  { policy, at }: Situation,
  { call }: Asked,
  { opened, closes }: DoubtedBallot,
): Answer<Instant | null> => {
  const words = call.words.join(" ");
  if (words !== "") {
    const period = parsePeriod(words);
    return period.kind === "days" && period.days > 0
      ? is(windowEnd(at, period.days, policy.zone))
      : refused("period-unreadable", { verb: call.verb, words, shortest: "1", longest: "14" });
  }
  if (closes === null) return is(null);
  const days = Math.max(1, daysBetween(dayOf(opened, policy.zone), lastDayOf(closes, policy.zone)));
  return is(windowEnd(at, days, policy.zone));
};

/** Back in the status in which the question is asked, with the period that ends with the new round. */
const backToAsking = (
  situation: Situation,
  asked: Asked,
  kind: Kind,
  move: Move,
  ends: Instant,
): readonly NewEntry[] => {
  const { state, policy, at } = situation;
  const cause = causeOf(asked);
  const writes = fieldWrites(kind, move.writes, {
    status: move.to,
    number: state.document?.number ?? null,
    windowEnd: lastDayOf(ends, policy.zone),
    today: dayOf(at, policy.zone),
  });
  const isThere = state.status === move.to;
  const window = isThere ? state.window : (state.left[move.to]?.window ?? null);
  const moved = entry(at, cause, {
    kind: "moved",
    verb: asked.call.verb as Verb,
    from: state.status ?? move.to,
    to: move.to,
    newCycle: false,
    correction: true,
    writes,
  });
  return [
    ...openBallots(state).map((one) => entry(at, cause, { kind: "ballot-voided", ballot: one.id, why: "moved" })),
    ...(isThere ? [] : [moved]),
    window
      ? entry(at, cause, { kind: "window-extended", ends, days: 0, writes })
      : entry(at, cause, {
          kind: "window-opened",
          ends,
          days: daysBetween(dayOf(at, policy.zone), lastDayOf(ends, policy.zone)),
        }),
  ];
};

const judgeAskingAgain = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const meant = doubtMeant(situation, asked, kind);
  if (meant.kind !== "is") return meant;
  const { state, at } = situation;
  const doubted = meant.value;
  const end = endOf(situation, asked, doubted);
  if (end.kind !== "is") return end;
  const { name } = doubted.question;
  const move = doubted.ownEnd ? undefined : kind.moves.find((one) => one.ballot === name && one.window !== null);
  const authors = authorsOf(situation, presentReading(situation), kind);
  const ballot = openBallot(situation, {
    question: name,
    closes: end.value,
    ...(doubted.ownEnd ? { ownEnd: true } : {}),
    authors,
    cycle: state.cycle,
  });
  if (ballot.kind !== "is") return ballot;
  const cause = causeOf(asked);
  const reason = hashText(asked.call.reason ?? "");
  return is([
    entry(at, cause, { kind: "asked-again", ballot: doubted.id, reason }),
    ...(move && end.value ? backToAsking(situation, asked, kind, move, end.value) : []),
    entry(at, cause, { kind: "ballot-opened", ballot: ballot.value }),
  ]);
};

export const confirmationFamily: CommandFamily = { verbs: ["confirm-outcome"], judge: judgeConfirmation };
export const askingAgainFamily: CommandFamily = { verbs: ["ask-again"], judge: judgeAskingAgain };
