/** What look-ups beside the thread are given, from the parts of a look. */
import type { Policy } from "../core/model/policy.ts";
import type { State } from "../core/model/state.ts";
import type { NeedContext } from "../gather/need-context.ts";
import type { LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import type { SubjectRead } from "./read-subject.ts";

export const needContextOf = (
  dependencies: LookDependencies,
  { subject }: LoadedSubject,
  { place, reading }: SubjectRead,
  policy: Policy,
  state: State,
): NeedContext => ({ ...dependencies, number: state.document?.number ?? null, place, subject, policy, reading });
