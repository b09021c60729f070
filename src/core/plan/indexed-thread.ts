/** A thread as the index of all documents shows it; null: it brings none. */
import type { IndexedThread } from "../model/indexed-thread.ts";
import type { State } from "../model/state.ts";
import { isObjectedTo } from "../record/rested-window.ts";
import { titleInWords } from "../render/document-names.ts";
import { kindOf, type PlanQuestion, presentReadingOf } from "./plan-question.ts";

const restsBy = ({ paused, ballots, turnedDown, window }: State): IndexedThread["rests"] => {
  if (turnedDown) return "turned-down";
  if (!window) return null;
  if (paused) return "paused";
  return ballots.some((ballot) => !ballot.closed && !ballot.voided && isObjectedTo(ballot)) ? "objected-to" : null;
};

/** `before`: as it was at the look before; it stays while the policy cannot be read. */
export const indexedThread = (question: PlanQuestion, before: IndexedThread | null): IndexedThread | null => {
  const { decision, facts, seen } = question;
  const { state } = decision;
  if (facts.policy.kind !== "policy") return before;
  const kind = kindOf(state, facts);
  if (!kind || !state.document || state.status === null) return null;
  const reading = presentReadingOf(facts, seen);
  const title = titleInWords(state, kind, reading);
  return {
    thread: facts.threadNumber,
    state: state.thread,
    kind: kind.name,
    number: state.document.number,
    path: state.document.path,
    // Where the document cannot be read now, it is called what it was called before.
    title: title === state.document.path ? (before?.title ?? title) : title,
    status: state.status,
    since: state.since,
    steward: state.steward?.person.login ?? null,
    ends: state.window?.ends ?? null,
    rests: restsBy(state),
  };
};
