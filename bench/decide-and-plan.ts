/**
 * A look at a thread with very many votes: the fold from the first act, and the plan; and
 * the fold alone of a ballot that closes when it is decided, whose standing every vote may
 * change.
 */
import { manyVotes } from "../test/builders/many-votes.ts";
import { milliseconds, type Row, timesOf } from "./measure.ts";

const look = (acts: number): (() => void) => {
  const { decide, plan } = manyVotes(acts, 500);
  if (decide().state.votes.length !== acts) throw new Error("Not every vote was recorded.");
  return () => void plan(decide());
};

const fold = (acts: number): (() => void) => {
  const { decide } = manyVotes(acts, 500, "/open-ballot whistling");
  const [ballot] = decide().state.ballots;
  if (!ballot?.question.term?.whenDecided) throw new Error("No ballot was opened that closes when it is decided.");
  return () => void decide();
};

export const whenDecided = (): readonly Row[] => {
  const [one = 0, two = 0] = timesOf([fold(3_000), fold(6_000)], 15, 5);
  const ratio = two / one;
  return [
    {
      what: "decide, 3,000 votes, 500 seats, closes when decided",
      measured: milliseconds(one),
      wanted: "< 100 ms",
      holds: one < 100,
    },
    {
      what: "the same with 6,000 votes",
      measured: `${milliseconds(two)}, ${ratio.toFixed(2)} times`,
      wanted: "at most 2 times",
      holds: ratio < 2.2,
    },
  ];
};

export const decideAndPlan = (): readonly Row[] => {
  const [one = 0, two = 0] = timesOf([look(10_000), look(20_000)], 15, 5);
  const ratio = two / one;
  return [
    {
      what: "decide + plan, 10,000 acts, 500 seats",
      measured: milliseconds(one),
      wanted: "< 50 ms",
      holds: one < 50,
    },
    {
      what: "the same with 20,000 acts",
      measured: `${milliseconds(two)}, ${ratio.toFixed(2)} times`,
      wanted: "at most 2 times",
      // A tenth for what a run differs from the next.
      holds: ratio < 2.2,
    },
  ];
};
