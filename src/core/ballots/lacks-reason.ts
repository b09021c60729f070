/** In lazy consensus a rejection is an objection, and stands by its reason; what was recorded for somebody has evidence. */
import type { Ballot, Vote } from "../model/ballot.ts";

export const lacksReason = ({ question }: Pick<Ballot, "question">, vote: Vote): boolean =>
  question.lazy !== undefined && vote.choice === "reject" && vote.channel !== "recorded" && !vote.reason;
