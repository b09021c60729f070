/** Who shepherds the document, by command: the primary steward appoints a delegate at any time, never an author [D3]. */
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { login } from "../model/names.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { assignmentInTurn, authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole } from "./rolls.ts";

const mayAppoint = (situation: Situation, asked: Asked, kind: Kind, authors: readonly Person[]): Answer<null> => {
  const roles = [kind.steward.primary ?? kind.steward.role];
  const role = hasAnyRole(situation, asked.act.by, roles, authors);
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, roles) : is(null);
};

export const judgeAssignment = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const authors = authorsOf(situation, presentReading(situation), kind);
  const allowed = mayAppoint(situation, asked, kind, authors);
  if (allowed.kind !== "is") return allowed;
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
  return is([
    entry(situation.at, causeOf(asked), {
      kind: "steward-assigned",
      person,
      role: kind.steward.role,
      how: "command",
    }),
  ]);
};

/** The next in turn takes over. */
export const judgeUnassignment = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const authors = authorsOf(situation, presentReading(situation), kind);
  const own = state.steward !== null && isSamePerson(state.steward.person, asked.act.by);
  const allowed = own ? is(null) : mayAppoint(situation, asked, kind, authors);
  if (allowed.kind !== "is") return allowed;
  if (!state.steward) return refused("no-steward");
  const next = assignmentInTurn(situation, kind, [...authors, state.steward.person]);
  if (next.kind !== "is") return next;
  const cause = causeOf(asked);
  return is([
    entry(at, cause, { kind: "steward-unassigned", person: state.steward.person }),
    entry(at, cause, next.value),
  ]);
};
