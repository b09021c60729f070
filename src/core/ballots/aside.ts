/** Who stepped aside from a ballot, and to whom somebody has handed a vote in it: as the state has it now. */
import type { Ballot, Vote } from "../model/ballot.ts";
import { isSamePerson, type Person } from "../model/subject.ts";

export const isRecused = ({ recused = [] }: Ballot, person: Person): boolean =>
  recused.some((one) => isSamePerson(one.person, person));

/** Whether they had stepped aside when they voted; what they did before is told as not counted, and was no mistake. */
export const votedAside = ({ recused = [] }: Ballot, { by, at }: Vote): boolean =>
  recused.some((one) => one.at <= at && isSamePerson(one.person, by));

/** The latest word of the person; null: they keep their vote, or took it back. */
export const delegateOf = ({ delegations = [] }: Ballot, person: Person): Person | null => {
  let latest: (typeof delegations)[number] | null = null;
  for (const one of delegations) {
    if (isSamePerson(one.from, person) && (latest === null || one.at >= latest.at)) latest = one;
  }
  return latest?.to ?? null;
};
