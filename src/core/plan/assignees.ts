/** The steward is the assignee, and who stands in; those of before are taken off, other assignees are people's own business. */
import type { Effect } from "../model/effect.ts";
import type { Seen } from "../model/seen.ts";
import { standsIn } from "../model/stand-in.ts";
import type { Milestone, State } from "../model/state.ts";

const shepherdNamed = ({ what }: Milestone): readonly string[] =>
  (what.kind === "steward" || what.kind === "stand-in") && what.person ? [what.person.login] : [];

export const planAssignees = (state: State, seen: Seen): readonly Effect[] => {
  const present = [state.steward?.person, standsIn(state)].flatMap((person) => person?.login ?? []);
  const former = new Set(state.milestones.flatMap(shepherdNamed));
  const off = seen.assignees.filter((login) => !present.includes(login) && former.has(login));
  const on = present.filter((login) => !seen.assignees.includes(login));
  const remove: readonly Effect[] =
    off.length === 0
      ? []
      : [
          {
            mode: "state",
            key: "assignees-off",
            signature: off.join(","),
            body: { kind: "remove-assignees", assignees: off },
          },
        ];
  if (on.length === 0) return remove;
  return [
    ...remove,
    { mode: "state", key: "assignees-on", signature: on.join(","), body: { kind: "add-assignees", assignees: on } },
  ];
};
