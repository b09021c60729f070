/** Which commands are votes. Everything else about a vote is for the tally to judge. */
import type { CommandCall, VoteCast } from "../model/act.ts";
import type { Choice } from "../model/names.ts";

const choices: ReadonlyMap<string, Choice | "withdraw"> = new Map([
  ["approve", "approve"],
  ["reject", "reject"],
  ["abstain", "abstain"],
  ["withdraw", "withdraw"],
]);

/** As voters know them from other bots: `/approve cancel`, `/remove-approve`. */
const otherWithdrawals: ReadonlySet<string> = new Set(["remove-approve", "unapprove"]);

export const voteVerbs: readonly string[] = [...choices.keys()];

/** The vote that a command casts, or null when it is another command. */
export const voteOf = (call: CommandCall): VoteCast | null => {
  const isCancelled = choices.has(call.verb) && /^cancel$/i.test(call.words[0] ?? "");
  const choice = isCancelled || otherWithdrawals.has(call.verb) ? "withdraw" : choices.get(call.verb);
  const [word] = isCancelled ? call.words.slice(1) : call.words;
  const named = word === undefined ? {} : { question: word.toLowerCase() };
  return choice ? { kind: "vote", choice, reason: call.reason, ...named, call } : null;
};
