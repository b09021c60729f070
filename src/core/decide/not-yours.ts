/** The refusal of a command that is others' to give; it names them, or says that one has to be found first. */
import type { RoleName } from "../model/names.ts";
import type { Asked } from "./command-entries.ts";
import { type Answer, refused, type Situation } from "./judgement.ts";

export const notYours = ({ state, kind }: Situation, { call }: Asked, roles: readonly RoleName[]): Answer<never> => {
  const details = { verb: call.verb, roles: roles.join(","), steward: state.steward?.person.login ?? "" };
  if (!roles.some((role) => role === "steward")) return refused("not-in-role", details);
  const { consentVerb, assignVerb } = kind?.steward ?? {};
  if (state.steward || !consentVerb) return refused("not-a-steward", details);
  const asked = state.stewardAsked?.person.login ?? "";
  return refused("not-a-steward", { ...details, consent: consentVerb, assign: assignVerb ?? "", asked });
};
