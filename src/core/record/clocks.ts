/** The clocks of a state: its window and its open ballots, which rest and go on together. */
import { type Ballot, isOpen } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";
import { addSeconds, laterOf, secondsBetween } from "../time/instant.ts";
import { rested } from "./rested-ballot.ts";
import { isObjectedTo, windowEndAfterRest } from "./rested-window.ts";
import type { StateDraft } from "./state-draft.ts";

/** An objection's time rests with all other clocks. */
const withLaterObjections = (ballot: Ballot, since: Instant, at: Instant): Ballot => ({
  ...ballot,
  objections: (ballot.objections ?? []).map((objection) => ({
    ...objection,
    until: addSeconds(objection.until, Math.max(0, secondsBetween(laterOf(since, objection.since), at))),
  })),
});

/** Clocks that rested since then go on with the time that was left, but where an objection keeps one resting. */
export const goOn = (draft: StateDraft, since: Instant, at: Instant): void => {
  const ends = windowEndAfterRest(draft, since, at);
  if (draft.window && ends) draft.window = { ...draft.window, ends };
  draft.ballots = draft.ballots.map((ballot) => {
    if (!isOpen(ballot)) return ballot;
    return isObjectedTo(ballot)
      ? withLaterObjections(ballot, since, at)
      : rested(ballot, ballot.restsSince ?? since, at);
  });
};

export const rest = (draft: StateDraft, since: Instant): void => {
  draft.ballots = draft.ballots.map((ballot) =>
    isOpen(ballot) ? { ...ballot, restsSince: ballot.restsSince ?? since } : ballot,
  );
};

/** A pause ends with what rested: a later window or ballot begins running. */
export const endIdlePause = (draft: StateDraft): void => {
  if ((!draft.window || draft.window.ended) && !draft.ballots.some(isOpen)) draft.paused = null;
};
