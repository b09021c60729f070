/**
 * Who has a role. People listed in the policy are known at once; teams, permissions and
 * files are needs. A look-up that fails for the moment stops the fold, one that fails for
 * good refuses the command, and one failing part fails the whole: an error never makes a
 * roll empty or wider. Logins are held to the accounts that they meant (`identities.ts`).
 */
import type { Roll } from "../model/facts.ts";
import type { Login, RoleName } from "../model/names.ts";
import type { Role } from "../model/policy.ts";
import { standsIn } from "../model/stand-in.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { dayOf } from "../time/days.ts";
import { type Doubt, identitiesFor, type Named, namedPerson, withKnownIds } from "./identities.ts";
import { type Answer, is, need, refused, type Situation } from "./judgement.ts";
import { PersonPlaces } from "./person-places.ts";

export interface RollMember {
  readonly person: Person;
  /** By the roster itself; null: it says none. */
  readonly organisation: string | null;
  /** Why they are in it, such as `team example/tsc`. */
  readonly why: string;
}

export interface ResolvedRoll {
  readonly members: readonly RollMember[];
  readonly people: readonly Person[];
  /** Logins that are no account, or another one than before: nobody is chosen by them. */
  readonly doubts: readonly Doubt[];
}

const failed = (role: RoleName, why: string, forGood: boolean): Answer<never> =>
  forGood
    ? refused("role-unreadable", { role, why })
    : {
        kind: "hold",
        hold: { code: "look-up-failed", why: `The role ${role} could not be read: ${why}`, until: null },
      };

/** A role that was written within another one goes by the other's name. */
const shownRole = ({ name }: Role): RoleName => name.replace(/\/.*$/, "") as RoleName;

const resolved = (members: readonly RollMember[], doubts: readonly Doubt[]): Answer<ResolvedRoll> =>
  is({ members, people: members.map(({ person }) => person), doubts });

/** Whoever is there more than once is so once, for every reason. */
const once = (members: readonly RollMember[]): readonly RollMember[] => {
  const places = new PersonPlaces();
  const kept: RollMember[] = [];
  for (const member of members) {
    const place = places.of(member.person) ?? kept.length;
    const before = kept[place];
    places.add(member.person, place);
    if (!before) kept.push(member);
    else {
      const reasons = before.why.split("; ");
      const why = reasons.includes(member.why) ? before.why : [...reasons, member.why].join("; ");
      const person = before.person.id === null ? member.person : before.person;
      kept[place] = { person, why, organisation: before.organisation ?? member.organisation };
    }
  }
  return kept;
};

/** What a source lists by login, as of the instant that is judged. */
const listed = ({ policy, at }: Situation, role: Role, read: Roll | undefined): readonly Named[] => {
  if (role.source.kind === "users") {
    const { users, ids } = role.source;
    // Somebody without an account is known by name, wherever the look-up has it from.
    const asRead = ({ login, id, name }: Person): Named => ({
      login,
      declared: ids?.get(login) ?? null,
      account: id,
      organisation: null,
      ...(name !== undefined && { name }),
    });
    if (read?.kind === "roll") return read.people.map(asRead);
    return users.map((login) => ({ login, declared: ids?.get(login) ?? null, account: undefined, organisation: null }));
  }
  if (read?.kind !== "roll" || !read.entries) return [];
  const today = dayOf(at, policy.zone);
  return read.entries.flatMap((entry, place): readonly Named[] => {
    const { login, organisation, id, from, until } = entry;
    if ((from !== null && today < from) || (until !== null && until < today)) return [];
    const person = read.people[place];
    if (!person) return [];
    return login === null
      ? [{ login: person.login, declared: null, account: undefined, organisation, name: person.name }]
      : [{ login, declared: id, account: person.id, organisation }];
  });
};

const rollByLogin = (situation: Situation, role: Role, read: Roll | undefined): Answer<ResolvedRoll> => {
  const entries = listed(situation, role, read);
  const identities = identitiesFor(
    situation,
    entries.filter(({ declared, name }) => declared === null && name === undefined).map(({ login }) => login),
  );
  if (identities.kind !== "is") return identities;
  const why = read?.kind === "roll" ? read.why : `listed under ${shownRole(role)}`;
  const members: RollMember[] = [];
  const doubts: Doubt[] = [];
  for (const entry of entries) {
    const found = namedPerson(entry, identities.value.get(entry.login) ?? null);
    if ("doubt" in found) doubts.push(found);
    else members.push({ person: found, organisation: entry.organisation, why });
  }
  return resolved(once(members), doubts);
};

const composedRoll = (
  situation: Situation,
  { union, except }: Extract<Role["source"], { kind: "composed" }>,
  pinned: boolean,
): Answer<ResolvedRoll> => {
  const parts = [...union, ...except].map((name) => rollOf(situation, name, pinned));
  const needs = parts.flatMap((one) => (one.kind === "needs" ? one.needs : []));
  if (needs.length > 0) return need(...needs);
  const rolls: ResolvedRoll[] = [];
  for (const one of parts) {
    if (one.kind !== "is") return one;
    rolls.push(one.value);
  }
  const excepted = new PersonPlaces(rolls.slice(union.length).flatMap(({ people }) => people));
  const members = once(rolls.slice(0, union.length).flatMap((roll) => roll.members));
  return resolved(
    members.filter(({ person }) => excepted.of(person) === undefined),
    rolls.flatMap(({ doubts }) => doubts),
  );
};

/** `pinned` asks for user ids as well, so that seats are bound to accounts and not to names. */
export const rollOf = (situation: Situation, name: RoleName, pinned: boolean): Answer<ResolvedRoll> => {
  const { policy, facts } = situation;
  const role = policy.roles.get(name);
  if (!role) return refused("role-unknown", { role: name });
  const { source } = role;
  if (source.kind === "composed") return composedRoll(situation, source, pinned);
  const read = facts.rolls.get(name);
  if (!read && (source.kind !== "users" || pinned)) return need({ kind: "roll", role: name });
  if (read?.kind === "failed") {
    if (source.kind !== "users" || pinned) return failed(shownRole(role), read.why, read.forGood);
    return rollByLogin(situation, role, undefined);
  }
  if (source.kind === "users" || read?.entries) return rollByLogin(situation, role, read);
  // GitHub itself says who is in it, by id.
  const { people = [], why = "" } = read ?? {};
  return resolved(once(people.map((person) => ({ person, organisation: null, why }))), []);
};

export const stewardRole: RoleName = "steward" as RoleName;
const authorRole = "author" as RoleName;

interface OfDocument {
  /** The steward, and who stands in. */
  readonly stewards: readonly Person[];
  readonly authors: readonly Person[];
}

/** Steward and authors, held to the accounts that the record knows; read only where a role asks for them. */
const peopleOfDocument = (
  situation: Situation,
  roles: readonly RoleName[],
  authors: readonly Person[],
): Answer<OfDocument> => {
  if (!roles.includes(stewardRole) && !roles.includes(authorRole)) return is({ stewards: [], authors });
  const stewards = [situation.state.steward?.person, standsIn(situation.state)].filter((person) => person != null);
  const known = withKnownIds(situation, [...authors, ...stewards]);
  if (known.kind !== "is") return known;
  return is({ stewards: known.value.slice(authors.length), authors: known.value.slice(0, authors.length) });
};

/** Whether the person has one of the roles, `steward` and `author` of the document included. Reads only what it must. */
export const hasAnyRole = (
  situation: Situation,
  person: Person,
  roles: readonly RoleName[],
  authors: readonly Person[],
): Answer<RoleName | null> => {
  const found = peopleOfDocument(situation, roles, authors);
  if (found.kind !== "is") return found;
  const { stewards } = found.value;
  const isPerson = (other: Person): boolean => isSamePerson(person, other);
  const isAuthor = found.value.authors.some(isPerson);
  const toAsk: RoleName[] = [];
  for (const role of roles) {
    if (role === stewardRole) {
      if (stewards.some(isPerson) && !isAuthor) return is(role);
      const { primary, consentVerb } = situation.kind?.steward ?? {};
      if (primary && !consentVerb && !isAuthor) toAsk.push(primary);
    } else if (role === authorRole) {
      if (isAuthor) return is(role);
    } else toAsk.push(role);
  }
  const named: { readonly login: Login }[] = [...stewards];
  const unanswered: Answer<RoleName | null>[] = [];
  for (const role of toAsk) {
    const roll = rollOf(situation, role, false);
    if (roll.kind !== "is") unanswered.push(roll);
    else if (roll.value.people.some(isPerson)) return is(role);
    else named.push(...roll.value.people, ...roll.value.doubts);
  }
  // The login is listed; the account that has it now is not the one that was meant.
  const isAnother = named.some(({ login }) => login === person.login) && !isAuthor;
  return unanswered[0] ?? (isAnother ? refused("another-account", { login: person.login }) : is(null));
};
