/** At the instant of the opening a vote counts; where a deadline opened the ballot, acts of that instant came before it. */
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";

export const isBeforeOpening = ({ opened, follows }: Pick<Ballot, "opened" | "follows">, at: Instant): boolean =>
  at < opened || (at === opened && follows?.byDeadline === true);
