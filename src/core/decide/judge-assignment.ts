/**
 * Who shepherds the document, by command: the primary steward appoints a delegate at any
 * time, whoever shepherds it hands it over; never to an author [D3], nor to somebody away.
 * Where that needs consent, whoever is named is asked, and who names themself has agreed [O3].
 */
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { login, type RoleName } from "../model/names.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { awayUntilHere } from "./absences.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, need, presentReading, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole, rollOf } from "./rolls.ts";
import { assignmentInTurn, loadOf } from "./steward-assignment.ts";
import { stewardWrites } from "./steward-writes.ts";

/** Who names a steward. */
export const appointersOf = ({ steward }: Kind): readonly RoleName[] =>
  steward.assignedBy ?? [steward.primary ?? steward.role];

const mayAppoint = (situation: Situation, asked: Asked, kind: Kind, authors: readonly Person[]): Answer<null> => {
  const roles = appointersOf(kind);
  const role = hasAnyRole(situation, asked.act.by, roles, authors);
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, roles) : is(null);
};

/** Whoever shepherds it now hands it over to others of the role; the primary steward names anybody. */
const mayBeNamed = (situation: Situation, kind: Kind, person: Person): Answer<null> => {
  const { role, primary } = kind.steward;
  const rolls = [role, ...(primary ? [primary] : [])].map((name) => rollOf(situation, name, false));
  for (const roll of rolls)
    if (roll.kind === "is" && roll.value.people.some((one) => isSamePerson(one, person))) return is(null);
  for (const roll of rolls) if (roll.kind !== "is") return roll;
  return refused("not-listed", { login: person.login, role, roles: primary ?? role });
};

const isSteward = ({ state }: Situation, { act }: Asked): boolean =>
  state.steward !== null && isSamePerson(state.steward.person, act.by);

export const judgeAssignment = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const authors = authorsOf(situation, presentReading(situation), kind);
  const allowed = mayAppoint(situation, asked, kind, authors);
  const handsOver = allowed.kind === "refused" && !kind.steward.consentVerb && isSteward(situation, asked);
  if (allowed.kind !== "is" && !handsOver) return allowed;
  const [word, extra] = asked.call.words;
  if (!word || !/^@?[a-z\d](?:[a-z\d-]{0,38})$/i.test(word)) {
    return refused("person-missing", { verb: asked.call.verb, word: word ?? "" });
  }
  if (extra !== undefined) return refused("unexpected-word", { verb: asked.call.verb, word: extra });
  const person: Person = { login: login(word), id: null };
  if (authors.some((author) => isSamePerson(author, person))) return refused("is-author", { login: person.login });
  if (situation.state.steward && isSamePerson(situation.state.steward.person, person)) {
    return refused("already-steward", { login: person.login });
  }
  const named = handsOver ? mayBeNamed(situation, kind, person) : is(null);
  if (named.kind !== "is") return named;
  const { assignments } = situation.facts;
  if (assignments === null) return need({ kind: "assignments" });
  const away = awayUntilHere(situation, person);
  if (away) return refused("person-away", { login: person.login, ends: away });
  const cause = causeOf(asked);
  const { role, consentVerb } = kind.steward;
  const load = loadOf(assignments, situation, person);
  const writes = stewardWrites(situation, kind, person.login);
  if (!consentVerb) {
    return is([
      entry(situation.at, cause, { kind: "steward-assigned", person, role, how: "command", load, ...writes }),
    ]);
  }
  if (isSamePerson(asked.act.by, person)) {
    const consenting = { person: asked.act.by, role, how: "consent", load, ...writes } as const;
    return is([entry(situation.at, cause, { kind: "steward-assigned", ...consenting })]);
  }
  return situation.state.stewardAsked && isSamePerson(situation.state.stewardAsked.person, person)
    ? refused("steward-asked-already", { login: person.login, consent: consentVerb })
    : is([entry(situation.at, cause, { kind: "steward-asked", person, role })]);
};

/** The next in turn takes over; where consent is needed, one is to be found again. Whoever was asked, and nobody else first, is let off. */
export const judgeUnassignment = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const authors = authorsOf(situation, presentReading(situation), kind);
  const { stewardAsked } = state;
  const own = isSteward(situation, asked);
  const declines = stewardAsked !== null && isSamePerson(stewardAsked.person, asked.act.by);
  const allowed = own || declines ? is(null) : mayAppoint(situation, asked, kind, authors);
  if (allowed.kind !== "is") return allowed;
  if (stewardAsked && (declines || !own)) {
    return is([entry(at, causeOf(asked), { kind: "steward-ask-ended", person: stewardAsked.person })]);
  }
  if (!state.steward) return refused("no-steward");
  const path = state.document?.path ?? null;
  const next = assignmentInTurn(situation, kind, [...authors, state.steward.person], path);
  if (next.kind !== "is") return next;
  const cause = causeOf(asked);
  const successor = next.value.kind === "steward-assigned" ? next.value.person.login : null;
  const writes = stewardWrites(situation, kind, successor);
  return is([
    entry(at, cause, { kind: "steward-unassigned", person: state.steward.person, ...writes }),
    entry(at, cause, next.value),
  ]);
};
