/**
 * `/delegate @login [QUESTION]`: a voter hands the vote to another voter, one step, until
 * `/undelegate` or the end. An own vote goes before it, so whoever has one is told to take
 * it back first; what then becomes of the vote is the tally's to say.
 */
import { delegateOf, isRecused } from "../ballots/aside.ts";
import { tallyInState } from "../ballots/tally-in-state.ts";
import { namedPerson } from "../commands/named-person.ts";
import type { Ballot, VoterLine } from "../model/ballot.ts";
import type { NewEntry } from "../model/entry.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { shownName } from "../model/without-account.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { type Answer, entry, is, refused, type Situation } from "./judgement.ts";
import { ownBallots } from "./own-ballots.ts";
import { seatIn, seatOfNamed } from "./seat-in.ts";

/** A vote that speaks for the person, given or recorded; null: there is none. */
const standingVote = ({ state, at }: Situation, ballot: Ballot, person: Person): VoterLine | null => {
  const { voters } = tallyInState(state, ballot, state.votes, { now: at, closing: false });
  const line = voters.slice(0, ballot.seats.length).find((one) => isSamePerson(one.person, person));
  const stands = line && ["earlier-text", "text-unknown", true].includes(line.counted);
  return stands && line.through === undefined ? line : null;
};

/** Null: the vote can be handed over in this ballot. */
const whyNot = (situation: Situation, ballot: Ballot, from: Person, to: Person): Answer<null> => {
  const login = shownName(to);
  if (isSamePerson(from, to)) return refused("delegate-yourself");
  if (ballot.question.delegate === false) return refused("delegation-not-allowed");
  if (isRecused(ballot, from)) return refused("recused");
  if (!seatIn(ballot, to)) return refused("delegate-without-seat", { login });
  if (isRecused(ballot, to)) return refused("person-recused", { login });
  const before = delegateOf(ballot, from);
  if (before && isSamePerson(before, to)) return refused("delegated-already", { login });
  const vote = standingVote(situation, ballot, from);
  if (vote?.channel === "recorded") return refused("recorded-for-you");
  return vote ? refused("voted-already") : is(null);
};

const judgeDelegation = (situation: Situation, asked: Asked): Answer<readonly NewEntry[]> => {
  const { act, call } = asked;
  const named = namedPerson(call.words);
  if (!named) return refused("person-missing", { verb: call.verb });
  const own = ownBallots(situation, asked, named.after);
  if (own.kind !== "is") return own;
  const { state } = situation;
  const answers = own.value.map((ballot) => {
    const to = seatOfNamed(state, ballot, named.person)?.person ?? null;
    return { ballot, to, why: whyNot(situation, ballot, act.by, to ?? named.person) };
  });
  const entries = answers.flatMap(({ ballot, to, why }): readonly NewEntry[] => {
    return why.kind === "is" && to
      ? [entry(situation.at, causeOf(asked), { kind: "vote-delegated", ballot: ballot.id, to })]
      : [];
  });
  const [refusal] = answers.flatMap(({ why }) => (why.kind === "is" ? [] : [why]));
  return entries.length === 0 && refusal ? refusal : is(entries);
};

const judgeTakingBack = (situation: Situation, asked: Asked): Answer<readonly NewEntry[]> => {
  const own = ownBallots(situation, asked, asked.call.words);
  if (own.kind !== "is") return own;
  const handed = own.value.filter((ballot) => delegateOf(ballot, asked.act.by) !== null);
  if (handed.length === 0) return refused("not-delegated");
  return is(
    handed.map(({ id }) => entry(situation.at, causeOf(asked), { kind: "delegation-ended", ballot: id } as const)),
  );
};

export const delegationFamily: CommandFamily = { verbs: ["delegate"], judge: judgeDelegation };
export const undelegationFamily: CommandFamily = { verbs: ["undelegate"], judge: judgeTakingBack };
