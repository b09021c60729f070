/**
 * What was turned down is closed, and the first line of its description says so and why.
 * Each is done once: whoever opens the thread again or rewrites the line has the last
 * word. When it goes on after all, our line goes, if it is still there as the first.
 */
import type { Effect } from "../model/effect.ts";
import type { Kind } from "../model/kind.ts";
import type { ActId } from "../model/names.ts";
import type { Seen } from "../model/seen.ts";
import type { State, TurnedDown } from "../model/state.ts";
import type { Texts } from "../render/concerns-view.ts";
import { reasonInWords } from "../render/text-view.ts";
import type { Wording } from "../render/wording.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";

/** By it our line is known again. */
const mark = "<!-- lastcall: turned down -->";

export interface TurnedDownQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly seen: Seen;
  /** For which command the line has been there already. */
  readonly described: ActId | null;
  readonly texts: Texts;
  readonly zone: string;
  readonly wording: Wording;
}

const split = (text: string): { readonly first: string; readonly rest: string } => {
  const [first = ""] = text.split(/\r?\n/, 1);
  return { first, rest: text.slice(first.length) };
};

const lineFor = ({ by, at, reason, url }: TurnedDown, question: TurnedDownQuestion): string => {
  const { kind, texts, zone, wording } = question;
  const words = wording.say("description.turned-down", {
    by: by?.login ?? "",
    title: kind.steward.title,
    noun: kind.noun,
    day: dayInWords(dayOf(at, zone)),
    reason: reason && reasonInWords(reason, texts, wording),
    url,
  });
  return `${words} ${mark}`;
};

const wantedDescription = (question: TurnedDownQuestion): string => {
  const { state, seen, described } = question;
  const { description } = seen;
  const { first, rest } = split(description);
  const isOurs = first.endsWith(mark);
  if (!state.turnedDown) return described !== null && isOurs ? rest.replace(/^(?:\r?\n){1,2}/, "") : description;
  if (described === state.turnedDown.act) return description;
  const line = lineFor(state.turnedDown, question);
  if (isOurs) return `${line}${rest}`;
  return description === "" ? line : `${line}\n\n${description}`;
};

/** The command for which our line is or was there: what is kept for the next look. */
export const describedFor = ({ turnedDown }: State, { description }: Seen, before: ActId | null): ActId | null => {
  const isOurs = split(description).first.endsWith(mark);
  if (!turnedDown) return isOurs ? before : null;
  return isOurs ? turnedDown.act : before;
};

export const planTurnedDown = (question: TurnedDownQuestion): readonly Effect[] => {
  const { state, seen } = question;
  const wanted = wantedDescription(question);
  const edit: readonly Effect[] =
    wanted === seen.description || seen.merged
      ? []
      : [
          {
            mode: "state",
            key: "description",
            signature: wanted,
            body: {
              kind: "edit-description",
              from: seen.description,
              to: wanted,
              about: state.turnedDown?.act ?? null,
            },
          },
        ];
  const close: readonly Effect[] =
    state.turnedDown && !state.turnedDown.closed && seen.open
      ? [{ mode: "state", key: "close", signature: state.turnedDown.act, body: { kind: "close-thread" } }]
      : [];
  return [...edit, ...close];
};
