/** The impact of a policy that a thread brings on the ballots that the repository has closed. */
import { changedQuestions, policyImpact, type RecordedVotes } from "../core/ballots/policy-impact.ts";
import { type Policy, policyPath } from "../core/model/policy.ts";
import type { PolicyChange } from "../core/plan/policy-change.ts";
import { replay } from "../core/record/replay.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";

/** Threads whose ballots are counted again; what is left out is said. */
const mostThreads = 500;

const proposedPolicy = ({ read, facts }: Look): Policy | null => {
  const sha = read.reading.head?.sha;
  const head = sha === undefined ? undefined : facts.heads.get(sha);
  if (!head || "unreadable" in head || !head.governed.some(({ path }) => path === policyPath)) return null;
  return head.policy ?? null;
};

/** Null: the thread brings no policy that could be read, or none that changes how anything is decided. */
export const impactOf = async ({ store }: LookDependencies, look: Look): Promise<PolicyChange | null> => {
  const { facts, read } = look;
  const proposed = proposedPolicy(look);
  if (facts.policy.kind !== "policy" || proposed === null) return null;
  const present = facts.policy.policy;
  if (changedQuestions(present, proposed).length === 0) return null;
  const { threads, left } = await store.threadsWithClosedBallots(read.place.id, mostThreads);
  const recorded: RecordedVotes[] = [];
  for (const number of threads) {
    const { entries } = await store.load({ kind: "thread", repository: read.place.id, number });
    recorded.push({ ...replay(entries), number });
  }
  return { questions: policyImpact(present, proposed, recorded), threadsLeft: left };
};
