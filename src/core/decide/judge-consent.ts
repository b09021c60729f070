/**
 * Whoever was named as steward agrees, and is it from then on [O3]. Authors are never
 * it: who became one since is refused like who was one.
 */
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { isSamePerson } from "../model/subject.ts";
import { isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { withKnownIds } from "./identities.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { stewardWrites } from "./steward-writes.ts";

export const judgeConsent = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const { by } = asked.act;
  const whole = isWhole(asked, "optional");
  if (whole.kind !== "is") return whole;
  if (state.steward && isSamePerson(state.steward.person, by)) return refused("already-steward", { login: by.login });
  const authors = authorsOf(situation, presentReading(situation), kind);
  const named = state.stewardAsked ? [state.stewardAsked.person] : [];
  const known = withKnownIds(situation, [...authors, ...named]);
  if (known.kind !== "is") return known;
  const person = known.value[authors.length];
  if (!person || !isSamePerson(person, by)) {
    if (person?.login === by.login) return refused("another-account", { login: by.login });
    return refused("not-asked", { assign: kind.steward.assignVerb ?? "", asked: person?.login ?? "" });
  }
  if (known.value.slice(0, authors.length).some((author) => isSamePerson(author, by))) {
    return refused("is-author", { login: by.login });
  }
  const { role } = kind.steward;
  const writes = stewardWrites(situation, kind, by.login);
  return is([entry(at, causeOf(asked), { kind: "steward-assigned", person: by, role, how: "consent", ...writes })]);
};
