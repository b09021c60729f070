/** A look at a thread with very many votes: the fold from the first act, and the plan. */
import { manyVotes } from "../test/builders/many-votes.ts";
import { milliseconds, type Row, timesOf } from "./measure.ts";

const look = (acts: number): (() => void) => {
  const { decide, plan } = manyVotes(acts, 500);
  if (decide().state.votes.length !== acts) throw new Error("Not every vote was recorded.");
  return () => void plan(decide());
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
