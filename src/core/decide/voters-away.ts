/**
 * A ballot that cannot pass in time without people who are away until after its end: they
 * are named at its opening, so that whoever opened it can give it more time, or they hand
 * their votes over. It opens all the same: people come back.
 */
import { tallyInState } from "../ballots/tally-in-state.ts";
import type { AwayVoter, Ballot, Vote } from "../model/ballot.ts";
import type { ActId } from "../model/names.ts";
import { awayUntilHere } from "./absences.ts";
import type { Situation } from "./judgement.ts";

/** Nobody, where it can pass without those who are away. */
export const votersMissed = (situation: Situation, ballot: Ballot): readonly AwayVoter[] => {
  const { state, at } = situation;
  const { closes } = ballot;
  if (closes === null) return [];
  const away = ballot.seats.flatMap(({ person }): readonly AwayVoter[] => {
    const until = awayUntilHere(situation, person);
    return until !== null && until >= closes ? [{ person, until }] : [];
  });
  if (away.length === 0) return [];
  const here = ballot.seats.filter(({ person }) => !away.some((one) => one.person === person));
  const votes = here.map(
    ({ person }, place): Vote => ({
      act: `supposed:${place}` as ActId,
      at,
      by: person,
      channel: "comment",
      choice: "approve",
      text: ballot.text,
      seenLate: false,
    }),
  );
  const supposed = { ...ballot, question: { ...ballot.question, channels: ["comment" as const] } };
  const tally = tallyInState(state, supposed, votes, { now: at, closing: true });
  return tally.outcome === "passed" ? [] : away;
};
