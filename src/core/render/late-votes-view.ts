/** An outcome that acts seen too late would have changed, as people are told of it: what it would have been, who answers. */
import { doubtedBallot, recordedEnding } from "../ballots/if-seen.ts";
import { countsInWords } from "../ballots/tally-words.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { instantInWords } from "../time/words.ts";
import type { Texts } from "./concerns-view.ts";
import { codeSpan } from "./escape.ts";
import { whoGives } from "./offered-commands.ts";
import type { View, Wording } from "./wording.ts";

/** Null: late acts made no difference to the ballot, or none that is left. */
const differenceView = ({ closed, ifSeen, ...ballot }: Ballot, wording: Wording): View | null =>
  closed && ifSeen && ifSeen.ending !== recordedEnding({ ...ballot, closed })
    ? {
        by: ifSeen.by?.login ?? null,
        ending: wording.say(`ending.${ifSeen.ending}`),
        lateCounts: countsInWords(ifSeen.counts, true),
      }
    : null;

/** What keeps the check from turning green; null: nothing of this sort. */
export const doubtView = (state: State, kind: Kind, wording: Wording): View | null => {
  const ballot = doubtedBallot(state);
  const difference = ballot && differenceView(ballot, wording);
  return difference && { ...difference, who: whoGives(state, kind, kind.outcomesBy, wording) };
};

export interface LateVotesQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly ballot: Ballot;
  readonly zone: string;
  readonly texts: Texts;
}

/** What the comments of a ballot say of it. */
export const lateVotesOfBallot = ({ state, kind, ballot, zone, texts }: LateVotesQuestion, wording: Wording): View => {
  const { confirmed } = ballot;
  const reason = confirmed ? texts.get(confirmed.reason) : undefined;
  return {
    ifSeen: differenceView(ballot, wording),
    doubted: doubtedBallot(state)?.id === ballot.id ? doubtView(state, kind, wording) : null,
    confirmed: confirmed
      ? { by: confirmed.by.login, on: instantInWords(confirmed.at, zone), reason: reason ?? null }
      : null,
  };
};

export const outcomeCommands = (state: State, kind: Kind, wording: Wording): readonly View[] => {
  if (state.thread !== "open" || doubtedBallot(state) === null) return [];
  const who = whoGives(state, kind, kind.outcomesBy, wording);
  const offer = (command: string, description: string): View => ({
    command: codeSpan(command),
    who,
    description: description.replace(/\.$/, ""),
  });
  return [
    offer("/confirm-outcome because …", wording.say("offer.confirm-outcome")),
    offer("/ask-again because …", wording.say("offer.ask-again")),
  ];
};
