/**
 * Why the change of a document that is on the base branch already may not be merged
 * (docs/adr/0033): whoever edits its status line asks, lines that only the App writes are
 * nobody's to write, and its text changes by the steward's word alone. By the record alone,
 * so that a merge is judged as the check was.
 */
import { statusNamed } from "../documents/field-values.ts";
import type { Kind } from "../model/kind.ts";
import type { Digest, Status } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { isDecidedText } from "./decided-text.ts";
import { isUpdate } from "./update-review.ts";

export interface Complaint {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

const complaint = (code: string, details: Readonly<Record<string, string>> = {}): Complaint => ({ code, details });

const gateOf = (kind: Kind, status: Status | null) =>
  kind.statuses.find(({ name }) => name === status)?.gate ?? "waiting";

/** The commands that lead on from a status, as people give them, each with where it leads. */
export const movesAllowed = (kind: Kind, from: Status | null): string =>
  kind.moves
    .filter((move) => move.askedBy.length > 0 && from !== null && move.from.includes(from) && move.to !== from)
    .map((move) => `/${[move.verb, move.word].filter(Boolean).join(" ")} (${move.to})`)
    .join(", ");

const aboutStatus = (state: State, kind: Kind): Complaint | null => {
  const base = state.head?.base;
  const written = base?.written ?? null;
  const named = written === null ? null : statusNamed(kind, written);
  const isEdited = base?.statusEdited ?? false;
  if (named === state.status || (!isEdited && !state.livesHere)) return null;
  if (state.request) return complaint("status-asked", { to: state.request.to });
  const moves = movesAllowed(kind, state.status);
  // What was moved here is written by the App.
  if (state.livesHere && named !== null && named === base?.status) return complaint("writing");
  return complaint("status-typed", { written: written ?? "", moves });
};

const aboutLines = (state: State): Complaint | null => {
  const typed = Object.entries(state.head?.base?.lines ?? {}).find(([key, value]) => {
    const wanted = state.writes[key];
    return wanted === undefined || wanted !== value;
  });
  return typed ? complaint("line-typed", { line: typed[0] }) : null;
};

/** Texts that the steward let stand while it waits for a decision: by a word of their own, or by a move that they granted on them. */
export const isAllowed = (state: State, kind: Kind, text: Digest): boolean =>
  state.allowedTexts.includes(text) ||
  state.movedTexts.some(
    (moved) => moved.text === text && (gateOf(kind, moved.from) === "waiting" || gateOf(kind, moved.to) === "waiting"),
  );

const aboutText = (state: State, kind: Kind): Complaint | null => {
  const { head } = state;
  if (!head?.digest || head.digest === head.base?.digest) return null;
  if (gateOf(kind, state.status) !== "waiting") {
    if (isDecidedText(state, head.digest)) return null;
    if (!isUpdate(state, kind)) return complaint("changed-after-decision");
    return state.allowedTexts.includes(head.digest) ? null : complaint("update-unallowed");
  }
  if (state.home?.voting) return complaint("voted-elsewhere", { thread: String(state.home.thread) });
  return isAllowed(state, kind, head.digest) ? null : complaint("change-unallowed");
};

/** Null: nothing stands against it. */
export const complaintAboutChange = (state: State, kind: Kind): Complaint | null => {
  const { head, home } = state;
  if (!head?.base || !head.digest) return complaint("base-gone", { path: state.document?.path ?? "" });
  if (home?.open) return complaint("lives-elsewhere", { thread: String(home.thread) });
  return aboutStatus(state, kind) ?? aboutLines(state) ?? aboutText(state, kind);
};
