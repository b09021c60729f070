/** A request that waits for the steward is brought to somebody in a comment of its own, since edits notify nobody. */
import { waitsForSteward } from "../decide/steward-wait.ts";
import type { Facts } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import type { Policy } from "../model/policy.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";
import { codeSpan } from "../render/escape.ts";
import { mentionsOf } from "../render/many-names.ts";
import type { Wording } from "../render/wording.ts";
import { dayOf } from "../time/days.ts";
import { addSeconds } from "../time/instant.ts";
import { dayInWords } from "../time/words.ts";
import type { WantedComment } from "./comments.ts";

export interface WaitingQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly facts: Facts;
  readonly policy: Policy;
  readonly seen: Seen;
  /** What is to be done, as the status comment has it. */
  readonly next: string;
  readonly matter: string;
}

const daySeconds = 24 * 3600;

export const waitingSlot = (place: number): string => `waiting:${place + 1}`;

/** Kept up where it stands, and not begun where nothing waits any more. */
export const waitingComments = (question: WaitingQuestion, wording: Wording): readonly WantedComment[] => {
  const { state, kind, facts, policy, seen, matter, next } = question;
  const present = waitsForSteward(state, kind, facts);
  const inDays = (instant: Parameters<typeof dayOf>[0]): string => dayInWords(dayOf(instant, policy.zone));
  return state.stewardCalls.flatMap(({ person, waitsSince, passedOn }, place): readonly WantedComment[] => {
    const slot = waitingSlot(place);
    const waiting = waitsSince === present;
    if (!waiting && !seen.comments.some((comment) => comment.slot === slot)) return [];
    const body = wording.comment("waiting", {
      waiting,
      passedOn,
      asked: mentionsOf([person], wording),
      person: person.login,
      steward: state.steward?.person.login ?? kind.steward.title,
      title: kind.steward.title,
      matter: codeSpan(matter),
      since: inDays(waitsSince),
      passOn: inDays(addSeconds(waitsSince, policy.unanswered.passOnDays * daySeconds)),
      next,
    });
    return [{ slot, body }];
  });
};
