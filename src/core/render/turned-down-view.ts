/** What was sent back to its authors, or turned down. */
import type { SentBack } from "../model/state.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import type { StatusQuestion } from "./status-question.ts";
import { reasonInWords } from "./text-view.ts";
import type { View, Wording } from "./wording.ts";

export const sentBackView = ({ by, named, reason }: SentBack, { texts }: StatusQuestion, wording: Wording): View => ({
  by: by?.login ?? null,
  named,
  reason: reason && reasonInWords(reason, texts, wording),
});

export const turnedDownView = ({ state, zone, texts }: StatusQuestion, wording: Wording): View | null =>
  state.turnedDown && {
    by: state.turnedDown.by?.login ?? null,
    day: dayInWords(dayOf(state.turnedDown.at, zone)),
    reason: state.turnedDown.reason && reasonInWords(state.turnedDown.reason, texts, wording),
  };
