/** A tie as people are told of it: who decides, what became of it. */
import { waitingTies } from "../ballots/waiting-ties.ts";
import { stewardRole } from "../decide/rolls.ts";
import type { Ballot } from "../model/ballot.ts";
import type { Kind } from "../model/kind.ts";
import type { TextHash } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { Deciders } from "../model/tie.ts";
import { lastDayOf } from "../time/days.ts";
import { dayInWords, instantInWords } from "../time/words.ts";
import { escapeMarkdown } from "./escape.ts";
import type { View } from "./wording.ts";

/** Who decides, by the words that people have for them. */
const decidersView = ({ role, people, unreadable }: Deciders, kind: Kind): View => ({
  role,
  title: role === stewardRole ? kind.steward.title : null,
  deciders: people.length > 0 ? { names: people.map(({ login }) => login).join(", ") } : null,
  unreadable,
});

/** The tie that the document waits for; null: none. */
export const tieView = (state: State, kind: Kind): View | null => {
  const [ballot] = waitingTies(state);
  return ballot ? decidersView(ballot.tie.waits, kind) : null;
};

export interface TieQuestion {
  readonly kind: Kind;
  readonly ballot: Ballot;
  readonly zone: string;
  readonly texts: ReadonlyMap<TextHash, string>;
}

/** What the comments of a ballot say of its ties. */
export const tiesOfBallot = ({ kind, ballot, zone, texts }: TieQuestion): View => {
  const { tie = {} } = ballot;
  const { extended, waits, broken } = tie;
  const reason = broken ? texts.get(broken.reason) : undefined;
  return {
    tieExtended: extended ? { day: dayInWords(lastDayOf(extended.at, zone)), days: extended.days } : null,
    tie: waits ? decidersView(waits, kind) : null,
    broken: broken
      ? {
          by: broken.by.login,
          passed: broken.outcome === "passed",
          on: instantInWords(broken.at, zone),
          url: broken.url,
          reason: reason === undefined ? null : escapeMarkdown(reason),
        }
      : null,
  };
};
