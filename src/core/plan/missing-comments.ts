/** What is said of comments of ours that somebody deleted and that are not there now. */
import type { MadeComments } from "../model/made-comment.ts";
import type { Instant } from "../model/names.ts";
import type { Seen } from "../model/seen.ts";
import type { Wording } from "../render/wording.ts";
import { instantInWords } from "../time/words.ts";
import { mayBeMade } from "./put-back.ts";

export interface MissingQuestion {
  readonly seen: Seen;
  readonly made: MadeComments;
  readonly now: Instant;
  readonly zone: string;
  /** `owner/name#12` */
  readonly thread: string;
  readonly wording: Wording;
}

/** A sentence for each of the wanted slots that waits for its day, or is given up. */
export const missingComments = (
  wanted: readonly string[],
  { seen, made, now, zone, thread, wording }: MissingQuestion,
): readonly { readonly why: string }[] => {
  const there = new Set(seen.comments.map(({ slot }) => slot));
  return wanted.flatMap((slot): readonly { readonly why: string }[] => {
    const may = there.has(slot) ? null : mayBeMade(made[slot], now);
    switch (may?.kind) {
      case "later":
        return [{ why: wording.plain("problem.comment-later", { slot, when: instantInWords(may.at, zone) }) }];
      case "never":
        return [{ why: wording.plain("problem.comment-never", { slot, thread }) }];
      default:
        return [];
    }
  });
};
