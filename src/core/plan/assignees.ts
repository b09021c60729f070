/** The steward is the assignee; stewards of before are taken off, other assignees are people's own business. */
import type { Effect } from "../model/effect.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";

export const planAssignees = (state: State, seen: Seen): readonly Effect[] => {
  const present = state.steward?.person.login ?? null;
  const former = new Set(
    state.milestones.flatMap(({ what }) => (what.kind === "steward" && what.person ? [what.person.login] : [])),
  );
  const off = seen.assignees.filter((login) => login !== present && former.has(login));
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
  if (present === null || seen.assignees.includes(present)) return remove;
  return [
    ...remove,
    { mode: "state", key: "assignees-on", signature: present, body: { kind: "add-assignees", assignees: [present] } },
  ];
};
