/** Labels of the repository, labels and assignees of a thread. */
import { isOrganisationMember, labelByName, mayAtLeast } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { Label, Thread } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { accountShape } from "../shapes/accounts.ts";
import { labelShape } from "../shapes/threads.ts";
import { invalid, Refused } from "./refused.ts";
import { note, tell, tellThread } from "./telling.ts";

export function createLabel(
  world: World,
  actor: Actor,
  input: { readonly name: string; readonly color?: string; readonly description?: string | null },
): Label {
  checkLabel(input);
  if (labelByName(world.present, input.name) !== null) {
    throw invalid("Label", "name", "already_exists");
  }
  const id = world.nextId("label");
  const label: Label = {
    id,
    nodeId: nodeId("Label", id),
    name: input.name,
    color: input.color ?? "ededed",
    description: input.description ?? null,
  };
  world.present.labels.set(id, label);
  world.changed();
  tell(world, actor, "label", "created", { label: labelShape(world, label) });
  return label;
}

export function updateLabel(
  world: World,
  actor: Actor,
  label: Label,
  input: { readonly name?: string; readonly color?: string; readonly description?: string | null },
): void {
  checkLabel(input);
  const other = input.name === undefined ? null : labelByName(world.present, input.name);
  if (other !== null && other !== label) {
    throw invalid("Label", "name", "already_exists");
  }
  const changes = {
    ...(input.name === undefined || input.name === label.name ? {} : { name: { from: label.name } }),
    ...(input.color === undefined || input.color === label.color ? {} : { color: { from: label.color } }),
    ...(input.description === undefined || input.description === label.description
      ? {}
      : { description: { from: label.description ?? "" } }),
  };
  label.name = input.name ?? label.name;
  label.color = input.color ?? label.color;
  label.description = input.description === undefined ? label.description : input.description;
  world.changed();
  tell(world, actor, "label", "edited", { label: labelShape(world, label), changes });
}

function checkLabel(input: { readonly name?: string; readonly color?: string; readonly description?: string | null }) {
  if (input.name !== undefined && (input.name.trim() === "" || [...input.name].length > 50)) {
    throw invalid("Label", "name", input.name.trim() === "" ? "missing_field" : "invalid");
  }
  if (input.color !== undefined && !/^[0-9a-fA-F]{6}$/.test(input.color)) {
    throw invalid("Label", "color", "invalid");
  }
  // https://docs.github.com/en/rest/issues/labels#create-a-label ("must be 100 characters or fewer")
  if ([...(input.description ?? "")].length > 100) {
    throw invalid("Label", "description", "custom", "description is too long (maximum is 100 characters)");
  }
}

/**
 * A label that the repository has not is made on the way (so REST does it; on the page nobody can).
 * One that is there already cannot be added again: no event, no webhook.
 */
export function addLabels(world: World, actor: Actor, thread: Thread, names: readonly string[]): void {
  for (const name of names) {
    const label = labelByName(world.present, name) ?? createLabel(world, actor, { name });
    if (thread.labelIds.includes(label.id)) {
      continue;
    }
    // https://docs.github.com/en/rest/issues/labels: at most 100 labels on an issue.
    if (thread.labelIds.length >= 100) {
      throw invalid("Issue", "labels", "custom", "an issue can have at most 100 labels");
    }
    thread.labelIds.push(label.id);
    note(world, thread, actor, {
      kind: "labeled",
      labelId: label.id,
      labelName: label.name,
      labelColor: label.color,
    });
    tellThread(world, actor, thread, "labeled", { label: labelShape(world, label) });
  }
}

/** Taking off what is not there is a 404, as on GitHub: two actors can race. */
export function removeLabel(world: World, actor: Actor, thread: Thread, name: string): void {
  const label = labelByName(world.present, name);
  if (label === null || !thread.labelIds.includes(label.id)) {
    throw new Refused(404, "Label does not exist");
  }
  thread.labelIds = thread.labelIds.filter((id) => id !== label.id);
  note(world, thread, actor, {
    kind: "unlabeled",
    labelId: label.id,
    labelName: label.name,
    labelColor: label.color,
  });
  tellThread(world, actor, thread, "unlabeled", { label: labelShape(world, label) });
}

/** A label deleted from the repository leaves every thread; GitHub tells `label.deleted` alone. */
export function deleteLabel(world: World, actor: Actor, label: Label): void {
  for (const thread of world.present.threads.values()) {
    thread.labelIds = thread.labelIds.filter((id) => id !== label.id);
  }
  world.present.labels.delete(label.id);
  world.changed();
  tell(world, actor, "label", "deleted", { label: labelShape(world, label) });
}

/**
 * Who cannot be assigned is dropped without a word: "Only users with push access can set assignees... Assignees are
 * silently dropped otherwise", https://docs.github.com/en/rest/issues/issues#update-an-issue. Assignable are who has a
 * permission on the repository beyond reading, who is a member of its organisation, who opened or commented.
 */
export function assign(world: World, actor: Actor, thread: Thread, accountIds: readonly number[]): void {
  for (const id of accountIds) {
    // At most ten: https://docs.github.com/en/rest/issues/assignees#add-assignees-to-an-issue
    if (thread.assigneeIds.includes(id) || thread.assigneeIds.length >= 10 || !mayBeAssigned(world, thread, id)) {
      continue;
    }
    thread.assigneeIds.push(id);
    note(world, thread, actor, { kind: "assigned", assigneeId: id });
    tellThread(world, actor, thread, "assigned", { assignee: accountShape(world, id) });
  }
}

function mayBeAssigned(world: World, thread: Thread, accountId: number): boolean {
  const account = world.account(accountId);
  return (
    account.kind === "User" &&
    !account.deleted &&
    (mayAtLeast(world.repository, accountId, "triage") ||
      isOrganisationMember(world, world.repository.ownerId, accountId) ||
      world.repository.permissions.get(accountId) === "read" ||
      thread.authorId === accountId ||
      thread.comments.some((comment) => comment.authorId === accountId))
  );
}

export function unassign(world: World, actor: Actor, thread: Thread, accountIds: readonly number[]): void {
  for (const id of accountIds) {
    if (thread.assigneeIds.includes(id)) {
      thread.assigneeIds = thread.assigneeIds.filter((assignee) => assignee !== id);
      note(world, thread, actor, { kind: "unassigned", assigneeId: id });
      tellThread(world, actor, thread, "unassigned", { assignee: accountShape(world, id) });
    }
  }
}
