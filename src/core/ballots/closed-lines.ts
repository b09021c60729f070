/**
 * Who voted how in a closed ballot, as it is shown: the recorded lines stand whatever
 * happened since; acts that came too late, or were seen too late, are added to them.
 */
import type { Ballot, Vote, VoterLine } from "../model/ballot.ts";
import { isSamePerson } from "../model/subject.ts";
import { type Counted, tallyInState } from "./tally-in-state.ts";

export const closedLines = (state: Counted, ballot: Ballot, votes: readonly Vote[]): readonly VoterLine[] => {
  const { closed } = ballot;
  if (!closed) return [];
  const recorded = closed.tally.voters;
  const known = new Set(recorded.map((line) => line.act));
  const again = tallyInState(state, ballot, votes, { now: closed.at, closing: true }).voters;
  const late = again.filter(
    (line) =>
      line.act !== null && line.at !== null && !known.has(line.act) && line.counted !== true && line.at > closed.at,
  );
  const seenLate = again.filter((line) => line.counted === "seen-late" && !known.has(line.act));
  const added = [...late, ...seenLate.filter((line) => !late.includes(line))];
  const placed = new Set<VoterLine>();
  const lines = recorded.map((line) => {
    if (line.counted !== "not-voted") return line;
    const own = added.find((one) => !placed.has(one) && isSamePerson(one.person, line.person));
    if (own) placed.add(own);
    return own ?? line;
  });
  return [...lines, ...added.filter((line) => !placed.has(line))];
};
