/** Which commands are votes. Everything else about a vote is for the tally to judge. */
import type { CommandCall, VoteCast } from "../model/act.ts";
import type { Choice } from "../model/names.ts";

const choices: ReadonlyMap<string, Choice | "withdraw"> = new Map([
  ["approve", "approve"],
  ["reject", "reject"],
  ["abstain", "abstain"],
  ["withdraw", "withdraw"],
]);

export const voteVerbs: readonly string[] = [...choices.keys()];

/** The vote that a command casts, or null when it is another command. */
export const voteOf = (call: CommandCall): VoteCast | null => {
  const choice = choices.get(call.verb);
  return choice ? { kind: "vote", choice, reason: call.reason } : null;
};
