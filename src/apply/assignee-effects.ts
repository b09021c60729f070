import type { Handler } from "./handler.ts";

/** GitHub drops people without access silently: that is a refusal to be shown, not to be repeated. */
export const addAssignees: Handler<"add-assignees"> = async ({ writer, place, thread }, { assignees }) => {
  const kept = await writer.addAssignees(place, thread, assignees);
  const dropped = assignees.filter((login) => !kept.includes(login));
  return {
    expect: [],
    ...(dropped.length > 0
      ? { refused: `GitHub did not take ${dropped.join(", ")} as assignee: no access to the repository.` }
      : {}),
  };
};

export const removeAssignees: Handler<"remove-assignees"> = async ({ writer, place, thread }, { assignees }) => {
  await writer.removeAssignees(place, thread, assignees);
  return { expect: [] };
};
