/**
 * Who has a seat and why: beside each seat where the reasons differ, once below the table
 * where they are the same; and what is special about so few seats, or about organisations.
 */
import { meansEverybodyUnsaid } from "../ballots/pass-rule/feasible-rule.ts";
import { type Ballot, isOpen, type Seat, type Tally } from "../model/ballot.ts";
import { shownName } from "../model/without-account.ts";
import { asksForOrganisations } from "../policy/pass-rule/circle.ts";
import { codeSpan } from "./escape.ts";
import { listOfNames } from "./many-names.ts";
import type { View, Wording } from "./wording.ts";

const mattersWhose = ({ question: { cap, pass, quorum } }: Ballot): boolean =>
  cap !== null || asksForOrganisations(pass) || (quorum !== null && asksForOrganisations(quorum));

export const seatView = ({ organisation, why }: Seat): View => ({ organisation: organisation ?? "none", reason: why });

export const seatsView = (ballot: Ballot, tally: Tally, wording: Wording): View => {
  const { seats, question } = ballot;
  const reasons = new Set(seats.map(({ why }) => why));
  const alone = seats.filter(({ organisation }) => organisation === null);
  const running = isOpen(ballot);
  return {
    organisations: alone.length < seats.length || mattersWhose(ballot),
    reasons: reasons.size > 1,
    seatsFrom: reasons.size === 1 ? [...reasons][0] : null,
    cap: question.cap && {
      each: question.cap.perOrganisation,
      one: question.cap.perOrganisation === 1,
      seats: tally.counts.electorate,
      people: seats.length,
    },
    standAlone:
      running && alone.length > 0 && mattersWhose(ballot)
        ? {
            names: listOfNames(
              alone.map(({ person }) => shownName(person)),
              wording,
            ),
            one: alone.length === 1,
          }
        : null,
    everybody:
      running && meansEverybodyUnsaid(question.pass, tally.counts.electorate)
        ? { rule: codeSpan(question.pass.source), electorate: tally.counts.electorate }
        : null,
  };
};
