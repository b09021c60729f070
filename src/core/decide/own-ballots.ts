/** The ballots that `/verb [QUESTION]` of a voter means: open, and with a seat of theirs. */
import type { Ballot } from "../model/ballot.ts";
import type { Asked } from "./command-entries.ts";
import { type Answer, refused, type Situation } from "./judgement.ts";
import { meantBallots } from "./meant-ballots.ts";
import { withOwnSeat } from "./seat-in.ts";

/** `words` are those that may name a question. */
export const ownBallots = (
  situation: Situation,
  { act, call }: Asked,
  words: readonly string[],
): Answer<readonly Ballot[]> => {
  const [question = null, extra] = words;
  if (extra !== undefined) return refused("unexpected-word", { verb: call.verb, word: extra });
  const meant = meantBallots(situation, call.verb, question);
  return meant.kind === "is" ? withOwnSeat(meant.value, act.by) : meant;
};
