/** The refusal of a command that is others' to give; it names them, or says that one has to be found first. */
import type { RoleName } from "../model/names.ts";
import { standsIn } from "../model/stand-in.ts";
import type { State } from "../model/state.ts";
import type { Asked } from "./command-entries.ts";
import { type Answer, refused, type Situation } from "./judgement.ts";

/** Whoever stands in may act as well. */
const stewardsInWords = (state: State): string =>
  [state.steward?.person, standsIn(state)].flatMap((person) => person?.login ?? []).join(" or ");

export const notYours = ({ state, kind }: Situation, { call }: Asked, roles: readonly RoleName[]): Answer<never> => {
  const details = { verb: call.verb, roles: roles.join(","), steward: stewardsInWords(state) };
  if (!roles.some((role) => role === "steward")) return refused("not-in-role", details);
  const { consentVerb, assignVerb } = kind?.steward ?? {};
  if (state.steward || !consentVerb) return refused("not-a-steward", details);
  const asked = state.stewardAsked?.person.login ?? "";
  return refused("not-a-steward", { ...details, consent: consentVerb, assign: assignVerb ?? "", asked });
};
