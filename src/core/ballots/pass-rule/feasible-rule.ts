/**
 * Can a rule be met at all by so many seats? Asked when a ballot is to be opened:
 * `>= 5 people` of an electorate of four would run for weeks and could not pass.
 */
import type { Counts, PassRule, Question, Seat } from "../../model/ballot.ts";
import { asksForLogins } from "../../policy/pass-rule/circle.ts";
import { seatsWithin } from "../capped-seats.ts";
import { countsOf, isMet, type Measure } from "./evaluate-pass-rule.ts";
import type { Voter, Voters } from "./voters.ts";

const everybodyApproves = (electorate: number): Counts => countsOf(electorate, electorate, 0, 0);

/** `who` has a seat; only rules that ask for some people need to know. */
export const canEverPass = (
  pass: PassRule,
  quorum: PassRule | null,
  electorate: number,
  who: Voters = "whoever",
): boolean =>
  isMet(pass, everybodyApproves(electorate), "approve", who) &&
  (quorum === null || isMet(quorum, everybodyApproves(electorate), "present", who));

/** With so few seats a share below all may still mean everybody: two of three do not make 67 %. */
export const meansEverybody = (pass: PassRule, electorate: number): boolean =>
  electorate > 1 &&
  isMet(pass, everybodyApproves(electorate), "approve", "whoever") &&
  !isMet(pass, countsOf(electorate, electorate - 1, 0, 0), "approve", "whoever");

/** Large enough that every share below all leaves somebody out. */
const many = 1_000_000_000;

/** A rule that does not say that it wants everybody, and does of so few. */
export const meansEverybodyUnsaid = (pass: PassRule, electorate: number): boolean =>
  meansEverybody(pass, electorate) && !meansEverybody(pass, many);

/** The parts of a rule that fail although everybody approves. */
const outOfReach = (rule: PassRule, electorate: number, measure: Measure, who: Voters): readonly PassRule[] => {
  if (isMet(rule, everybodyApproves(electorate), measure, who)) return [];
  if (rule.kind !== "all" && rule.kind !== "distinct") return [rule];
  const parts = rule.rules.flatMap((part) => outOfReach(part, electorate, measure, who));
  // Each by itself, and not by people of its own.
  return parts.length > 0 ? parts : [rule];
};

/**
 * What no votes of these seats could ever meet, as the policy writes it. Within a cap
 * those of an organisation stand in for each other, unless a rule asks for some by name:
 * then it is given the benefit of the doubt.
 */
export const whatCanNeverBeMet = ({ pass, quorum, cap }: Question, seats: readonly Seat[]): readonly string[] => {
  const within = seatsWithin(cap, seats);
  const rules: readonly (readonly [PassRule, Measure])[] = [
    [pass, "approve"],
    ...(quorum ? [[quorum, "present"] as const] : []),
  ];
  const failing = rules.flatMap(([rule, measure]) => {
    const who = (asksForLogins(rule) ? seats : within).map(
      ({ person, organisation }): Voter => ({ login: person.login, organisation }),
    );
    return outOfReach(rule, within.length, measure, who);
  });
  return failing.map(({ source }) => source);
};
