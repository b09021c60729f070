/** Who shepherds the document from now on, with what the record knows of those who could. */
import { chooseSteward } from "../lifecycle/stewards.ts";
import type { Fact } from "../model/entry.ts";
import type { Assignments } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { awayUntilHere } from "./absences.ts";
import { type Answer, is, need, type Situation } from "./judgement.ts";
import { rollOf } from "./rolls.ts";

/** How many other documents they shepherd that wait for a decision. */
export const loadOf = ({ open }: Assignments, { policy }: Situation, person: Person): number =>
  open.filter(
    (one) =>
      isSamePerson(one.person, person) &&
      policy.kinds.get(one.kind)?.statuses.find(({ name }) => name === one.status)?.gate === "waiting",
  ).length;

/** `authors` are those who may not be steward; `path` is the document's. */
export const assignmentInTurn = (
  situation: Situation,
  kind: Kind,
  authors: readonly Person[],
  path: string | null,
): Answer<Fact> => {
  const { policy, facts } = situation;
  if (kind.steward.consentVerb) return is({ kind: "steward-missing", why: "to-be-found" });
  const role = policy.roles.get(kind.steward.role);
  const inTurn = role ? rollOf(situation, role.name, false) : null;
  const primary = kind.steward.primary ? rollOf(situation, kind.steward.primary, false) : null;
  for (const roll of [inTurn, primary]) {
    if (roll && (roll.kind === "needs" || roll.kind === "hold")) return roll;
  }
  const { assignments } = facts;
  if (assignments === null) return need({ kind: "assignments" });
  const people = (roll: Answer<{ people: readonly Person[] }> | null): readonly Person[] =>
    roll?.kind === "is" ? roll.value.people : [];
  const choice = chooseSteward({
    inTurn: {
      role: kind.steward.role,
      people: people(inTurn),
      assign: role?.assign ?? "rotation",
      paths: role?.paths ?? [],
    },
    primary: kind.steward.primary ? { role: kind.steward.primary, people: people(primary) } : null,
    authors,
    isAway: (person) => awayUntilHere(situation, person) !== null,
    loadOf: (person) => loadOf(assignments, situation, person),
    lastAssigned: assignments.last,
    path,
  });
  if (!("missing" in choice) && choice.person.id === null) {
    // Listed by login: the account that it means is asked for, so that the office is held by that account.
    const pinned = rollOf(situation, choice.role, true);
    if (pinned.kind === "needs" || pinned.kind === "hold") return pinned;
  }
  return is(
    "missing" in choice ? { kind: "steward-missing", why: choice.missing } : { kind: "steward-assigned", ...choice },
  );
};
