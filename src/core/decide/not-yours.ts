/** The refusal of a command that is others' to give; it names them. */
import type { RoleName } from "../model/names.ts";
import type { Asked } from "./command-entries.ts";
import { type Answer, refused, type Situation } from "./judgement.ts";

export const notYours = ({ state }: Situation, { call }: Asked, roles: readonly RoleName[]): Answer<never> => {
  const details = { verb: call.verb, roles: roles.join(","), steward: state.steward?.person.login ?? "" };
  return roles.some((role) => role === "steward") ? refused("not-a-steward", details) : refused("not-in-role", details);
};
