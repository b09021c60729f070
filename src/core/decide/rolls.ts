/**
 * Who has a role. People listed in the policy are known at once; teams and
 * permissions are needs. A look-up that fails for the moment stops the fold, one
 * that fails for good refuses the command: an error never makes a roll empty or wider.
 */
import type { RoleName } from "../model/names.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { type Answer, is, need, refused, type Situation } from "./judgement.ts";

export interface ResolvedRoll {
  readonly people: readonly Person[];
  readonly why: string;
}

const failed = (role: RoleName, why: string, forGood: boolean): Answer<never> =>
  forGood
    ? refused("role-unreadable", { role, why })
    : {
        kind: "hold",
        hold: { code: "look-up-failed", why: `The role ${role} could not be read: ${why}`, until: null },
      };

/** `pinned` asks for user ids as well, so that seats are bound to accounts and not to names. */
export const rollOf = ({ policy, facts }: Situation, name: RoleName, pinned: boolean): Answer<ResolvedRoll> => {
  const role = policy.roles.get(name);
  if (!role) return refused("role-unknown", { role: name });
  const read = facts.rolls.get(name);
  if (read?.kind === "roll") return is(read);
  if (role.source.kind === "users" && !pinned) {
    return is({ people: role.source.users.map((user) => ({ login: user, id: null })), why: `listed under ${name}` });
  }
  if (read?.kind === "failed") return failed(name, read.why, read.forGood);
  return need({ kind: "roll", role: name });
};

export const stewardRole: RoleName = "steward" as RoleName;
const authorRole = "author" as RoleName;

/** Whether the person has one of the roles, `steward` and `author` of the document included. Reads only what it must. */
export const hasAnyRole = (
  situation: Situation,
  person: Person,
  roles: readonly RoleName[],
  authors: readonly Person[],
): Answer<RoleName | null> => {
  const { state, kind } = situation;
  const isPerson = (other: Person): boolean => isSamePerson(person, other);
  const toAsk: RoleName[] = [];
  for (const role of roles) {
    if (role === stewardRole) {
      if (state.steward && isPerson(state.steward.person) && !authors.some(isPerson)) return is(role);
      if (kind?.steward.primary && !authors.some(isPerson)) toAsk.push(kind.steward.primary);
    } else if (role === authorRole) {
      if (authors.some(isPerson)) return is(role);
    } else toAsk.push(role);
  }
  const unanswered: Answer<RoleName | null>[] = [];
  for (const role of toAsk) {
    const roll = rollOf(situation, role, false);
    if (roll.kind !== "is") unanswered.push(roll);
    else if (roll.value.people.some(isPerson)) return is(role);
  }
  return unanswered[0] ?? is(null);
};
