/**
 * `/undo`: the issuer of a command takes back within 15 minutes what it brought about,
 * unless somebody acted on it. Nothing is erased: an entry is added, and the state
 * becomes what it was before (docs/adr/0011-undoing-a-command.md).
 */
import { closingDue } from "../ballots/closing-due.ts";
import { fieldOf } from "../documents/field-values.ts";
import { stewardInRow } from "../documents/steward-row.ts";
import type { NewEntry } from "../model/entry.ts";
import type { HeadReading } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { JudgedCommand, State, StateBefore, Undoable } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import { undoSeconds } from "../record/undo-facts.ts";
import { addSeconds } from "../time/instant.ts";
import { isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { openBallots } from "./deadlines.ts";
import { type Answer, entry, is, need, refused, type Situation } from "./judgement.ts";

/** What is the asker's to undo, whether it still can be or not. */
const lastOf = ({ state, at }: Situation, { act }: Asked): Answer<JudgedCommand> => {
  const given = state.commands.filter((one) => one.undoable && one.at <= at);
  const own = given.filter((one) => isSamePerson(one.by, act.by));
  const mine = own.findLast((one) => !one.undone);
  const last = own.at(-1);
  const isOld = mine && addSeconds(mine.at, undoSeconds) < at;
  if (mine && !(isOld && last?.undone)) return is(mine);
  if (last) return refused("undone-already", { done: last.verb });
  const other = given.findLast((one) => !one.undone);
  return other ? refused("undo-not-yours", { done: other.verb, by: other.by.login }) : refused("undo-nothing");
};

const undoableOf = (state: State, { act }: JudgedCommand): Undoable | null => {
  for (let one = state.undoable; one; one = one.earlier) if (one.act === act) return one;
  return null;
};

/** Who has acted on it since, and how; null: nobody. A command given on top of it is one of the ways. */
const whatRestsOn = (state: State, undoable: Undoable): Readonly<Record<string, string>> | null => {
  if (undoable.deed) {
    const { by, what, verb } = undoable.deed;
    return { deed: what, by: by?.login ?? "", given: verb ?? "" };
  }
  if (state.undoable && state.undoable.act !== undoable.act) {
    return { deed: "command", by: state.undoable.by.login, given: state.undoable.verb };
  }
  return null;
};

/** An end that it would bring back although it has passed. */
const pastEnd = ({ ballots, window, paused }: StateBefore, at: string): string | null => {
  if (paused) return null;
  const ends = [
    ...openBallots({ ballots })
      .filter(({ restsSince }) => !restsSince)
      .flatMap((ballot) => closingDue(ballot) ?? []),
    ...(window && !window.ended ? [window.ends] : []),
  ];
  return ends.find((end) => end <= at) ?? null;
};

type Writes = Readonly<Record<string, string | null>>;

/** Header lines that the command wrote first, as they were: the number stays, a line that was not there goes. */
const writesBack = (state: State, kind: Kind, before: StateBefore, reading: HeadReading | null): Writes => {
  const document = reading?.document ?? null;
  const fresh = Object.keys(state.writes).filter((field) => !(field in before.writes));
  const value = (field: string): string | null => {
    if (field === kind.statusField) return before.status;
    if (field === kind.numberField) return state.writes[field] ?? null;
    if (field === kind.steward.field) {
      const present = (document && fieldOf(document, kind, field)?.value) ?? "";
      return stewardInRow(present, before.steward?.person.login ?? null, state.steward?.person.login ?? null);
    }
    return (document && fieldOf(document, kind, field)?.value) ?? null;
  };
  return Object.fromEntries(fresh.map((field) => [field, value(field)]));
};

const judgeUndo = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, facts, at } = situation;
  const whole = isWhole(asked, "optional");
  if (whole.kind !== "is") return whole;
  const last = lastOf(situation, asked);
  if (last.kind !== "is") return last;
  const { verb } = last.value;
  const until = addSeconds(last.value.at, undoSeconds);
  const roles = kind.secretary ?? "";
  const undoable = undoableOf(state, last.value);
  if (at > until || !undoable) return refused("undo-too-late", { done: verb, ends: until, roles });
  // A merge stands in the way of what was asked for before it, and of nothing after it.
  if (state.thread === "closed") return refused("thread-closed", { state: state.thread });
  const rests = whatRestsOn(state, undoable);
  if (rests) return refused("undo-acted-on", { done: verb, ...rests, roles });
  const { before } = undoable;
  const passed = pastEnd(before, at);
  if (passed) return refused("undo-past-end", { done: verb, ends: passed, roles });
  const head = before.head?.sha;
  if (head && !facts.heads.has(head)) return need({ kind: "head", sha: head });
  const read = head ? facts.heads.get(head) : undefined;
  const reading = read && !("unreadable" in read) ? read : null;
  const writes = writesBack(state, kind, before, reading);
  return is([entry(at, causeOf(asked), { kind: "undone", act: undoable.act, verb, writes })]);
};

export const undoFamily: CommandFamily = { verbs: ["undo"], judge: judgeUndo };
