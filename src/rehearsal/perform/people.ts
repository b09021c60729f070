/** What people do on GitHub, carried out on the stand-in. */
import type { ActionInputs } from "../language/action.ts";
import type { FileValue, FileValues } from "../language/file-value.ts";
import { isOfSlot, slotComments } from "../slots.ts";
import { type Stage, StepImpossible } from "../stage.ts";
import { changedFiles } from "./changed-files.ts";

export interface Performing {
  readonly stage: Stage;
  /** Throws where the step means a thread and none was opened. */
  readonly number: () => number;
}
type Perform<Kind extends keyof ActionInputs> = (performing: Performing, input: ActionInputs[Kind]) => void;

export const open: Perform<"open"> = ({ stage }, input) => {
  const by = stage.person(input.by);
  const files = changedFiles(stage, input.files, by, (path) => stage.sandbox.view.file(path, input.base));
  const { number } = stage.sandbox.people.open({
    by,
    files,
    title:
      input.title ??
      headingOf(files) ??
      titleOf(input.files) ??
      input.message ??
      `Propose ${Object.keys(input.files)[0] ?? "a change"}`,
    ...(input.body !== undefined && { body: input.body }),
    ...(input.branch !== undefined && { branch: input.branch }),
    ...(input.base !== undefined && { base: input.base }),
    ...(input.message !== undefined && { message: input.message }),
    ...(input.fork !== undefined && { fork: input.fork }),
    ...(input.maintainers_may_edit !== undefined && { maintainerCanModify: input.maintainers_may_edit }),
    ...(input.draft !== undefined && { draft: input.draft }),
  });
  remember(stage, number, input.as);
};

export const issue: Perform<"issue"> = ({ stage }, input) => {
  const { number } = stage.sandbox.people.issue({
    by: stage.person(input.by),
    title: input.title,
    ...(input.body !== undefined && { body: input.body }),
  });
  remember(stage, number, input.as);
};

function remember(stage: Stage, number: number, name: string | undefined): void {
  stage.names.latestThread = number;
  if (name !== undefined) stage.names.threads.set(name, number);
}

/** What a text in RST is headed by: its first line, when a line of signs stands below it. */
function headingOf(files: Readonly<Record<string, unknown>>): string | null {
  for (const [path, content] of Object.entries(files)) {
    if (!path.endsWith(".rst") || !content) continue;
    const text = typeof content === "string" ? content : new TextDecoder().decode(content as Uint8Array);
    const heading = /^\s*(\S[^\r\n]*)\r?\n([=#*~^"'+-])\2{2,}\s*\n/.exec(text)?.[1];
    if (heading) return heading.trim();
  }
  return null;
}

/** The title that a template was given, or that a document's header carries. */
function titleOf(files: FileValues): string | null {
  for (const value of Object.values(files)) {
    if (typeof value === "object" && value !== null && "template" in value && typeof value.title === "string") {
      return value.title;
    }
    const written = typeof value === "string" ? /^title:\s*(.+)$/im.exec(value)?.[1]?.trim() : undefined;
    if (written) return written;
  }
  return null;
}

export const push: Perform<"push"> = ({ stage, number }, input) => {
  const thread = number();
  const by = stage.person(input.by);
  const { head } = stage.thread(thread);
  const files: Record<string, FileValue> = {};
  for (const [path, value] of Object.entries(input.files)) files[stage.names.follow(thread, path)] = value;
  const renames: Record<string, string> = {};
  for (const [from, to] of Object.entries(input.renames ?? {})) renames[stage.names.follow(thread, from)] = to;
  stage.sandbox.people.push({
    by,
    number: thread,
    files: changedFiles(stage, files, by, (path) => (head === null ? null : stage.sandbox.view.file(path, head))),
    ...(input.message !== undefined && { message: input.message }),
    ...(input.force !== undefined && { force: input.force }),
    ...(input.merge_base !== undefined && { mergeBase: input.merge_base }),
    ...(input.renames !== undefined && { renames }),
  });
  for (const [from, to] of Object.entries(renames)) stage.names.addRename(thread, from, to);
};

export const comment: Perform<"comment"> = ({ stage, number }, input) => {
  const thread = number();
  const { id } = stage.sandbox.people.comment({
    by: stage.person(input.by),
    number: thread,
    body: input.body,
    ...(input.via_email !== undefined && { viaEmail: input.via_email }),
    ...(input.via_app !== undefined && { viaApp: input.via_app }),
    ...(input.held_back !== undefined && { heldBack: input.held_back }),
  });
  if (input.as !== undefined) stage.names.comments.set(input.as, { thread, id });
};

/** A comment by the name that `as` gave, one of the App's by its slot, or else the last one of `by`. */
function commentMeant(
  { stage, number }: Performing,
  input: { readonly by?: string | undefined; readonly comment?: string | undefined },
): { readonly id: number; readonly author: string } {
  const named = input.comment === undefined ? undefined : stage.names.comments.get(input.comment);
  const thread = stage.thread(named?.thread ?? number());
  const { comment: slot } = input;
  const found =
    named !== undefined
      ? thread.comments.find((one) => one.id === named.id)
      : slot !== undefined
        ? slotComments(thread, stage.sandbox.app.botLogin).findLast((one) => isOfSlot(one.slot, slot))?.comment
        : thread.comments.findLast((one) => input.by === undefined || one.by.toLowerCase() === input.by.toLowerCase());
  if (found === undefined) {
    const what = slot === undefined ? `a comment of ${input.by ?? "anybody"}` : `the comment "${slot}"`;
    throw new StepImpossible(`#${thread.number} does not have ${what} (any more).`);
  }
  return { id: found.id, author: found.by };
}

function namedComment({ stage }: Performing, name: string): number {
  const named = stage.names.comments.get(name);
  if (named === undefined) throw new StepImpossible(`No comment is named "${name}".`);
  return named.id;
}

export const vanish_comment: Perform<"vanish_comment"> = (performing, input) =>
  performing.stage.sandbox.people.vanishComment({ id: namedComment(performing, input.comment) });

export const restore_comment: Perform<"restore_comment"> = (performing, input) =>
  performing.stage.sandbox.people.restoreComment({ id: namedComment(performing, input.comment) });

export const edit_comment: Perform<"edit_comment"> = (performing, input) => {
  const { id, author } = commentMeant(performing, input);
  const by = input.by === undefined ? author : performing.stage.person(input.by);
  performing.stage.sandbox.people.editComment({ by, id, body: input.body });
};

export const delete_comment: Perform<"delete_comment"> = (performing, input) => {
  const { id, author } = commentMeant(performing, input);
  const by = input.by === undefined ? author : performing.stage.person(input.by);
  performing.stage.sandbox.people.deleteComment({ by, id });
};

export const minimize_comment: Perform<"minimize_comment"> = (performing, input) => {
  const { id } = commentMeant(performing, { comment: input.comment });
  performing.stage.sandbox.people.minimizeComment({ by: performing.stage.person(input.by), id });
};

export const react: Perform<"react"> = (performing, input) => {
  const { id } = commentMeant(performing, { comment: input.comment });
  performing.stage.sandbox.people.react({
    by: performing.stage.person(input.by),
    commentId: id,
    content: input.content,
  });
};

export const unreact: Perform<"unreact"> = (performing, input) => {
  const { id } = commentMeant(performing, { comment: input.comment });
  performing.stage.sandbox.people.unreact({
    by: performing.stage.person(input.by),
    commentId: id,
    content: input.content,
  });
};

export const review: Perform<"review"> = ({ stage, number }, input) => {
  const thread = number();
  const { id } = stage.sandbox.people.review({
    by: stage.person(input.by),
    number: thread,
    verdict: input.verdict,
    ...(input.body !== undefined && { body: input.body }),
  });
  const made = { thread, by: input.by.toLowerCase(), id };
  stage.names.allReviews.push(made);
  if (input.as !== undefined) stage.names.reviews.set(input.as, made);
};

export const dismiss_review: Perform<"dismiss_review"> = ({ stage, number }, input) => {
  const of = input.of?.toLowerCase();
  const named = input.review === undefined ? undefined : stage.names.reviews.get(input.review);
  const thread = named?.thread ?? number();
  const meant =
    named ?? stage.names.allReviews.findLast((made) => made.thread === thread && (of === undefined || made.by === of));
  if (meant === undefined) throw new StepImpossible(`#${thread} has no review${of ? ` of ${of}` : ""} to dismiss.`);
  stage.sandbox.people.dismissReview({
    by: stage.person(input.by),
    id: meant.id,
    ...(input.message !== undefined && { message: input.message }),
  });
};

export const label: Perform<"label"> = ({ stage, number }, input) => {
  const by = stage.person(input.by);
  for (const name of input.remove ?? []) stage.sandbox.people.unlabel({ by, number: number(), remove: name });
  for (const name of input.add ?? []) stage.sandbox.people.label({ by, number: number(), add: name });
};

export const unlabel: Perform<"unlabel"> = ({ stage, number }, input) => {
  const by = stage.person(input.by);
  for (const name of input.remove) stage.sandbox.people.unlabel({ by, number: number(), remove: name });
};

export const assign: Perform<"assign"> = ({ stage, number }, input) => {
  stage.sandbox.people.assign({
    by: stage.person(input.by),
    number: number(),
    ...(input.add !== undefined && { add: input.add.map((login) => stage.person(login)) }),
    ...(input.remove !== undefined && { remove: input.remove.map((login) => stage.person(login)) }),
  });
};

export const close: Perform<"close"> = ({ stage, number }, input) =>
  stage.sandbox.people.close({ by: stage.person(input.by), number: number() });

export const reopen: Perform<"reopen"> = ({ stage, number }, input) =>
  stage.sandbox.people.reopen({ by: stage.person(input.by), number: number() });

export const edit_description: Perform<"edit_description"> = ({ stage, number }, input) =>
  stage.sandbox.people.editDescription({ by: stage.person(input.by), number: number(), body: input.body });

export const retarget: Perform<"retarget"> = ({ stage, number }, input) =>
  stage.sandbox.people.retarget({ by: stage.person(input.by), number: number(), base: input.base });

export const convert_to_draft: Perform<"convert_to_draft"> = ({ stage, number }, input) =>
  stage.sandbox.people.setDraft({ by: stage.person(input.by), number: number(), draft: true });

export const ready_for_review: Perform<"ready_for_review"> = ({ stage, number }, input) =>
  stage.sandbox.people.setDraft({ by: stage.person(input.by), number: number(), draft: false });

export const enqueue: Perform<"enqueue"> = ({ stage, number }, input) =>
  stage.sandbox.people.enqueue({ by: stage.person(input.by), number: number() });

export const dequeue: Perform<"dequeue"> = ({ stage, number }, input) =>
  stage.sandbox.people.dequeue({ by: stage.person(input.by), number: number() });

export const lock: Perform<"lock"> = ({ stage, number }, input) =>
  stage.sandbox.people.lock({ by: stage.person(input.by), number: number(), locked: true });

export const unlock: Perform<"unlock"> = ({ stage, number }, input) =>
  stage.sandbox.people.lock({ by: stage.person(input.by), number: number(), locked: false });

export const delete_branch: Perform<"delete_branch"> = ({ stage, number }, input) => {
  const branch = input.branch ?? stage.thread(number()).headBranch;
  if (branch === null) throw new StepImpossible(`#${number()} has no head branch any more.`);
  stage.sandbox.people.deleteBranch({ by: stage.person(input.by), branch });
};

export const merge: Perform<"merge"> = ({ stage, number }, input) => {
  stage.sandbox.people.merge({
    by: stage.person(input.by),
    number: number(),
    ...(input.method !== undefined && { method: input.method }),
  });
};

export const rerequest_check: Perform<"rerequest_check"> = ({ stage, number }, input) => {
  const run = stage.thread(number()).checks.find(({ name }) => name === input.check);
  if (run === undefined) throw new StepImpossible(`#${number()} has no check ${input.check}.`);
  stage.sandbox.people.rerequestCheck({ by: stage.person(input.by), id: run.id });
};
