/**
 * Who shepherds a document from its opening on [D3]. Never its opener or a listed author,
 * and nobody who is away. Of the others, by the way that the policy names: whoever was
 * assigned longest ago (never assigned first, then in listed order); whoever has the fewest
 * open documents; or whom the first pattern that fits its path names. Equals take turns.
 * Where nobody is left: the primary steward.
 */
import picomatch from "picomatch";
import type { Instant, Login, RoleName } from "../model/names.ts";
import type { PathOwners, Role } from "../model/policy.ts";
import { isSamePerson, type Person } from "../model/subject.ts";

export interface StewardChoice {
  readonly person: Person;
  readonly role: RoleName;
  readonly how: "turn" | "least-loaded" | "path" | "primary";
  /** Open documents that they had besides this one. */
  readonly load: number;
  /** The pattern that names them. */
  readonly files?: string;
}

export interface Candidates {
  readonly role: RoleName;
  readonly people: readonly Person[];
}

export interface StewardQuestion {
  readonly inTurn: Candidates & { readonly assign: Role["assign"]; readonly paths: readonly PathOwners[] };
  readonly primary: Candidates | null;
  /** Those who may not be steward, whoever else can be. */
  readonly authors: readonly Person[];
  readonly isAway: (person: Person) => boolean;
  readonly loadOf: (person: Person) => number;
  readonly lastAssigned: ReadonlyMap<Login, Instant>;
  /** Of the document; null: not known. */
  readonly path: string | null;
}

export interface NoSteward {
  /** Somebody could be it who is away now, or nobody at all. */
  readonly missing: "everybody-away" | "nobody-eligible";
}

const inTurnOrder = (
  people: readonly Person[],
  { lastAssigned, loadOf }: StewardQuestion,
  byLoad: boolean,
): readonly Person[] =>
  people
    .map((person, place) => ({
      person,
      place,
      last: lastAssigned.get(person.login) ?? "",
      load: byLoad ? loadOf(person) : 0,
    }))
    .sort(
      (one, other) =>
        one.load - other.load || (one.last === other.last ? one.place - other.place : one.last < other.last ? -1 : 1),
    )
    .map(({ person }) => person);

const named = ({ users }: PathOwners, people: readonly Person[]): readonly Person[] =>
  people.filter(({ login }) => users.includes(login));

const byRole = (
  people: readonly Person[],
  question: StewardQuestion,
): Pick<StewardChoice, "person" | "how" | "files"> | null => {
  const { assign, paths } = question.inTurn;
  const { path } = question;
  if (assign === "by-path" && path !== null) {
    const owners = paths.find(({ files }) => picomatch.isMatch(path, files, { dot: true }));
    const [owner] = owners ? inTurnOrder(named(owners, people), question, false) : [];
    if (owners && owner) return { person: owner, how: "path", files: owners.files };
  }
  const byLoad = assign === "least-loaded";
  const [person] = inTurnOrder(people, question, byLoad);
  return person ? { person, how: byLoad ? "least-loaded" : "turn" } : null;
};

export const chooseSteward = (question: StewardQuestion): StewardChoice | NoSteward => {
  const { inTurn, primary, authors, isAway, loadOf } = question;
  const free = ({ people }: Candidates): readonly Person[] =>
    people.filter((person) => !authors.some((author) => isSamePerson(author, person)));
  const here = (candidates: Candidates): readonly Person[] => free(candidates).filter((person) => !isAway(person));
  const found = byRole(here(inTurn), question);
  if (found) return { ...found, role: inTurn.role, load: loadOf(found.person) };
  const [standIn] = primary ? here(primary) : [];
  if (primary && standIn) return { person: standIn, role: primary.role, how: "primary", load: loadOf(standIn) };
  const isSomebodyAway = [inTurn, ...(primary ? [primary] : [])].some((candidates) => free(candidates).length > 0);
  return { missing: isSomebodyAway ? "everybody-away" : "nobody-eligible" };
};
