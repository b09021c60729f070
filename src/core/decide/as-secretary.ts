/** What only the secretary may ask for: the role that the kind names for corrections and for what happened elsewhere. */
import type { Kind } from "../model/kind.ts";
import type { Asked } from "./command-entries.ts";
import { type Answer, is, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole } from "./rolls.ts";

export const asSecretary = (situation: Situation, asked: Asked, { secretary }: Kind): Answer<null> => {
  if (secretary === null) return refused("no-secretary", { verb: asked.call.verb });
  const source = situation.policy.roles.get(secretary)?.source;
  if (source?.kind === "users" && source.users.length === 0) {
    return refused("no-secretary", { verb: asked.call.verb, role: secretary });
  }
  const role = hasAnyRole(situation, asked.act.by, [secretary], []);
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, [secretary]) : is(null);
};
