/**
 * Who votes on a question: the people of its role less those whom it excludes, each with
 * organisation and why. Whole or not at all: somebody of whom it is not clear who they
 * are, or a roll that cannot be read, and nobody has a seat.
 */
import type { Question, Seat } from "../model/ballot.ts";
import type { RosterEntry } from "../model/facts.ts";
import type { RoleName } from "../model/names.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { withoutAccount } from "../model/without-account.ts";
import { dayOf } from "../time/days.ts";
import { type Doubt, type Identities, identitiesFor, withKnownIds } from "./identities.ts";
import { confirmedAuthors } from "./judge-authorship.ts";
import { type Answer, is, need, refused, type Situation } from "./judgement.ts";
import { PersonPlaces } from "./person-places.ts";
import { type ResolvedRoll, type RollMember, rollOf } from "./rolls.ts";

/** In a refusal; how many more there are is said. */
const mostNamed = 20;

const inDoubt = (role: RoleName, doubts: readonly Doubt[]): Answer<never> | null => {
  const [first] = doubts;
  if (!first) return null;
  const logins = [...new Set(doubts.filter(({ doubt }) => doubt === first.doubt).map(({ login }) => login))].sort();
  const more = logins.length - mostNamed;
  const details = { role, logins: logins.slice(0, mostNamed).join(", "), ...(more > 0 && { more: String(more) }) };
  return first.doubt === "another-account" ? refused("identity-changed", details) : refused("account-unknown", details);
};

const certainRoll = (situation: Situation, role: RoleName): Answer<ResolvedRoll> => {
  const roll = rollOf(situation, role, true);
  if (roll.kind !== "is") return roll;
  return inDoubt(role, roll.value.doubts) ?? roll;
};

/**
 * The opener, and authors who pushed or confirmed that they are: whoever is merely named
 * in the header is not kept from voting by somebody else's naming.
 */
export const authorsWhoTookPart = ({ state, facts }: Situation, authors: readonly Person[]): readonly Person[] => {
  const opener = state.opened?.by ?? facts.opener;
  const active = [...state.heads.flatMap(({ own, by }) => (by && !own ? [by] : [])), ...confirmedAuthors(state)];
  return authors.flatMap((author) => {
    if (opener && isSamePerson(author, opener)) return [opener];
    const found = active.find((one) => isSamePerson(one, author));
    return found ? [found] : [];
  });
};

const excluded = (situation: Situation, question: Question, authors: readonly Person[]): Answer<PersonPlaces> => {
  const rolls = (question.excludeRoles ?? []).map((role) => certainRoll(situation, role));
  const needs = rolls.flatMap((roll) => (roll.kind === "needs" ? roll.needs : []));
  if (needs.length > 0) return need(...needs);
  const people: Person[] = [];
  for (const roll of rolls) {
    if (roll.kind !== "is") return roll;
    people.push(...roll.value.people);
  }
  if (!question.excludeAuthors) return is(new PersonPlaces(people));
  const known = withKnownIds(situation, authorsWhoTookPart(situation, authors));
  return known.kind === "is" ? is(new PersonPlaces([...people, ...known.value])) : known;
};

/** Undefined: the roll has their login, of another account. */
type OrganisationOf = (member: RollMember) => string | null | undefined;

const today = (entries: readonly RosterEntry[], { at, policy }: Situation): readonly RosterEntry[] => {
  const day = dayOf(at, policy.zone);
  return entries.filter(({ from, until }) => (from === null || from <= day) && (until === null || day <= until));
};

/** By login as written, by account for whoever was renamed since; what a roster says itself comes last. */
const lookUp = (entries: readonly RosterEntry[], identities: Identities): OrganisationOf => {
  const places = new PersonPlaces();
  const logins = new Set(entries.map(({ login }) => login));
  const organisations = entries.map(({ login, name, id, organisation }, place) => {
    if (login !== null) places.add({ login, id: id ?? identities.get(login)?.id ?? null }, place);
    else places.add(withoutAccount(name ?? ""), place);
    return organisation;
  });
  return ({ person, organisation }) => {
    const place = places.of(person);
    if (place !== undefined) return organisations[place] ?? null;
    return logins.has(person.login) ? undefined : organisation;
  };
};

const organisations = (situation: Situation): Answer<OrganisationOf> => {
  const { facts, policy } = situation;
  if (!policy.organisations) return is(({ organisation }) => organisation);
  const roll = facts.organisations;
  if (roll === null) return need({ kind: "organisations" });
  if (roll.kind === "failed") {
    const { why } = roll;
    if (roll.forGood) return refused("organisations-unreadable", { why });
    const said = `The roll of organisations could not be read: ${why}`;
    return { kind: "hold", hold: { code: "look-up-failed", why: said, until: null } };
  }
  const entries = today(roll.entries, situation);
  const identities = identitiesFor(
    situation,
    entries.flatMap(({ login, id }) => (login !== null && id === null ? [login] : [])),
  );
  return identities.kind === "is" ? is(lookUp(entries, identities.value)) : identities;
};

export const electorateOf = (
  situation: Situation,
  question: Question,
  authors: readonly Person[],
): Answer<readonly Seat[]> => {
  const role = question.electorate;
  const parts = [
    certainRoll(situation, role),
    excluded(situation, question, authors),
    organisations(situation),
  ] as const;
  const needs = parts.flatMap((part) => (part.kind === "needs" ? part.needs : []));
  if (needs.length > 0) return need(...needs);
  const [roll, without, organisationOf] = parts;
  if (roll.kind !== "is") return roll;
  if (without.kind !== "is") return without;
  if (organisationOf.kind !== "is") return organisationOf;
  const seats: Seat[] = [];
  const doubts: Doubt[] = [];
  for (const member of roll.value.members) {
    const { person, why } = member;
    if (without.value.of(person) !== undefined) continue;
    const organisation = organisationOf.value(member);
    if (organisation === undefined) doubts.push({ login: person.login, doubt: "another-account" });
    else seats.push({ person, organisation, role, why });
  }
  return inDoubt(role, doubts) ?? is(seats);
};
