/** From the instant at which a ballot was cancelled or taken back no vote is one in it. */
import type { Ballot } from "../model/ballot.ts";
import type { Instant } from "../model/names.ts";

export const isAfterCancelling = ({ voided }: Pick<Ballot, "voided">, at: Instant): boolean =>
  voided !== null && at >= voided.at;
